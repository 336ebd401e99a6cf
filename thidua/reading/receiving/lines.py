"""Lines as a format gives them, before they are numbered through the document."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from thidua.reading.received import Box, Line, Place, Word

_UNSEEN = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Signs of control, which no page shows and no plan file takes."""


@dataclass(frozen=True)
class Row:
    """One line of a file: as `Line`, with its page and its tables counted within the file."""

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


def numbered(files: Iterable[tuple[int, Iterable[Row]]], by_page: Container[int] = ()) -> Iterator[Line]:
    """Rows of several files as lines counted through; each file comes with the pages that stand before it.

    `by_page` are the files (from 0) whose tables are counted on each page anew.
    """
    number, tables = 0, dict[tuple[int, int, int], int]()
    for at, (pages_before, rows) in enumerate(files):
        for row in rows:
            number += 1
            table = None
            if row.table:
                key = at, row.page if at in by_page else 0, row.table[0]
                table = tables.setdefault(key, len(tables)), *row.table[1:]
            text = _UNSEEN.sub("", row.text)
            yield Line(
                text, pages_before + row.page, number, row.words, row.bold, row.italic, row.centred, row.indent,
                table, row.place, row.box,
            )  # fmt: skip
