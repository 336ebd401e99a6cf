"""One sheet of a workbook as its XML streams by: how far it reaches, then its cells row by row, never all of them.

A sheet is looked through to its end before any row of it is given: what is not whole is damaged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import IO, Any, NamedTuple, NoReturn
from xml.parsers import expat

from thidua.exchange.cells import Cell
from thidua.exchange.grid import Merge, Row
from thidua.exchange.hostile import BROKEN

_BLOCK = 1 << 16
_DIGITS = "0123456789"
_LETTERS = re.compile(r"[A-Z]{1,3}")
_LAST_COLUMN = 16_383
_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")


class Damaged(Exception):
    """XML that no spreadsheet would write."""


class Raw(NamedTuple):
    """A cell as it stands in the file: its sort, its style, what it holds, whether a formula gave it."""

    sort: str
    style: str
    text: str
    formula: bool


@dataclass
class Reach:
    """How far a sheet reaches: its last row, its columns, those of them with content; and its merged cells."""

    rows: int = 0
    columns: int = 26
    filled: int = 0
    merges: list[Merge] = field(default_factory=list)


def reach_of(file: IO[bytes]) -> Reach:
    """How far the XML of a sheet reaches. Raises Damaged where it is not whole or out of order."""
    seen = _Reach()
    for _ in streamed(file, seen):
        pass
    seen.reach.merges.sort(key=itemgetter(0, 1))
    return seen.reach


def cells_of(file: IO[bytes], width: int, meaning: Callable[[Raw], Cell]) -> Iterator[Row]:
    """The rows of a sheet with anything in them, numbered from 1, each `width` cells wide."""
    rows = _Rows(width, meaning)
    for _ in streamed(file, rows):
        yield from rows.done
        rows.done.clear()


class Streamed:
    """Handlers of XML by the plain names of its elements, whatever their prefix."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._plain: dict[str, str] = {}

    def plain(self, tag: str) -> str:
        """The name of an element without its prefix."""
        found = self._plain.get(tag)
        if found is None:
            found = self._plain.setdefault(tag, tag.rpartition(":")[2])
        return found

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends; the text since some start stands in `parts`."""


def streamed(file: IO[bytes], by: Streamed) -> Iterator[None]:
    """Parse a part some kilobytes at a time; between them whoever asks takes what is done."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = by.start, by.end
    parser.CharacterDataHandler = by.parts.append
    parser.StartDoctypeDeclHandler = _no_doctype
    try:
        while block := file.read(_BLOCK):
            parser.Parse(block, False)
            yield
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, *BROKEN) as broken:
        raise Damaged(str(broken)) from None
    yield


def _no_doctype(*_told: Any) -> NoReturn:
    raise Damaged("a document type")


class _Placed(Streamed):
    """Where a row and a cell stand: both only ever go forward."""

    def __init__(self) -> None:
        super().__init__()
        self.row, self.column = 0, -1
        self._digits = ""
        self._columns: dict[str, int] = {}

    def to_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self.row + 1))
        if number <= self.row:
            raise Damaged(f"row {number} after {self.row}")
        self.row, self.column, self._digits = number, -1, str(number)

    def to_cell(self, attributes: dict[str, str]) -> None:
        column, place = self.column + 1, attributes.get("r")
        if place is not None:
            letters = place.rstrip(_DIGITS)
            column = self._column(letters)
            if place[len(letters) :] != self._digits or column <= self.column:
                raise Damaged(f"cell {place} out of order")
        self.column = column

    def _column(self, letters: str) -> int:
        if letters not in self._columns:
            self._columns[letters] = column_of(letters)
        return self._columns[letters]


def column_of(letters: str) -> int:
    """The place of a column from 0.

    >>> column_of("A"), column_of("AB")
    (0, 27)
    """
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    if not _LETTERS.fullmatch(letters) or place > _LAST_COLUMN + 1:
        raise Damaged(f"column {letters}")
    return place - 1


class _Reach(_Placed):
    def __init__(self) -> None:
        super().__init__()
        self.reach = Reach()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.parts.clear()
        name, reach = self.plain(tag), self.reach
        if name == "c":
            self.to_cell(attributes)
            reach.columns = max(reach.columns, self.column + 1)
        elif name in ("v", "f", "is"):
            reach.filled = max(reach.filled, self.column + 1)
        elif name == "row":
            self.to_row(attributes)
            reach.rows = self.row
        elif name == "mergeCell":
            reach.merges += _merge(attributes.get("ref", ""))


def _merge(name: str) -> Iterator[Merge]:
    """Merged cells by their name; one cell alone is none."""
    if found := _RANGE.fullmatch(name):
        left, top, right, bottom = found.groups()
        yield Merge(int(top) - 1, column_of(left), int(bottom) - 1, column_of(right), name)


class _Rows(_Placed):
    """Cells as they end, put into their row; a row with anything in it is done when it ends."""

    def __init__(self, width: int, meaning: Callable[[Raw], Cell]) -> None:
        super().__init__()
        self.done: list[Row] = []
        self.width, self.meaning = width, meaning
        self._cells: list[Cell] = []
        self._sort, self._style, self._text = "n", "0", ""
        self._formula = self._filled = self._aside = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.parts.clear()
        name = self.plain(tag)
        if name == "c":
            self.to_cell(attributes)
            self._sort, self._style = attributes.get("t", "n"), attributes.get("s", "0")
            self._text, self._formula = "", False
        elif name == "f":
            self._formula = True
        elif name == "row":
            self.to_row(attributes)
            self._cells, self._filled = [""] * self.width, False
        elif name == "rPh":
            self._aside = True

    def end(self, tag: str) -> None:
        name = self.plain(tag)
        if name == "v":
            self._text = "".join(self.parts)
        elif name == "c":
            if self._text or self._formula:
                self._cells[self.column] = self.meaning(
                    Raw(self._sort, self._style, self._text, self._formula)
                )
                self._filled = True
        elif name == "t" and not self._aside:
            self._text += "".join(self.parts)
        elif name == "row":
            if self._filled:
                self.done.append((self.row, self._cells))
        elif name == "rPh":
            self._aside = False
