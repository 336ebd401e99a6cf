"""When a movement begins and ends, as its words name the two ends: a day, a month, a quarter, a year."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from thidua.reading.meaning.days import DAY, full_day, month_end

POINT = (
    rf"(?:{DAY}|(?:th\w{{1,2}}ng )?(\d{{1,2}}) ?(?:/|nam) ?((?:19|20)\d{{2}})|th\w{{1,2}}ng (\d{{1,2}})|"
    r"quy ([ivx]{1,3}|\d) ?(?:/|nam|-) ?((?:19|20)\d{2})|(?:nam |cuoi nam |dau nam )?((?:19|20)\d{2}))"
)
_HOUR = r"(?: \d{1,2} ?(?:gio|h)(?: \d{2})?(?: phut)?(?: sang)?)?(?: ,)?"
START = re.compile(
    rf"(?:ke tu|bat dau tu|bat dau|khoi dong|khai mac|ra quan|ky (?:ket )?(?:ban )?(?:giao uoc|"
    rf"cam ket)(?: thi dua)?(?: vao)?|\btu\b|: ?|"
    rf"^\W*(?=quy \w{{1,3}} ?(?:/|nam|-) ?20\d\d,? (?:den|toi|-))){_HOUR}(?: ngay| dau)? ?{POINT}"
)
ISSUE = re.compile(r"(?:tu|sau|bat dau)(?: khi| ngay| tu| thoi diem)* (?:ban hanh|ky|phat dong|nay)\b")
END = re.compile(
    rf"(?:den|toi|ket thuc|khep lai|be mac|hoan thanh|tong ket|-|–)(?: vao)?(?: luc)?{_HOUR}(?: ngay|"
    rf" cuoi)? ?(?:(?:het )?(?:vu|dot|mua|hoc ky|nam hoc|tet|hoi nghi|dai hoi|le|ky niem) [a-z ]{{0,40}}\( ?"
    rf"(?:du kien )?(?:ngay )?)?"
    rf"(het |truoc |cuoi )?(?:thang )?{POINT}"
)
HALF = re.compile(
    r"\b(?:(?P<months>6|sau|3|ba) thang|nua nam) (?P<which>dau|cuoi) nam(?: hoc)? (?P<y1>20\d\d)|"
    r"\b(?:trong|ca) quy (?P<quarter>iv|i{1,3}|[1-4]) ?(?:/|nam|-) ?(?P<y2>20\d\d)(?! ?(?:-|den|toi))|"
    r"\btrong thang (?P<month>\d{1,2}) ?(?:/|nam) ?(?P<y3>20\d\d)(?! ?(?:-|den|toi))"
)
"""Half a year, a quarter or a month that a clause names as the whole."""


class Span(NamedTuple):
    """From when to when (`before`: that day is not in it), and the words that say so."""

    first: date | str
    last: date
    before: bool
    words: tuple[int, int]


def first_of(found: re.Match[str], last: date | None) -> date | None:
    """The first day of what a start names; a year that it leaves out is that of the end."""
    day, month, year, m2, y2, m3, quarter, yq, whole = found.groups()
    if day:
        return full_day(day, month, year or (str(last.year) if last else None))
    if m2 or m3:
        return month_of(int(m2 or m3), int(y2) if y2 else last.year if last else 0)
    if quarter:
        return month_of(_quarter(quarter) * 3 - 2, int(yq))
    return date(int(whole), 1, 1) if whole else None


def last_of(found: re.Match[str]) -> date | None:
    """The last day of what an end names."""
    _, day, month, year, m2, y2, _, quarter, yq, whole = found.groups()
    if day:
        return full_day(day, month, year)
    if m2:
        return month_end(int(y2), int(m2)) if 1 <= int(m2) <= 12 else None
    if quarter:
        return month_end(int(yq), _quarter(quarter) * 3) if _quarter(quarter) else None
    return date(int(whole), 12, 31) if whole else None


def month_of(month: int, year: int) -> date | None:
    """The first day of a month; None where there is none such."""
    return date(year, month, 1) if 1 <= month <= 12 and year else None


def _quarter(text: str) -> int:
    value = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(text) or (int(text) if text.isdigit() else 0)
    return value if value in (1, 2, 3, 4) else 0


def is_before(found: re.Match[str]) -> bool:
    """Whether the day that an end names is not in the movement any more."""
    return "truoc" in (found.group(1) or "")


def part_of_year(half: re.Match[str]) -> Span | None:
    """The days of half a year, a quarter or a month."""
    year = int(half["y1"] or half["y2"] or half["y3"])
    if half["month"]:
        first = last = int(half["month"])
    elif half["quarter"]:
        last = _quarter(half["quarter"]) * 3
        first = last - 2
    else:
        many = 3 if half["months"] in ("3", "ba") else 6
        first = 1 if half["which"] == "dau" else 13 - many
        last = first + many - 1
    return (
        Span(date(year, first, 1), month_end(year, last), False, half.span())
        if 1 <= first <= last <= 12
        else None
    )


_MONTHS = 12
MONTHS = re.compile(
    r"\bthang (\d{1,2})(?: ?(?:,|va|-)(?: thang)? \d{1,2})*? ?(?:,|va|-)(?: thang)? ?(\d{1,2}) ?(?:/|nam) ?(20\d\d)"
)
QUARTERS = re.compile(
    r"\bquy (iv|i{1,3}|[1-4])(?: ?(?:,|va|-)(?: quy)? (?:iv|i{1,3}|[1-4]))*? ?(?:,|va|-)(?: quy)? ?(iv|i{1,3}|"
    r"[1-4]) ?(?:/|nam) ?(20\d\d)"
)
"""Several months or quarters of one year: `tháng 9, 10, 11 năm 2026`, `quý II và quý III năm 2026`."""


def months_of(plain: str) -> Span | None:
    """From the first to the last of the months or quarters that words list."""
    told = [
        (date(int(m[3]), _quarter(m[1]) * 3 - 2, 1), month_end(int(m[3]), _quarter(m[2]) * 3), m.span())
        for m in QUARTERS.finditer(plain)
    ]
    told += [
        (date(int(m[3]), int(m[1]), 1), month_end(int(m[3]), int(m[2])), m.span())
        for m in MONTHS.finditer(plain)
        if 1 <= int(m[1]) < int(m[2]) <= _MONTHS
    ]
    if not told:
        return None
    first, last = min(a for a, _, _ in told), max(b for _, b, _ in told)
    return Span(first, last, False, told[0][2]) if first < last else None
