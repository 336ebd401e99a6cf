"""The board of one award: its order, its quota line, who is below it and why, reserved places."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.appraisals.models import Chosen, Place
from thidua.core import terms
from thidua.core.explain import obstacles
from thidua.core.judging import Judging, Verdict
from thidua.core.plan.model import Award
from thidua.core.quotas.allotting import Allotted, allot
from thidua.core.quotas.line import STATUS, Line, Row
from thidua.core.quotas.places import EVERY, Quota
from thidua.core.verdict import NAMES
from thidua.core.wording import NOTHING, Say, both, join
from thidua.evidence.judging import judging_of
from thidua.movements.models import Round
from thidua.nominations.models import Nomination
from thidua.people.models import User

ON_THE_BOARD = ("appraised", "before_council", "passed", "not_passed", "in_decision", "proposed", "granted")
"""States in which a nomination stands in the order of its award."""
PLACED = ("chosen", "reserved", "held")


@dataclass(frozen=True)
class Ranked:
    """One nomination on the board."""

    nomination: Nomination
    status: str
    number: int | None
    why: Say
    labels: tuple[Say, ...]
    place: Place | None
    answer: str
    held: bool

    @property
    def say(self) -> Say:
        """Where it stands, in words."""
        return STATUS.get(self.status, terms.label("answer", self.answer))

    @property
    def has_place(self) -> bool:
        """Whether a place is given to it or kept for it."""
        return self.status in PLACED

    @property
    def rank(self) -> int | None:
        """The rank that was set by hand, or that the plan's key gives."""
        return self.place.rank if self.place else self.number


@dataclass(frozen=True)
class Strip:
    """One list with one quota line."""

    label: str
    places: int | None
    order: Say
    rows: tuple[Ranked, ...]
    open: int | None
    why_open: Say

    @property
    def above(self) -> tuple[Ranked, ...]:
        """Those who have a place."""
        return tuple(r for r in self.rows if r.has_place)

    @property
    def below(self) -> tuple[Ranked, ...]:
        """Those at the line who wait, and those below it."""
        return tuple(r for r in self.rows if not r.has_place)

    @property
    def places_said(self) -> Say:
        """How many places, in words."""
        if self.places is None:
            return Say("chưa có chỉ tiêu", "no quota yet")
        if self.places == EVERY:
            return Say("mỗi người đạt một suất", "one for each who meets the standard")
        return Say(f"{self.places:02d} suất", f"{self.places} place{'s'[: self.places != 1]}")


@dataclass(frozen=True)
class Board:
    """One award of one round with everybody who was nominated and appraised."""

    round: Round
    award: Award
    quota: Quota
    strips: tuple[Strip, ...]
    apart: tuple[Ranked, ...]
    not_met: tuple[Ranked, ...]
    not_ready: tuple[Nomination, ...]
    chosen: tuple[Chosen, ...]

    @property
    def rows(self) -> list[Ranked]:
        """Everybody on the board, in the order in which they stand."""
        return [r for s in self.strips for r in s.rows] + list(self.apart) + list(self.not_met)


def board(round_: Round, award: Award, *, by: User) -> Board:
    """The board as the rules and the people's order make it now; a fixed number of queries."""
    rows = list(
        Nomination.objects.visible_to(by)
        .filter(round=round_)
        .exclude(state__in=("draft", "withdrawn"))
        .select_related("unit__agency", "person", "nominated_by", "movement__agency")
        .order_by("pk")
    )
    there = [n for n in rows if n.state in ON_THE_BOARD]
    judging = judging_of(round_, about=[n.unit for n in there])
    verdicts = {(n.candidate, n.award): _verdict(judging, n) for n in there}
    allotted = next(a for a in allot(judging, verdicts.values()) if a.award.id == award.id)
    mine = {n.candidate: n for n in there if n.award == award.id}
    places = {p.nomination_id: p for p in Place.objects.filter(nomination__in=mine.values())}
    told = _Teller(judging, mine, places)
    listed = {r.key for r in allotted.rows()}
    rest = [verdicts[key, award.id] for key in mine if key not in listed]
    chosen = Chosen.objects.filter(round=round_, award__startswith=award.id, undone_at=None)
    return Board(
        round_,
        award,
        allotted.quota,
        tuple(told.strip(line) for line in allotted.lines if _is_shown(line, allotted)),
        tuple(told.row(r) for r in allotted.apart if r.key in mine),
        tuple(told.lacking(v) for v in rest),
        tuple(
            n for n in rows if n.award == award.id and n.state not in (*ON_THE_BOARD, "not_chosen", "revoked")
        ),
        tuple(chosen.select_related("nomination__person", "nomination__unit", "by")),
    )


def _verdict(judging: Judging, nomination: Nomination) -> Verdict:
    return judging.verdict(nomination.candidate, judging.plan.award(nomination.award))


def _is_shown(line: Line, allotted: Allotted) -> bool:
    return bool(line.rows) or len(allotted.lines) == 1 or bool(line.places)


@dataclass(frozen=True)
class _Teller:
    """Turns the rows of the rules into rows of the board."""

    judging: Judging
    nominations: dict[str, Nomination]
    places: dict[int, Place]

    def strip(self, line: Line) -> Strip:
        rows = tuple(self.row(r) for r in line.rows if r.key in self.nominations)
        return Strip(line.label, line.places, line.order, rows, line.open, line.why_open)

    def row(self, row: Row) -> Ranked:
        found = self.nominations[row.key]
        return self._ranked(row.verdict, found, (row.status, row.number, row.why))

    def lacking(self, verdict: Verdict) -> Ranked:
        clauses = dict.fromkeys(leaf.node.clause for leaf in obstacles(verdict))
        why = join([both(", ".join(clauses))]) if clauses else NOTHING
        found = self.nominations[verdict.candidate.key]
        return self._ranked(verdict, found, ("not_met", None, why))

    def _ranked(self, verdict: Verdict, found: Nomination, told: tuple[str, int | None, Say]) -> Ranked:
        status, number, why = told
        place = self.places.get(found.pk)
        answer = NAMES[verdict.answer]
        return Ranked(
            found, status, number, why, self._labels(found), place, answer, verdict.held is not None
        )

    def _labels(self, nomination: Nomination) -> tuple[Say, ...]:
        """Priorities as labels in plain sight: no hidden points are added."""
        person = nomination.person
        found: list[Say] = []
        if person is not None and person.direct_reform_worker:
            found.append(Say("trực tiếp làm cải cách hành chính", "works on reform directly"))
        if person is not None and person.gender == "female":
            found.append(Say("nữ", "woman"))
        if person is not None and person.leadership in ("head", "deputy"):
            found.append(Say("lãnh đạo", "leader"))
        if nomination.late_reason:
            found.append(Say("nộp muộn, đã nhận", "late, accepted"))
        return tuple(found)


def balance(board_: Board) -> list[tuple[Say, int, int]]:
    """Among those with a place: label, how many have it, of how many people."""
    people = [r.nomination.person for r in board_.rows if r.has_place and r.nomination.person_id]
    leaders = sum(p.leadership in ("head", "deputy") for p in people)
    direct = sum(bool(p.direct_reform_worker) for p in people)
    women = sum(p.gender == "female" for p in people)
    return [
        (Say("lãnh đạo", "leaders"), leaders, len(people)),
        (Say("trực tiếp làm cải cách hành chính", "working on reform directly"), direct, len(people)),
        (Say("nữ", "women"), women, len(people)),
    ]
