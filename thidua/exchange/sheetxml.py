"""What the reader of workbooks does not tell: cells shown as percent, in error, or never calculated."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import join, normpath
from typing import IO
from xml.etree import ElementTree

from thidua.core.wording import Say

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TOKEN = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*)>")
_PLACE = re.compile(rb"""\br=["']([A-Z]*)([0-9]+)["']""")
_STYLE = re.compile(rb"""\bs=["']([0-9]+)["']""")
_ERROR = re.compile(rb"""\bt=["']e["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_UNCALCULATED = re.compile(
    rb"\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_VALUE = re.compile(rb"[^<]*(?:<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>))?\s*<(?:\w+:)?v>([^<]*)<")
_WIDE = re.compile(rb"""\br=["']([A-Z]{2,})[0-9]""")
_ROW = re.compile(rb"""<(?:\w+:)?row\b(?:[^>]*\br=["']([0-9]+)["'])?""")
_ROW_END = re.compile(rb"</(?:\w+:)?row>")
_BLOCK = 1 << 20


@dataclass
class Marks:
    """Special cells of one sheet by (row, column) from 0, and how far the sheet reaches."""

    percent: set[tuple[int, int]] = field(default_factory=set)
    broken: dict[tuple[int, int], tuple[str, Say]] = field(default_factory=dict)
    rows: int = 0
    columns: int = 26


def parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part that holds each sheet, by the sheet's name."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    found = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        whole = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        found[sheet.get("name", "")] = whole
    return found


def percent_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """The cell styles that show a percent sign."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    formats = {9, 10}
    for own in styles.iter(f"{_MAIN}numFmt"):
        if "%" in own.get("formatCode", ""):
            formats.add(int(own.get("numFmtId", "0")))
    cells = styles.find(f"{_MAIN}cellXfs")
    listed = [] if cells is None else list(cells)
    return frozenset(n for n, xf in enumerate(listed) if int(xf.get("numFmtId", "0")) in formats)


_FIXED = re.compile(r"0(?:\.(0+))?%?$")
_BUILT_IN = {1: 0, 2: 2, 3: 0, 4: 2, 9: 0, 10: 2}
"""Numbers of the formats that every spreadsheet has: 0, 0.00, #,##0, #,##0.00, 0%, 0.00%."""


def fixed_places(archive: zipfile.ZipFile) -> dict[int, int]:
    """The cell styles that show so many decimals, whatever the cell holds."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    formats = dict(_BUILT_IN)
    for own in styles.iter(f"{_MAIN}numFmt"):
        code = own.get("formatCode", "").partition(";")[0].strip()
        if found := _FIXED.search(code):
            formats[int(own.get("numFmtId", "0"))] = len(found[1] or "")
    cells = styles.find(f"{_MAIN}cellXfs")
    listed = [] if cells is None else list(cells)
    told = ((n, int(xf.get("numFmtId", "0"))) for n, xf in enumerate(listed))
    return {n: formats[number] for n, number in told if number in formats}


def places_shown(data: bytes, fixed: dict[int, int]) -> dict[tuple[int, int], int]:
    """How many decimals the cells of a sheet show, by (row, column) from 0, where their style says so."""
    found: dict[tuple[int, int], int] = {}
    row, column = -1, -1
    for token in _TOKEN.finditer(data) if fixed else ():
        place = _PLACE.search(token[2])
        if token[1] == b"row":
            row, column = (int(place[2]) - 1 if place else row + 1), -1
            continue
        column = _column(place[1]) if place else column + 1
        style = _STYLE.search(token[2])
        if style and int(style[1]) in fixed:
            found[row, column] = fixed[int(style[1])]
    return found


def marks_of(file: IO[bytes], percent: frozenset[int]) -> Marks:
    """The special cells of one sheet's XML, read some rows at a time."""
    marks, row = Marks(), -1
    for data in _some_rows(file):
        wide = max((_column(c) + 1 for c in set(_WIDE.findall(data))), default=0)
        marks.columns = max(marks.columns, wide)
        if percent or _FORMULA.search(data) or _ERROR.search(data):
            _scan(data, percent, marks, row)
        for found in _ROW.finditer(data):
            row = int(found[1]) - 1 if found[1] else row + 1
            marks.rows = max(marks.rows, row + 1)
    return marks


def _some_rows(file: IO[bytes]) -> Iterator[bytes]:
    """The XML in pieces that end with a row."""
    rest: list[bytes] = []
    while block := file.read(_BLOCK):
        end = max((found.end() for found in _ROW_END.finditer(block)), default=0)
        if end:
            yield b"".join([*rest, block[:end]])
            rest = []
        rest.append(block[end:])
    yield b"".join(rest)


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1


def _scan(data: bytes, percent: frozenset[int], marks: Marks, row: int) -> None:
    column = -1
    for token in _TOKEN.finditer(data):
        attributes = token[2]
        place = _PLACE.search(attributes)
        if token[1] == b"row":
            row, column = (int(place[2]) - 1 if place else row + 1), -1
            continue
        column = _column(place[1]) if place else column + 1
        style = _STYLE.search(attributes)
        if style and int(style[1]) in percent:
            marks.percent.add((row, column))
        if _ERROR.search(attributes):
            value = _VALUE.match(data, token.end())
            shown = value[1].decode("utf-8", "replace") if value else "#"
            marks.broken[row, column] = (
                shown,
                Say("ô công thức bị lỗi", "the formula of the cell is in error"),
            )
        elif not attributes.endswith(b"/") and _UNCALCULATED.match(data, token.end()):
            marks.broken[row, column] = (
                "=…",
                Say("công thức chưa được tính", "the formula was never calculated"),
            )
