"""What one cell of a published table says: figures as printed, ranks such as 9/63, gaps that stay gaps."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from thidua.core import terms
from thidua.core.wording import Say, fold
from thidua.exchange import dates, figures
from thidua.exchange.cells import Broken, Cell, Number, Unread, clean, refuse, text_of, typed_text
from thidua.exchange.figures import Pending

_GAPS = {"-", "–", "—", "…", "...", "na", "n/a", "x", "/", "khong cong bo", "khong co", "chua cong bo"}
_GAPS |= {"khong ap dung", "khong xep hang", "khong danh gia", "not published", "kcb"}
_PLACE = re.compile(r"^([0-9]+)\s*/\s*([0-9]+)$")
_TIED = re.compile(r"^([0-9]+)\s*(?:=|\(.*\)|T)$")


def blank(cell: Cell) -> bool:
    """Whether a cell prints no value: empty, a dash, “không công bố”.

    >>> blank("–"), blank("Không công bố"), blank("0")
    (True, True, False)
    """
    return isinstance(cell, str) and (not clean(cell) or fold(clean(cell)) in _GAPS)


def figure_of(cell: Cell, most: Decimal | None) -> Decimal:
    """A figure with the digits it is printed with; three decimals are a fraction where thousands cannot be."""
    return _settled(figures.score(cell), most)


def _settled(read: Decimal | Pending, most: Decimal | None) -> Decimal:
    if not isinstance(read, Pending):
        return read
    if read.other is not None and read.value <= (most or Decimal(100)) < read.other:
        return read.value
    return read.value if read.other is None else read.settled(most)


def percent_of(cell: Cell) -> Decimal:
    """A percentage with the digits it is printed with."""
    found = figure_of(cell, Decimal(100))
    if found > 100:
        wanted = Say("tỷ lệ từ 0 đến 100", "a percentage from 0 to 100")
        raise refuse(cell, wanted, Say("Xem lại dấu phẩy, dấu chấm.", "Look at the decimal mark again."))
    return found


def rank_of(cell: Cell) -> tuple[int, int | None]:
    """A rank, and the size of its group where both are printed: `9/63`."""
    text = text_of(cell) if isinstance(cell, str) else ""
    if found := _PLACE.match(text):
        return int(found[1]), int(found[2])
    if found := _TIED.match(text):
        return int(found[1]), None
    return figures.count(cell), None


def year_of(cell: Cell) -> int:
    """A year, also where it is printed `Năm 2023`."""
    if isinstance(cell, str) and fold(cell).startswith("nam "):
        return dates.year_of(clean(cell)[4:])
    return dates.year_of(cell)


def period_of(cell: Cell) -> str | None:
    """A period within a year; none for the year itself."""
    found = dates.period_of(cell)
    return found if "-" in found else None


def index_of(cell: Cell) -> str:
    """An index by its code, or as it is called."""
    text = typed_text(cell)
    return terms.read("index", text) or text


def class_of(printed: str) -> str:
    """The code of a class, or the class as printed where it is none of the usual words."""
    return terms.read("index_class", printed) or printed


def derived_of(cell: Cell) -> bool | None:
    """Whether a figure was worked out from others: `derived`, `suy ra`; `seen` and `in` are printed ones."""
    word = fold(text_of(cell))
    if word in ("derived", "suy ra", "tinh ra"):
        return True
    if word in ("seen", "in", "in ra", "doc duoc", "cong bo"):
        return None
    return figures.truth(cell) or None


def words_of(cell: Cell) -> str:
    """Free text of one cell, spaces single."""
    if isinstance(cell, Number):
        return cell.text
    return " ".join(typed_text(cell).split())


def as_at_of(cell: Cell) -> str:
    """When figures were taken, as printed: a day, or words ("đến hết quý I")."""
    if isinstance(cell, str | Number):
        return words_of(cell)
    return cell.shown if isinstance(cell, Broken) else str(cell.value)


READERS: dict[str, Callable[[Cell], Any]] = {
    "named": words_of,
    "area": words_of,
    "code": words_of,
    "index": index_of,
    "year": year_of,
    "period": period_of,
    "as_at": as_at_of,
    "max_score": lambda cell: figure_of(cell, figures.LARGEST),
    "percent": percent_of,
    "printed_class": words_of,
    "rank": rank_of,
    "group_size": figures.count,
    "group": words_of,
    "issuer": words_of,
    "published_on": dates.day_of,
    "decision": words_of,
    "title": words_of,
    "source": words_of,
    "derived": derived_of,
    "note": words_of,
}
"""How the cells of each known column are read; scores wait for their maximum."""

__all__ = ["READERS", "Unread", "blank", "class_of", "figure_of", "rank_of"]
