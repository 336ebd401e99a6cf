"""Where the headings of a table stand on a sheet, in one row or two, whatever stands above them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from thidua.core.errors import Fault
from thidua.core.facts.columns import Record, columns_of
from thidua.core.wording import Say
from thidua.exchange.cells import Cell, seen
from thidua.exchange.grid import Merge, Row, Stopped
from thidua.exchange.headings import key_of, keys_of, spellings

HEADING_ROWS = 40
"""In so many rows from the top the headings are looked for."""


@dataclass(frozen=True)
class Wanted:
    """The headings of a table: each accepted spelling with the column it means, and those that must be filled."""

    known: Mapping[str, str]
    required: frozenset[str]

    @classmethod
    def of(cls, record: type[Record]) -> Wanted:
        """The headings of a table of facts."""
        known = {key: column.name for key, column in spellings(record).items()}
        return cls(known, frozenset(c.name for c in columns_of(record) if c.required))

    def meant(self, cell: Cell) -> str | None:
        """The column that a heading means."""
        return next((self.known[key] for key in keys_of(cell) if key in self.known), None)


@dataclass
class Head:
    """Headings as found: the rows above, their own rows, and their cells as one row."""

    above: list[Row]
    number: int
    first: Cell
    cells: list[Cell]
    places: dict[str, int]
    rows: int = 1
    rest: list[Row] = field(default_factory=list)

    @property
    def rank(self) -> tuple[int, int]:
        """The more columns the better, then the fewer rows."""
        return len(self.places), -self.rows


def find_head(top: Sequence[Row], wanted: Wanted, where: str, merges: Sequence[Merge]) -> Head | None:
    """The headings among the first rows of a sheet: the row, or two rows, that name most columns."""
    found = list(_heads(top, wanted, merges))
    if not found:
        return None
    best = max(found, key=lambda h: h.rank)
    if best.above and len(best.places) < min(2, len(set(wanted.known.values()))):
        return None
    rivals = [h for h in found if h.rank == best.rank and row_keys(h.cells) != row_keys(best.cells)]
    if best.rows == 1 and rivals and len(best.places) > 1:
        raise Stopped(_ambiguous(where, best.number, rivals[0].number))
    return best


def _heads(top: Sequence[Row], wanted: Wanted, merges: Sequence[Merge]) -> Iterator[Head]:
    for at, (number, cells) in enumerate(top):
        single: list[Cell] = [typed(c) for c in cells]
        yield from _head(top, (at, 1), single, wanted)
        if at + 1 < len(top) and top[at + 1][0] == number + 1:
            yield from _head(top, (at, 2), [*_joined(top[at], top[at + 1], wanted, merges)], wanted)


def _head(top: Sequence[Row], at: tuple[int, int], cells: list[Cell], wanted: Wanted) -> Iterator[Head]:
    first, rows = at
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        if name := wanted.meant(cell):
            places.setdefault(name, place)
    if places:
        number = top[first + rows - 1][0]
        yield Head(
            list(top[:first]), number, top[first][1][0], cells, places, rows, list(top[first + rows :])
        )


def _joined(upper: Row, lower: Row, wanted: Wanted, merges: Sequence[Merge]) -> list[Cell]:
    """Two rows of headings as one: a heading over several columns is read with each of those below it."""
    above, below = _spread(upper, merges), [typed(c) for c in lower[1]]
    width = max(len(above), len(below))
    above += [""] * (width - len(above))
    below += [""] * (width - len(below))
    return [_one_of(a, b, wanted) for a, b in zip(above, below, strict=True)]


def _one_of(above: str, below: str, wanted: Wanted) -> str:
    if not below or not above:
        return above or below
    forms = (f"{above} {below}", f"{below} {above}", below)
    return next((form for form in forms if wanted.meant(form)), forms[0])


def _spread(row: Row, merges: Sequence[Merge]) -> list[str]:
    """The cells of a row, merged ones filled to their right."""
    number, cells = row
    texts = [typed(c) for c in cells]
    for merge in merges:
        if merge.top == number - 1 and merge.left < len(texts):
            for place in range(merge.left, min(merge.right + 1, len(texts))):
                texts[place] = texts[merge.left]
    return texts


def typed(cell: Cell) -> str:
    """A cell as one line of text."""
    return " ".join((cell if isinstance(cell, str) else seen(cell)).split())


def row_keys(cells: Sequence[Cell]) -> list[str]:
    """The keys of what is filled in a row."""
    return [key_of(typed(c)) for c in cells if typed(c)]


def _ambiguous(where: str, one: int, other: int) -> Fault:
    return Fault(
        f"{where}, dòng {min(one, other)}",
        Say(
            f"Dòng {one} và dòng {other} đều có thể là tiêu đề cột.",
            f"Row {one} and row {other} could both be the headings.",
        ),
        Say("Chỉ giữ một dòng tiêu đề cột.", "Keep one row of headings."),
    )
