"""A record on its way to be a fact: the columns it would be kept with, before anything is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from thidua.clock import now, today
from thidua.core.facts.columns import Record
from thidua.core.wording import fold_once
from thidua.evidence.facts import topic_of, values_of
from thidua.evidence.models import Fact
from thidua.people.models import Person, Unit, User

COLUMNS = tuple(f.attname for f in Fact._meta.concrete_fields)
_BLANK = {f.attname: f.get_default() for f in Fact._meta.concrete_fields}
_FOLDED = COLUMNS.index("folded")


@dataclass(slots=True)
class Coming:
    """The columns of a fact by their names, the words to find it by not folded yet, and whom it is about.

    A workbook has many thousand of them and is read twice: a model's object of each would take most of the time.
    """

    columns: dict[str, Any]
    about: Person | Unit | None

    @property
    def ident(self) -> str:
        """The identity of the record."""
        return str(self.columns["ident"])

    @property
    def values(self) -> dict[str, Any]:
        """The columns of the record as JSON holds them."""
        return dict(self.columns["values"])

    @property
    def row(self) -> tuple[Any, ...]:
        """The columns in the order of `COLUMNS`."""
        return tuple((_BLANK | self.columns).values())


def coming(record: Record, *, unit: Unit | None, person: Person | None, by: User, agency: Unit) -> Coming:
    """A record with its subject, who entered it and when."""
    values, moment = values_of(record), now()
    about = [thing.name for thing in (person, unit) if thing]
    columns = {
        "agency_id": agency.pk,
        "table": record.table,
        "ident": record.id[:400],
        "topic": topic_of(record)[:400],
        "values": values,
        "folded": " ".join([*about, *(str(v) for v in values.values())]),
        "unit_id": unit.pk if unit else None,
        "person_id": person.pk if person else None,
        "recorded_on": today(),
        "entered_by_id": by.pk,
        "entered_at": moment,
        "changed_by_id": by.pk,
        "changed_at": moment,
    }
    return Coming(columns, person or unit)


def fact_of(row: tuple[Any, ...]) -> Fact:
    """The fact, not yet saved, of a row of columns in the order of `COLUMNS`."""
    words = fold_once(row[_FOLDED])[:1000]
    return Fact(*row[:_FOLDED], words, *row[_FOLDED + 1 :])
