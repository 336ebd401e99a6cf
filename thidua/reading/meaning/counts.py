"""How many of whom: counts, shares and rows of figures, before they are anybody's quota."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from thidua.reading.folding import bare
from thidua.reading.meaning.context import Place
from thidua.reading.meaning.whom import COLLECTIVES, INDIVIDUALS, unit_of

_NOUNS = rf"(?:{INDIVIDUALS}|{COLLECTIVES}|co|suat|giay khen|bang khen)"
_LIMIT = r"(?P<limit>khong qua|toi da|khong vuot qua|it nhat)? ?"
_COUNT = re.compile(
    rf"{_LIMIT}(?<![\w/.,-])(?P<n>\d{{1,4}})(?: \( ?[a-z ]{{2,20}} ?\))? (?:cac )?(?P<unit>{_NOUNS})\b(?! thang)"
)
_AFTER = re.compile(rf"\b(?P<unit>tap the|ca nhan|don vi) ?: ?(?P<n>\d{{1,3}})(?![\d/%.-]| (?:{_NOUNS}))")
_SHARE = re.compile(
    rf"{_LIMIT}(?P<n>\d{{1,3}}(?:[.,]\d+)?) ?% (?:tong )?(?:so )?(?:luong )?(?:cac )?(?P<unit>{_NOUNS})?"
)
_PER = re.compile(
    r"\bmoi (?:don vi|co quan|xa|phuong|dia phuong|so|truong|tap the|khoi|cum|phong|khoa|thon|huyen|nganh|doan the)"
)
_PARTS = re.compile(r"trong do|gom ?:|bao gom|gom co")
_NOT_AWARDED = re.compile(r"(?:bang|sang|mo hinh|thang|nam|lan|dieu|khoan|muc|diem|nhom|top|thu) $")

_ALLOWED = re.compile(
    r"\bcac (?:co quan|don vi|dia phuong)[^.;]{0,40}(?:duoc (?:xet )?chon|de xuat|lua chon|gioi thieu)[^.;]{0,30}$"
)
"""How many one unit may propose is no number of places."""


class Count(NamedTuple):
    """So many: places or percent, of whom, whether at most, for each of others, and its parts."""

    start: int
    end: int
    number: str
    who: str | None
    percent: bool = False
    limited: bool = False
    per: bool = False
    parts: tuple[int, ...] = ()


def counts(place: Place) -> list[Count]:
    """Every count of a clause or row, in the order of its words; parts of a whole stand with the whole."""
    if place.piece.table:
        return list(_row(place))
    plain = place.plain
    found = [*_counted(place, _COUNT), *_counted(place, _AFTER), *_counted(place, _SHARE)]
    found.sort(key=lambda c: (c.start, -c.end))
    kept: list[Count] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return _wholes(plain, kept)


def _counted(place: Place, pattern: re.Pattern[str]) -> Iterator[Count]:
    plain = place.plain
    for found in pattern.finditer(plain):
        named = found.groupdict()
        before = plain[max(0, found.start() - 70) : found.start()]
        if _NOT_AWARDED.search(before) or _ALLOWED.search(before):
            continue
        who = _counted_who(named.get("unit")) or place.who
        limited = named.get("limit") not in (None, "it nhat")
        per = bool(_PER.search(plain[max(0, found.start() - 70) : found.end() + 24]))
        number = found.group("n").replace(",", ".")
        yield Count(*found.span(), number, who, pattern is _SHARE, limited, per)


def _counted_who(unit: str | None) -> str | None:
    if unit is None or unit in ("suat", "giay khen", "bang khen"):
        return None
    return "collective" if unit == "co" else unit_of(unit)


def _wholes(plain: str, found: list[Count]) -> list[Count]:
    """Counts behind `trong đó`, `gồm` are parts of the one before, if they are of the same people."""
    cut = next((m.start() for m in _PARTS.finditer(plain)), len(plain))
    wholes = [c for c in found if c.start < cut]
    behind = [c for c in found if c.start >= cut]
    if not wholes or not behind:
        return found
    last = wholes[-1]
    parts = tuple(int(c.number) for c in behind if c.who == last.who and not c.percent)
    return [*wholes[:-1], last._replace(parts=parts)] if parts else found


def _row(place: Place) -> Iterator[Count]:
    """The figures of a row under heads that name whom they count."""
    for at, (cell, head) in enumerate(zip(place.piece.cells, place.piece.heads, strict=False)):
        who = _named(head)
        figure = re.fullmatch(r"\D{0,12}(\d{1,4})\D{0,12}", cell)
        if who and figure:
            yield Count(at, at + 1, figure.group(1), who if who != "any" else place.who)


def _named(head: str) -> str | None:
    plain = bare(head)
    if "tap the" in plain:
        return "collective"
    if "ca nhan" in plain:
        return "individual"
    return "any" if re.search(r"so luong|chi tieu|so suat", plain) else None
