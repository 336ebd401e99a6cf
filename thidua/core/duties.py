"""What a plan asks of whom and when: its duties and contents in turns; late or not. No clock in here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from thidua.core.calendar import Due, dues, rounds_of
from thidua.core.facts.view import FactsView
from thidua.core.plan.model import Mark, Plan, many, plain_clause
from thidua.core.rounds import Round

ANYBODY = "moi-don-vi"
"""Stands for whom the plan does not name: every unit that takes part."""
DONE = ("reported", "confirmed")
"""States of a report after which nothing more is asked of its unit."""


@dataclass(frozen=True)
class Turn:
    """One time that a duty falls to be done. `last` is the last day in time, None where the plan names none."""

    name: str
    round: Round | None = None
    last: date | None = None
    waits_for: str | None = None

    @property
    def starts(self) -> date | None:
        """From which day it can be done; None where it can be done at once."""
        return self.round.start if self.round else None

    def touches(self, year: int) -> bool:
        """Whether it belongs to a year: to its round, to the year of its last day, or to every year."""
        if self.round:
            return year in self.round.years
        return self.last is None or self.last.year == year


@dataclass(frozen=True)
class Duty:
    """One thing that a clause asks to be done; `who` are the plan's own names, none where it names nobody."""

    code: str
    mark: Mark
    who: tuple[str, ...]
    does: tuple[str, ...]
    turns: tuple[Turn, ...]

    @property
    def is_content(self) -> bool:
        """Whether it is a content of the movement rather than a duty of carrying it out."""
        return self.mark.sort == "content"

    @property
    def actors(self) -> tuple[str, ...]:
        """Whom it is asked of, by the plan's names."""
        return self.who or (ANYBODY,)

    @property
    def clause(self) -> str:
        """Its clause as people call it."""
        return plain_clause(self.mark.clause)

    @property
    def group(self) -> str:
        """The group of terms that names what it does."""
        return "act" if self.is_content else "does"

    def turn(self, name: str) -> Turn | None:
        """The turn with a name."""
        return next((t for t in self.turns if t.name == name), None)


def duties_of(plan: Plan, view: FactsView | None = None) -> tuple[Duty, ...]:
    """Every duty and content of a plan in the order of its text, with the turns in which it falls due."""
    marks = list(plan.sorted_as("duty", "content"))
    dated: dict[int, list[Due]] = {}
    for due in dues(plan, view):
        dated.setdefault(id(due.mark), []).append(due)
    found = zip(_codes(marks), marks, strict=True)
    return tuple(_duty(plan, code, mark, dated.get(id(mark), [])) for code, mark in found)


def _duty(plan: Plan, code: str, mark: Mark, dated: Iterable[Due]) -> Duty:
    does = many(mark.body.get("act" if mark.sort == "content" else "does"))
    turns = [Turn(d.round.name if d.round else "", d.round, d.last, d.waits_for) for d in dated]
    who = tuple(str(k) for k in many(mark.body.get("who")))
    return Duty(code, mark, who, tuple(map(str, does)), tuple(turns) or _undated(plan, mark))


def _undated(plan: Plan, mark: Mark) -> tuple[Turn, ...]:
    """The turns of what has no day: every year, once a stage, or once at all."""
    every = "ongoing" if mark.sort == "content" else mark.body.get("every")
    known = rounds_of(plan)
    stages = [r for r in known if r.kind == "stage"]
    if every == "stage":
        rounds = stages
    elif every in ("year", "ongoing"):
        rounds = [r for r in known if r.kind == "annual"] or [Round(y, y) for s in stages for y in s.years]
    else:
        rounds = []
    return tuple(Turn(r.name, r) for r in rounds) or (Turn(""),)


def _codes(marks: list[Mark]) -> list[str]:
    """A name for each mark that no other has: its own, with a number where two are called the same."""
    times: Counter[str] = Counter()
    found = []
    for mark in marks:
        times[mark.name] += 1
        found.append(mark.name if times[mark.name] == 1 else f"{mark.name}~{times[mark.name]}")
    return found


def standing(turn: Turn, state: str, day: date) -> str:
    """How a turn stands on a day for one unit, whose report is in a state (`""` where there is none).

    >>> standing(Turn("2024", Round(2024, 2024), date(2024, 12, 19)), "", date(2024, 12, 20))
    'late'
    >>> standing(Turn("2024", Round(2024, 2024)), "", date(2024, 12, 20))
    'open'
    """
    if state in DONE:
        return state
    if turn.last is not None and day > turn.last:
        return "late"
    if state == "returned":
        return state
    return "to_come" if turn.starts and day < turn.starts else "open"


def done_late(turn: Turn, done_on: date | None) -> bool:
    """Whether it was done after its last day; never where the plan names none."""
    return bool(done_on and turn.last and done_on > turn.last)


def owners_proposed(plan: Plan, key: str) -> tuple[str, tuple[str, ...], str]:
    """Whom a name of the plan most likely means: where to look, which kinds of unit, and in which role.

    Where: `agency` the issuer itself, `below` its units, `named` a unit of that name below it,
    `outside` nobody here.
    """
    if key == ANYBODY:
        return "below", (), "clerk"
    actor = plan.actors.get(key)
    if actor is None:
        return "outside", (), ""
    kinds = actor.is_
    if "outside" in kinds or "parent" in kinds or _is_above(plan, actor.under):
        return "outside", (), ""
    for kind, role in _ROLES.items():
        if kind in kinds:
            return _leader(plan, actor.under) if kind == "leader" else ("agency", (), role)
    return ("named", (), "clerk") if "named" in kinds or len(kinds) == 1 else ("below", kinds, "clerk")


_ROLES: Mapping[str, str] = {
    "issuer": "office",
    "council": "secretary",
    "steering_committee": "steering",
    "party_body": "office",
    "leader": "signer",
}
"""Actors that are the agency itself, by what they are: who in it acts for them."""


def _leader(plan: Plan, under: str | None) -> tuple[str, tuple[str, ...], str]:
    """Leaders of the agency sign for it; leaders of its units are reached by their units."""
    above = plan.actors.get(under or "")
    if above is None or "issuer" in above.is_:
        return ("agency", (), "signer") if above else ("below", (), "clerk")
    where, kinds, _role = owners_proposed(plan, above.key)
    return where, kinds, "clerk"


def _is_above(plan: Plan, under: str | None) -> bool:
    actor = plan.actors.get(under or "")
    return bool(actor and {"parent", "outside"} & set(actor.is_))
