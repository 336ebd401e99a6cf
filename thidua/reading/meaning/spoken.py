"""Small numbers that a plan writes out in words."""

from __future__ import annotations

import re

_WORDS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi hai": 12, "muoi lam": 15, "hai muoi": 20, "ba muoi": 30,
}  # fmt: skip
SPOKEN = "|".join(sorted(_WORDS, key=len, reverse=True))
"""A pattern of the folded words for small numbers."""
_COUNTS_THEN = re.compile(
    r"(?:\b(?:cho|tang|khen|qua|da|va|nhan|thieu|chon)|[,:(]) ?$|^\W*(?:[a-z\d]{1,2}[.)] )?$"
)
"""Before `năm`, `sáu` that count somebody: the same letters tell a year, or what comes after."""


def is_spoken(number: str, before: str) -> bool:
    """Whether a figure or word is a number there; `before` is what stands before it.

    >>> is_spoken("nam", "tang bang khen cho "), is_spoken("nam", "trong "), is_spoken("05", "trong ")
    (True, False, True)
    """
    return number not in ("nam", "sau") or bool(_COUNTS_THEN.search(before))


def worth_of(number: str) -> str:
    """A figure, or a number in words, as figures with a point.

    >>> worth_of("muoi hai"), worth_of("0,5")
    ('12', '0.5')
    """
    return str(_WORDS[number]) if number in _WORDS else number.replace(",", ".")
