"""One judging: a plan, a round, and the facts as seen on a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from thidua.core import terms
from thidua.core.facts.view import FactsView
from thidua.core.plan.model import Actor, Plan
from thidua.core.rounds import Round
from thidua.core.wording import fold


class Candidate(NamedTuple):
    """Who is judged: `unit:ID` or `person:ID`, with the units it belongs to on the day."""

    key: str
    who: str
    own_unit: str | None
    agency: str | None

    @property
    def ident(self) -> str:
        """The id without its prefix."""
        return self.key.partition(":")[2]


@dataclass
class Occasion:
    """What every criterion is asked within. `answer_of(candidate, award)` reads another award."""

    plan: Plan
    round: Round
    view: FactsView
    answer_of: Callable[[str, str], int] = field(default=lambda _c, _a: 1)

    def __post_init__(self) -> None:
        self.actors = {key: self._bind(actor) for key, actor in self.plan.actors.items()}
        self._candidates: dict[str, Candidate] = {}

    @property
    def day(self) -> date:
        """The day on which postings are read: the end of the round, or the as-of day before it."""
        return min(self.round.end, self.view.as_of)

    def year_day(self, year: int) -> date:
        """The day on which members of a year are counted: its last, or the as-of day before it."""
        return min(date(year, 12, 31), self.view.as_of)

    def candidate(self, key: str) -> Candidate:
        """The candidate with its units; kept, since many criteria ask."""
        if key not in self._candidates:
            self._candidates[key] = self._candidate(key)
        return self._candidates[key]

    def _candidate(self, key: str) -> Candidate:
        kind, _, ident = key.partition(":")
        tree = self.view.tree
        if kind == "unit":
            return Candidate(key, "collective", key, _unit(tree.agency(ident)))
        held = tree.posting(ident, self.day)
        unit_id = held.unit_id if held else None
        return Candidate(key, "individual", _unit(unit_id), _unit(tree.agency(unit_id)))

    def subject(self, of: str) -> Callable[[Candidate], str | None]:
        """Who a criterion is about, as a function of the candidate."""
        if of == "self":
            return lambda c: c.key
        if of == "own_unit":
            return lambda c: c.own_unit
        if of == "agency":
            return lambda c: c.agency
        if of == "province":
            return lambda c: _unit(self.view.tree.province((c.own_unit or ":").partition(":")[2]))
        bound = _unit(self.actors.get(of))
        return lambda _c: bound

    def name(self, key: str | None) -> str:
        """The name of a unit or person as the facts have it."""
        kind, _, ident = (key or "").partition(":")
        if kind == "unit":
            unit = self.view.tree.units.get(ident)
            return unit.name if unit else ident
        postings = self.view.tree.postings.get(ident)
        return postings[0].name if postings else ident or "?"

    def _bind(self, actor: Actor) -> str | None:
        """The unit that an actor of the plan is in these facts, by kind, place and name."""
        units = self.view.tree.units
        under = self.plan.actors.get(actor.under) if actor.under else None
        over = self._bind(under) if under else None
        pool = [u for u in units.values() if over is None or over in self.view.tree.line(u.unit_id)]
        kinds = self._kinds(actor)
        alike = [u for u in pool if u.kind in kinds] if kinds else pool
        wanted = _words(actor.name)
        near = [u for u in alike if _near(_words(u.name), wanted)]
        if near:
            return min(near, key=lambda u: (len(_bare(u.name) ^ (wanted - _FILLERS)), u.unit_id)).unit_id
        return alike[0].unit_id if "issuer" in actor.is_ and len(alike) == 1 else None

    def _kinds(self, actor: Actor) -> frozenset[str]:
        """Kinds of unit that an actor may be, empty when nothing is said."""
        if "issuer" in actor.is_:
            return frozenset(filter(None, [self.plan.issuer.get("kind")]))
        told = frozenset(i for i in actor.is_ if i in terms.GROUPS["unit_kind"])
        said = " ".join(fold(actor.name).replace("uy ban nhan dan", "ubnd").split())
        by_name = (kinds for start, kinds in _COMMITTEES if said.startswith(start))
        return told or next(by_name, frozenset())


_COMMITTEES = (
    ("ubnd tinh", frozenset({"province"})),
    ("ubnd thanh pho", frozenset({"province", "district"})),
    ("ubnd huyen", frozenset({"district"})),
    ("ubnd thi xa", frozenset({"district"})),
    ("ubnd quan", frozenset({"district"})),
    ("ubnd xa", frozenset({"commune"})),
    ("ubnd phuong", frozenset({"commune"})),
    ("ubnd thi tran", frozenset({"commune"})),
)
"""What a People's Committee is by its name, so that no other unit of the place is taken for it."""
_FILLERS = {"tinh", "thanh", "pho", "thi", "xa", "huyen", "quan", "cua", "va", "ubnd"}


def _words(name: str) -> frozenset[str]:
    text = fold(name).replace("uy ban nhan dan", "ubnd").replace(",", " ").replace("-", " ")
    return frozenset(text.split())


def _bare(name: str) -> frozenset[str]:
    return _words(name) - _FILLERS


def _near(one: frozenset[str], other: frozenset[str]) -> bool:
    bare, wanted = one - _FILLERS, other - _FILLERS
    return bool(bare) and bool(wanted) and (bare <= wanted or wanted <= bare)


def _unit(unit_id: str | None) -> str | None:
    return f"unit:{unit_id}" if unit_id else None
