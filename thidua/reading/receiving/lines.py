"""Lines as a format gives them, before they are numbered through the document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from thidua.reading.received import Box, Line, Place, Word


@dataclass(frozen=True)
class Row:
    """One line of a file: as `Line`, with its page counted within the file and its tables within the page."""

    text: str
    page: int = 1
    words: tuple[Word, ...] = ()
    bold: bool = False
    italic: bool = False
    centred: bool = False
    indent: int = 0
    table: tuple[int, int, int] | None = None
    place: Place = ""
    box: Box | None = None


def numbered(files: Iterable[tuple[int, Iterable[Row]]]) -> Iterator[Line]:
    """Rows of several files as lines counted through; each file comes with the pages that stand before it."""
    number = tables = 0
    for pages_before, rows in files:
        most = -1
        for row in rows:
            number += 1
            table = row.table and (tables + row.table[0], *row.table[1:])
            most = max(most, row.table[0] if row.table else -1)
            yield Line(
                row.text, pages_before + row.page, number, row.words, row.bold, row.italic, row.centred, row.indent,
                table, row.place, row.box,
            )  # fmt: skip
        tables += most + 1


def on_page(rows: Iterable[Row], page: int) -> list[Row]:
    """The same rows on another page."""
    return [replace(row, page=page) for row in rows]
