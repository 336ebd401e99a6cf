"""Fits the words of a certificate into their places: whole lines, shrunk before they are refused, never cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from thidua.core.errors import Fault, Faults
from thidua.core.papers.blocks import Board
from thidua.core.papers.sheets import Spot
from thidua.core.wording import Say
from thidua.documents.face import LINE, POINT, SLACK, balanced, width

Tree = dict[str, Any]
STEP = 0.5
"""By how much type shrinks at a time, points."""
BELOW = 0.9
"""From the words to the rule under them, mm."""
CODE = "mã kiểm tra"
MOST_CODE = 20.0
"""A QR code is this wide where its place allows it, mm."""


def fitted(board: Board) -> Tree:
    """The elements of a certificate with their lines, type and places.

    Raises Faults naming every element that does not fit.
    """
    words = dict(board.words)
    there = [(spot, words[spot.name]) for spot in board.sheet.spots if words.get(spot.name)]
    spots = [_fit(spot, told) for spot, told in there]
    if bad := [_too_long(spot, told) for (spot, told), fit in zip(there, spots, strict=True) if fit is None]:
        raise Faults(bad)
    code = next((spot for spot in board.sheet.spots if spot.name == CODE), None)
    return {
        "spots": [fit for fit in spots if fit],
        "code": _code(code, board) if code and board.code else None,
        "framed": board.sheet.framed,
        "gridded": board.gridded,
        "boxes": [_box(spot) for spot in board.sheet.spots] if board.gridded else [],
    }


def _fit(spot: Spot, words: str) -> Tree | None:
    """The largest type at which the words fit, or nothing."""
    for size in _sizes(spot):
        lines = balanced(words, size, spot.width * SLACK, spot.bold, spot.italic)
        high = len(lines) * size * POINT * LINE
        widest = max(_wide(line, size, spot) for line in lines)
        if widest <= spot.width * SLACK and high <= spot.height:
            return {
                **_box(spot),
                "top": round(spot.y + (spot.height - high) / 2, 2),
                "size": size,
                "high": round(high, 2),
                "lines": lines,
                "align": spot.align,
                "bold": spot.bold,
                "italic": spot.italic,
                "red": spot.red,
                "rule": round(widest, 2) if spot.ruled else 0,
                "rule_at": round(spot.y + (spot.height + high) / 2 + BELOW, 2),
            }
    return None


def _sizes(spot: Spot) -> Iterator[float]:
    size = spot.size
    while size > spot.least:
        yield size
        size -= STEP
    yield spot.least


def _wide(line: str, size: float, spot: Spot) -> float:
    return width(line, size, spot.bold, spot.italic)


def _box(spot: Spot) -> Tree:
    return {"name": spot.name, "x": spot.x, "y": spot.y, "width": spot.width, "height": spot.height}


def _code(spot: Spot, board: Board) -> Tree:
    """The QR code in the middle of its place, its check code under it."""
    assert board.code is not None
    under = spot.least * POINT * LINE + 1
    side = min(MOST_CODE, spot.width, spot.height - under)
    left = spot.x + (spot.width - side) / 2
    told = {"link": board.code.link, "check": board.code.check, "size": spot.least, "side": round(side, 2)}
    return {**_box(spot), **told, "left": round(left, 2), "under": round(spot.y + side + 1, 2)}


def _too_long(spot: Spot, words: str) -> Fault:
    what = Say(
        f"Phần “{spot.name}” không vừa ô {spot.width:g} × {spot.height:g} mm dù ở cỡ chữ {spot.least:g}: “{words}”.",
        f"“{spot.name}” does not fit {spot.width:g} × {spot.height:g} mm even at {spot.least:g} points: “{words}”.",
    )
    cure = Say(
        "Nới ô hoặc giảm cỡ chữ nhỏ nhất trong bảng vị trí, hoặc viết ngắn hơn.",
        "Widen the box or lower the least size in the table of positions, or write shorter.",
    )
    return Fault(spot.name, what, cure)
