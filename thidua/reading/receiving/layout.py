"""Words at their places become lines in reading order: columns side by side kept apart, cells of tables too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from thidua.reading.receiving.grids import Rule, grids


class Placed(NamedTuple):
    """One word, or a run of words, and where it stands; y grows downwards, the unit is the page's own."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    sure: int | None = None
    bold: bool = False
    italic: bool = False
    box: tuple[float, float, float, float] | None = None

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2


class Piece(NamedTuple):
    """The words of one line; `cell` is table, row and column where it stands in one."""

    words: tuple[Placed, ...]
    cell: tuple[int, int, int] | None = None


_LEFT = attrgetter("left")
Span = tuple[float, float]
Printed = list[Placed]
"""The words of one printed line, from left to right; in a table or beside a column, of all its cells."""

_MARKER = re.compile(r"[-–—+*•·]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-zđĐ]|[IVX]{1,5})[.)/]?")
_GAP, _LONE_GAP, _LOOSE, _GUTTER = 1.1, 4.0, 2.5, 0.9
"""In heights of a letter: a gap that may part columns; one that does by itself; in gaps of its line; what is left."""
_FAR = 8.0
"""Heights of a letter between two lines beyond which columns do not go on."""


def arranged(words: Sequence[Placed], rules: Sequence[Rule] = ()) -> list[Piece]:
    """The lines of a page in the order in which they are read."""
    tables = grids(rules)
    if not tables:
        return list(_flowing(words, 0))
    inside: list[list[tuple[Placed, int, int]]] = [[] for _ in tables]
    outside: list[Placed] = []
    for word in words:
        for held, grid in zip(inside, tables, strict=True):
            if place := grid.cell((word.left + word.right) / 2, word.middle):
                held.append((word, *place))
                break
        else:
            outside.append(word)
    pieces, number = [], 0
    for held, grid in zip(inside, tables, strict=True):
        above = [w for w in outside if w.middle < grid.top]
        outside = [w for w in outside if w.middle >= grid.top]
        flowing = list(_flowing(above, number))
        number += _tables(flowing)
        pieces += [*flowing, *_cells(held, number)]
        number += bool(held)
    return [*pieces, *_flowing(outside, number)]


def _tables(pieces: Iterable[Piece]) -> int:
    return len({p.cell[0] for p in pieces if p.cell})


def _cells(held: Sequence[tuple[Placed, int, int]], number: int) -> Iterator[Piece]:
    """The lines of a ruled table, cell by cell."""
    for row, column in sorted({(r, c) for _, r, c in held}):
        for line in printed([w for w, r, c in held if (r, c) == (row, column)]):
            yield Piece(tuple(line), (number, row, column))


def printed(words: Iterable[Placed]) -> list[Printed]:
    """Words grouped into printed lines, from top to bottom."""
    lines: list[Printed] = []
    line: Printed = []
    middle = high = 0.0
    for word in sorted(words, key=lambda w: w.top + w.bottom):
        at, tall = word.middle, word.bottom - word.top
        if line and abs(at - middle) < 0.5 * min(tall, high):
            middle = (middle * len(line) + at) / (len(line) + 1)
            line.append(word)
        else:
            line = [word]
            lines.append(line)
            middle, high = at, tall
    return [sorted(line, key=_LEFT) for line in lines]


def _flowing(words: Sequence[Placed], number: int) -> Iterator[Piece]:
    """The lines of running text, with the columns that stand side by side in it."""
    lines = printed(words)
    high = median(w.bottom - w.top for w in words) if words else 0.0
    at = 0
    while at < len(lines):
        end, gutters = _side_by_side(lines, at, high)
        if gutters:
            yield from _columns(lines[at:end], gutters, number)
            number += 1
            at = end
        else:
            yield Piece(tuple(lines[at]))
            at += 1


def _side_by_side(lines: Sequence[Printed], at: int, high: float) -> tuple[int, list[Span]]:
    """Where columns that begin at a line end, and the free strips between them; none where there are no columns."""
    free = _wide_gaps(lines[at], high)
    if not free:
        return at, []
    end, both = at + 1, [at]
    while end < len(lines) and lines[end][0].top - lines[end - 1][0].bottom < _FAR * high:
        left = [(a, b) for a, b in _clipped(free, lines[end]) if b - a >= _GUTTER * high]
        if not left:
            break
        free = left
        if any(_sides(lines[end], strip) == (True, True) for strip in free):
            both.append(end)
        end += 1
    free = [s for s in free if any(_sides(lines[n], s) == (True, True) for n in both)]
    end = _trimmed(lines, both, end, free)
    if len(both) == 1 and not any(b - a >= _LONE_GAP * high for a, b in free):
        return at, []
    if len(free) == 1 and all(_is_marker(lines[n], free[0]) for n in both):
        return at, []
    return end, free


def _wide_gaps(line: Printed, high: float) -> list[Span]:
    first, last = 0, len(line)
    while first < last and not any(map(str.isalnum, line[first].text)):
        first += 1
    while first < last and not any(map(str.isalnum, line[last - 1].text)):
        last -= 1
    line = line[first:last]  # a speck at the edge of a line is no column
    gaps = [(a.right, b.left) for a, b in pairwise(line)]
    wide = [(a, b) for a, b in gaps if b - a >= _GAP * high]
    usual = sorted(b - a for a, b in gaps)[len(gaps) // 4] if wide and len(gaps) > 2 else 0.0
    return [(a, b) for a, b in wide if b - a >= _LOOSE * usual]


def _clipped(free: Iterable[Span], line: Printed) -> Iterator[Span]:
    """What remains of free strips when a line has taken its room."""
    for left, right in free:
        for word in line:
            if word.right <= left or word.left >= right:
                continue
            if word.left - left > right - word.right:
                right = word.left
            else:
                left = word.right
        yield left, right


def _sides(line: Printed, strip: Span) -> tuple[bool, bool]:
    """Whether a line has words at the left and at the right of a strip."""
    return any(w.right <= strip[0] for w in line), any(w.left >= strip[1] for w in line)


def _is_marker(line: Printed, strip: Span) -> bool:
    before = [w for w in line if w.right <= strip[0]]
    return len(before) == 1 and bool(_MARKER.fullmatch(before[0].text))


def _trimmed(lines: Sequence[Printed], both: Sequence[int], end: int, free: Sequence[Span]) -> int:
    """Lines after the last that fills both sides: only the left column may go on, and no further apart than before."""
    left = [at for at in range(both[0], both[-1] + 1) if free and _sides(lines[at], free[0])[0]]
    wont = [_between(lines[a], lines[b]) for a, b in pairwise(left)]
    for at in range(both[-1] + 1, end):
        sides = _sides(lines[at], free[0]) if free else (False, False)
        most = max([1.2 * (lines[at][0].bottom - lines[at][0].top), *(1.2 * gap for gap in wont)])
        if sides != (True, False) or _between(lines[left[-1]], lines[at]) > most:
            return at
        left.append(at)
    return end


def _between(line: Printed, other: Printed) -> float:
    """The room between two lines."""
    return other[0].top - line[0].bottom


def _columns(lines: Sequence[Printed], gutters: Sequence[Span], number: int) -> Iterator[Piece]:
    """Two columns one after the other; three and more as the rows of a table."""
    edges = sorted(right for _, right in gutters)
    parts = [[[w for w in line if _column(w, edges) == at] for at in range(len(edges) + 1)] for line in lines]
    if len(edges) == 1:
        for at in range(2):
            yield from (Piece(tuple(part[at]), (number, 0, at)) for part in parts if part[at])
        return
    row, held = -1, list(zip(parts, lines, strict=True))
    for at, (part, line) in enumerate(held):
        high = line[0].bottom - line[0].top
        if part[0] or at == 0 or line[0].top - lines[at - 1][0].bottom > 0.8 * high:
            row += 1
        yield from (Piece(tuple(cell), (number, row, c)) for c, cell in enumerate(part) if cell)


def _column(word: Placed, edges: Sequence[float]) -> int:
    return sum((word.left + word.right) / 2 >= edge for edge in edges)
