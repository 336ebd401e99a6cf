"""The records that verdicts rest on, each once, in words; what must not be shown is left out."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from thidua.core import terms
from thidua.core.facts.acts import Hold
from thidua.core.facts.columns import Column, Record, columns_of
from thidua.core.facts.registry import RECORDS
from thidua.core.facts.tables import Discipline
from thidua.core.judging import Judging
from thidua.core.plan.standards import Test
from thidua.core.verdict import Finding
from thidua.core.wording import NOTHING, Say, both, days, figures
from thidua.rounds.pages.naming import cap, listed

SHOWN_OF_DISCIPLINE = frozenset({"form", "decided_on", "ended_on"})
"""A disciplinary decision is shown by its form and days: never whose it is."""
_NEVER = frozenset({"recorded_at", "closed_at", "case"})


@dataclass(frozen=True)
class Shown:
    """One record: the number by which the page points at it, its id, its cells."""

    number: int
    id: str
    cells: tuple[Say, ...]


class Cited(NamedTuple):
    """A record as a reason names it: its number on the page, and a few words."""

    number: int
    label: Say


@dataclass
class Table:
    """Records of one kind that some verdict rests on; only columns that hold something."""

    say: Say
    heads: list[Say] = field(default_factory=list)
    rows: list[Shown] = field(default_factory=list)


class Register:
    """Numbers records as verdicts name them, then shows each once."""

    def __init__(self, judging: Judging) -> None:
        self._judging = judging
        self._numbers: dict[Record, int] = {}
        self._ids: dict[Record, str] = {}

    def cite(self, finding: Finding, test: Test) -> list[Cited]:
        """The records that a finding rests on, for those who may only look."""
        records = [r for r in finding.records if not isinstance(r, Hold)]
        if test.kind.name == "no_discipline":
            records = [r for r in records if isinstance(r, Discipline)]
        return list(dict.fromkeys(Cited(self._number(r), _label(r)) for r in records))

    def _number(self, record: Record) -> int:
        if record not in self._numbers:
            number = len(self._numbers) + 1
            self._numbers[record] = number
            nameless = isinstance(record, Discipline)
            self._ids[record] = f"{record.table}:{number}" if nameless else record.id
        return self._numbers[record]

    def tables(self) -> list[Table]:
        """Everything cited so far, by table in the order of the exchange format."""
        return [t for t in (self._table(kind) for kind in RECORDS) if t.rows]

    def _table(self, kind: type[Record]) -> Table:
        rows = [(r, n) for r, n in self._numbers.items() if type(r) is kind]
        columns = [c for c in columns_of(kind) if self._worth(kind, c, [r for r, _ in rows])]
        table = Table(cap(kind.say), [c.say for c in columns])
        for record, number in rows:
            cells = tuple(self._cell(c, _value(record, c)) for c in columns)
            table.rows.append(Shown(number, self._ids[record], cells))
        return table

    def _worth(self, kind: type[Record], column: Column, rows: list[Record]) -> bool:
        if column.name in _NEVER or (kind is Discipline and column.name not in SHOWN_OF_DISCIPLINE):
            return False
        if column.name == "plan" and kind is not Discipline:
            return False
        return any(_value(r, column) is not None for r in rows)

    def _cell(self, column: Column, value: Any) -> Say:
        if value is None:
            return NOTHING
        if column.kind in ("unit", "person", "candidate"):
            key = str(value) if column.kind == "candidate" else f"{column.kind}:{value}"
            return both(self._judging.occasion.name(key))
        return worded(column.kind, value)


def _label(record: Record) -> Say:
    """A record in a few words: its table, its year or day, its decision."""
    said = type(record).say
    if isinstance(record, Discipline):
        return Say(f"{said.vi}: {days(record.decided_on).vi}", f"{said.en}: {days(record.decided_on).en}")
    names = ("name", "year", "period", "title", "decision", "by")
    told = [both(str(v)) for n in names if isinstance(v := getattr(record, n, None), str | int)]
    dated = [days(v) for n in ("registered_on",) if isinstance(v := getattr(record, n, None), date)]
    rest = listed([*told, *dated])
    return Say(f"{said.vi}: {rest.vi}", f"{said.en}: {rest.en}") if rest.vi else said


def _value(record: Record, column: Column) -> Any:
    names = {f.name.rstrip("_"): f.name for f in fields(record)}
    return getattr(record, names[column.name])


def worded(kind: str, value: Any) -> Say:
    """A value of a record in words."""
    group = kind.partition(":")[2]
    if group:
        return terms.label(group, str(value))
    if kind == "answer":
        return terms.label("answer", str(value))
    if isinstance(value, bool):
        return Say("có", "yes") if value else Say("không", "no")
    if isinstance(value, date):
        return days(value)
    if isinstance(value, Decimal):
        return figures(value)
    return both(str(value))
