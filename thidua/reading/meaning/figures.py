"""The figures that a sentence compares with: percents, points, ranks, times; no days, years or numbers of papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_FIGURE = re.compile(
    r"(?<![\w/.,-])(\d{1,3}(?:\.\d{3}){2,}|\d{1,4}(?:[.,]\d+)?)(?:/(\d{1,3}))?(?! ?/|[.,]?\d|[a-z-])"
)
_NOT_BEFORE = re.compile(
    r"(?:ngay|thang|nam|quy|dieu|khoan|muc|diem|so|mau|phu luc|bang|bieu|muc do|cap do|giai doan|phan|dot|den|nam hoc"
    r"|(?<!dinh )ky|\bbai|\blop|qd|nd|tt) (?:so |thu )?$|\bthang (?:\d{1,2} ?(?:,|va) ?)+$"
)
_WEIGHT = re.compile(
    r"\( ?(?:toi da )?\d{1,4}(?:[.,]\d+)? ?diem ?\)|(?<=\w) ?: ?(?:toi da )?\d{1,4}(?:[.,]\d+)? ?diem(?=\W*(?:$|\())"
)
"""How many points a criterion is worth, which it does not compare with."""
_ENUMERATES = re.compile(r"(?:(?<=[:;,] )|^\W*)\( ?\d ?\)")
"""`(1) …; (2) …` within a sentence."""
_PARTS = 12
"""So many parts a whole has at most of which a share is told, as `2/3`; more are points of a scale."""
_OF_TIME = re.compile(
    r" (?:tuoi\b|gio(?: \d{2})?(?: phut)? (?:,? ?ngay|hang|sang|chieu)|thang (?:dau|cuoi) nam)\b"
)
"""Behind hours of a clock and halves of a year."""
_HALVES = re.compile(r"\b(?:ket qua|huan luyen|hoc tap|san xuat|so ket|danh gia|tong ket)(?: [a-z]+){0,3} $")
"""Before the span of which something is the result: `kết quả huấn luyện 06 tháng`."""
_YEAR = re.compile(r"(?:19|20)\d{2}")


def figures(plain: str) -> list[str]:
    """Each figure once, as printed.

    >>> figures("it nhat 90% can bo dat tu 85,5 diem tro len, 02 nam lien tuc")
    ['90', '85,5', '02']
    >>> figures("theo khoan 2 dieu 5 nam 2024, ngay 15 thang 3")
    []
    """
    return once(_figures(plain))


def _figures(plain: str) -> Iterator[str]:
    for pattern in (_WEIGHT, _ENUMERATES):
        plain = pattern.sub(lambda found: " " * len(found.group()), plain)
    for found in _FIGURE.finditer(plain):
        number, whole = found.groups()
        if _NOT_BEFORE.search(plain[max(0, found.start() - 24) : found.start()]) or _YEAR.fullmatch(number):
            continue
        if _OF_TIME.match(plain, found.end()):
            continue
        if plain.startswith(" thang", found.end()) and _HALVES.search(plain[: found.start()]):
            continue
        share = whole and number.isdigit() and int(number) <= int(whole) <= _PARTS
        yield f"{number}/{whole}" if share else number


def once(values: Iterable[str]) -> list[str]:
    """Values in their order, those of the same worth once.

    >>> once(["05", "5", "5,0"])
    ['05']
    """
    kept: dict[str, str] = {}
    for value in values:
        kept.setdefault(worth(value), value)
    return list(kept.values())


def worth(value: str) -> str:
    """A figure without noughts that mean nothing."""
    whole, _, part = value.replace(",", ".").partition(".")
    part = part.rstrip("0")
    return f"{whole.lstrip('0') or '0'}{'.' + part if part else ''}"
