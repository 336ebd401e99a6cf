"""A page of placed words as rows: text, weight, margins, and where each stands on the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from thidua.reading.received import Box, Word
from thidua.reading.receiving.grids import Rule
from thidua.reading.receiving.layout import Piece, Placed, arranged
from thidua.reading.receiving.lines import Row

WHOLE = 10_000
_FREE = 0.4
"""Heights of a letter left free, beyond the room between lines of one paragraph, for which an empty row stands."""


def page_rows(
    words: Sequence[Placed], rules: Sequence[Rule], size: tuple[float, float], page: int
) -> list[Row]:
    """The rows of one page; an empty row where more room than usual was left free."""
    pieces = arranged(words, rules)
    flowing = [p.words for p in pieces if not p.cell]
    edges = min((w[0].left for w in flowing), default=0.0), max((w[-1].right for w in flowing), default=0.0)
    gaps = [_gap(a, b) for a, b in pairwise(pieces) if a.cell == b.cell]
    usual = sorted(gaps)[len(gaps) // 5] if gaps else 0.0
    rows: list[Row] = []
    for at, piece in enumerate(pieces):
        if at and pieces[at - 1].cell == piece.cell and _gap(pieces[at - 1], piece) > usual + _FREE:
            rows.append(Row("", page, table=piece.cell))
        rows.append(_row(piece, edges, size, page))
    return rows


def _gap(before: Piece, piece: Piece) -> float:
    """The room between two lines, in heights of a letter."""
    last, first = before.words[0], piece.words[0]
    return (first.top - last.bottom) / max(last.bottom - last.top, 1e-6)


def _row(piece: Piece, edges: tuple[float, float], size: tuple[float, float], page: int) -> Row:
    words = piece.words
    first, last = words[0], words[-1]
    left, right = first.left - edges[0], edges[1] - last.right
    high = max(first.bottom - first.top, 1e-6)
    marked = any(w.bold or w.italic for w in words)
    lettered = [w for w in words if any(map(str.isalpha, w.text))] if marked else []
    return Row(
        unicodedata.normalize("NFC", " ".join(w.text for w in words)),
        page,
        _words(words, size),
        bold=bool(lettered) and all(w.bold for w in lettered),
        italic=bool(lettered) and all(w.italic for w in lettered),
        centred=piece.cell is None and left > 0.08 * size[0] and abs(left - right) < 0.06 * size[0],
        indent=0 if piece.cell else round(left / (0.5 * high)),
        table=piece.cell,
        box=_around([w.box or (w.left, w.top, w.right, w.bottom) for w in words], size),
    )


def _words(words: Sequence[Placed], size: tuple[float, float]) -> tuple[Word, ...]:
    """Words with their sureness; text that came as text needs none."""
    if words[0].sure is None:
        return ()
    return tuple(Word(w.text, w.sure, w.box and _around([w.box], size)) for w in words)


def _around(boxes: Sequence[tuple[float, float, float, float]], size: tuple[float, float]) -> Box:
    wide, high = (WHOLE / max(side, 1e-6) for side in size)
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    left, top, right, bottom = min(lefts) * wide, min(tops) * high, max(rights) * wide, max(bottoms) * high
    return _within(left), _within(top), _within(right), _within(bottom)


def _within(value: float) -> int:
    return max(0, min(WHOLE, round(value)))
