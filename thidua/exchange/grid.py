"""A table as it lay in its file or sheet: rows of cells with their numbers, nothing understood yet."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, NamedTuple

from thidua.core.errors import Fault
from thidua.core.facts.columns import Record
from thidua.core.wording import Say
from thidua.exchange.cells import Cell

ROW_LIMIT = 5_000_000
"""Most rows of one table."""
FAULT_LIMIT = 1_000
"""Most faults told for one table; the rest is counted."""

Row = tuple[int, Sequence[Cell]]


def is_blank(cells: Sequence[Cell]) -> bool:
    """Whether nothing stands in a row."""
    try:
        return not "".join(cells).strip()  # type: ignore[arg-type]  # rows of a CSV file are all text
    except TypeError:
        return all(isinstance(c, str) and not c.strip() for c in cells)


class Stopped(Exception):
    """A file that cannot be read further, with the fault that says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.line())
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Aside:
    """What of a sheet is no row of its table: the row it stands in, what it shows, why it is set aside."""

    row: int
    shown: str
    why: Say


def kept(aside: Iterable[Aside], sheet: str = "") -> list[dict[str, Any]]:
    """What was set aside as a preview keeps it until somebody has looked at it."""
    return [{"sheet": sheet, "row": a.row, "shown": a.shown, "why": a.why} for a in aside]


class Merge(NamedTuple):
    """Merged cells: first and last row and column from 0, and how a spreadsheet calls them."""

    top: int
    left: int
    bottom: int
    right: int
    name: str


@dataclass
class Grid:
    """One table as read. `rows` yields row numbers as a spreadsheet counts them; the heading is among them.

    `empty_counts`: whether a heading without rows says that the table is given and empty.
    `aside` fills as the rows are read.
    """

    record: type[Record]
    where: str
    rows: Iterator[Row]
    empty_counts: bool
    aside: list[Aside] = field(default_factory=list)
    height: int = 0
    """About how many rows there are; nought where nobody counted."""


class Told:
    """The faults of one table as they come, counted beyond the limit."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._faults: list[tuple[int, Fault]] = []
        self.more = 0
        self.rows: set[int] = set()

    def tell(self, what: Say, cure: Say, row: int | None = None, column: str = "") -> None:
        """Add one fault at a row and column of this table."""
        if row:
            self.rows.add(row)
        if len(self._faults) >= FAULT_LIMIT:
            self.more += 1
            return
        place = self.where + (f", dòng {row}" if row else "") + (f", cột {column}" if column else "")
        self._faults.append((row or 0, Fault(place, what, cure)))

    def stop(self, fault: Fault) -> None:
        """Add the fault at which reading broke off."""
        self._faults.append((ROW_LIMIT * 2, fault))

    def at(self, skip: Container[int] = ()) -> list[tuple[int, Fault]]:
        """The faults that are about one row, with its number, but for some rows (of the heading)."""
        found = [(n, f) for n, f in self._faults if 0 < n <= ROW_LIMIT and n not in skip]
        return sorted(found, key=itemgetter(0))

    def all(self) -> list[Fault]:
        """Every fault in the order of the rows, and how many more there were."""
        faults = [fault for _, fault in sorted(self._faults, key=itemgetter(0))]
        if not self.more:
            return faults
        rest = Fault(
            self.where,
            Say(f"Còn {self.more} lỗi nữa trong bảng này.", f"{self.more} more faults in this table."),
            Say("Sửa các lỗi trên rồi đọc lại.", "Mend those above and read again."),
        )
        return [*faults, rest]
