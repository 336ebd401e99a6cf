"""What a row of a table of criteria asks: its matter and, where another column has it, the mark to be reached."""

from __future__ import annotations

import itertools
import re

from thidua.reading.folding import bare
from thidua.reading.meaning.context import Place

_MATTER = re.compile(r"\b(?:tieu chi|tieu chuan|noi dung|dieu kien|chi tieu)\b")
_MARK = re.compile(
    r"^\W*(?:muc (?!do\b|tieu\b|diem\b)|muc\W*$|nguong|yeu cau|chuan|chi tieu|ket qua|dinh muc|ty le|phai dat)"
)
_BORDER = re.compile(r" :(?= |$)")


def asking_of_row(place: Place) -> tuple[int, int]:
    """From where to where in the folded text of a row its asking stands: else its longest cell."""
    edges = [-2, *(m.start() for m in _BORDER.finditer(place.plain)), len(place.plain)]
    cells = [(start + 2, end) for start, end in itertools.pairwise(edges)]
    longest = max(cells, key=lambda cell: cell[1] - cell[0])
    heads = [bare(head) for head in place.piece.heads]
    if len(cells) != len(heads):
        return longest
    matters = [cell for cell, head in zip(cells, heads, strict=True) if _MATTER.search(head)]
    matter = matters[0] if matters else longest
    marks = [c for c, head in zip(cells, heads, strict=True) if _MARK.match(head) and c != matter]
    mark = marks[-1] if marks else None
    if mark is None:
        return longest
    return min(matter[0], mark[0]), max(matter[1], mark[1])
