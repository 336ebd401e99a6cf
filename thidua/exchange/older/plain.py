"""A table of any form as plain cells, and the XLSX that is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter

from thidua.core.errors import Fault
from thidua.core.wording import Say
from thidua.exchange.grid import Stopped

CELLS, COLUMNS, ROWS = 1_000_000, 1_024, 1_048_575
"""Most filled cells of a file, most columns of a sheet (far beyond what is read), most rows."""
LONGEST = 32_767
"""Most characters that a cell of XLSX holds; the reader refuses far shorter ones."""

_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 # a fixed day in the file's properties: same file, same bytes
_DAY, _MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm:ss"


class Figure(NamedTuple):
    """A number with the format in which its cell shows it."""

    value: float
    look: str = "General"


class Failed(NamedTuple):
    """A formula in error, with the error that its cell shows."""

    shown: str


Value = str | bool | Figure | Failed | datetime


@dataclass
class Plain:
    """One sheet: filled cells as row, column (both from 0) and value; merged areas by their corners."""

    name: str
    cells: Iterable[tuple[int, int, Value]]
    hidden: bool = False
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def write(sheets: Iterator[Plain], path: Path, name: str) -> None:
    """Write sheets as a workbook. Raises Stopped where they are too large; `name` is the file they are of."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _MADE})
    pen = _Pen(book, name)
    for plain in sheets:
        pen.sheet(plain)
    if not book.worksheets():
        raise Stopped(Fault(name, *_NO_SHEET))
    book.close()


class _Pen:
    """Writes sheet after sheet, counting cells."""

    def __init__(self, book: Any, name: str) -> None:
        self.book, self.name = book, name
        self.looks: dict[str, Any] = {}
        self.names: set[str] = set()
        self.count = 0

    def sheet(self, plain: Plain) -> None:
        """One sheet with its cells and merged areas."""
        page = self.book.add_worksheet(self._free(plain.name))
        for row, column, value in plain.cells:
            self.count += 1
            if self.count > CELLS or column >= COLUMNS or row >= ROWS:
                raise Stopped(Fault(self.name, *_TOO_LARGE))
            self._cell(page, (row, column), value)
        for area in plain.merged[:CELLS]:
            first = page.table.get(area[0], {}).get(area[1])
            page.merge_range(*area, "")
            if first is not None:
                page.table[area[0]][area[1]] = first
        if plain.hidden and len(self.names) > 1:
            page.hide()
        elif plain.hidden:
            raise Stopped(Fault(f"{self.name}, trang {plain.name}", *_HIDDEN))

    def _cell(self, page: Any, at: tuple[int, int], value: Value) -> None:
        if isinstance(value, bool):
            page.write_boolean(*at, value)
        elif isinstance(value, str):
            page.write_string(*at, value[:LONGEST])
        elif isinstance(value, datetime):
            whole = value.hour == value.minute == value.second == 0
            page.write_datetime(*at, value, self._look(_DAY if whole else _MOMENT))
        elif isinstance(value, Failed):
            page.write_formula(*at, "=1/0", None, value.shown)
        else:
            page.write_number(*at, value.value, self._look(value.look))

    def _look(self, look: str) -> Any:
        if look not in self.looks:
            self.looks[look] = self.book.add_format({"num_format": look})
        return self.looks[look]

    def _free(self, name: str) -> str:
        """A name that XLSX allows and no other sheet bears."""
        wanted = re.sub(r"[\[\]:*?/\\]", "-", name).strip("'")[:31] or "Sheet"
        while wanted.lower() in self.names:
            wanted = f"{wanted[:26]} ({len(self.names)})"
        self.names.add(wanted.lower())
        return wanted


_NO_SHEET = (
    Say("Tệp không có trang tính nào.", "The file has no sheet."),
    Say("Mở lại tệp gốc xem có nội dung không.", "Open the original and look whether there is anything."),
)
_HIDDEN = (
    Say("Trang bị ẩn.", "The sheet is hidden."),
    Say("Bỏ ẩn để thấy điều sẽ được đọc, hoặc xóa trang.", "Unhide it to see what is read, or delete it."),
)
_TOO_LARGE = (
    Say(
        f"Tệp quá lớn: tối đa {CELLS:,} ô có nội dung, {COLUMNS:,} cột, {ROWS:,} dòng.".replace(",", "."),
        f"The file is too large: at most {CELLS:,} filled cells, {COLUMNS:,} columns, {ROWS:,} rows.",
    ),
    Say("Chia tệp theo năm, hoặc lưu thành .xlsx.", "Split the file by year, or save it as .xlsx."),
)
