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
_SCALE = re.compile(r"^\W*(?:so |thang )?diem\b(?! thuong)|\bdiem (?:toi da|chuan)\b")
"""The head of a column that says how much each row is worth."""
_MARKS = re.compile(r"^\W*(?:chuan|nguong|muc (?:phai )?(?:dat|can dat|chuan)|yeu cau)\b")
"""The head of a column that says what must be reached."""
_OF_CRITERIA = re.compile(r"tieu chi|tieu chuan|dieu kien|yeu cau")
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


def only_weighs(place: Place) -> bool:
    """Whether a row only says how many points its matter is worth: its table has no criteria and no marks."""
    heads = [bare(head) for head in place.piece.heads]
    asks = any(_OF_CRITERIA.search(head) or _MARKS.match(head) for head in heads)
    return not asks and any(_SCALE.search(head) for head in heads)
