"""Rows and cells: tables as files keep them, and columns that a text sets apart by blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from thidua.reading.folding import bare
from thidua.reading.received import Line

_GAP = re.compile(r"\s{2,}|\t")
_NO_TABLE = re.compile(
    r"cong hoa xa hoi|doc lap|^\W*noi nhan|^\W*so\W*:|\bngay .{0,12}thang|^\W*(tm|kt|tl)\s*\."
)
_BORDER = re.compile(r"^\s*[|│┃¦].*[|│┃¦]\s*$")
_LONE = re.compile(r"^[|│┃¦]\s+(?=[^|│┃¦]*$)")
"""A border before a line that has no other: a speck."""
_BORDERS = re.compile(r"[|│┃¦]")
_INNER = re.compile(r"\S.*\s[|│┃¦]\s|^\s+[|│┃¦]\s+\S.*[|│┃¦]")
"""Borders between cells where none is drawn around the table."""
_SPECK = re.compile(r"^[_‘’`~|.^]+ (?=\S)")
SUM = re.compile(
    r"^\W*(?:tong (?:so|cong)\b(?! ty)|(?:tong|cong)\W*$|cong (?:toan|chung)\b|"
    r"tong\b(?! (?:ket|cong ty|giam doc|cuc|lien|hoi|bien|thanh)))"
)
"""The words that open a row of totals."""
_PLACES = re.compile(r"\b\d{1,3} ?%? (?:tap the|ca nhan|don vi)\b")
_RAGGED = -1
"""In place of a number of columns: lines of a table some of whose cells are empty."""
_FIGURED = 0.7
"""The share of its cells that are figures in a column of figures."""
_WORDS = re.compile(r"\S+(?: \S+)*")
_FEWEST = 3
"""So many rows a text sets apart before they are a table."""


@dataclass(frozen=True)
class Row:
    """One row: its cells as print, and the lines they were read from."""

    cells: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Run:
    """Lines that belong together: a table with its heads and rows, or running text without rows."""

    lines: tuple[Line, ...]
    heads: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


@lru_cache(maxsize=64)  # a line is looked at again while its neighbours are
def printed(text: str) -> str:
    """A line as print: single blanks, bullets of symbol fonts as bullets, no specks at its head.

    >>> printed("\\uf0b7  Các phòng\\x7f")
    '• Các phòng'
    """
    shown = text
    if not text.isprintable():
        shown = "".join(c if c.isprintable() else "• " if "\ue000" <= c <= "\uf8ff" else " " for c in text)
    return _SPECK.sub("", " ".join(shown.split()))


def runs(lines: Sequence[Line], kind: str) -> Iterator[Run]:
    """The document as runs of text and tables; what only sets two columns side by side is text."""
    for _, group in groupby(lines, key=lambda line: (line.page, line.table[0]) if line.table else None):
        inside = tuple(group)
        if inside[0].table is None:
            yield from _set_apart(inside) if kind == "txt" else (Run(inside),)
            continue
        rows = _rows(inside)
        if len(rows) < 2 or max(len(r.cells) for r in rows) < 2:
            yield Run(inside)
        else:
            yield _headed(inside, rows)


def _headed(lines: tuple[Line, ...], rows: list[Row]) -> Run:
    """Rows under their heads; where the second row parts what the first joins, both are heads."""
    heads, second = rows[0].cells, rows[1].cells
    if _PLACES.search(bare(" ".join(heads))):
        return Run(lines, ("",) * len(heads), tuple(rows))
    parted = not any(re.search(r"\d", c) for c in second) and re.search(
        r"tap the|ca nhan|hang nam|giai doan|so luong", bare(" ".join(second))
    )
    if parted and len(rows) > 2 and ("" in heads or len(set(heads)) < len(heads)):
        return Run(lines, _joined(heads, second), tuple(rows[2:]))
    return Run(lines, heads, tuple(rows[1:]))


def _joined(heads: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """Two rows of heads as one: a head that spans several columns stands over each of them."""
    found, over = [], ""
    for a, b in zip(heads, second, strict=False):
        over = a or (over if b else "")
        found.append(f"{over} {b}".strip() if b else a)
    return tuple(found)


def _rows(lines: Sequence[Line]) -> list[Row]:
    """Rows of a table as the file keeps it; an empty cell stays empty."""
    columns = 1 + max(line.table[2] for line in lines if line.table)
    found: list[Row] = []
    for _, group in groupby(lines, key=lambda line: line.table[1] if line.table else -1):
        inside = tuple(group)
        cells = [""] * columns
        for line in inside:
            at = line.table[2] if line.table else 0
            cells[at] = f"{cells[at]} {printed(line.text)}".strip()
        if any(cells):
            found.append(Row(tuple(c.replace("|", "/") for c in cells), inside))
    return found


def _set_apart(lines: Sequence[Line]) -> Iterator[Run]:
    """Text with the tables in it that blanks alone set apart: the same number of columns, line after line."""
    text: list[Line] = []
    parted = [(columns, list(group)) for columns, group in groupby(lines, key=_columns)]
    parted = list(_ragged(parted))
    for at, (columns, inside) in enumerate(parted):
        if columns == _RAGGED:
            if text:
                yield Run(tuple(text))
                text = []
            yield _headed(
                tuple(inside),
                [Row(cells, (line,)) for line, cells in zip(inside, _placed(inside), strict=True)],
            )
            continue
        if columns < 2 or len(inside) < _FEWEST:
            text += [] if at and _sums_up(parted[at - 1], (columns, inside)) else inside
            continue
        if text:
            yield Run(tuple(text))
            text = []
        rows = list(_whole_rows([_row(line) for line in inside]))
        if at + 1 < len(parted) and _sums_up((columns, inside), parted[at + 1]):
            last = _row(parted[at + 1][1][0])
            rows.append(Row(("", *last.cells), last.lines))
        yield _headed(tuple(inside), rows)
    if text:
        yield Run(tuple(text))


def _ragged(parted: Sequence[tuple[int, list[Line]]]) -> Iterator[tuple[int, list[Line]]]:
    """Neighbouring lines with more and with fewer columns as one table, where their cells stand under one another."""
    for set_apart, group in groupby(parted, key=lambda part: part[0] > 1):
        inside = list(group)
        lines = [line for _, some in inside for line in some]
        widest = max(columns for columns, _ in inside)
        ragged = set_apart and len(inside) > 1 and widest > len(("label", "value")) and len(lines) > _FEWEST
        if ragged and (cells := _placed(lines)) and _counts(cells):
            yield _RAGGED, lines
        else:
            yield from inside


def _placed(lines: Sequence[Line]) -> list[tuple[str, ...]]:
    """The cells of each line under those of the line with most; nothing where two would stand in one place."""
    spans = [
        [(m.start(), m.end(), m.group()) for m in _WORDS.finditer(line.text.expandtabs())] for line in lines
    ]
    if any(_BORDERS.search(line.text) for line in lines):
        return []
    columns = max(spans, key=len)
    rows = []
    for cells in spans:
        row = [""] * len(columns)
        for start, end, text in cells:
            at = min(
                range(len(columns)), key=lambda n: min(abs(start - columns[n][0]), abs(end - columns[n][1]))
            )
            if row[at]:
                return []
            row[at] = printed(text)
        rows.append(tuple(row))
    return rows


def _counts(rows: Sequence[tuple[str, ...]]) -> bool:
    """Whether a column below the heads holds figures, but for a few that were misread."""
    figures = [[bool(re.fullmatch(r"\d[\d.,]* ?%?", cell)) for cell in row] for row in rows[1:]]
    return any(sum(column) >= _FIGURED * len(column) for column in zip(*figures, strict=True))


def _whole_rows(rows: Sequence[Row]) -> Iterator[Row]:
    """Rows between drawn borders; one that only goes on with words of the row above is part of it."""
    last: Row | None = None
    for row in rows:
        goes_on = last and _BORDER.match(row.lines[0].text) and not row.cells[0]
        if last and goes_on and not any(re.search(r"\d", c) or SUM.match(bare(c)) for c in row.cells):
            cells = tuple(f"{a} {b}".strip() for a, b in zip(last.cells, row.cells, strict=True))
            last = Row(cells, (*last.lines, *row.lines))
            continue
        if last:
            yield last
        last = row
    if last:
        yield last


def _row(line: Line) -> Row:
    return Row(tuple(printed(c) for c in _cells(line)), (line,))


def _cells(line: Line) -> list[str]:
    """The cells of a line: between borders that are drawn, else between gaps."""
    text = _LONE.sub("", line.text.strip())
    if text != line.text.strip():
        return _GAP.split(text)
    if _INNER.search(line.text) and not _BORDER.match(line.text):
        return _BORDERS.split(line.text)
    return _BORDERS.split(text[1:-1]) if _BORDER.match(line.text) else _GAP.split(text)


def _sums_up(table: tuple[int, list[Line]], after: tuple[int, list[Line]]) -> bool:
    """Whether a line below a table is its total, with one column empty."""
    columns, inside = table
    fewer, lines = after
    is_table = columns > 2 and len(inside) >= _FEWEST
    return is_table and fewer == columns - 1 and len(lines) == 1 and bool(SUM.match(bare(lines[0].text)))


def _columns(line: Line) -> int:
    cells = _cells(line)
    if _BORDER.match(line.text) or _INNER.search(line.text):
        return len(cells)
    if len(cells) < 2 or _NO_TABLE.search(bare(line.text)) or re.match(r"\s*[-+•]", line.text):
        return 1
    return len(cells)
