"""Whether the numbers of clauses follow one another: what is missing or twice is kept as printed, and told."""

from __future__ import annotations

from itertools import pairwise

from thidua.core.wording import Say
from thidua.reading.parts import Document

_ROMAN = {"I": 1, "V": 5, "X": 10}


def check_numbering(found: Document) -> None:
    """Parts and items that skip a number are kept and told."""
    last: dict[str, int] = {}
    for piece in found.pieces:
        mark = piece.marker.rstrip(".)")
        stem, _, end = mark.rpartition(".")
        if piece.level == 10 and piece.marker:
            value, key = roman(mark), "part"
            last = {"part": last.get("part", 0)}
        elif 20 <= piece.level < 30 and end.isdigit():
            value, key = int(end), stem
        else:
            continue
        if value != last.get(key, 0) + 1:
            found.faults.append((_out_of_order(piece.marker), piece.lines))
        last[key] = value


def _out_of_order(marker: str) -> Say:
    return Say(
        f"Số thứ tự {marker} không tiếp số đứng trước: thiếu hoặc lặp số; giữ như văn bản.",
        f"Number {marker} does not follow the one before: missing or twice; kept as printed.",
    )


def roman(text: str) -> int:
    """What a roman number is worth.

    >>> roman("XIV")
    14
    """
    values = [_ROMAN.get(letter, 0) for letter in text]
    return sum(-a if a < b else a for a, b in pairwise([*values, 0]))
