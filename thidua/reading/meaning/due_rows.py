"""What the heads of a table say of the days in its rows: of which year they are, and how they close."""

from __future__ import annotations

import re
from typing import NamedTuple

from thidua.reading.folding import folded
from thidua.reading.meaning.context import Place

_BORDER = re.compile(r" :(?= |$)")
_YEAR = re.compile(r"^\W*(?:nam )?((?:19|20)\d{2})\W*$")
_BEFORE = re.compile(
    r"\( ?(?:han |phai |gui |nop )*truoc(?: ngay)? ?\)|^\W*(?:han |gui |nop |xong |hoan thanh |phai )*truoc\b"
)


class Over(NamedTuple):
    """What stands over a day: its year where a column is for one, and whether it must be done before it."""

    year: str | None = None
    before: bool = False


def over(place: Place, at: int) -> Over:
    """What the head of the column and the label of the row say of the day at a place of a row's folded text."""
    piece = place.piece
    column = len(_BORDER.findall(place.plain[:at]))
    if (
        not piece.table
        or column >= len(piece.heads)
        or len(_BORDER.findall(place.plain)) != len(piece.cells) - 1
    ):
        return Over()
    head, label = folded(piece.heads[column], noisy=True).plain, place.plain.split(" :")[0]
    year = _YEAR.match(head)
    return Over(year.group(1) if year else None, bool(_BEFORE.search(head) or _BEFORE.search(label)))
