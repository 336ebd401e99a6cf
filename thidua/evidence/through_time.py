"""Units as records: what each was on every day, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from thidua.clock import VIETNAM
from thidua.core.facts import tables
from thidua.core.facts.columns import Record
from thidua.people.models import BETWEEN, Reorganisation, Unit, UnitChange

ENDING = {"merge", "split", "abolish"}
"""Changes that end a unit."""


def with_changes(units: QuerySet) -> QuerySet:
    """Units with all that happened to them, the oldest first (`past`)."""
    past = UnitChange.objects.select_related("successor").order_by("on", "pk")
    return units.select_related("parent", "agency").prefetch_related(
        Prefetch("changes", past, to_attr="past")
    )


def moves() -> list[tuple[str, str]]:
    """Where every unit that was put under another one stands now, and where the one stands that it left."""
    rows = UnitChange.objects.filter(kind="move").values_list("unit__path", "was")
    left = [(path, was.get("parent")) for path, was in rows]
    paths = dict(Unit.objects.filter(pk__in={pk for _path, pk in left if pk}).values_list("pk", "path"))
    return [(path, paths[pk]) for path, pk in left if pk in paths]


def under(top: str, moved: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The paths under which everything stands that is below a unit or ever was."""
    found: tuple[str, ...] = (top,)
    listed = list(moved)
    while more := {now for now, was in listed if was.startswith(found) and not now.startswith(found)}:
        found += tuple(sorted(more))
    return found


def unit_records(units: Iterable[Unit]) -> Iterator[Record]:
    """A record for each span in which a unit was called and stood the same, and its changes.

    Each is known from the day on which the change was recorded, so that what was judged before stays.
    """
    spans = Spans(units)
    for unit in spans.units.values():
        yield from spans.of(unit)
        for change in unit.past:
            if change.kind in (*BETWEEN, "abolish"):
                yield change_record(change, unit)


def change_record(change: UnitChange, unit: Unit) -> Record:
    """One change from unit to unit, or an end, as rules read it."""
    return tables.UnitChange(
        from_unit=unit.code,
        to_unit=change.successor.code if change.successor else None,
        kind=change.kind,
        on=change.on,
        basis=change.basis or None,
        recorded_at=_day(change),
    )


Mark = tuple[date, int]
"""A moment: the day and number of the last change that had taken effect."""
FIRST: Mark = (date.min, 0)
HELD = ("name", "kind", "parent")


class Spans:
    """What units were between the changes of themselves and, for their agency, of those above them."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.units = {unit.pk: unit for unit in units}
        self._moved: dict[int, list[UnitChange]] = {}

    def of(self, unit: Unit) -> Iterator[Record]:
        """The records of one unit, the oldest first."""
        held = self._held(unit, FIRST)
        yield from _ended(self._record(unit, held, valid_from=unit.valid_from), unit)
        for change in self._changes(unit):
            new = self._held(unit, _mark(change))
            if new != held:
                held = new
                since = {"valid_from": change.on, "recorded_at": _day(change)}
                yield from _ended(self._record(unit, held, **since), unit)

    def _changes(self, unit: Unit) -> list[UnitChange]:
        own = [c for c in unit.past if _was(c).keys() & set(HELD)]
        if unit.is_agency:
            return own
        above = {unit.parent_id, *(_was(c).get("parent") for c in own)}
        moved = {c.pk: c for pk in above for c in self._moves(pk)} | {c.pk: c for c in own}
        return sorted(moved.values(), key=_mark)

    def _moves(self, pk: int | None) -> list[UnitChange]:
        if pk is None or pk not in self.units:
            return []
        if pk not in self._moved:
            self._moved[pk] = []
            changes = self._changes(self.units[pk])
            self._moved[pk] = [c for c in changes if c.kind == "move"]
        return self._moved[pk]

    def _held(self, unit: Unit, mark: Mark) -> dict[str, Any]:
        return {key: _value(unit, key, mark) for key in HELD} | {"agency": self._agency(unit, mark)}

    def _agency(self, unit: Unit, mark: Mark) -> int | None:
        if unit.is_agency:
            return int(unit.pk)
        parent = self.units.get(_value(unit, "parent", mark))
        return self._agency(parent, mark) if parent else unit.agency_id

    def _record(self, unit: Unit, held: dict[str, Any], **since: Any) -> tables.Unit:
        return tables.Unit(
            unit_id=unit.code,
            name=held["name"],
            kind=held["kind"],
            level=unit.level or None,
            parent_id=self._code(unit.parent, held["parent"]),
            agency_id=self._code(unit.agency, held["agency"]) if held["agency"] != unit.pk else None,
            reform_body=unit.reform_body,
            does_reform=unit.does_reform,
            valid_to=unit.valid_to,
            **since,
        )

    def _code(self, known: Unit | None, pk: int | None) -> str | None:
        found = known if known and known.pk == pk else self.units.get(pk or 0)
        return str(found.code) if found else None


def _value(unit: Unit, key: str, mark: Mark) -> Any:
    """What a column held after all changes up to a mark: what the next one says that it was until then."""
    following = (_was(c) for c in unit.past if _mark(c) > mark)
    return next(
        (was[key] for was in following if key in was),
        unit.parent_id if key == "parent" else getattr(unit, key),
    )


def _mark(change: UnitChange) -> Mark:
    return change.on, change.pk


def _ended(row: tables.Unit, unit: Unit) -> Iterator[Record]:
    """The span, and from the day on which its end was recorded the same with its end."""
    end = next((c for c in reversed(unit.past) if c.kind in ENDING and c.on == unit.valid_to), None)
    if end is None:
        yield row
        return
    known = max(_day(end), row.recorded_at or date.min)
    yield replace(row, valid_to=None, closed_at=known)
    yield replace(row, recorded_at=known)


def _was(change: UnitChange) -> dict[str, Any]:
    known: dict[str, Any] = change.was or ({"name": change.old} if change.kind == "rename" else {})
    return known


def _day(change: UnitChange) -> date:
    found: date = change.recorded_at.astimezone(VIETNAM).date()
    return found


def records_of(deed: Reorganisation) -> set[str]:
    """The ids of the records that a deed made: what may rest on it."""
    rows = deed.changes.select_related("unit", "successor")
    found = {change_record(c, c.unit).id for c in rows if c.kind in (*BETWEEN, "abolish")}
    posted = deed.postings.select_related("person", "unit")
    found |= {_posting(p.person.code, p.unit.code, p.valid_from) for p in posted}
    return found | {f"units:{c.unit.code}/{c.on}" for c in rows}


def _posting(person: str, unit: str, since: date | None) -> str:
    return tables.Person(person_id=person, name="", unit_id=unit, valid_from=since).id
