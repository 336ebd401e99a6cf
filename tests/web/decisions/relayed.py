"""Department A below the province, by the plans of An Giang: A proposes, P decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.web.world import World
from thidua.clock import now
from thidua.core.facts import acts, tables
from thidua.decisions import actions
from thidua.decisions.models import Package
from thidua.decisions.queries.above import Way, way_up
from thidua.evidence.facts import put
from thidua.evidence.models import Fact
from thidua.evidence.resting import rest_on, rests_of
from thidua.movements.models import Movement
from thidua.nominations.actions.creating import create
from thidua.nominations.models import Nomination, ReportSection
from thidua.people.models import User
from thidua.records.actions import open_series

BELOW = "an-giang-so-tu-phap-2023"
ABOVE = "an-giang-ubnd-tinh-2022"
MARKS_BELOW = ("II.1", "II.2", "II.3", "II.4", "III.2-2")
MARKS_ABOVE = ("noi-dung.1", "noi-dung.2")


@dataclass
class Relay:
    """Both movements, and one nomination of A that is ready."""

    world: World
    lower: Movement
    above: Movement
    below: Nomination

    def user(self, name: str) -> Any:
        """An account, fresh from the table."""
        return User.objects.get(username=name)

    def ready(self, person: str) -> Nomination:
        """An appraised nomination of a person of A."""
        return ready(self.world, self.lower, person)

    def sent(self, *nominations: Nomination, to: Way | None = None) -> Package:
        """A package on its way."""
        round_ = self.lower.rounds.get()
        rows = [Nomination.objects.get(pk=n.pk) for n in nominations or (self.below,)]
        return actions.send_up(round_, "bk", rows, to or way_up(round_, "bk"), by=self.user("a-office"))

    def initiative(self) -> Fact:
        """A recognised initiative on which the nomination rests below."""
        someone = self.below.person
        told = tables.Initiative(
            initiative_id="SK-MAU", owner=someone.key, level="base", recognised_on=date(2024, 11, 1)
        )
        made = put(told, unit=someone.unit, person=someone, by=self.user("a-office"))
        rest_on(self.below, [*rests_of(self.below), made.ident])
        return made

    def appraised_above(self, nomination: Nomination) -> None:
        """The province finds the standard met."""
        who = nomination.candidate
        attest(self.world, nomination, ABOVE, MARKS_ABOVE)
        result = tables.IndexResult(
            unit_id="A", index="province_scorecard", year=2024, class_="fair", score=None,
            published_on=date(2024, 12, 30),
        )  # fmt: skip
        put(result, unit=self.world.units["A"], person=None, by=self.user("p-office"))
        assert who == nomination.candidate
        Nomination.objects.filter(pk=nomination.pk).update(state="appraised")


def attest(world: World, nomination: Nomination, plan: str, marks: tuple[str, ...]) -> None:
    """Attestations by which a nomination meets what people must say."""
    for mark in marks:
        row = acts.Attestation(
            candidate=nomination.candidate, plan=plan, mark=mark, round="2024", answer="met",
            by="Cá nhân mẫu 22", on=date(2024, 12, 20),
        )  # fmt: skip
        put(row, unit=nomination.unit, person=nomination.person, by=world.users["a-office"])


def ready(world: World, movement: Movement, person: str) -> Nomination:
    """An appraised nomination with a written report."""
    someone = world.people[person]
    made = create(
        agency=world.units["A"], movement=movement, round=movement.rounds.get(), award="bk.individual.annual",
        unit=someone.unit, person=someone, nominated_by=someone.unit, holder=world.units["A"], held_since=now(),
        plan=movement.plan, state="appraised", submitted_on=date(2025, 1, 2), answer=3,
        made_by=world.users["a1-clerk"], made_at=now(),
    )  # fmt: skip
    ReportSection.objects.create(
        nomination=made, key="results", text="Kết quả mẫu.", saved_at=now(), saved_by=world.users["a1-clerk"]
    )
    attest(world, made, BELOW, MARKS_BELOW)
    return made


def relay(world: World) -> Relay:
    """Both movements open, with their books of numbers."""
    above = world.movement(world.plan(ABOVE, "P"), "2024")
    lower = world.movement(world.plan(BELOW, "A"), "2024", parent=above)
    for agency, name, pattern in (
        ("A", "submission", "{n}/TTr-STP"),
        ("P", "decision", "{n}/QĐ-UBND"),
    ):
        admin = world.users[f"{agency.lower()}-agency_admin"]
        open_series(world.units[agency], name, pattern, by=admin, year=2025, first=12)
    return Relay(world, lower, above, ready(world, lower, "a1"))
