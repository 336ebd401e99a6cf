"""How people lay a table on a sheet: titles above, headings in one row or two, numbers beside, sums below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from thidua.core.wording import Say, fold
from thidua.exchange.cells import Broken, Cell, Number
from thidua.exchange.grid import Aside, Merge, Row, is_blank
from thidua.exchange.headings import key_of
from thidua.exchange.heads import HEADING_ROWS, Head, Wanted, find_head, row_keys, typed

TOLD = 200
"""Most things set aside that are told of one sheet."""
ENDING = 4
"""Most filled cells of a row under the sum that is a remark or a signature."""

_NUMBERS = frozenset(["stt", "tt", "so tt", "so thu tu", "no", "#"])
_REMARKS = frozenset(["ghi chu", "note", "notes"])
_SUM = re.compile(r"(?:tong so|tong cong|total|grand total)\b(?! ty\b)|(?:tong|cong|sum)\W*\d*$")


def is_sum(text: str) -> bool:
    """Whether the words that begin a row say that it adds up others.

    >>> is_sum("Tổng cộng: 12 người"), is_sum("CỘNG"), is_sum("Tổng công ty mẫu"), is_sum("Cộng tác viên")
    (True, True, False, False)
    """
    return bool(_SUM.match(fold(text)))


def is_numbering(texts: Sequence[str]) -> bool:
    """Whether a row only counts the columns: 1, 2, 3 or A, B, 1, 2, also in brackets.

    >>> is_numbering(["(1)", "(2)", "(3)"]), is_numbering(["A", "B", "1", "2"]), is_numbering(["1", "2024", "3"])
    (True, True, False)
    """
    bare = [t.strip("() ").upper() for t in texts]
    letters = [t for t in bare if t.isalpha()]
    counted = [chr(65 + n) for n in range(len(letters))] + [
        str(n) for n in range(1, len(bare) - len(letters) + 1)
    ]
    return len(bare) > 2 and bare == counted


def laid(
    rows: Iterable[Row], wanted: Wanted, where: str, merges: Sequence[Merge], aside: list[Aside]
) -> Iterator[Row]:
    """The headings of a table as one row, then its rows; what is neither is added to `aside`.

    Rows without any heading that is known pass as they are, for the reader to refuse. Raises Stopped
    where two different rows could be the headings.
    """
    filled = (row for row in rows if not is_blank(row[1]))
    top = list(islice(filled, HEADING_ROWS))
    head = find_head(top, wanted, where, merges)
    if head is None:
        yield from chain(_unmerged(top, merges), _unmerged(filled, merges))
        return
    yield from _Body(head, wanted, merges, aside).rows(chain(head.rest, filled))


class _Body:
    """The rows under the headings, each a row of the table or set aside with its reason."""

    def __init__(self, head: Head, wanted: Wanted, merges: Sequence[Merge], aside: list[Aside]) -> None:
        self.head, self.merges, self.aside = head, merges, aside
        self.needed = [head.places[name] for name in wanted.required if name in head.places]
        self.out: list[int] = []
        self.ended = False
        self.keys = row_keys(head.cells)
        for number, cells in head.above:
            self._set_aside(number, cells, _TITLE)
        if head.rows == 2:
            self._tell(head.number - 1, "", _TWO_ROWS)
        for place, cell in enumerate(head.cells):
            if cell != "" and wanted.meant(cell) is None and (why := _beside(cell)):
                self.out.append(place)
                self._tell(head.number, typed(cell), why)

    def rows(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The headings, then every row that is one of the table."""
        yield self._row(self.head.number, self.head.cells)
        first = True
        for number, cells in _unmerged(rows, self.merges, self._passes):
            why = self._reason(cells, first)
            first = False
            if why:
                self._set_aside(number, cells, why)
            else:
                yield self._row(number, cells)

    def _row(self, number: int, cells: Sequence[Cell]) -> Row:
        if not self.out:
            return number, cells
        return number, ["" if place in self.out else c for place, c in enumerate(cells)]

    def _passes(self, cells: Sequence[Cell]) -> bool:
        """Whether a row is set aside, so that its merged cells do not matter."""
        return self._lacks(cells) and (is_sum(_first(cells)) or self.ended)

    def _lacks(self, cells: Sequence[Cell]) -> bool:
        """Whether a cell that every row of the table fills is blank."""
        return any(place >= len(cells) or _empty(cells[place]) for place in self.needed)

    def _reason(self, cells: Sequence[Cell], first: bool) -> Say | None:
        """Why a row is none of the table; None where it is one."""
        if first and is_numbering([typed(c) for c in cells if typed(c)]):
            return _NUMBERING
        if cells[0] == self.head.first and row_keys(cells) == self.keys:
            return _AGAIN
        if not self._lacks(cells):
            return None
        if is_sum(_first(cells)):
            self.ended = True
            return _ADDED
        return _BELOW if self.ended and _is_ending(cells) else None

    def _set_aside(self, number: int, cells: Sequence[Cell], why: Say) -> None:
        self._tell(number, typed(next((c for c in cells if typed(c)), "")), why)

    def _tell(self, number: int, shown: str, why: Say) -> None:
        if len(self.aside) < TOLD:
            self.aside.append(Aside(number, shown if len(shown) <= 60 else shown[:57] + "…", why))


def _beside(cell: Cell) -> Say | None:
    key = key_of(typed(cell)) or typed(cell)
    return _COUNTS if key in _NUMBERS else _REMARK if key in _REMARKS else None


def _first(cells: Sequence[Cell]) -> str:
    """The first words of a row, after its number."""
    return next((text for c in cells if isinstance(c, str) and (text := typed(c)) and not text.isdigit()), "")


def _empty(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()


def _is_ending(cells: Sequence[Cell]) -> bool:
    filled = [c for c in cells if typed(c)]
    return len(filled) <= ENDING and not any(isinstance(c, Number) for c in filled)


def _unmerged(
    rows: Iterable[Row],
    merges: Sequence[Merge],
    skip: Callable[[Sequence[Cell]], bool] = lambda _cells: False,
) -> Iterator[Row]:
    """Rows whose merged cells hold no usable value: what each of them would say is not known."""
    waiting = sorted(merges)
    open_: list[Merge] = []
    for number, cells in rows:
        while waiting and waiting[0].top < number:
            open_.append(waiting.pop(0))
        open_ = [m for m in open_ if m.bottom >= number - 1]
        yield (number, cells) if not open_ or skip(cells) else (number, _broken(cells, open_))


def _broken(cells: Sequence[Cell], merges: Sequence[Merge]) -> list[Cell]:
    found = list(cells)
    for merge in merges:
        for place in range(merge.left, min(merge.right + 1, len(found))):
            why = Say(
                f"các ô {merge.name} bị gộp, cần bỏ gộp rồi điền từng ô",
                f"the cells {merge.name} are merged; unmerge them and fill in each",
            )
            found[place] = Broken(typed(found[place]), why)
    return found


_TITLE = Say("dòng tựa ở trên tiêu đề cột", "a title above the headings")
_TWO_ROWS = Say("tiêu đề cột ở hai dòng, đọc gộp làm một", "headings in two rows, read as one")
_COUNTS = Say("cột số thứ tự", "the column of row numbers")
_REMARK = Say("cột ghi chú, bảng này không có", "a column of notes, which this table does not have")
_NUMBERING = Say("dòng đánh số các cột", "numbers of the columns")
_AGAIN = Say("tiêu đề cột lặp lại", "the headings once more")
_ADDED = Say("dòng cộng", "a row that adds up others")
_BELOW = Say("dòng ở dưới dòng cộng", "a row below the sum")
