"""The workbook that goes back to whoever sent one: its faulty rows under their headings, a note at each fault."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from thidua.core.wording import Say
from thidua.exchange.cells import Cell, Day, Number, seen
from thidua.exchange.grid import Row
from thidua.exchange.sheets import GUIDE, Book


class Note(NamedTuple):
    """What is wrong at a row, and which of its cells bears it."""

    row: int
    place: int
    what: Say
    cure: Say


class FaultyRows(NamedTuple):
    """The faulty rows of one sheet: its name, its headings, the rows with their numbers, what is wrong."""

    name: str
    head: Sequence[Cell]
    rows: Sequence[Row]
    notes: Sequence[Note]


def write_faulty(path: Path, sheets: Iterable[FaultyRows]) -> None:
    """Write the rows to be mended: once mended, the workbook can be sent by itself."""
    book = Book(path)
    for sheet in sheets:
        _sheet(book, sheet)
    if not book.book.worksheets():
        book.sheet(GUIDE)
    book.close()


def _sheet(book: Book, sheet: FaultyRows) -> None:
    page = book.sheet(sheet.name)
    for place, cell in enumerate(sheet.head):
        page.write_string(0, place, seen(cell), book.head)
    at = {number: line for line, (number, _cells) in enumerate(sheet.rows, 1)}
    for number, cells in sheet.rows:
        for place, cell in enumerate(cells):
            _write(book, page, (at[number], place), cell)
    told: dict[tuple[int, int], list[str]] = {}
    for note in sheet.notes:
        if note.row in at:
            told.setdefault((at[note.row], note.place), []).append(f"{note.what.vi}\n{note.cure.vi}")
    for (line, place), words in told.items():
        page.write_comment(line, place, "\n".join(words), {"x_scale": 2, "y_scale": 1.5})
    page.set_column(0, max(len(sheet.head) - 1, 0), 24)
    page.freeze_panes(1, 0)


def _write(book: Book, page: Any, at: tuple[int, int], cell: Cell) -> None:
    if isinstance(cell, Day):
        page.write_datetime(*at, cell.value, book.day)
    elif isinstance(cell, Number) and not cell.percent:
        page.write_number(*at, float(cell.text), book.plain)
    else:
        page.write_string(*at, cell if isinstance(cell, str) else seen(cell), book.text)
