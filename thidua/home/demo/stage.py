"""Telling the demo's story: people do what people do on screen, each on their day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from docx import Document

from thidua.appraisals.actions import assigning, comments, opinions, ranking
from thidua.appraisals.queries.criteria import open_of
from thidua.clock import moment, set_to
from thidua.core.calendar import rounds_of
from thidua.core.errors import Refused
from thidua.core.facts import acts
from thidua.core.facts.store import Facts
from thidua.core.quotas.line import Row
from thidua.core.wording import Say
from thidua.decisions.queries import standing_of
from thidua.home.demo.province import PLANS, Sample
from thidua.home.demo.words import claim
from thidua.movements.actions import plans
from thidua.movements.actions.movements import NewMovement, open_movement
from thidua.movements.actions.running import NewEvent, NewPlaces, receive_places, record_event
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement, Round
from thidua.nominations.actions import dossier, office, papers, report
from thidua.nominations.models import Nomination
from thidua.nominations.queries.papers import checklist
from thidua.people.models import Appointment, Person, Unit, User
from thidua.records.actions import attach, keep

Tell = Callable[[Say], None]


@dataclass
class Stage:
    """One movement on its way: its sample, its accounts by name, what was opened."""

    sample: Sample
    short: str
    users: dict[str, User]
    facts: Facts
    movement: Movement | None = None

    def user(self, role: str) -> User:
        """The account of a role in this movement's agency, with its rights read anew."""
        return self.of(self.short, role)

    def of(self, short: str, role: str) -> User:
        """The account of a role in another agency of the demo."""
        return User.objects.get(pk=self.users[f"{short}-{role}"].pk)

    def clerk_for(self, unit: Unit) -> User:
        """The clerk who looks after a unit: that of the nearest agency that has one."""
        above = [int(part) for part in unit.path.split("/") if part]
        held = Appointment.objects.filter(
            role="clerk", unit__in=above, unit__is_agency=True, user__demo=True, ended_on=None
        )
        return User.objects.get(pk=held.order_by("-unit__path", "pk").values("user")[:1])

    @property
    def running(self) -> Movement:
        """The movement, once it is open."""
        assert self.movement
        return self.movement

    def round(self, name: str) -> Round:
        """One round of the movement."""
        return Round.objects.select_related("movement__plan").get(movement=self.running, name=name)

    @contextmanager
    def on(self, day: date, hour: int = 9) -> Iterator[None]:
        """The block happens on a day."""
        with set_to(moment(day, hour)):
            yield

    def open(self, day: date, parent: Movement | None = None) -> Movement:
        """The office brings the plan in, publishes it and opens the movement with all its rounds."""
        by, at = self.user("office"), PLANS / self.sample.folder
        source = at / "source.txt"
        texts = plans.Texts(
            (at / "plan.md").read_text("utf-8"),
            (at / "plan.en.yaml").read_text("utf-8"),
            source.read_text("utf-8-sig") if source.exists() else "",
        )
        with self.on(day):
            version = plans.publish(plans.bring(texts, _agency_of(by), by=by), by=by)
            rounds = tuple(r.name for r in rounds_of(plan_of(version)))
            self.movement = open_movement(version, NewMovement(rounds, parent=parent), by=by)
        return self.movement

    def events(self, until: date) -> None:
        """What the sample says has happened, recorded on the day after."""
        for row in self.facts.rows(acts.Event):
            if row.on <= until:
                with self.on(row.on, 15):
                    told = NewEvent(row.event, row.on, row.year, row.issuer or "", row.decision or "")
                    record_event(self.running, told, by=self.user("office"))

    def places(self, until: date) -> None:
        """The places that the level above has given."""
        for row in self.facts.rows(acts.Allotment):
            if row.decided_on and row.decided_on <= until:
                with self.on(row.decided_on, 15):
                    told = NewPlaces(
                        row.award,
                        row.round,
                        row.places,
                        row.decision or "",
                        row.decided_on,
                        None,
                        row.stratum or "",
                    )
                    receive_places(self.running, told, by=self.user("office"))

    def nominate(self, round_: str, until: date, *, most: int = 99) -> list[Nomination]:
        """The nominations of the sample, each prepared and sent on its day."""
        rows = [r for r in self.facts.rows(acts.Nomination) if r.round == round_]
        rows.sort(key=lambda r: (r.submitted_on or date.max, r.candidate))
        found = []
        for row in rows[:most]:
            if row.submitted_on and row.submitted_on <= until and self._is_ours(row.nominated_by):
                with self.on(row.submitted_on), suppress(Refused):
                    found.append(self._sent(round_, row))
        return found

    @transaction.atomic
    def _sent(self, round_: str, row: acts.Nomination) -> Nomination:
        """A dossier prepared and sent; one that the rules refuse leaves nothing behind."""
        made = self.prepare(round_, row.candidate, row.award, row.nominated_by)
        return dossier.submit(made, by=self.clerk_for(made.nominated_by))

    def _is_ours(self, unit: str | None) -> bool:
        return Unit.objects.filter(code=unit or "", path__startswith=self.running.agency.path).exists()

    def prepare(self, round_: str, candidate: str, award: str, nominated_by: str | None) -> Nomination:
        """A whole dossier that is ready to be sent."""
        unit, person = subject(candidate)
        chosen = Unit.objects.get(code=nominated_by) if nominated_by else unit
        by = self.clerk_for(chosen)
        made = dossier.start(dossier.New(self.round(round_), award, chosen, unit, person), by=by)
        who = str(person or unit)
        for section in list(made.sections.all()):
            report.save_section(section, claim(who, section.key), section.version, by=by)
        for line in checklist(made):
            if not line.stops or line.row is None:
                continue
            if line.paper == "submission_letter":
                papers.compose(line.row, by=by)
            else:
                attach(keep(sample_file(line.needed.say.vi), by=by), line.row, by=by, page="1")
        return made

    def rank(self, round_: str, day: date) -> None:
        """The order that the sample says the office has set."""
        cases = {
            n.candidate: n for n in Nomination.objects.filter(round=self.round(round_), state="appraised")
        }
        orders: dict[str, list[tuple[int, Nomination]]] = {}
        for row in self.facts.rows(acts.Ranking):
            if row.round == round_ and row.candidate in cases:
                orders.setdefault(row.award, []).append((row.rank, cases[row.candidate]))
        with self.on(day, 16):
            for award, order in orders.items():
                named = [n for _rank, n in sorted(order, key=lambda pair: pair[0]) if n.award == award]
                if named:
                    ranking.set_order(self.round(round_), award, named, "Thứ tự mẫu.", by=self.user("office"))

    def publish(self, round_: str, cases: Iterable[Nomination], days: tuple[date, date]) -> None:
        """Comment days on the nominations, with one comment that is answered."""
        with self.on(days[0], 7):
            told = comments.Days(*days, "Cổng thông tin, bảng tin cơ quan (mẫu)")
            for award in sorted({n.award for n in cases}):
                period = comments.open_period(self.round(round_), award, told, by=self.user("office"))
        with self.on(days[0], 14):
            named = period.nominations.order_by("pk").first()
            words = comments.Words("Ý kiến mẫu: đề nghị nêu rõ hơn thành tích.", name="Người góp ý mẫu")
            said = comments.comment(period, named, words)
        with self.on(days[1], 16):
            comments.answer(
                said, "Trả lời mẫu: thành tích nêu ở mục 3 của báo cáo.", False, by=self.user("office")
            )

    def waive(self, round_: str, cases: Iterable[Nomination]) -> None:
        """No comment days, with the reason: the names hung on the board of the agency."""
        for award in sorted({n.award for n in cases}):
            reason = "Đã niêm yết tại trụ sở (mẫu)."
            comments.waive(self.round(round_), award, reason, by=self.user("office"))

    def within(self, round_: str, award: str, state: str = "") -> list[Nomination]:
        """The nominations for an award that have a place today."""
        standing = standing_of(self.round(round_))
        mine = [n for n in standing.of(award) if state in ("", n.state)]
        fit = [n for n in mine if standing.why_not(n) is None or _no_quota(standing.row(n))]
        return [n for n in fit if not standing.held(n)]

    def take_in(self, nominations: Iterable[Nomination], day: date) -> None:
        """The office takes the dossiers in and gives them to the appraiser."""
        with self.on(day):
            for nomination in nominations:
                office.accept(nomination, by=self.user("office"))
                assigning.assign(nomination, self.user("appraiser"), None, by=self.user("office"))

    def appraise(self, nominations: Iterable[Nomination], day: date) -> None:
        """The appraiser says of every criterion what the sample's attestations say."""
        said = {(r.candidate, r.mark): r.answer for r in self.facts.rows(acts.Attestation)}
        by = self.user("appraiser")
        with self.on(day):
            for nomination in nominations:
                fresh = Nomination.objects.get(pk=nomination.pk)
                for _turn in range(2):
                    for asked in open_of(fresh):
                        answer = said.get(
                            (fresh.candidate, asked.criterion.name), _otherwise(asked.criterion.answer)
                        )
                        told = opinions.Said(answer, "Theo hồ sơ và số liệu mẫu.")
                        opinions.opine(fresh, asked.criterion.name, told, None, by=by)
                    fresh = Nomination.objects.get(pk=nomination.pk)
                opinions.finish(fresh, by=by)


def _no_quota(row: Row | None) -> bool:
    """Whether only the level above says how many places there are."""
    return row is not None and row.status == "no_quota"


def _otherwise(found: str) -> str:
    return "met" if found == "to_judge" else found


def subject(candidate: str) -> tuple[Unit, Person | None]:
    """The unit of a candidate, and the person where it is one."""
    kind, _, ident = candidate.partition(":")
    if kind == "unit":
        return Unit.objects.select_related("agency").get(code=ident), None
    person = Person.objects.select_related("unit__agency").get(code=ident)
    return person.unit, person


def _agency_of(user: User) -> Unit:
    return Unit.objects.get(pk=user.appointments.get(role="office").unit_id)


def sample_file(title: str) -> SimpleUploadedFile:
    """A small real document that says that it is a sample."""
    page, out = Document(), BytesIO()
    page.add_heading(title, 1)
    page.add_paragraph("Tệp mẫu của bản trình diễn, không phải giấy tờ thật.")
    page.save(out)
    return SimpleUploadedFile("mau.docx", out.getvalue())
