"""A CSV file as a sheet of text, every digit kept as it was typed."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from thidua.exchange.csvfiles import DELIMITERS, LINE, encoding_of, rows_by
from thidua.exchange.older.plain import Plain, Value

LOOKED_AT = 40
"""So many lines are looked at to find what separates the cells."""


def sheets_of(path: Path) -> Iterator[Plain]:
    """The one sheet of a CSV file, called like the file. Raises Stopped where it cannot be read."""
    yield Plain(path.stem or "CSV", _cells(path))


def _cells(path: Path) -> Iterator[tuple[int, int, Value]]:
    for number, cells in rows_by(path, lambda _first: _delimiter(path)):
        for column, cell in enumerate(cells):
            if cell:
                yield number - 1, column, str(cell)


def _delimiter(path: Path) -> str:
    """What separates the cells: the sign under which the first lines have most of them."""
    with path.open(encoding=encoding_of(path), newline="") as file:
        lines = [line for line in (file.readline(LINE) for _ in range(LOOKED_AT)) if line.strip()]
    return max(DELIMITERS, key=lambda sign: _cells_under(lines, sign))


def _cells_under(lines: Sequence[str], sign: str) -> int:
    try:
        return sum(len(cells) for cells in islice(csv.reader(lines, delimiter=sign), LOOKED_AT))
    except csv.Error:
        return 0
