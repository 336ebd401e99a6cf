"""An XLSX workbook as people make it: its sheets' rows with real dates and exact numbers, its merged cells.

Rows stream: nothing of a sheet is held but the rows that somebody keeps.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError

from thidua.core.errors import Fault
from thidua.core.wording import Say
from thidua.exchange.cells import Cell
from thidua.exchange.grid import Merge, Row, Stopped
from thidua.exchange.hostile import opened
from thidua.exchange.sharedtexts import SharedTexts
from thidua.exchange.sheetcells import Damaged, Raw, Reach, cells_of, reach_of
from thidua.exchange.sheetlist import Listed, contents_of
from thidua.exchange.sheetstyles import styles_of
from thidua.exchange.sheetvalues import Values

_AREA = 40_000_000
MOST_COLUMNS = 256
"""Columns of the widest sheet that older spreadsheets could hold, and far more than any table has."""


class Workbook:
    """One workbook: its archive, the sheets it lists, and what its cells mean."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.archive = opened(path)
        self._reached: dict[str, Reach] = {}
        self._texts: SharedTexts | None = None
        try:
            self._contents = contents_of(self.archive)
            self.styles = styles_of(self.archive)
        except (LookupError, ParseError, zipfile.BadZipFile, ValueError):
            raise Stopped(self.fault("", Say("Tệp XLSX hỏng.", "The XLSX is damaged."))) from None
        self.values = Values(self.styles, self._shared, self._contents.from_1904)

    @property
    def sheets(self) -> tuple[Listed, ...]:
        """The sheets that may hold rows, as they are listed."""
        return self._contents.sheets

    def fault(self, sheet: str, what: Say, cure: Say | None = None) -> Fault:
        """A fault of the workbook or of one of its sheets."""
        again = Say("Lưu lại bằng bảng tính rồi đọc lại.", "Save it again in a spreadsheet and retry.")
        return Fault(self.where(sheet) if sheet else self.path.name, what, cure or again)

    def where(self, sheet: str) -> str:
        """How messages call a sheet."""
        return f"{self.path.name}, trang {sheet}"

    def reach(self, name: str) -> Reach:
        """How far a sheet reaches, looked up once; raises Stopped when it is damaged or reaches too far."""
        if name not in self._reached:
            try:
                with self.archive.open(self._part(name)) as file:
                    reach = reach_of(file)
            except Damaged:
                raise self._damaged(name) from None
            if reach.rows * reach.columns > _AREA:
                raise Stopped(self.fault(name, *_TOO_FAR))
            self._reached[name] = reach
        return self._reached[name]

    def rows(self, name: str, meaning: Callable[[Raw], Cell]) -> Iterator[Row]:
        """The rows of a sheet with anything in them, their cells as `meaning` reads them."""
        width = self.reach(name).filled
        if width > MOST_COLUMNS:
            raise Stopped(self.fault(name, *_too_wide(width)))
        try:
            with self.archive.open(self._part(name)) as file:
                yield from cells_of(file, width, meaning)
        except Damaged:
            raise self._damaged(name) from None

    def _part(self, name: str) -> str:
        part = next((sheet.part for sheet in self.sheets if sheet.name == name), "")
        if part not in self.archive.namelist():
            raise self._damaged(name)
        return part

    def _damaged(self, name: str) -> Stopped:
        return Stopped(self.fault(name, Say("Trang tính hỏng.", "The sheet is damaged.")))

    def _shared(self) -> SharedTexts | None:
        """The texts that cells share, laid down when the first cell asks for one; none where there is no such part."""
        part = self._contents.texts
        if self._texts is None and part in self.archive.namelist():
            with self.archive.open(part) as file:
                self._texts = SharedTexts(file)
        return self._texts


def rows_of(book: Workbook, name: str) -> Iterator[Row]:
    """The rows of a sheet as they lie; a damaged sheet raises Stopped."""
    yield from book.rows(name, book.values.read)


def merges_of(book: Workbook, name: str) -> list[Merge]:
    """The merged cells of a sheet from the top."""
    return book.reach(name).merges


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


_TOO_FAR = (
    Say("Trang tính quá rộng hoặc quá dài.", "The sheet is too wide or too long."),
    Say("Xóa các ô thừa ở xa, hoặc dùng CSV.", "Delete stray cells far away, or use CSV."),
)
