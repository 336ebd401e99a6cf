"""Units and postings as they stood on the day: who belongs to whom."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from thidua.core.facts.tables import Person, Unit, UnitChange

if TYPE_CHECKING:
    from thidua.core.facts.view import FactsView


STAYS = ("rename", "part")
"""Changes after which the unit itself goes on."""
LEADING = ("head", "deputy")
"""Posts of a unit's key leaders, where a plan does not name others."""


def stands_on(row: Unit | Person, on: date) -> bool:
    """Whether a unit or posting was valid on a day, both ends included."""
    return (row.valid_from is None or row.valid_from <= on) and (row.valid_to is None or row.valid_to >= on)


class Tree:
    """Look-ups over units and postings of one view."""

    def __init__(self, view: FactsView) -> None:
        self._view = view
        self._above: dict[str, frozenset[str]] = {}

    @property
    def units(self) -> dict[str, Unit]:
        """Units by id: of several versions the latest that has begun."""
        return self._view.index("tree.units", self._units)

    def _units(self) -> dict[str, Unit]:
        found: dict[str, Unit] = {}
        for unit in self._view.rows(Unit):
            if unit.valid_from and unit.valid_from > self._view.as_of:
                continue
            older = found.get(unit.unit_id)
            if older is None or (unit.valid_from or date.min) >= (older.valid_from or date.min):
                found[unit.unit_id] = unit
        return found

    @property
    def postings(self) -> dict[str, list[Person]]:
        """Postings by person, in the order given."""
        return self._view.index("tree.postings", self._postings)

    def _postings(self) -> dict[str, list[Person]]:
        found: defaultdict[str, list[Person]] = defaultdict(list)
        for row in self._view.rows(Person):
            found[row.person_id].append(row)
        return dict(found)

    def posting(self, person_id: str, on: date) -> Person | None:
        """The posting of a person on a day; of several the one that began last."""
        rows = self.postings.get(person_id, ())
        if len(rows) == 1:
            return rows[0] if stands_on(rows[0], on) else None
        held = [r for r in rows if stands_on(r, on)]
        return max(held, key=lambda r: (r.valid_from or date.min, r.unit_id), default=None)

    def line(self, unit_id: str | None) -> frozenset[str]:
        """The unit and every unit it stands under."""
        if unit_id is None:
            return frozenset()
        if unit_id not in self._above:
            chain: list[str] = []
            at: str | None = unit_id
            while at is not None and at not in chain:
                chain.append(at)
                unit = self.units.get(at)
                at = unit.parent_id if unit else None
            self._above[unit_id] = frozenset(chain)
        return self._above[unit_id]

    def within_agency(self, unit: Unit) -> frozenset[str]:
        """The unit and those above it up to its agency; its whole line where no agency is given."""
        line = self.line(unit.unit_id)
        if unit.agency_id is None:
            return line
        return line - (self.line(unit.agency_id) - {unit.agency_id})

    def above(self, subject: str) -> frozenset[str]:
        """Units that a `unit:ID` or `person:ID` belongs to, its own included."""
        kind, _, ident = subject.partition(":")
        if kind == "unit":
            return self.line(ident)
        held = self.posting(ident, self._view.as_of) or next(iter(self.postings.get(ident, ())), None)
        return self.line(held.unit_id) if held else frozenset()

    @property
    def below(self) -> dict[str, list[Person]]:
        """Postings by every unit they stand in or under."""
        return self._view.index("tree.below", self._below)

    def _below(self) -> dict[str, list[Person]]:
        found: defaultdict[str, list[Person]] = defaultdict(list)
        for row in self._view.rows(Person):
            for unit_id in self.line(row.unit_id):
                found[unit_id].append(row)
        return dict(found)

    def members(self, unit_id: str, on: date) -> list[Person]:
        """Postings in a unit or below it on a day, one a person."""
        held = {r.person_id: r for r in self.below.get(unit_id, ()) if stands_on(r, on)}
        return list(held.values())

    def leaders(self, unit_id: str, on: date) -> list[Person]:
        """Heads and deputies of a unit on a day, one a person; those of its parts do not count."""
        rows = (r for r in self.below.get(unit_id, ()) if r.unit_id == unit_id and r.leadership in LEADING)
        return list({r.person_id: r for r in rows if stands_on(r, on)}.values())

    def agency(self, unit_id: str | None) -> str | None:
        """The agency that a unit belongs to; itself for an agency."""
        unit = self.units.get(unit_id or "")
        if unit is None:
            return None
        return unit.agency_id or unit.unit_id

    def province(self, unit_id: str | None) -> str | None:
        """The nearest province above a unit, or the only province known."""
        seen: set[str] = set()
        unit = self.units.get(unit_id or "")
        while unit is not None and unit.unit_id not in seen:
            if unit.kind == "province":
                return unit.unit_id
            seen.add(unit.unit_id)
            unit = self.units.get(unit.parent_id or "")
        known = [u for u in self.units.values() if u.kind == "province"]
        return known[0].unit_id if len(known) == 1 else None

    def ended(self, unit_id: str, on: date) -> tuple[date, Unit | UnitChange] | None:
        """The day a unit ceased to exist by `on`, and the record that says so."""
        unit = self.units.get(unit_id)
        if unit and unit.valid_to and unit.valid_to <= on:
            return unit.valid_to, unit
        changes = self._view.grouped(UnitChange, "from_unit").get((unit_id,), ())
        gone = [c for c in changes if c.kind not in STAYS and c.to_unit != unit_id and c.on <= on]
        return (gone[0].on, gone[0]) if gone else None
