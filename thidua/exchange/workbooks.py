"""An XLSX workbook as people make it: its sheets' rows with real dates and exact numbers, its merged cells."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from thidua.core.errors import Fault
from thidua.core.wording import Say
from thidua.exchange.cells import Broken, Cell, Day, Flag, Moment, Number, number
from thidua.exchange.grid import Merge, Row, Stopped
from thidua.exchange.hostile import opened
from thidua.exchange.sheetxml import Marks, marks_of, parts, percent_styles

_AREA = 40_000_000
MOST_COLUMNS = 256
"""Columns of the widest sheet that older spreadsheets could hold, and far more than any table has."""


class Workbook:
    """One workbook: its archive for what the reader leaves out, and its reader."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.archive = opened(path)
        self._name, self.special = "", Marks()
        self._sheet: CalamineSheet | None = None
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

    def sheet(self, name: str) -> CalamineSheet:
        """A sheet by its name, read once; raises Stopped when it is damaged or reaches too far to be held."""
        if name != self._name or self._sheet is None:
            self.special = self.marks(name)
            try:
                self._name, self._sheet = name, self.book.get_sheet_by_name(name)
            except CalamineError:
                raise Stopped(self.fault(name, Say("Trang tính hỏng.", "The sheet is damaged."))) from None
        return self._sheet

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


def rows_of(book: Workbook, name: str) -> Iterator[Row]:
    """The rows of a sheet as they lie; a damaged sheet raises Stopped."""
    sheet, marks = book.sheet(name), book.special
    if sheet.total_width > MOST_COLUMNS:
        raise Stopped(book.fault(name, *_too_wide(sheet.total_width)))
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


def merges_of(book: Workbook, name: str) -> list[Merge]:
    """The merged cells of a sheet from the top."""
    ranges = book.sheet(name).merged_cell_ranges or []
    return sorted(
        Merge(top, left, bottom, right, f"{_cell_name(top, left)}:{_cell_name(bottom, right)}")
        for (top, left), (bottom, right) in ranges
    )


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
