"""Tables by their ruled lines: which cell a point of the page lies in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Rule(NamedTuple):
    """A drawn line; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def lies(self) -> bool:
        """Whether it is drawn across the page, not down."""
        return self.right - self.left >= self.bottom - self.top


_NEAR = 4.0
"""How far two ends may be apart, in points of a page, and still meet."""
_MOST_RULES = 4_000


class Grid:
    """The ruled lines of one table."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._across = [r for r in rules if r.lies]
        self._down = [r for r in rules if not r.lies]
        self.rows = _apart((r.top + r.bottom) / 2 for r in self._across)
        self.columns = _apart((r.left + r.right) / 2 for r in self._down)

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.rows[0]

    @property
    def is_table(self) -> bool:
        """Whether it has two cells at least."""
        return len(self.rows) > 1 and len(self.columns) > 1 and len(self.rows) + len(self.columns) > 4

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the cell at a point: of its upper left part where cells are joined."""
        row, column = bisect_right(self.rows, y) - 1, bisect_right(self.columns, x) - 1
        if not (0 <= row < len(self.rows) - 1 and 0 <= column < len(self.columns) - 1):
            return None
        while row and not any(
            _holds(r.left, r.right, x) and _at(r.top, r.bottom, self.rows[row]) for r in self._across
        ):
            row -= 1
        while column and not any(
            _holds(r.top, r.bottom, y) and _at(r.left, r.right, self.columns[column]) for r in self._down
        ):
            column -= 1
        return row, column


def grids(rules: Iterable[Rule]) -> list[Grid]:
    """The tables that drawn lines make, from top to bottom."""
    left = list(rules)[:_MOST_RULES]
    found: list[Grid] = []
    while left:
        group, waiting = [], [left.pop()]
        while waiting:
            one = waiting.pop()
            group.append(one)
            waiting += [r for r in left if _meet(one, r)]
            left = [r for r in left if not _meet(one, r)]
        grid = Grid(group)
        if grid.is_table:
            found.append(grid)
    return sorted(found, key=lambda g: g.top)


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.left <= other.right + _NEAR
        and other.left <= one.right + _NEAR
        and one.top <= other.bottom + _NEAR
        and other.top <= one.bottom + _NEAR
    )


def _holds(start: float, end: float, at: float) -> bool:
    return start - _NEAR <= at <= end + _NEAR


def _at(start: float, end: float, at: float) -> bool:
    return abs((start + end) / 2 - at) <= _NEAR


def _apart(values: Iterable[float]) -> list[float]:
    """Values in order, those that nearly agree once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found
