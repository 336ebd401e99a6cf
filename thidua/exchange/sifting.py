"""A workbook read for its right rows: faulty rows are left out, and the rest is read again until it is right.

A row may be right only because of another one: whoever stands in a unit that is left out is left out too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from thidua.core.errors import FactFaults, Fault
from thidua.core.wording import Say
from thidua.exchange.cells import Cell, Moment, seen
from thidua.exchange.faulty import FaultyRows, Note, write_faulty
from thidua.exchange.grid import Grid, Row
from thidua.exchange.rows import Table
from thidua.exchange.wrong import Wrong

READINGS = 12
"""Most readings of one file: rows that hang on each other in a longer chain are mended by hand."""
T = TypeVar("T")


@dataclass
class _Sheet:
    """What is left out of one sheet: numbers of rows, their cells, what is wrong; and its heading."""

    name: str
    head: Row | None = None
    numbers: set[int] = field(default_factory=set)
    cells: dict[int, Sequence[Cell]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


class Left:
    """The rows of one workbook that are left out, with every fault of them."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._sheets: dict[str, _Sheet] = {}

    @classmethod
    def of(cls, where: str, rows: FaultyRows, faults: Sequence[Fault]) -> Left:
        """The faulty rows of one sheet that were found in another way; `where` is how its faults call it."""
        left, cells = cls(), dict(rows.rows)
        left.faults = list(faults)
        left._sheets[where] = _Sheet(rows.name, (0, rows.head), set(cells), cells, list(rows.notes))
        return left

    def __len__(self) -> int:
        return sum(len(sheet.numbers) for sheet in self._sheets.values())

    def without(self, grid: Grid) -> Grid:
        """A table without its rows that are left out."""
        sheet = self._sheets.setdefault(grid.where, _Sheet(grid.record.table))
        return replace(grid, rows=_passing(sheet, grid.rows))

    def add(self, table: Table) -> bool:
        """Leave out the rows that were found faulty; whether there were any."""
        sheet = self._sheets[table.told.where]
        named = {h.column.name: h for h in (values.heading for values in table.columns)}
        named |= {h.shown: h for h in named.values()}
        for number, fault in table.told.at():
            wrong = Wrong.of(fault)
            heading = named.get(wrong.column)
            at = f", cột {heading.shown}" if heading else ""
            where = f"{table.told.where}, dòng {number}{at}"
            self.faults.append(Fault(where, fault.what, fault.cure))
            sheet.notes.append(Note(number, heading.place if heading else 0, fault.what, fault.cure))
        sheet.numbers |= table.told.rows
        return bool(table.told.rows)

    @property
    def told(self) -> list[dict[str, Any]]:
        """Every fault as JSON keeps it, sheet by sheet and in the order of the rows."""
        order = {name: n for n, name in enumerate(self._sheets)}
        wrong = [(f.where.partition(", dòng ")[0], Wrong.of(f)) for f in self.faults]
        return [w.told for _, w in sorted(wrong, key=lambda one: (order.get(one[0], 0), one[1].row or 0))]

    def write(self, path: Path) -> None:
        """Write the rows that are left out as a workbook to mend and send again."""
        sheets = [s for s in self._sheets.values() if s.numbers and s.head]
        write_faulty(path, [_back(sheet) for sheet in sheets])


class Once(NamedTuple):
    """One reading of a workbook: what it says, its tables, and faults that are about no row."""

    said: Any
    tables: list[Table]
    faults: list[Fault]


def sift(once: Callable[[Left], Once]) -> tuple[Any, Left]:
    """Read a workbook, without the rows that turn out faulty: what the others say, and what is left out.

    Raises FactFaults with every fault where one is about the file or a whole sheet, or no row is right.
    """
    left = Left()
    for _ in range(READINGS):
        said, tables, faults = once(left)
        if faults or not all(_sound(table, left) for table in tables):
            raise FactFaults([*left.faults, *faults, *(f for table in tables for f in table.faults)])
        if not [table for table in tables if left.add(table)]:
            if len(left) and not any(table.records for table in tables):
                raise FactFaults(left.faults)
            return said, left
    raise FactFaults([*left.faults, Fault(tables[0].told.where, *_TANGLED)])


def _sound(table: Table, left: Left) -> bool:
    """Whether every fault of a table is about a row under its heading."""
    head = left._sheets[table.told.where].head
    told = table.told.at({head[0]} if head else ())
    whole = len(table.faults) - (table.told.more > 0) - len(told)
    return table.readable and not whole


def _passing(sheet: _Sheet, rows: Iterator[Row]) -> Iterator[Row]:
    for number, cells in rows:
        if sheet.head is None and any(seen(cell).strip() for cell in cells):
            sheet.head = (number, cells)
        if number in sheet.numbers:
            sheet.cells[number] = cells
        else:
            yield number, cells


def _back(sheet: _Sheet) -> FaultyRows:
    assert sheet.head is not None
    rows = [(n, [_plain(c) for c in sheet.cells[n]]) for n in sorted(sheet.cells)]
    return FaultyRows(sheet.name, sheet.head[1], rows, sheet.notes)


def _plain(cell: Cell) -> Cell:
    """A day with a time as people write it."""
    return f"{cell.value:%d/%m/%Y %H:%M}" if isinstance(cell, Moment) else cell


_TANGLED = (
    Say("Các dòng lỗi kéo theo nhau quá dài.", "Faulty rows hang on each other in too long a chain."),
    Say("Sửa các dòng trên rồi gửi lại tệp.", "Mend the rows above and send the file again."),
)
