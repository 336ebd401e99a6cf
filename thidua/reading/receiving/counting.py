"""Numbers as lists show them: letters, Roman numerals, with noughts."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """A number in Roman numerals.

    >>> roman(4), roman(19)
    ('IV', 'XIX')
    """
    made = ""
    for value, letters in _ROMAN:
        made += letters * (number // value)
        number %= value
    return made


def alphabetic(number: int) -> str:
    """A number as word processors letter it: a … z, aa, bb.

    >>> alphabetic(2), alphabetic(27)
    ('b', 'aa')
    """
    turns, at = divmod(number - 1, 26)
    return chr(ord("a") + at) * (turns + 1)


def shown(number: int, form: str) -> str:
    """A number in one of the forms that Word and Writer name.

    >>> shown(3, "lowerLetter"), shown(3, "upperRoman"), shown(3, "decimalZero")
    ('c', 'III', '03')
    """
    if form in ("lowerLetter", "a"):
        return alphabetic(number)
    if form in ("upperLetter", "A"):
        return alphabetic(number).upper()
    if form in ("lowerRoman", "i"):
        return roman(number).lower()
    if form in ("upperRoman", "I"):
        return roman(number)
    return f"{number:02d}" if form == "decimalZero" else str(number)
