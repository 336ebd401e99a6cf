"""Workbooks of scores: a sheet with headings, notes and limits made from columns, and read back by them."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from thidua.core.errors import Fault
from thidua.core.wording import NOTHING, Say, fold
from thidua.exchange.cells import Cell, Number, Unread, clean, typed_text
from thidua.exchange.faulty import FaultyRows, Note
from thidua.exchange.figures import points
from thidua.exchange.grid import Aside, Row, Stopped
from thidua.exchange.headings import key_of
from thidua.exchange.heads import Wanted
from thidua.exchange.opening import form_sheet
from thidua.exchange.sheets import GUIDE, Book
from thidua.exchange.sifting import Left

MOST_ROWS = 40_000
_PLAIN_NAME = re.compile(r"(?:sheet|trang|trang tinh|bang)\s*\d*")
"""Names that a spreadsheet gives by itself: they are of no other card."""


@dataclass(frozen=True)
class Column:
    """A column of a sheet: its key, its heading, a note on it, its width, whether people fill it in."""

    key: str
    say: Say
    note: Say = NOTHING
    width: int = 12
    typed: bool = False
    figure: bool = False


@dataclass(frozen=True)
class Line:
    """A row to be written: what stands in it by key, the points it may bear, whether it is a heading."""

    cells: dict[str, Any]
    limits: tuple[Decimal, Decimal] | None = None
    heading: bool = False


@dataclass
class Read:
    """A sheet as it was read: rows by key with their numbers, every fault of the file, and its faulty rows as typed."""

    where: str = ""
    name: str = ""
    rows: list[tuple[int, dict[str, Cell]]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    head: Sequence[Cell] = ()
    places: dict[str, int] = field(default_factory=dict)
    typed: dict[int, Sequence[Cell]] = field(default_factory=dict)
    """The cells of every row as they stand in the file."""
    notes: list[Note] = field(default_factory=list)

    def fault(self, row: int, column: Column | None, what: Say, cure: Say) -> None:
        """Tell what is wrong at a row, by sheet, row and column."""
        at = f"{self.where}, dòng {row}" + (f", cột {column.say.vi}" if column else "")
        self.faults.append(Fault(at, what, cure))
        self.notes.append(Note(row, self.places.get(column.key, 0) if column else 0, what, cure))

    def left(self) -> Left | None:
        """The faulty rows under their headings with a note at each fault, to be mended; None where there are none."""
        rows = [(number, self.typed[number]) for number in sorted({note.row for note in self.notes})]
        sheet = FaultyRows(self.name, self.head, rows, self.notes)
        return Left.of(self.where, sheet, self.faults) if rows else None

    def figure(self, row: int, column: Column, cell: Cell) -> Decimal | None:
        """Points in a cell, below zero too; None where it is blank. A cell that holds none is a fault."""
        try:
            return _points(cell)
        except Unread as unread:
            self.fault(row, column, unread.what, unread.cure)
            raise

    def text(self, row: int, column: Column, cell: Cell) -> str:
        """Words in a cell; what a spreadsheet would run or has changed is a fault."""
        try:
            return typed_text(cell)
        except Unread as unread:
            self.fault(row, column, unread.what, unread.cure)
            raise


def made(name: str, columns: Sequence[Column], rows: Iterable[Line], guide: Sequence[str]) -> bytes:
    """A workbook with one sheet to fill in and a guide beside it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "diem.xlsx"
        book = Book(path)
        sheet = book.sheet(sheet_name(name))
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column.say.vi, book.must if column.typed else book.head)
            note = "\n".join(filter(None, (column.say.en, column.note.vi, column.note.en)))
            sheet.write_comment(0, place, note, {"x_scale": 1.8, "y_scale": 1.4, "font_size": 9})
            sheet.set_column(place, place, column.width)
        for number, row in enumerate(rows, 1):
            for place, column in enumerate(columns):
                _write(book, sheet, (number, place), column, row)
        sheet.set_row(0, 36)
        sheet.freeze_panes(1, 2)
        beside = book.sheet(GUIDE)
        beside.set_column(0, 0, 100)
        for number, line in enumerate(guide):
            beside.write_string(number, 0, line, book.title if number == 0 else book.wrap)
        book.close()
        return path.read_bytes()


def _write(book: Book, sheet: Any, at: tuple[int, int], column: Column, row: Line) -> None:
    value, look = row.cells.get(column.key), book.strong if row.heading else book.wrap
    if isinstance(value, Decimal):
        sheet.write_number(*at, float(value), look)
    elif value not in (None, ""):
        text = str(value)
        sheet.write_string(*at, f"'{text}" if column.typed and text[:1] in "=+-@" else text, look)
    else:
        sheet.write_blank(*at, None, look)
    if column.typed and column.figure and row.limits:
        least, most = row.limits
        told = {"validate": "decimal", "criteria": "between", "minimum": float(least), "maximum": float(most)}
        words = {"error_title": "Điểm", "error_message": f"Từ {least} đến {most}".replace(".", ",")}
        sheet.data_validation(*at, *at, told | words)


def read(upload: Any, name: str, columns: Sequence[Column]) -> Read:
    """The rows of a workbook that was sent, by the keys of its columns; `name` is that of its sheet.

    A file of another card, a heading that lacks, merged cells and whatever may not be opened are faults.
    """
    found = Read()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _file_name(upload.name)
        path.write_bytes(b"".join(upload.chunks()))
        try:
            sheet = form_sheet(path, _wanted(columns), found.faults)
            if sheet is None:
                return found
            found.where, found.name, found.aside = sheet.where, sheet.name, sheet.aside
            if sheet.name != sheet_name(name) and not _PLAIN_NAME.fullmatch(fold(sheet.name)):
                found.faults.append(Fault(sheet.where, *_other(sheet_name(name))))
                return found
            _take(found, sheet.rows, columns)
        except Stopped as stopped:
            found.faults.append(stopped.fault)
    return found


def _wanted(columns: Sequence[Column]) -> Wanted:
    """The headings of a sheet; those that people fill in, and the first, must be there."""
    known = {key_of(text): c.key for c in columns for text in (c.say.vi, c.say.en)}
    return Wanted(known, frozenset(c.key for c in _needed(columns)))


def _needed(columns: Sequence[Column]) -> list[Column]:
    return [c for c in columns if c.typed or c is columns[0]]


def _take(found: Read, rows: Iterator[Row], columns: Sequence[Column]) -> None:
    wanted = _wanted(columns)
    head, places = next(rows, (0, ()))[1], found.places
    found.head = head
    for place, cell in enumerate(head):
        if key := wanted.meant(cell):
            places.setdefault(key, place)
    lacking = [c for c in _needed(columns) if c.key not in places]
    found.faults += [Fault(found.where, *_no_heading(column)) for column in lacking]
    if lacking:
        return
    for count, (number, cells) in enumerate(rows, 1):
        if count > MOST_ROWS:
            found.faults.append(Fault(found.where, *_TOO_LONG))
            return
        told = {key: cells[at] if at < len(cells) else "" for key, at in places.items()}
        if any(cell != "" for cell in told.values()):
            found.rows.append((number, told))
            found.typed[number] = cells


def sheet_name(name: str) -> str:
    """A name that a sheet may bear."""
    return re.sub(r"[\[\]:*?/\\]", "-", name)[:31]


def _file_name(name: str) -> str:
    stem = re.sub(r"[^\w.-]", "-", Path(name).name)[-80:]
    return stem if "." in stem else f"{stem}.xlsx"


def _points(cell: Cell) -> Decimal | None:
    if isinstance(cell, Number) and cell.text.startswith("-"):
        return -points(Number(cell.text[1:], cell.percent))
    if isinstance(cell, str):
        text = clean(cell)
        if not text:
            return None
        if text[0] in "-−":
            return -points(text[1:].strip())
        return points(text)
    return points(cell)


def _other(name: str) -> tuple[Say, Say]:
    return (
        Say("Đây không phải tệp của phiếu này.", "This is not the file of this card."),
        Say(
            f"Tải tệp của phiếu này rồi điền; giữ nguyên tên trang “{name}”.",
            f"Download the file of this card and fill that in; keep the sheet's name “{name}”.",
        ),
    )


def _no_heading(column: Column) -> tuple[Say, Say]:
    return (
        Say(f"Thiếu cột “{column.say.vi}”.", f"The column “{column.say.vi}” lacks."),
        Say("Giữ nguyên dòng tiêu đề của tệp đã tải.", "Keep the headings of the file as downloaded."),
    )


_TOO_LONG = (
    Say("Trang tính quá dài.", "The sheet is too long."),
    Say("Xóa các dòng thừa ở dưới.", "Delete the stray rows below."),
)
