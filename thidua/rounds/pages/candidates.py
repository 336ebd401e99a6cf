"""The candidates of a round: answer, main obstacle, place, and why."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.judging import Verdict
from thidua.core.plan.model import Award
from thidua.core.quotas.line import STATUS, Row
from thidua.core.verdict import MET, NAMES
from thidua.core.wording import NOTHING, Say, fold
from thidua.rounds.pages.naming import cap, post_of, unit_of
from thidua.rounds.pages.points import Point, PointKey, Points
from thidua.rounds.pages.reasons import Reason, Reasons, obstacle
from thidua.rounds.pages.records import Register
from thidua.rounds.result import RoundResult


@dataclass(frozen=True)
class Person:
    """One candidate for one award."""

    number: int
    key: str
    name: str
    post: str
    unit: str
    unit_rank: int
    who: str
    answer: str
    held: bool
    obstacle: Reason | None
    status: str
    place: int | None
    points: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass
class Listing:
    """Everything about candidates that the page shows."""

    awards: dict[str, list[Person]]
    points: dict[PointKey, Point]
    units: list[str]
    numbers: dict[tuple[str, str], int]


def listing(result: RoundResult, register: Register) -> Listing:
    """All candidates of all awards of the round, with the criteria they were asked."""
    judging, maker = result.judging, _Maker(result, register)
    units = sorted({unit_of(judging, v) for v in result.verdicts} - {""}, key=lambda u: (fold(u), u))
    ranks = {unit: at for at, unit in enumerate(units, 1)}
    found: dict[str, list[Person]] = {a.id: [] for a in judging.awards}
    numbers: dict[tuple[str, str], int] = {}
    for number, verdict in enumerate(result.verdicts, 1):
        numbers[(verdict.award.id, verdict.candidate.key)] = number
        found[verdict.award.id].append(maker.person(number, verdict, ranks))
    return Listing(found, maker.points.found, units, numbers)


class _Maker:
    def __init__(self, result: RoundResult, register: Register) -> None:
        self.judging = result.judging
        self.points = Points(result.judging)
        self.reasons = Reasons(result.judging, register, self.points)
        self.rows: dict[tuple[str, str], Row] = {
            (a.award.id, row.key): row for a in result.allotted for row in a.rows()
        }

    def person(self, number: int, verdict: Verdict, ranks: dict[str, int]) -> Person:
        reasons = tuple(self.reasons.reason(p, verdict.candidate) for p in verdict.tree.parts)
        unit = unit_of(self.judging, verdict)
        row = self.rows.get((verdict.award.id, verdict.candidate.key))
        return Person(
            number=number,
            key=verdict.candidate.key,
            name=self.judging.occasion.name(verdict.candidate.key),
            post=post_of(self.judging, verdict),
            unit=unit,
            unit_rank=ranks.get(unit, 0),
            who=verdict.candidate.who,
            answer=NAMES[verdict.answer],
            held=verdict.held is not None,
            obstacle=obstacle(reasons, NAMES[verdict.answer]) if verdict.answer != MET else None,
            status=row.status if row else "",
            place=row.number if row else None,
            points=tuple(self.points.count(verdict.tree)),
            reasons=reasons,
        )


def status_said(person: Person) -> Say:
    """Where a candidate stands on the list, with its number."""
    said = cap(STATUS[person.status]) if person.status else NOTHING
    if not person.place or not said.vi:
        return said
    return Say(f"{said.vi} (thứ {person.place})", f"{said.en} (place {person.place})")


def who_said(award: Award) -> Say:
    """The heading of the column of names."""
    if award.who == "collective":
        return Say("Tập thể", "Collective")
    if award.who == "individual":
        return Say("Họ và tên", "Name")
    return Say("Ứng viên", "Candidate")
