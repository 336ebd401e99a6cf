"""What was read, for people to look over: how much, how complete, and how words were understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from thidua.core import terms
from thidua.core.facts.acts import Coverage
from thidua.core.facts.columns import Record
from thidua.core.facts.registry import RECORDS
from thidua.core.facts.store import Facts
from thidua.core.wording import Say, both, days, figures, join
from thidua.exchange.cells import Cell
from thidua.exchange.figures import Pending
from thidua.exchange.reading import Reading, examine
from thidua.exchange.rows import Progress, Values

SHOWN = 5
"""Examples shown for one column; the rest is counted."""


@dataclass(frozen=True)
class TableLine:
    """One table: how many rows, and what its absent rows mean."""

    table: str
    say: Say
    rows: int
    given: bool
    absence: Say


@dataclass(frozen=True)
class Understood:
    """Cells of one column that were not written in the plainest form: typed, and what they were taken for."""

    table: str
    column: str
    pairs: tuple[tuple[str, Say], ...]

    @property
    def say(self) -> Say:
        """The first few as one line, the rest counted."""
        told = join([Say(f"“{typed}” → {m.vi}", f"“{typed}” → {m.en}") for typed, m in self.pairs[:SHOWN]])
        more = len(self.pairs) - SHOWN
        vi, en = (f"; và {more} cách ghi khác", f"; and {more} other spellings") if more > 0 else ("", "")
        where = f"{self.table}.{self.column}"
        return Say(f"{where}: {told.vi}{vi}", f"{where}: {told.en}{en}")


@dataclass(frozen=True)
class Report:
    """Everything `thidua facts check` tells about facts without fault."""

    facts: Facts
    tables: tuple[TableLine, ...]
    understood: tuple[Understood, ...]

    @property
    def total(self) -> int:
        """Rows of all tables."""
        return sum(t.rows for t in self.tables)

    def lines(self) -> list[Say]:
        """The report as sentences: tables that were given, those that were not, what was understood."""
        given = [t for t in self.tables if t.given]
        absent = [t for t in self.tables if not t.given]
        told = [
            Say(
                f"{t.table} ({t.say.vi}): {t.rows} dòng; {t.absence.vi}",
                f"{t.table} ({t.say.en}): {t.rows} rows; {t.absence.en}",
            )
            for t in given
        ]
        if absent:
            names = ", ".join(t.table for t in absent)
            told.append(Say(f"Không có: {names}", f"Not given: {names}"))
        return told + [Say(f"Hiểu là · {u.say.vi}", f"Understood · {u.say.en}") for u in self.understood]


def check(where: Path, progress: Progress | None = None) -> Report:
    """Read facts and report on them; raises FactFaults with every fault."""
    return report(examine(where, progress))


def report(reading: Reading) -> Report:
    """The report of facts that were read."""
    facts = reading.facts
    lines = tuple(
        TableLine(r.table, r.say, len(facts.rows(r)), r.table in facts.given, absence(r, facts))
        for r in RECORDS
    )
    understood = tuple(
        Understood(t.record.table, c.heading.column.name, pairs)
        for t in reading.tables
        for c in t.columns
        if (pairs := tuple(_pairs(c)))
    )
    return Report(facts, lines, understood)


def absence(record: type[Record], facts: Facts) -> Say:
    """What it means that a table has no row for someone (facts.md, Absence)."""
    if record is Coverage:
        return Say("các khai báo đã đủ", "declarations of what is complete")
    declared = [c for c in facts.rows(Coverage) if c.table_ == record.table]
    if declared:
        return _declarations(declared)
    if record.complete and record.table in facts.given:
        return Say("coi là đã đủ (không có dòng = không có)", "taken as complete (absent = no)")
    return Say("chưa khai là đủ (không có dòng = thiếu)", "not declared complete (absent = missing)")


def _declarations(rows: list[Coverage]) -> Say:
    """Declarations for the same days by the same person as one, with as many units as fit a line."""
    groups: dict[tuple[date | None, date | None, str | None], list[Coverage]] = {}
    for row in rows:
        groups.setdefault((row.from_, row.to, row.declared_by), []).append(row)
    told = [_declared(group) for group in list(groups.values())[:SHOWN]]
    if len(groups) > SHOWN:
        more = len(groups) - SHOWN
        told.append(Say(f"và {more} lần khai khác", f"and {more} other declarations"))
    return join(told)


def _whom(rows: list[Coverage]) -> Say:
    if any(r.scope in (None, "all") for r in rows):
        return Say("tất cả", "all")
    scopes = [str(r.scope) for r in rows]
    listed = ", ".join(scopes[:SHOWN])
    if len(scopes) <= SHOWN:
        return both(listed)
    return Say(f"{len(scopes)} nơi ({listed}, …)", f"{len(scopes)} scopes ({listed}, …)")


def _declared(rows: list[Coverage]) -> Say:
    row, whom = rows[0], _whom(rows)
    start = days(row.from_) if row.from_ else Say("đầu", "the beginning")
    end = days(row.to) if row.to else Say("nay", "now")
    by = f" ({row.declared_by})" if row.declared_by else ""
    return Say(
        f"đã khai đủ cho {whom.vi}, từ {start.vi} đến {end.vi}{by}",
        f"declared complete for {whom.en}, from {start.en} to {end.en}{by}",
    )


def _pairs(column: Values) -> Iterator[tuple[str, Say]]:
    """Typed cells beside their meaning, where the two differ."""
    kind = column.heading.column.kind
    for cell, value in column.items():
        if isinstance(cell, str) and value is not None and (meant := _meaning(kind, cell, value)):
            yield cell.strip(), meant


def _meaning(kind: str, cell: Cell, value: Any) -> Say | None:
    """What a cell was taken for, unless it says so itself."""
    value = value.value if isinstance(value, Pending) else value
    typed = str(cell).strip()
    if isinstance(value, date):
        return None if typed == value.isoformat() else _spelt(value)
    if isinstance(value, Decimal):
        return None if typed in figures(value) else figures(value)
    if kind.startswith("term"):
        return _word(kind, typed, value)
    if kind in ("candidate", "round", "period", "unit", "person"):
        return None if typed == value else both(str(value))
    return None


def _spelt(value: date) -> Say:
    """A date in which day and month cannot be mistaken for each other."""
    return Say(f"ngày {value.day} tháng {value.month} năm {value.year}", days(value).en)


def _word(kind: str, typed: str, value: str) -> Say | None:
    group = kind.partition(":")[2]
    if value not in terms.GROUPS[group]:
        return Say("giữ nguyên, không có trong danh mục", "kept as typed, not in the list")
    shown = terms.label(group, value)
    return None if typed in (value, shown.vi) else Say(f"{shown.vi} ({value})", value)
