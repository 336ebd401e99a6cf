"""Between a stored fact and the record that rules read; and how rooms above leave theirs."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from thidua.clock import now, today
from thidua.core.facts.columns import Record
from thidua.core.facts.registry import BY_NAME
from thidua.evidence.models import Fact
from thidua.people.models import Person, Unit, User


def values_of(record: Record) -> dict[str, Any]:
    """The columns of a record as JSON holds them: dates ISO, decimals as printed."""
    found = {}
    for name in _kinds(record.table):
        value = getattr(record, name)
        if value is not None and name not in ("recorded_at", "closed_at"):
            found[name.rstrip("_")] = str(value) if isinstance(value, date | Decimal) else value
    return found


def record_of(fact: Fact) -> Record:
    """The record that a stored fact is, with the days on which it was known and closed."""
    record = BY_NAME[fact.table]
    given: dict[str, Any] = {"recorded_at": fact.recorded_on, "closed_at": fact.closed_on}
    kinds = _kinds(fact.table)
    columns = {name.rstrip("_"): name for name in kinds}
    for key, value in fact.values.items():
        name = columns.get(key)
        if name:
            given[name] = _value(kinds[name], value)
    return record(**given)


@cache
def _kinds(table: str) -> dict[str, str]:
    return {f.name: f.metadata["kind"] for f in fields(BY_NAME[table])}


def _value(kind: str, value: Any) -> Any:
    if value is None:
        return None
    if kind == "date":
        return date.fromisoformat(value)
    return Decimal(str(value)) if kind == "decimal" else value


def put(record: Record, *, unit: Unit, person: Person | None, by: User, agency: Unit | None = None) -> Fact:
    """Leave a record of what a room above has done (a nomination, a ranking, an opinion).

    An older record of the same identity is closed from today. Called inside the room's action,
    which writes the diary.
    """
    made = Fact(
        agency=agency or unit.agency,
        table=record.table,
        ident=record.id,
        values=values_of(record),
        unit=unit,
        person=person,
        recorded_on=today(),
        entered_by=by,
        entered_at=now(),
        verified_by=by,
        verified_at=now(),
    )
    older = list(Fact.objects.filter(table=made.table, ident=made.ident, closed_on=None, unit=unit))
    made.save()
    for fact in older:
        fact.closed_on, fact.replaced_by = today(), made
        fact.save(update_fields=["closed_on", "replaced_by"])
    return made


def withdraw(record_id: str, *, unit: Unit) -> None:
    """Close the record of this identity from today: what it said no longer stands."""
    Fact.objects.filter(ident=record_id, unit=unit, closed_on=None).update(closed_on=today())
