"""Which sheets of a workbook are which tables: by their names, or by the headings they bear."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from thidua.core.errors import Fault
from thidua.core.facts.columns import Record
from thidua.core.facts.registry import BY_NAME, RECORDS
from thidua.core.wording import Say, fold
from thidua.exchange.grid import Aside, Grid, Row, Stopped, is_blank
from thidua.exchange.heads import HEADING_ROWS, Wanted, find_head
from thidua.exchange.kinds import table_named
from thidua.exchange.layout import laid
from thidua.exchange.naming import table_twice, unknown_table
from thidua.exchange.sheetlist import Listed
from thidua.exchange.workbooks import Workbook, merges_of, rows_of

BESIDE = ("Hướng dẫn", "Danh mục")
"""Sheets of the template that hold no facts."""


def open_workbook(
    path: Path, faults: list[Fault], wanted: Collection[type[Record]] = RECORDS
) -> Iterator[Grid]:
    """The grids of the sheets that bear a table's name, or whose headings are those of one table alone.

    Other sheets with content are faults. `wanted` are the tables that headings may be those of, and that
    a fault of a wrong name offers.
    """
    try:
        book = Workbook(path)
    except Stopped as stopped:
        faults.append(stopped.fault)
        return
    taken: dict[str, str] = {}
    for sheet in _sheets(book):
        rows: Iterator[Row] | None = None
        table = table_named(sheet.name)
        if table is None:
            found = _by_headings(book, sheet, wanted, faults)
            if found is None:
                continue
            table, rows = found
        where = book.where(sheet.name)
        if table in taken:
            faults.append(table_twice(where, taken[table]))
        elif not sheet.visible:
            faults.append(_hidden(book, sheet.name))
        else:
            taken[table] = where
            yield _grid(book, sheet.name, BY_NAME[table], rows)


class FormSheet(NamedTuple):
    """The sheet of a form with one sheet: its name, how messages call it, its rows, what was set aside so far."""

    name: str
    where: str
    rows: Iterator[Row]
    aside: list[Aside]


def form_sheet(path: Path, wanted: Wanted, faults: list[Fault]) -> FormSheet | None:
    """The sheet of a workbook whose headings are those of a form, whatever its name.

    A single sheet is taken as it is, for the reader to say what is wrong with it; hidden sheets, and
    several that fit or none of several, are faults.
    """
    try:
        book = Workbook(path)
        filled = {s.name: top for s in _sheets(book) if (top := _top(book, s.name))}
        hidden = [s.name for s in _sheets(book) if s.name in filled and not s.visible]
        fits = [n for n, top in filled.items() if _fits(book, n, top, wanted)]
    except Stopped as stopped:
        faults.append(stopped.fault)
        return None
    names = list(filled) if len(filled) == 1 else fits
    faults += [_hidden(book, name) for name in hidden]
    if len(names) != 1:
        faults.append(book.fault("", *(_which(names) if names else _NONE if filled else _EMPTY)))
    if hidden or len(names) != 1:
        return None
    [name] = names
    aside = [Aside(0, other, _OTHER_SHEET) for other in filled if other != name]
    return FormSheet(name, book.where(name), _laid(book, name, wanted, None, aside), aside)


def open_sheet(path: Path, record: type[Record], faults: list[Fault]) -> Grid | None:
    """The sheet of a workbook that is one table, whatever its name: for a form with one sheet."""
    found = form_sheet(path, Wanted.of(record), faults)
    return Grid(record, found.where, found.rows, empty_counts=False, aside=found.aside) if found else None


def _top(book: Workbook, name: str) -> list[Row]:
    return list(islice((row for row in rows_of(book, name) if not is_blank(row[1])), HEADING_ROWS))


def _fits(book: Workbook, name: str, top: list[Row], wanted: Wanted) -> bool:
    head = find_head(top, wanted, book.where(name), merges_of(book, name))
    return head is not None and wanted.required <= head.places.keys()


def _sheets(book: Workbook) -> Iterator[Listed]:
    """The sheets that may hold rows: no guide."""
    beside = {fold(name) for name in BESIDE}
    yield from (sheet for sheet in book.sheets if fold(sheet.name) not in beside)


def _grid(book: Workbook, name: str, record: type[Record], rows: Iterator[Row] | None = None) -> Grid:
    """A sheet as rows of one table, what stands around them set aside as they are read."""
    grid = Grid(record, book.where(name), iter(()), empty_counts=False)
    grid.rows = _measured(grid, book, name, _laid(book, name, Wanted.of(record), rows, grid.aside))
    return grid


def _measured(grid: Grid, book: Workbook, name: str, rows: Iterator[Row]) -> Iterator[Row]:
    """The rows of a grid, which learns how many there are when its sheet is opened."""
    grid.height = book.reach(name).rows
    yield from rows


def _laid(
    book: Workbook, name: str, wanted: Wanted, rows: Iterator[Row] | None, aside: list[Aside]
) -> Iterator[Row]:
    every = rows_of(book, name) if rows is None else rows
    yield from laid(every, wanted, book.where(name), merges_of(book, name), aside)


def _by_headings(
    book: Workbook, sheet: Listed, wanted: Collection[type[Record]], faults: list[Fault]
) -> tuple[str, Iterator[Row]] | None:
    """The one table whose headings a sheet bears, whatever its name, and its rows; else a fault unless blank."""
    try:
        rows = rows_of(book, sheet.name)
        top = list(islice((row for row in rows if not is_blank(row[1])), HEADING_ROWS))
        fits = _fitting(book, sheet.name, top, wanted)
    except Stopped as stopped:
        faults.append(stopped.fault)
        return None
    if len(fits) == 1:
        return fits[0].table, chain(top, rows)
    if top:
        faults.append(unknown_table(book.where(sheet.name), fits or wanted))
    return None


def _fitting(
    book: Workbook, name: str, top: list[Row], wanted: Collection[type[Record]]
) -> list[type[Record]]:
    """The tables that have all headings they need on a sheet, those with most of them."""
    found: dict[type[Record], int] = {}
    for record in wanted:
        table = Wanted.of(record)
        head = find_head(top, table, book.where(name), merges_of(book, name))
        if head and table.required <= head.places.keys():
            found[record] = len(head.places)
    return [record for record, n in found.items() if n == max(found.values())]


def _hidden(book: Workbook, name: str) -> Fault:
    return book.fault(
        name,
        Say("Trang bị ẩn.", "The sheet is hidden."),
        Say(
            "Bỏ ẩn để thấy điều sẽ được đọc, hoặc xóa trang.", "Unhide it to see what is read, or delete it."
        ),
    )


def _which(names: list[str]) -> tuple[Say, Say]:
    listed = ", ".join(names)
    return (
        Say(f"Các trang {listed} đều có tiêu đề cột cần tìm.", f"The sheets {listed} all bear the headings."),
        Say("Chỉ giữ trang cần nhập.", "Keep only the sheet to be imported."),
    )


_EMPTY = (
    Say("Tệp không có trang tính nào có nội dung.", "No sheet of the file has any content."),
    Say("Điền vào tệp mẫu rồi gửi lại.", "Fill in the template and send it again."),
)
_NONE = (
    Say("Không trang nào có đủ các tiêu đề cột bắt buộc.", "No sheet bears all headings that are required."),
    Say(
        "Ghi tiêu đề cột như tệp mẫu, hoặc chỉ giữ một trang.",
        "Use the template's headings, or keep one sheet.",
    ),
)
_OTHER_SHEET = Say("trang khác của tệp, không đọc", "another sheet of the file, not read")
