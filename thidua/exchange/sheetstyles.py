"""How the cells of a workbook show what they hold: as percent, as a day, as a length of time, with so many decimals."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PERCENT = {9, 10}
_DAYS = {*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)}
_LENGTH = 46
_BUILT_IN = {1: 0, 2: 2, 3: 0, 4: 2, 9: 0, 10: 2}
"""Numbers of the formats that every spreadsheet has: 0, 0.00, #,##0, #,##0.00, 0%, 0.00%."""

_FIXED = re.compile(r"0(?:\.(0+))?%?$")
_WORDS = re.compile(r'"[^"]*"|\\.|[_*].')
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[[^\]]*\]")
_CLOCK = re.compile(r"[ymdhs]", re.IGNORECASE)


@dataclass
class Styles:
    """The styles of cells by what they show; a style is told by its number as it stands in a cell."""

    percent: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    lengths: set[str] = field(default_factory=set)
    places: dict[str, int] = field(default_factory=dict)
    """How many decimals are shown, whatever the cell holds."""


def styles_of(archive: zipfile.ZipFile) -> Styles:
    """The styles of a workbook; none where it has none."""
    styles = Styles()
    if "xl/styles.xml" not in archive.namelist():
        return styles
    root = ElementTree.fromstring(archive.read("xl/styles.xml"))
    own = {int(f.get("numFmtId", "0")): f.get("formatCode", "") for f in root.iter(f"{_MAIN}numFmt")}
    for number, form in enumerate(_forms(root)):
        code, key = own.get(form), str(number)
        if form in _PERCENT or (code and "%" in code):
            styles.percent.add(key)
        if form == _LENGTH or (code and _shows_length(code)):
            styles.lengths.add(key)
        elif shows_day(code) if code is not None else form in _DAYS:
            styles.days.add(key)
        places = _places(code) if code is not None else _BUILT_IN.get(form)
        if places is not None:
            styles.places[key] = places
    return styles


def _forms(root: ElementTree.Element) -> Iterator[int]:
    cells = root.find(f"{_MAIN}cellXfs")
    yield from (int(xf.get("numFmtId", "0")) for xf in ([] if cells is None else cells))


def shows_day(code: str) -> bool:
    """Whether a format shows a number as a day or a time.

    >>> shows_day("dd/mm/yyyy"), shows_day("[$-42A]d mmmm"), shows_day('0" d"'), shows_day("[Red]0.0")
    (True, True, False, False)
    """
    first = _WORDS.sub("", code).partition(";")[0]
    return bool(_CLOCK.search(_BRACKETS.sub("", first)))


def _shows_length(code: str) -> bool:
    return bool(_ELAPSED.search(_WORDS.sub("", code).partition(";")[0]))


def _places(code: str) -> int | None:
    found = _FIXED.search(code.partition(";")[0].strip())
    return len(found[1] or "") if found else None
