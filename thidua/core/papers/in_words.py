"""Whole numbers and sums of money in Vietnamese words, as papers on payments spell them out."""

from __future__ import annotations

from collections.abc import Iterator

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_THOUSANDS = ("", "nghìn", "triệu")
_BILLION = 1_000_000_000


def dong_in_words(amount: int) -> str:
    """A sum in đồng, as it opens a line.

    >>> dong_in_words(1_520_000)
    'Một triệu năm trăm hai mươi nghìn đồng'
    """
    told = f"{in_words(amount)} đồng"
    return told[0].upper() + told[1:]


def in_words(number: int) -> str:
    """A whole number, not below zero; empty hundreds inside a number are said, empty groups are not.

    >>> in_words(21), in_words(24), in_words(15), in_words(105)
    ('hai mươi mốt', 'hai mươi tư', 'mười lăm', 'một trăm linh năm')
    >>> in_words(1_005_000)
    'một triệu không trăm linh năm nghìn'
    """
    if number < 0:
        raise ValueError(f"{number} is below zero")
    return " ".join(_words(number, inside=False)) or _DIGITS[0]


def _words(number: int, inside: bool) -> Iterator[str]:
    """Words of a number; `inside` a larger one its empty hundreds are said."""
    billions, rest = divmod(number, _BILLION)
    if billions:
        yield from _words(billions, inside)
        yield "tỷ"
        inside = True
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            yield from _group(group, inside)
            if power:
                yield _THOUSANDS[power]
            inside = True


def _group(group: int, inside: bool) -> Iterator[str]:
    """Three digits that are not all zero."""
    hundreds, rest = divmod(group, 100)
    if hundreds or inside:
        yield f"{_DIGITS[hundreds]} trăm"
        if 0 < rest < 10:
            yield f"linh {_DIGITS[rest]}"
            return
    if rest:
        yield _below_hundred(rest)


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if ones == 0:
        return head
    said = _DIGITS[ones] if tens == 1 and ones != 5 else _AFTER_TENS.get(ones, _DIGITS[ones])
    return f"{head} {said}"
