"""Who stands for whom: pairs of answers and truths of the greatest worth together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def pairs(there: Sequence[A], given: Sequence[B], worth: Callable[[A, B], int]) -> list[tuple[int, int]]:
    """Pairs (place in `there`, place in `given`) of the greatest worth; pairs worth nothing are left out.

    >>> pairs(["a", "b"], ["b", "a", "a"], lambda x, y: int(x == y))
    [(0, 1), (1, 0)]
    """
    size = max(len(there), len(given))
    worths = [[worth(t, g) for g in given] + [0] * (size - len(given)) for t in there]
    worths += [[0] * size for _ in range(size - len(there))]
    found = _assigned([[-w for w in row] for row in worths])
    return [(i, j) for i, j in enumerate(found) if worths[i][j] > 0]


def _assigned(cost: list[list[int]]) -> list[int]:
    """The column of every row with the least cost in all (Kuhn 1955, with potentials)."""
    size = len(cost)
    rows, columns, row_of = [0] * (size + 1), [0] * (size + 1), [size] * (size + 1)
    for row in range(size):
        row_of[size] = row
        _seat(cost, rows, columns, row_of)
    found = [0] * size
    for column in range(size):
        found[row_of[column]] = column
    return found


def _seat(cost: list[list[int]], rows: list[int], columns: list[int], row_of: list[int]) -> None:
    """Give the row that waits at the end its column; others move where that is cheaper."""
    size = len(cost)
    far = 1 << 60
    least, came_from, seen, at = [far] * size, [size] * size, [False] * (size + 1), size
    while row_of[at] != size:
        seen[at] = True
        row, step, next_ = row_of[at], far, size
        for column in range(size):
            if seen[column]:
                continue
            now = cost[row][column] - rows[row] - columns[column]
            if now < least[column]:
                least[column], came_from[column] = now, at
            if least[column] < step:
                step, next_ = least[column], column
        for column in range(size + 1):
            if seen[column]:
                rows[row_of[column]] += step
                columns[column] -= step
            elif column < size:
                least[column] -= step
        at = next_
    while at != size:
        before = came_from[at]
        row_of[at], at = row_of[before], before
