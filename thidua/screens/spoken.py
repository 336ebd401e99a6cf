"""How screens say things in the language of the page: sentences, terms, figures, days and hours."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import get_language

from thidua.clock import VIETNAM
from thidua.core import terms, wording
from thidua.core.wording import Say

_WEEKDAYS = (
    Say("Thứ Hai", "Monday"),
    Say("Thứ Ba", "Tuesday"),
    Say("Thứ Tư", "Wednesday"),
    Say("Thứ Năm", "Thursday"),
    Say("Thứ Sáu", "Friday"),
    Say("Thứ Bảy", "Saturday"),
    Say("Chủ Nhật", "Sunday"),
)
NONE_YET = "–"
"""Shown where nothing was recorded: different from nought."""


def language() -> str:
    """The language of the page: `vi` or `en`."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def said(what: object) -> str:
    """A sentence in the language of the page; other things as they are.

    A pair of texts counts as a sentence, because JSON keeps a Say as a list.
    """
    if isinstance(what, tuple | list) and len(what) == 2 and all(isinstance(w, str) for w in what):
        return str(what[1] if language() == "en" else what[0])
    return "" if what is None else str(what)


def capital(text: str) -> str:
    """The text with its first letter capital."""
    return text[:1].upper() + text[1:]


def term(code: object, group: str) -> str:
    """A code of the field in the words of the page."""
    return said(terms.label(group, str(code))) if code not in (None, "") else ""


def figure(value: object) -> str:
    """A figure with the precision it has: comma decimals and dot thousands, the other way round in English."""
    if value is None or value == "":
        return NONE_YET
    if isinstance(value, float):
        value = Decimal(str(value))
    if not isinstance(value, int | Decimal) or isinstance(value, bool):
        return str(value)
    grouped = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    grouped = grouped.replace("-", "−")
    return grouped if language() == "en" else grouped.translate(str.maketrans(",.", ".,"))


def day(value: date | datetime | None) -> str:
    """A date as printed: 04/01/2025, in English 4 Jan 2025."""
    return said(wording.days(_local(value))) if value else ""


def full_day(value: date | datetime | None) -> str:
    """A date with the day of the week, so that a slip of the finger is seen."""
    if not value:
        return ""
    return f"{said(_WEEKDAYS[_local(value).weekday()])}, {day(value)}"


def moment(value: datetime | None) -> str:
    """An hour and its date: 09:41 ngày 04/01/2025."""
    if value is None:
        return ""
    local = value.astimezone(VIETNAM)
    return said(Say(f"{local:%H:%M} ngày {day(value)}", f"{local:%H:%M} on {day(value)}"))


def hour(value: datetime | None) -> str:
    """An hour of the day in Vietnam: 09:41."""
    return f"{value.astimezone(VIETNAM):%H:%M}" if value else ""


def _local(value: date | datetime) -> date:
    return value.astimezone(VIETNAM).date() if isinstance(value, datetime) else value
