"""A movement of department A in which dossiers are made, for tests of dossiers and what follows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.world import World
from thidua.core.checklists import LETTER
from thidua.core.facts import tables
from thidua.evidence import facts
from thidua.movements.models import Movement, Round
from thidua.nominations.actions import dossier, office, papers, report
from thidua.nominations.models import Nomination
from thidua.people.models import User
from thidua.records.actions.files import attach, keep

WORDS = "Phòng đã rút ngắn thời gian giải quyết hồ sơ một cửa từ mười ngày xuống còn bảy ngày làm việc."


@dataclass
class Desk:
    """The desk of department A: its movement by the plan of Hà Nam, round 2024."""

    world: World
    movement: Movement

    @property
    def round(self) -> Round:
        """The round 2024."""
        return self.movement.rounds.get(name="2024")

    def user(self, name: str) -> User:
        """An account, fresh from the table."""
        return User.objects.get(username=name)

    def start(
        self,
        person: str | None = "a1",
        by: str = "a1-clerk",
        award: str = "gk-so",
        unit: str = "A1",
        *,
        kind: str = "",
    ) -> Nomination:
        """A draft for a person of A1, or for the unit itself."""
        someone = self.world.people[person] if person else None
        who = kind or ("individual" if someone else "collective")
        home = someone.unit if someone else self.world.units[unit]
        nominated_by = self.world.units[unit]
        new = dossier.New(self.round, f"{award}.{who}", nominated_by, home, someone)
        return dossier.start(new, by=self.user(by))

    def beside(self, person: str, by: str = "a1-clerk") -> Nomination:
        """A draft for somebody in another movement of the agency that runs in the same time."""
        other = self.world.movement(self.movement.plan, "2024")
        someone = self.world.people[person]
        round_ = other.rounds.get(name="2024")
        new = dossier.New(round_, "gk-so.individual", self.world.units["A1"], someone.unit, someone)
        return dossier.start(new, by=self.user(by))

    def fill(self, nomination: Nomination, by: str = "a1-clerk", results: str = WORDS) -> Nomination:
        """Everything that the checklist asks for."""
        nomination.sections.exclude(key="results").update(text=f"Nội dung của {nomination.code}.")
        row = nomination.sections.get(key="results")
        report.save_section(row, results, row.version, by=self.user(by))
        letter = nomination.papers.filter(paper=LETTER).first()
        if letter:
            papers.compose(letter, by=self.user(by))
        return nomination

    def sent(self, person: str | None = "a1", by: str = "a1-clerk", **more: str) -> Nomination:
        """A dossier that has been sent."""
        unit = more.pop("unit", "A1")
        return dossier.submit(self.fill(self.start(person, by, unit=unit), by, **more), by=self.user(by))

    def accepted(self, person: str | None = "a1", by: str = "a1-clerk", **more: str) -> Nomination:
        """A dossier that the office has taken in."""
        return office.accept(self.sent(person, by, **more), by=self.user("a-office"))

    def prove(self, person: str) -> None:
        """The facts by which a person meets every criterion that the rules read."""
        someone = self.world.people[person]
        unit, by = someone.unit, self.user("a-office")
        about = {"unit": unit, "person": someone, "by": by}
        facts.put(
            tables.Initiative(
                initiative_id=f"SK-{person}",
                owner=someone.key,
                level="base",
                topic="admin_reform",
                recognised_on=date(2024, 6, 1),
                decision="15/QĐ-M",
            ),
            **about,
        )
        decided = {"year": 2024, "class_": "good", "decision": "20/QĐ-M", "decided_on": date(2024, 10, 1)}
        facts.put(tables.Rating(subject=someone.key, **decided), **about)
        served = {"period": "2024", "handled": 9, "late": 0, "pending_late": 0, "as_at": date(2024, 10, 1)}
        facts.put(tables.Service(subject=unit.key, **served), unit=unit, person=None, by=by)

    def hang(
        self, nomination: Nomination, paper: str, content: bytes, by: str = "a1-clerk", name: str = "mau.pdf"
    ) -> None:
        """Hang a file on a line of the checklist."""
        file = keep(SimpleUploadedFile(name, content), by=self.user(by))
        attach(file, nomination.papers.get(paper=paper), by=self.user(by))


def desk(world: World) -> Desk:
    """The desk, with its movement opened."""
    return Desk(world, world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024"))
