"""Dates, years, rounds and periods of a cell, as offices write them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from thidua.core.errors import Refused
from thidua.core.rounds import Round
from thidua.core.wording import Say, days, fold
from thidua.exchange.cells import Cell, Day, Moment, Number, Unread, refuse, text_of

FIRST_YEAR, LAST_YEAR = 1990, 2100

_ISO = re.compile(r"^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$")
_VIETNAMESE = re.compile(r"^([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})(?: 0?0:00(?::00)?)?$")
_MOMENT = re.compile(
    r"^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9:]+)?$"
)
_SERIAL = re.compile(r"^[0-9]{5}(?:\.[0-9]+)?$")
_DATE = Say("một ngày như 05/01/2025 hoặc 2025-01-05", "a date such as 05/01/2025 or 2025-01-05")


def day_of(cell: Cell) -> date:
    """A date: a real one, ISO, or day before month."""
    if isinstance(cell, Day):
        return _in_range(cell, cell.value)
    text = text_of(cell) if isinstance(cell, str) else cell.text if isinstance(cell, Number) else ""
    if found := _ISO.match(text):
        return _in_range(cell, _real(cell, found[1], found[2], found[3]))
    if found := _VIETNAMESE.match(text):
        return _in_range(cell, _real(cell, found[4], found[3], found[1]))
    if _SERIAL.match(text):
        raise _serial(cell, text)
    if isinstance(cell, Moment) or _MOMENT.match(text):
        raise refuse(
            cell,
            Say("ngày không kèm giờ", "a date without a time of day"),
            Say("Chỉ ghi ngày.", "Write the date only."),
        )
    raise refuse(
        cell,
        _DATE,
        Say("Ghi đủ ngày, tháng và năm bốn chữ số.", "Write day, month and the year in four digits."),
    )


def known_day_of(cell: Cell) -> date:
    """The day something came to be known or was closed: systems write these with a time, which is left out."""
    if isinstance(cell, Moment):
        return _in_range(cell, cell.value.date())
    if isinstance(cell, str) and (found := _MOMENT.match(text_of(cell))):
        return day_of(found[1])
    return day_of(cell)


def _real(cell: Cell, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        swapped = int(month) > 12 >= int(day)
        hint = Say(
            "Ngày đứng trước tháng: ngày/tháng/năm.", "The day comes before the month: day/month/year."
        )
        cure = Say("Ghi lại đúng ngày trong văn bản gốc.", "Write the date of the original again.")
        wanted = Say(f"ngày có thật; {day}/{month}/{year} không có trong lịch", "a date that exists")
        raise refuse(cell, wanted, hint if swapped else cure) from None


def _in_range(cell: Cell, value: date) -> date:
    if not 1900 <= value.year <= LAST_YEAR:
        raise refuse(
            cell,
            Say(f"ngày trong khoảng 1900–{LAST_YEAR}", f"a date within 1900–{LAST_YEAR}"),
            Say("Xem lại năm.", "Look at the year again."),
        )
    return value


def _serial(cell: Cell, text: str) -> Unread:
    meant = days(date(1899, 12, 30) + timedelta(days=int(text[:5])))
    return refuse(
        cell,
        Say(
            f"ngày; đây có vẻ là số thứ tự ngày của Excel ({meant.vi})",
            f"a date; this looks like an Excel day number ({meant.en})",
        ),
        Say("Định dạng cột là Ngày (dd/mm/yyyy) rồi lưu lại.", "Format the column as a date and save again."),
    )


def year_of(cell: Cell) -> int:
    """A year of four digits."""
    text = text_of(cell) if isinstance(cell, str) else cell.text if isinstance(cell, Number) else ""
    if len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    raise refuse(
        cell,
        Say(f"năm bốn chữ số từ {FIRST_YEAR} đến {LAST_YEAR}", f"a year {FIRST_YEAR}–{LAST_YEAR}"),
        Say("Ghi năm như 2024.", "Write the year as 2024."),
    )


def round_of(cell: Cell) -> str:
    """A round by its name: `2024` or `2021-2025`."""
    text = text_of(cell) if isinstance(cell, str) else cell.text if isinstance(cell, Number) else ""
    try:
        found = Round.read(text)
    except Refused:
        found = None
    if found is None or not (found.first >= FIRST_YEAR and found.last <= LAST_YEAR):
        raise refuse(
            cell,
            Say("đợt: một năm (2024) hoặc giai đoạn (2021-2025)", "a round: a year or a stage (2021-2025)"),
            Say("Ghi 2024 hoặc 2021-2025.", "Write 2024 or 2021-2025."),
        )
    return found.name


_SEP = r"\s*(?:[-/]|nam)?\s*"
_YEAR = r"(?P<year>[0-9]{4})"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PERIODS = (
    ("", re.compile(rf"^(?:nam )?{_YEAR}$")),
    ("H", re.compile(rf"^{_YEAR}-?h(?P<n>[12])$")),
    ("H", re.compile(rf"^h(?P<n>[12]){_SEP}{_YEAR}$")),
    ("H", re.compile(rf"^(?:6|sau) thang (?P<n>dau|cuoi){_SEP}{_YEAR}$")),
    ("Q", re.compile(rf"^{_YEAR}-?q(?P<n>[1-4])$")),
    ("Q", re.compile(rf"^(?:q|quy )(?P<n>[1-4]|iv|i{{1,3}}){_SEP}{_YEAR}$")),
    ("M", re.compile(rf"^{_YEAR}-(?P<n>[0-9]{{1,2}})$")),
    ("M", re.compile(rf"^(?:thang |t)?(?P<n>[0-9]{{1,2}})\s*(?:[-/]|nam)\s*{_YEAR}$")),
)


def period_of(cell: Cell) -> str:
    """A period by its name: `2024`, `2024-H1`, `2024-Q1` or `2024-03`."""
    text = text_of(cell) if isinstance(cell, str) else cell.text if isinstance(cell, Number) else ""
    word = fold(text.replace("–", "-"))
    for sort, form in _PERIODS:
        found = form.match(word)
        if found and FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
            return _period(cell, sort, found["year"], found.groupdict().get("n"))
    raise _no_period(cell)


def _period(cell: Cell, sort: str, year: str, part: str | None) -> str:
    if part is None:
        return year
    place = _ROMAN.get(part) or {"dau": 1, "cuoi": 2}.get(part) or int(part)
    if sort != "M":
        return f"{year}-{sort}{place}"
    if not 1 <= place <= 12:
        raise _no_period(cell)
    return f"{year}-{place:02d}"


def _no_period(cell: Cell) -> Unread:
    return refuse(
        cell,
        Say("kỳ: 2024, 2024-H1, 2024-Q1 hoặc 2024-03", "a period: 2024, 2024-H1, 2024-Q1 or 2024-03"),
        Say(
            "Ghi như “Quý I/2024”, “Tháng 3/2024”, “6 tháng đầu năm 2024”.", "Write it as 2024-Q1 or 2024-03."
        ),
    )
