"""A whole round judged, one candidate judged again, a wrong record reported, the office asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.explain import obstacles
from thidua.core.facts.tables import Registration
from thidua.core.judging import Answered, Judging, Verdict
from thidua.core.plan.model import Award
from thidua.core.plan.standards import Test
from thidua.core.wording import NOTHING, Say
from thidua.core.workflow import next_state
from thidua.evidence.judging import judging_of
from thidua.evidence.models import Rest, Review
from thidua.evidence.resting import rest_on, rests
from thidua.movements.models import Movement, Round
from thidua.nominations.models import Standing
from thidua.nominations.queries.eligibility import is_hidden
from thidua.nominations.queries.judgings import live_judging
from thidua.people.actions.notices import notify
from thidua.people.models import Person, Unit, User
from thidua.rounds.pages.rules import is_point

CHUNK = 400
BACKGROUND = 200
"""From so many candidates on a round is judged in the background."""
Tick = Callable[[int, int], None]


@dataclass(frozen=True)
class Part:
    """The part of a round that is judged: all of it for the agency that runs it, else one's own agency."""

    round: Round
    agency: Unit

    @property
    def agency_id(self) -> int:
        """Whose candidates are judged."""
        return int(self.agency.pk)

    @property
    def host_id(self) -> int | None:
        """The agency that runs the movement, where all of it is judged."""
        host = int(self.round.movement.agency_id)
        return host if host == self.agency.pk else None

    @property
    def movement_id(self) -> int:
        """The movement of the round."""
        return int(self.round.movement_id)


def judge_round(
    round_: Round,
    *,
    by: User,
    agency: Unit | None = None,
    as_of: date | None = None,
    tick: Tick | None = None,
) -> int:
    """Judge every candidate of a round (or of one agency in it) as of a day, today where none is given.

    Gives how many rows; everything known today counts as far as the law of the day reads it. Not itself
    an action: judging may take seconds and no transaction waits for it; `keep_judged` writes what it found.
    Raises Refused when the movement does not run, the round is closed, or the agency is not in it.
    """
    part = Part(round_, agency or round_.movement.agency)
    access.check("standing.judge", by, part)
    _check_running(round_.movement, round_)
    _check_inside(part)
    judging = judging_of(round_, as_of, today())
    made = list(_made(part, judging, by, tick or (lambda _d, _t: None)))
    return keep_judged(part, made, by=by)


@action("standing.judge")
def keep_judged(part: Part, made: list[tuple[Standing, list[str]]], *, by: User) -> int:
    """Put what a judging found in the place of what stood before; its open reviews are answered by it."""
    locked = Round.objects.select_for_update(of=("self",), no_key=True).select_related("movement")
    round_ = locked.get(pk=part.round.pk)
    access.check("standing.judge", by, part)
    _check_running(round_.movement, round_)
    old = Standing.objects.filter(round=round_)
    _forget(old if part.host_id is not None else old.filter(agency=part.agency), by)
    Standing.objects.bulk_create([s for s, _ in made], batch_size=CHUNK)
    Rest.objects.bulk_create((r for s, idents in made for r in rests(s, idents)), batch_size=CHUNK)
    record("standing.judge", round_, by=by, told={"candidates": len(made), "agency": part.agency.pk})
    return len(made)


@action("standing.judge_one")
def judge_one(standing: Standing, *, by: User) -> Standing:
    """Judge one candidate for one award again, as of today."""
    standing = Standing.objects.select_for_update(no_key=True).get(pk=standing.pk)
    access.check("standing.judge_one", by, standing)
    round_ = standing.round
    _check_running(round_.movement, round_)
    judging = live_judging(round_, standing.unit)
    verdict = judging.verdict(standing.candidate, judging.plan.award(standing.award))
    before, shut = standing.answer, standing.hidden
    _fill(standing, judging, verdict, by)
    standing.plan, shut = round_.movement.plan, shut or standing.hidden
    standing.save()
    rest_on(standing, [r.id for r in verdict.records()])
    record("standing.judge_one", standing, by=by, told={} if shut else {"answer": [before, standing.answer]})
    return standing


@action("standing.report_wrong")
def report_wrong(candidate: Person | Unit, text: str, *, by: User, url: str = "") -> None:
    """Tell the office that a record about a candidate is wrong; nothing changes by itself."""
    access.check("standing.report_wrong", by, candidate)
    _say_something(text)
    _tell_office(
        candidate, Say(f"Báo số liệu sai: {candidate}", f"Wrong record reported: {candidate}"), text, by, url
    )
    record("standing.report_wrong", candidate, by=by)


@action("standing.ask")
def ask(candidate: Person | Unit, text: str, *, by: User, url: str = "") -> None:
    """Ask the movement office about one's own criteria."""
    access.check("standing.ask", by, candidate)
    _say_something(text)
    _tell_office(candidate, Say(f"Câu hỏi của {candidate}", f"Question from {candidate}"), text, by, url)
    record("standing.ask", candidate, by=by)


def _forget(old: QuerySet, by: User) -> None:
    """Take away what stood before: whatever waited to be reviewed there has now been judged again."""
    kind, gone = Standing._meta.label_lower, list(old.values_list("pk", flat=True))
    for at in range(0, len(gone), CHUNK):
        some = gone[at : at + CHUNK]
        Rest.objects.filter(kind=kind, thing__in=some).delete()
        Review.objects.filter(kind=kind, ident__in=some, state="open").update(
            state=next_state("review", "judge_again", "open"), answered_by=by, answered_at=now()
        )
    old.delete()


def _tell_office(candidate: Person | Unit, head: Say, text: str, by: User, url: str) -> None:
    offices = User.objects.filter(
        appointments__role="office",
        appointments__ended_on=None,
        appointments__unit__agency=candidate.agency_id,
    )
    words = " ".join(text.split())
    told = Say(f"{head.vi} ({by.name}): {words}", f"{head.en} ({by.name}): {words}")
    if not notify(offices.distinct(), told, url):
        raise Refused(
            Say(
                "Cơ quan chưa có ai giữ vai cơ quan thường trực để nhận. Hỏi quản trị cơ quan.",
                "Nobody in the agency holds the movement office to receive it. Ask the agency administrator.",
            )
        )


def _say_something(text: str) -> None:
    if not text.strip():
        raise Refused(Say("Chưa viết nội dung.", "Nothing was written."))


def _check_running(movement: Movement, round_: Round) -> None:
    if movement.state != "open":
        raise Refused(
            Say(
                "Phong trào không còn chạy: không xét lại.",
                "The movement does not run: nothing is judged again.",
            )
        )
    if round_.closed_at is not None:
        raise Refused(
            Say("Đợt đã đóng: kết quả xét giữ nguyên.", "The round is closed: its results stay as they are.")
        )


def _check_inside(part: Part) -> None:
    if not part.agency.path.startswith(part.round.movement.agency.path):
        raise Refused(
            Say(
                "Cơ quan này không thuộc phong trào: không xét ở đây.",
                "This agency does not belong to the movement: it is not judged here.",
            )
        )


def _made(part: Part, judging: Judging, by: User, tick: Tick) -> Iterator[tuple[Standing, list[str]]]:
    """A row for everybody who could get an award of the round, with the records it rests on."""
    subjects = _subjects(part)
    asked = [(a, k) for a in judging.awards for k in judging.candidates(a) if k in subjects]
    plan = part.round.movement.plan
    taking = {r.candidate for r in judging.view.rows(Registration) if r.round in (None, part.round.name)}
    for done, (award, key) in enumerate(asked, 1):
        verdict = judging.verdict(key, award)
        if judging.takes_part(verdict):
            standing = _new(part, subjects[key], award, plan)
            standing.sent_up = key in taking or standing.agency_id == plan.agency_id
            _fill(standing, judging, verdict, by)
            yield standing, [r.id for r in verdict.records()]
        if done % CHUNK == 0 or done == len(asked):
            tick(done, len(asked))


def _subjects(part: Part) -> dict[str, Person | Unit]:
    """The units and people of the part by their keys."""
    path = part.agency.path
    units = Unit.objects.filter(path__startswith=path)
    people = Person.objects.filter(unit__path__startswith=path).select_related("unit")
    return {**{u.key: u for u in units}, **{p.key: p for p in people}}


def _new(part: Part, subject: Person | Unit, award: Award, plan: Any) -> Standing:
    person = subject if isinstance(subject, Person) else None
    return Standing(
        agency_id=subject.agency_id,
        movement=part.round.movement,
        round=part.round,
        award=award.id,
        unit=person.unit if person else subject,
        person=person,
        plan=plan,
    )


def _fill(standing: Standing, judging: Judging, verdict: Verdict, by: User) -> None:
    told = _obstacle(judging, verdict)
    standing.answer, standing.held, standing.hidden = (
        verdict.answer,
        verdict.held is not None,
        is_hidden(verdict),
    )
    standing.answers = list(_points(verdict.tree))
    standing.obstacle_vi, standing.obstacle_en = told
    standing.as_of, standing.judged_at, standing.judged_by = judging.view.as_of, now(), by


def _points(tree: Answered) -> Iterator[int]:
    """The answers of the criteria, one for each column of the list."""
    if is_point(tree.node):
        yield tree.answer
        return
    for part in tree.parts:
        yield from _points(part)


def _obstacle(judging: Judging, verdict: Verdict) -> Say:
    """What stands in the way first, with its clause."""
    first = next(iter(obstacles(verdict)), None)
    if first is None or not isinstance(first.node, Test) or first.finding is None:
        return NOTHING
    said = first.node.kind.told(first.finding, judging.occasion)
    clause = "" if first.node.clause.startswith("law.") else f"{first.node.clause}: "
    return Say(f"{clause}{said.vi}", f"{clause}{said.en}")
