"""An XLSX workbook as people make it: sheets named like tables, real dates, exact numbers."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import ParseError

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from thidua.core.errors import Fault
from thidua.core.facts.columns import Record
from thidua.core.facts.registry import BY_NAME, RECORDS
from thidua.core.wording import Say, fold
from thidua.exchange.cells import Broken, Cell, Day, Flag, Moment, Number, number
from thidua.exchange.grid import Grid, Row, Stopped
from thidua.exchange.hostile import opened
from thidua.exchange.kinds import table_named
from thidua.exchange.naming import table_twice, unknown_table
from thidua.exchange.sheetxml import Marks, marks_of, parts, percent_styles

BESIDE = ("Hướng dẫn", "Danh mục")
"""Sheets of the template that hold no facts."""

_AREA = 40_000_000
_MERGED = 20
MOST_COLUMNS = 256
"""Columns of the widest sheet that older spreadsheets could hold, and far more than any table has."""


class Workbook:
    """One workbook: its archive for what the reader leaves out, and its reader."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.archive = opened(path)
        try:
            self.parts = parts(self.archive)
            self.percent = percent_styles(self.archive)
            self.book = CalamineWorkbook.from_path(str(path))
        except (LookupError, ParseError, CalamineError, zipfile.BadZipFile, ValueError):
            raise Stopped(self.fault("", Say("Tệp XLSX hỏng.", "The XLSX is damaged."))) from None

    def fault(self, sheet: str, what: Say, cure: Say | None = None) -> Fault:
        """A fault of the workbook or of one of its sheets."""
        again = Say("Lưu lại bằng bảng tính rồi đọc lại.", "Save it again in a spreadsheet and retry.")
        return Fault(self.where(sheet) if sheet else self.path.name, what, cure or again)

    def where(self, sheet: str) -> str:
        """How messages call a sheet."""
        return f"{self.path.name}, trang {sheet}"

    def marks(self, sheet: str) -> Marks:
        """The special cells of a sheet; raises Stopped when the sheet reaches too far to be held."""
        part = self.parts.get(sheet, "")
        if part not in self.archive.namelist():
            raise Stopped(self.fault(sheet, Say("Trang tính hỏng.", "The sheet is damaged.")))
        with self.archive.open(part) as file:
            marks = marks_of(file, self.percent)
        if marks.rows * marks.columns > _AREA:
            far = Say("Trang tính quá rộng hoặc quá dài.", "The sheet is too wide or too long.")
            cure = Say("Xóa các ô thừa ở xa, hoặc dùng CSV.", "Delete stray cells far away, or use CSV.")
            raise Stopped(self.fault(sheet, far, cure))
        return marks


def open_workbook(
    path: Path, faults: list[Fault], wanted: Collection[type[Record]] = RECORDS
) -> Iterator[Grid]:
    """The grids of the sheets that bear a table's name; other sheets with content are faults.

    `wanted` are the tables that a fault of a wrong name offers.
    """
    try:
        book = Workbook(path)
    except Stopped as stopped:
        faults.append(stopped.fault)
        return
    taken: dict[str, str] = {}
    beside = {fold(name) for name in BESIDE}
    for sheet in book.book.sheets_metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet or fold(sheet.name) in beside:
            continue
        table = table_named(sheet.name)
        if table is None:
            faults += _stranger(book, sheet.name, wanted)
        elif table in taken:
            faults.append(table_twice(book.where(sheet.name), taken[table]))
        elif sheet.visible != SheetVisibleEnum.Visible:
            faults.append(_hidden(book, sheet.name))
        else:
            taken[table] = book.where(sheet.name)
            rows = rows_of(book, sheet.name, faults)
            yield Grid(BY_NAME[table], book.where(sheet.name), rows, empty_counts=False)


def open_sheet(path: Path, record: type[Record], faults: list[Fault]) -> Grid | None:
    """The first sheet of a workbook as rows of one table, whatever its name: for a form with one sheet."""
    found = first_sheet(path, faults)
    return Grid(record, found.where, found.rows, empty_counts=False) if found else None


class FirstSheet(NamedTuple):
    """A sheet as it lay in its workbook: its name, how messages call it, its rows."""

    name: str
    where: str
    rows: Iterator[Row]


def first_sheet(path: Path, faults: list[Fault]) -> FirstSheet | None:
    """The first sheet of a workbook that is no guide, for forms that are no table of facts."""
    try:
        book = Workbook(path)
    except Stopped as stopped:
        faults.append(stopped.fault)
        return None
    beside = {fold(name) for name in BESIDE}
    for sheet in book.book.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet and fold(sheet.name) not in beside:
            return FirstSheet(sheet.name, book.where(sheet.name), rows_of(book, sheet.name, faults))
    faults.append(book.fault("", Say("Tệp không có trang tính nào.", "The file has no sheet.")))
    return None


def _stranger(book: Workbook, name: str, wanted: Collection[type[Record]]) -> list[Fault]:
    try:
        book.marks(name)
        blank = not book.book.get_sheet_by_name(name).to_python(nrows=1)
    except (Stopped, CalamineError):
        blank = False
    return [] if blank else [unknown_table(book.where(name), wanted)]


def _hidden(book: Workbook, name: str) -> Fault:
    return book.fault(
        name,
        Say("Trang bị ẩn.", "The sheet is hidden."),
        Say(
            "Bỏ ẩn để thấy điều sẽ được đọc, hoặc xóa trang.", "Unhide it to see what is read, or delete it."
        ),
    )


def rows_of(book: Workbook, name: str, faults: list[Fault]) -> Iterator[Row]:
    """The rows of a sheet; merged cells are faults, a damaged sheet raises Stopped."""
    marks = book.marks(name)
    try:
        sheet = book.book.get_sheet_by_name(name)
    except CalamineError:
        raise Stopped(book.fault(name, Say("Trang tính hỏng.", "The sheet is damaged."))) from None
    if sheet.total_width > MOST_COLUMNS:
        raise Stopped(book.fault(name, *_too_wide(sheet.total_width)))
    faults += _merged(book, name, sheet)
    cells = _Cells()
    special = {place[0] for place in marks.percent} | {place[0] for place in marks.broken}
    for row, line in enumerate(sheet.iter_rows()):
        read = [v if v.__class__ is str else cells.read(v) for v in line]
        if row in special:
            read = [_marked(cell, marks, (row, column)) for column, cell in enumerate(read)]
        yield row + 1, read


def _too_wide(columns: int) -> tuple[Say, Say]:
    return (
        Say(
            f"Trang có {columns} cột có nội dung, tối đa {MOST_COLUMNS}.",
            f"The sheet has {columns} columns with content, at most {MOST_COLUMNS}.",
        ),
        Say(
            "Chép các cột của bảng sang trang mới rồi nhập lại.",
            "Copy the columns of the table to a new sheet and import again.",
        ),
    )


def _marked(cell: Cell, marks: Marks, place: tuple[int, int]) -> Cell:
    if place in marks.broken:
        return Broken(*marks.broken[place])
    if place in marks.percent and isinstance(cell, Number):
        return Number(cell.text, percent=True)
    return cell


def _merged(book: Workbook, name: str, sheet: CalamineSheet) -> list[Fault]:
    found = []
    for (top, left), (bottom, right) in (sheet.merged_cell_ranges or [])[:_MERGED]:
        area = f"{_cell_name(top, left)}:{_cell_name(bottom, right)}"
        found.append(
            book.fault(
                f"{name}, dòng {top + 1}",
                Say(f"Các ô {area} bị gộp.", f"The cells {area} are merged."),
                Say(
                    "Bỏ gộp và điền từng ô; dòng tựa thì xóa.", "Unmerge and fill in each; delete title rows."
                ),
            )
        )
    return found


def _cell_name(row: int, column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


class _Cells:
    """Values of the reader as cells, each distinct number written out once."""

    def __init__(self) -> None:
        self.numbers: dict[float, Number] = {}

    def read(self, value: Any) -> Cell:
        """One value that is not text."""
        if value.__class__ is float:
            if value not in self.numbers:
                self.numbers[value] = number(value)
            return self.numbers[value]
        if isinstance(value, bool):
            return Flag(value)
        if isinstance(value, int):
            return Number(str(value))
        if isinstance(value, datetime):
            if value.time() == time():
                return Day(value.date())
            return Moment(value)
        if isinstance(value, date):
            return Day(value)
        return Broken(str(value), Say("giờ, không phải ngày", "a time, not a date"))
