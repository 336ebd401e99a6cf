"""The State's lists of provinces and communes: before 1 July 2025, after it, and as changed by 30 April 2026."""

from __future__ import annotations

import csv
import lzma
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

LISTS = Path(__file__).parent / "lists"
MERGED_ON = date(2025, 7, 1)
CHANGED_ON = date(2026, 4, 30)
BASIS = "202/2025/QH15"
"""The National Assembly's resolution on the provinces; those on communes differ by province."""
LATER_BASIS = "30/2026/QH16; 237/NQ-UBTVQH16"
SOURCE = "vietnamadminunits@780c279"
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


class Row(NamedTuple):
    """One old commune and one new one that it went into; a district without communes has a blank commune."""

    new_province: str
    new_province_name: str
    new: str
    new_name: str
    province: str
    province_name: str
    district: str
    district_name: str
    old: str
    old_name: str


class Present(NamedTuple):
    """One commune in force from 30 April 2026."""

    province: str
    province_name: str
    code: str
    name: str


def by_province() -> Iterator[tuple[str, list[Row], list[Present]]]:
    """Each new province with its rows, one province in memory at a time."""
    with _lines("old-to-2025") as rows, _lines("2026") as present:
        listed = groupby(map(Present._make, present), key=itemgetter(0))
        for code, group in groupby(map(Row._make, rows), key=itemgetter(0)):
            following, now = next(listed)
            assert following == code, f"{following} stands where {code} should"
            yield code, list(group), list(now)


def of_province(code: str) -> tuple[list[Row], list[Present]] | None:
    """The rows of one new province; None where there is no such code."""
    return next(((rows, present) for found, rows, present in by_province() if found == code), None)


@cache
def provinces() -> tuple[tuple[str, str, dict[str, str]], ...]:
    """The 34 provinces: code, name, and the names by code of those they were made from."""
    return tuple(
        (code, rows[0].new_province_name, {r.province: r.province_name for r in rows})
        for code, rows, _ in by_province()
    )


@contextmanager
def _lines(name: str) -> Iterator[Iterator[list[str]]]:
    with lzma.open(LISTS / f"{name}.csv.xz", "rt", encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        yield rows


def same_name(one: str, other: str) -> bool:
    """Whether two names differ at most in where a tone mark stands, in case and in spaces.

    >>> same_name("Xã Hoà Bình", "xã  Hòa Bình")
    True
    >>> same_name("Xã Hòa Bình", "Xã Hóa Bình")
    False
    """
    return _key(one) == _key(other)


def _key(name: str) -> list[tuple[str, str]]:
    return [_syllable(word) for word in unicodedata.normalize("NFD", name.casefold()).split()]


def _syllable(word: str) -> tuple[str, str]:
    """The letters of a syllable, and its tone wherever it is written."""
    letters = "".join(c for c in word if c not in _TONES)
    return unicodedata.normalize("NFC", letters), "".join(c for c in word if c in _TONES)
