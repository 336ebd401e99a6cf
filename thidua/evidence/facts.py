"""Between a stored fact and the record that rules read; and how rooms above leave theirs."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from thidua.clock import now, today
from thidua.core.facts.columns import Record, key_names
from thidua.core.facts.registry import BY_NAME
from thidua.core.facts.tables import IndexResult
from thidua.core.wording import fold_once
from thidua.evidence.models import Fact
from thidua.evidence.resting import changed
from thidua.people.models import Person, Unit, User


def values_of(record: Record) -> dict[str, Any]:
    """The columns of a record as JSON holds them: dates ISO, decimals as printed."""
    found = {}
    for name in _kinds(type(record)):
        value = getattr(record, name)
        if value is not None and name not in ("recorded_at", "closed_at"):
            found[name.rstrip("_")] = str(value) if isinstance(value, date | Decimal) else value
    return found


def record_of(fact: Fact) -> Record:
    """The record that a stored fact is, with the days on which it was known and closed."""
    return record_from(fact.table, fact.values, recorded_at=fact.recorded_on, closed_at=fact.closed_on)


def record_from(table: str, values: dict[str, Any], **days: date | None) -> Record:
    """The record of a table that values as JSON holds them mean."""
    record = BY_NAME[table]
    given: dict[str, Any] = dict(days)
    kinds = _kinds(record)
    columns = {name.rstrip("_"): name for name in kinds}
    for key, value in values.items():
        name = columns.get(key)
        if name:
            given[name] = _value(kinds[name], value)
    return record(**given)


_KINDS = {record: {f.name: f.metadata["kind"] for f in fields(record)} for record in BY_NAME.values()}


def _kinds(record: type[Record]) -> dict[str, str]:
    return _KINDS[record]


def _value(kind: str, value: Any) -> Any:
    if value is None:
        return None
    if kind == "date":
        return date.fromisoformat(value)
    return Decimal(str(value)) if kind == "decimal" else value


def stored(record: Record, *, unit: Unit | None, person: Person | None, by: User, agency: Unit) -> Fact:
    """A fact not yet saved: the record with its subject, who entered it and when."""
    values = values_of(record)
    about = [thing.name for thing in (person, unit) if thing]
    moment = now()
    return Fact(
        agency=agency,
        table=record.table,
        ident=record.id[:400],
        topic=topic_of(record)[:400],
        values=values,
        folded=fold_once(" ".join([*about, *(str(v) for v in values.values())]))[:1000],
        unit=unit,
        person=person,
        recorded_on=today(),
        entered_by=by,
        entered_at=moment,
        changed_by=by,
        changed_at=moment,
    )


def topic_of(record: Record) -> str:
    """What a record speaks of, whatever the decision: records of one topic restate each other."""
    names = [n for n in key_names(type(record)) if n not in ("decision", record.dated_by)]
    names += ["period"] if isinstance(record, IndexResult) and record.period else []
    return f"{record.table}:" + "/".join(str(getattr(record, n) or "-") for n in names)


def law_day(record: Record) -> date:
    """The day from which a record holds in law."""
    return (getattr(record, record.dated_by) if record.dated_by else None) or date.min


def put(
    record: Record, *, unit: Unit | None, person: Person | None, by: User, agency: Unit | None = None
) -> Fact:
    """Leave a record of what a room above has done (a nomination, a ranking, an opinion).

    The same said again changes nothing. An older record of the same identity is closed from today,
    and whatever rests on it waits to be reviewed. Called inside the room's action, which writes the diary.
    """
    owner = agency or (unit.agency if unit else None)
    if owner is None:
        raise ValueError("a record about nobody needs its agency")
    made = stored(record, unit=unit, person=person, by=by, agency=owner)
    made.verified_by, made.verified_at = by, made.entered_at
    older = list(Fact.objects.filter(table=made.table, ident=made.ident, closed_on=None, unit=unit))
    older = [f for f in older if unit is not None or f.agency_id == owner.pk]
    if len(older) == 1 and older[0].values == made.values:
        return older[0]
    made.save()
    for fact in older:
        fact.replaced_by = made
        close(fact, "restated", by=by)
    return made


def put_later(record: Record, *, unit: Unit, by: User, agency: Unit) -> Fact:
    """Leave a record of a later decision on what earlier ones speak of; these still count for the days before.

    Of two decisions of one day the order in which they were published decides: the earlier is closed.
    Whatever rests on one of them that says something else waits to be reviewed.
    """
    made = put(record, unit=unit, person=None, by=by, agency=agency)
    alike = Fact.objects.filter(topic=made.topic, closed_on=None, replaced_by=None, waits=False)
    earlier = [f for f in alike.exclude(pk=made.pk) if law_day(record_of(f)) <= law_day(record)]
    for fact in earlier:
        fact.replaced_by, fact.changed_by, fact.changed_at = made, by, now()
        if law_day(record_of(fact)) == law_day(record):
            fact.closed_on = today()
        fact.save(update_fields=["replaced_by", "closed_on", "changed_by", "changed_at"])
    changed([f for f in earlier if _says(f) != _says(made)], "restated")
    return made


def _says(fact: Fact) -> dict[str, Any]:
    """What a record says, whichever decision says it."""
    return {k: v for k, v in fact.values.items() if k not in ("decision", BY_NAME[fact.table].dated_by)}


def withdraw(record_id: str, *, unit: Unit, by: User | None = None) -> None:
    """Close the record of this identity from today: what it said no longer stands."""
    for fact in Fact.objects.filter(ident=record_id, unit=unit, closed_on=None):
        close(fact, "closed", by=by)


def close(fact: Fact, change: str, *, by: User | None) -> None:
    """Close a fact from today and open a review on everything that rests on it."""
    fact.closed_on, fact.changed_by, fact.changed_at = today(), by, now()
    fact.save(update_fields=["closed_on", "replaced_by", "revoked_reason", "changed_by", "changed_at"])
    changed([fact], change)
