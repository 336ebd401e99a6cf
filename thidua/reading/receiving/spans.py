"""Where the cells of a web page's table stand: its cells may reach over several columns and rows."""

from __future__ import annotations

from collections.abc import Mapping

_MOST = 60
"""A cell reaches over so many columns or rows at most: more is no table that a person drew."""


class Standing:
    """Counts the rows and columns of one table as its tags come; columns that a cell above fills are left out."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._row = self._column = -1
        self._after = 0
        self._filled: dict[int, int] = {}

    @property
    def at(self) -> tuple[int, int, int]:
        """Table, row and column of the cell that is open."""
        return self.number, max(0, self._row), max(0, self._column)

    def next_row(self) -> None:
        """A row begins."""
        self._row, self._column, self._after = self._row + 1, -1, 0

    def next_cell(self, told: Mapping[str, str | None]) -> None:
        """A cell begins, with what its tag says of its reach."""
        if self._row < 0:  # a cell before any row begins one
            self.next_row()
        column = self._after
        while self._filled.get(column, -1) >= self._row:
            column += 1
        across, down = _reach(told.get("colspan")), _reach(told.get("rowspan"))
        self._column, self._after = column, column + across
        self._filled |= dict.fromkeys(range(column, column + across), self._row + down - 1)


def _reach(told: str | None) -> int:
    return min(_MOST, max(1, int(told[:9]))) if told and told.isascii() and told.isdigit() else 1
