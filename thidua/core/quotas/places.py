"""How many places an award has in a round, and whose decision or clause says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thidua.core import terms
from thidua.core.facts.acts import Allotment
from thidua.core.facts.tables import Unit
from thidua.core.facts.view import FactsView
from thidua.core.occasion import Occasion
from thidua.core.plan.model import Award, Mark, Plan, many
from thidua.core.plan.readings import used
from thidua.core.wording import NOTHING, Say, fold, several

EVERY = -1
"""As many places as there are candidates who meet the standard."""


@dataclass(frozen=True)
class Stratum:
    """A part of the places for some units only; places do not cross from one to another."""

    label: str
    places: int | None
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    @property
    def open_to_all(self) -> bool:
        """Whether nothing says who competes here."""
        return not self.kinds and not self.levels

    def holds(self, agency: Unit | None) -> bool:
        """Whether a candidate of this agency competes here: a division counts with its agency."""
        if self.open_to_all:
            return True
        if agency is None:
            return False
        return (not self.kinds or agency.kind in self.kinds) and (
            not self.levels or agency.level in self.levels
        )


@dataclass(frozen=True)
class Reserved:
    """Places kept for a chooser, with a condition of their own."""

    id: str
    places: int
    chosen_by: str | None


@dataclass(frozen=True)
class Quota:
    """The places of one award in one round. `places`: a number, EVERY, or None while unknown."""

    award: Award
    places: int | None
    why: Say
    mark: Mark | None
    at_most: bool = False
    per_award: str | None = None
    strata: tuple[Stratum, ...] = ()
    reserved: tuple[Reserved, ...] = ()
    per_unit: str | None = None

    @property
    def clause(self) -> str | None:
        """The clause that sets it."""
        return self.mark.clause if self.mark else None


def quota_of(occasion: Occasion, award: Award) -> Quota:
    """The places of an award in the round of the occasion."""
    marks = [m for m in occasion.plan.sorted_as("quota") if award in _served(occasion, m)]
    mark = next((m for m in marks if not m.body.get("restates")), next(iter(marks), None))
    given, clash = allotted(occasion, award)
    if clash:
        return Quota(award, None, clash, mark, reserved=_reserved(used(mark)) if mark else ())
    if mark is None:
        why = Say("kế hoạch không nêu chỉ tiêu", "the plan names no quota")
        return _given(award, given, None) if given else Quota(award, None, why, None)
    return _given(award, given, mark) if given else _written(occasion.plan, award, mark)


def _served(occasion: Occasion, mark: Mark) -> tuple[Award, ...]:
    return occasion.plan.awards_for(used(mark).get("for"))


def allotted(occasion: Occasion, award: Award) -> tuple[list[Allotment], Say | None]:
    """Places that the level above gave for the round: the latest decision of each stratum.

    Where decisions of one day say different numbers, the second value tells so.
    """
    view: FactsView = occasion.view
    code, name = fold(occasion.plan.code), occasion.round.name
    latest = view.current(Allotment, "plan", "award", "round", "stratum")
    mine = [
        rows
        for (plan, award_id, round_, _), rows in latest.items()
        if fold(plan) == code and award_id in (award.id, award.base) and round_ == name
    ]
    clash = next((rows for rows in mine if len({r.places for r in rows}) > 1), ())
    told = ", ".join(f"{r.places} ({r.decision or '–'})" for r in clash)
    said = Say(f"các văn bản giao chỉ tiêu khác nhau: {told}", f"allotments differ: {told}")
    return [rows[0] for rows in mine], said if clash else None


def _given(award: Award, given: list[Allotment], mark: Mark | None) -> Quota:
    total = sum(a.places for a in given)
    basis = ", ".join(sorted({a.decision for a in given if a.decision}))
    by = Say(f" ({basis})", f" by {basis}") if basis else NOTHING
    why = Say(f"cấp trên giao {total} suất{by.vi}", f"{several(total, 'place')} given{by.en}")
    named = [a for a in given if a.stratum]
    written = {s.label: s for s in (_strata(used(mark)) if mark else ())}
    strata = tuple(_allotted(written, a) for a in named)
    at_most = bool(mark and used(mark).get("at_most"))
    return Quota(award, total, why, mark, at_most, None, strata, _reserved(used(mark)) if mark else ())


def _allotted(written: Mapping[str, Stratum], row: Allotment) -> Stratum:
    label = str(row.stratum)
    like = next((s for name, s in written.items() if fold(name) == fold(label)), None)
    if like:
        return Stratum(label, row.places, like.kinds, like.levels)
    level, kind = terms.read("level", label), terms.read("unit_kind", label)
    return Stratum(label, row.places, (kind,) if kind and not level else (), (level,) if level else ())


def _written(plan: Plan, award: Award, mark: Mark) -> Quota:
    body = used(mark)
    places, per = body.get("places"), body.get("per")
    if body.get("allotted_by") or body.get("delegated"):
        to = Say("cấp trên chưa giao chỉ tiêu", "the level above has not given a quota yet")
        return Quota(award, None, to, mark, reserved=_reserved(body))
    number = EVERY if places == "each_qualifying" else places
    per_award = str(per["awarded"]) if isinstance(per, Mapping) and "awarded" in per else None
    per_unit = per if isinstance(per, str) else None
    at_most = bool(body.get("at_most"))
    why = _words(number, at_most, per_award, _actor(plan, per_unit))
    return Quota(award, number, why, mark, at_most, per_award, _strata(body), _reserved(body), per_unit)


def _actor(plan: Plan, key: str | None) -> str | None:
    return plan.actors[key].name if key is not None and key in plan.actors else key


def _words(places: int | None, at_most: bool, per_award: str | None, per_unit: str | None) -> Say:
    if places is None:
        return Say("kế hoạch không nêu chỉ tiêu", "the plan names no quota")
    if places == EVERY:
        return Say("mỗi ứng viên đạt tiêu chuẩn một suất", "one place for each who meets the standard")
    head = Say(f"không quá {places} suất", f"at most {several(places, 'place')}") if at_most else None
    said = head or Say(f"{places} suất", f"{several(places, 'place')}")
    if per_award:
        return Say(f"{said.vi} cho mỗi tập thể được tặng", f"{said.en} for each awarded collective")
    if per_unit:
        return Say(f"{said.vi} cho mỗi: {per_unit}", f"{said.en} for each of: {per_unit}")
    return said


def _strata(body: Mapping[str, Any]) -> tuple[Stratum, ...]:
    found = []
    for entry in body.get("strata") or ():
        units = entry.get("units") or {}
        kinds, levels = tuple(many(units.get("kinds"))), tuple(many(units.get("level")))
        label = str(entry.get("label") or ", ".join((*kinds, *levels)))
        found.append(Stratum(label, entry.get("places"), kinds, levels))
    return tuple(found)


def _reserved(body: Mapping[str, Any]) -> tuple[Reserved, ...]:
    return tuple(
        Reserved(str(r.get("id")), int(r.get("places") or 0), r.get("chosen_by"))
        for r in body.get("reserved") or ()
    )
