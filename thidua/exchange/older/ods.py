"""OpenDocument sheets: what may not be in them, and their cells."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from thidua.core.errors import Fault
from thidua.core.wording import Say
from thidua.exchange.grid import Stopped
from thidua.exchange.hostile import ODS, sound
from thidua.exchange.older.plain import CELLS, COLUMNS, Failed, Figure, Plain, Value

TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE = f"{{{_NAMES}table:1.0}}", f"{{{_NAMES}office:1.0}}"
_TEXT, _STYLE = f"{{{_NAMES}text:1.0}}", f"{{{_NAMES}style:1.0}}"
_ERROR = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_SCRIPTS = ("basic/", "scripts/", "dialogs/")
_OUTSIDE = re.compile(r"file:|https?:|\bDDE\(|WEBSERVICE\(", re.IGNORECASE)
_SOURCES = {f"{_TABLE}table-source", f"{_TABLE}cell-range-source", f"{_OFFICE}dde-source"}
_BROKEN = (ParseError, DefusedXmlException, zipfile.BadZipFile, KeyError, ValueError, OSError)
_NUMBERS = {"float": "General", "currency": "General", "percentage": "0.##########%"}


def sheets_of(path: Path) -> Iterator[Plain]:
    """The sheets of an .ods, hidden ones marked. Raises Stopped where it may not be opened or is damaged."""
    archive, name = sound(path, ODS), path.name
    try:
        with archive:
            if archive.read("mimetype").strip() != TYPE:
                raise Stopped(Fault(name, *_OTHER))
            _check(archive, name)
            with archive.open("content.xml") as file:
                yield from _Reader(name).sheets(file)
    except _BROKEN:
        raise Stopped(Fault(name, *_DAMAGED)) from None


def _check(archive: zipfile.ZipFile, name: str) -> None:
    low = [part.lower() for part in archive.namelist()]
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Stopped(Fault(name, *_LOCKED))
    if any(part.startswith(_SCRIPTS) and not part.endswith("/") for part in low):
        raise Stopped(Fault(name, *_WITH_MACROS))
    if any(part.startswith("object") and not part.startswith("objectreplacements") for part in low):
        raise Stopped(Fault(name, *_EMBEDDED))


class _Reader:
    """Reads content.xml row by row, so that a long sheet is never held as a tree."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.hidden: set[str] = set()

    def sheets(self, file: object) -> Iterator[Plain]:
        """Every table of the document with its cells."""
        table: Plain | None = None
        cells: list[tuple[int, int, Value]] = []
        row = 0
        for event, element in iterparse(file, ("start", "end")):
            if event == "start" and element.tag == f"{_TABLE}table" and table is None:
                shown = element.get(f"{_TABLE}style-name", "") not in self.hidden
                table, cells, row = Plain(element.get(f"{_TABLE}name", ""), (), not shown), [], 0
            elif event == "end" and element.tag == f"{_TABLE}table-row" and table is not None:
                row = self._row(element, row, table, cells)
                element.clear()
            elif event == "end" and element.tag == f"{_TABLE}table" and table is not None:
                table.cells = cells
                yield table
                table = None
                element.clear()
            elif event == "end":
                self._beside(element)

    def _beside(self, element: Element) -> None:
        """Styles that hide a sheet, and what would fetch figures from elsewhere."""
        if element.tag in _SOURCES or element.tag.endswith("}event-listener"):
            raise Stopped(Fault(self.name, *_LINKED))
        if element.tag == f"{_STYLE}style" and element.get(f"{_STYLE}family") == "table":
            look = element.find(f"{_STYLE}table-properties")
            if look is not None and look.get(f"{_TABLE}display") == "false":
                self.hidden.add(element.get(f"{_STYLE}name", ""))

    def _row(self, element: Element, row: int, table: Plain, cells: list[tuple[int, int, Value]]) -> int:
        """Add the cells of one row, as often as it is repeated; the number of the next row."""
        again = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
        found = list(self._filled(element))
        for turn in range(again if found else 0):
            for column, value, cell in found:
                cells.append((row + turn, column, value))
                self._merge(cell, (row + turn, column), table)
            if len(cells) > CELLS:
                break
        return row + again

    def _filled(self, element: Element) -> Iterator[tuple[int, Value, Element]]:
        column = 0
        for cell in element:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            again = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            if (value := self._value(cell)) is not None:
                for place in range(min(again, COLUMNS + 1)):
                    yield column + place, value, cell
            column += again

    def _merge(self, cell: Element, at: tuple[int, int], table: Plain) -> None:
        down = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
        across = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
        if down > 1 or across > 1:
            table.merged.append((*at, at[0] + down - 1, at[1] + across - 1))

    def _value(self, cell: Element) -> Value | None:
        """What a cell holds; nothing where it is blank."""
        if _OUTSIDE.search(cell.get(f"{_TABLE}formula", "")):
            raise Stopped(Fault(self.name, *_LINKED))
        kind = cell.get(f"{_OFFICE}value-type", "")
        shown = "\n".join(_words(p) for p in cell.findall(f"{_TEXT}p"))
        if cell.get(_ERROR) == "error":
            return Failed(shown if shown.startswith("#") else "#N/A")
        if kind in _NUMBERS:
            return Figure(float(cell.get(f"{_OFFICE}value", "")), _NUMBERS[kind])
        if kind == "date":
            return datetime.fromisoformat(cell.get(f"{_OFFICE}date-value", "")[:19])
        if kind == "boolean":
            return cell.get(f"{_OFFICE}boolean-value") == "true"
        return cell.get(f"{_OFFICE}string-value") or shown or None


def _words(element: Element) -> str:
    """The text of a paragraph, its spaces and line breaks written out."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            pieces.append(" " * min(int(child.get(f"{_TEXT}c", "1")), 1_000))
        elif child.tag in (f"{_TEXT}line-break", f"{_TEXT}tab"):
            pieces.append("\n" if child.tag.endswith("break") else " ")
        elif not child.tag.endswith("}annotation"):
            pieces.append(_words(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


_AGAIN = Say(
    "Mở bằng bảng tính, chép giá trị sang một tệp .xlsx mới rồi lưu.",
    "Open it in a spreadsheet, copy the values into a new .xlsx and save.",
)
_DAMAGED = (Say("Tệp .ods hỏng.", "The .ods is damaged."), _AGAIN)
_OTHER = (Say("Bên trong không phải bảng tính .ods.", "Inside is no .ods spreadsheet."), _AGAIN)
_LOCKED = (
    Say("Tệp có mật khẩu.", "The file is locked by a password."),
    Say("Bỏ mật khẩu và lưu lại.", "Remove the password and save it again."),
)
_WITH_MACROS = (Say("Tệp có macro.", "The file carries macros."), _AGAIN)
_EMBEDDED = (Say("Có đối tượng nhúng bên trong.", "Objects are embedded in it."), _AGAIN)
_LINKED = (
    Say("Bảng tính lấy số từ nơi khác (liên kết ngoài).", "The sheet takes figures from elsewhere."),
    _AGAIN,
)
