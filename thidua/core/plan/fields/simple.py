"""Values of plain fields: as a form shows them, and as the plan file keeps them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from thidua.core.plan.fields.model import ABSENT, Field
from thidua.core.plan.model import Plan, many
from thidua.core.plan.writing import one_line
from thidua.core.wording import Say, day, figure, fold


class BadValue(Exception):
    """A value that its field does not take."""

    def __init__(self, what: Say, cure: Say) -> None:
        super().__init__(what.vi)
        self.what, self.cure = what, cure


MANY = ("choices", "lone", "texts", "lines", "whole")
"""Types of fields that show a list."""


def _bad(value: Any, vi: str, en: str) -> BadValue:
    return BadValue(
        Say(f"Chưa đọc được “{value}”.", f"“{value}” cannot be read."), Say(f"Viết {vi}.", f"Write {en}.")
    )


def shown(plan: Plan, field: Field, value: Any) -> Any:
    """What a plain field shows for a value of the file; None and absent are empty."""
    if value is None or value is ABSENT:
        return shown_empty(field)
    return _SHOWN[field.type](plan, value)


def shown_empty(field: Field) -> Any:
    """What a field shows where the file says nothing."""
    return [] if field.type in MANY else ""


def read(plan: Plan, field: Field, given: Any) -> Any:
    """The value of the file for what was filled in, ABSENT where it is empty; raises BadValue."""
    if isinstance(given, str):
        given = one_line(given) if field.type != "texts" and field.type != "lines" else given
    if given in ("", [], None):
        return ABSENT
    return _READ[field.type](plan, given)


def day_shown(value: Any) -> str:
    """A date, or a day of each year, as an official writes it."""
    return day(value) if isinstance(value, date) else str(value)


def _flag_shown(_: Plan, value: Any) -> str:
    return {True: "true", False: "false"}.get(value, str(value))


def _texts(_: Plan, value: Any) -> list[str]:
    return [str(v) for v in many(value)]


def _text(_: Plan, given: Any) -> str:
    return str(given)


def _name_shown(plan: Plan, value: Any) -> str:
    actor = plan.actors.get(str(value))
    return actor.name if actor else str(value)


def _name(plan: Plan, given: Any) -> str:
    same = [key for key, actor in plan.actors.items() if fold(actor.name) == fold(str(given))]
    return same[0] if same else str(given)


def _count(_: Plan, given: Any) -> int:
    if not re.fullmatch(r"\d{1,9}", str(given)):
        raise _bad(given, "một số nguyên, ví dụ 4", "a whole number such as 4")
    return int(given)


def _figure(_: Plan, given: Any) -> str:
    text = str(given).removesuffix("%").strip().replace(",", ".")
    try:
        found = Decimal(text)
    except InvalidOperation:
        raise _bad(given, "một số, ví dụ 89,5", "a number such as 89.5") from None
    if not found.is_finite() or found < 0:
        raise _bad(given, "một số từ 0 trở lên", "a number from 0")
    return text


_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}))?")


def _date(_: Plan, given: Any) -> date:
    found = _DAY.fullmatch(str(given))
    try:
        if not found or not found[3]:
            raise ValueError
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        raise _bad(given, "một ngày có thật, ví dụ 31/12/2025", "a real day such as 31/12/2025") from None


def _day(plan: Plan, given: Any) -> Any:
    found = _DAY.fullmatch(str(given))
    if found and not found[3]:
        _date(plan, f"{given}/2024")
        return f"{found[1]}/{found[2]}"
    return _date(plan, given)


def _flag(_: Plan, given: Any) -> bool:
    if given not in ("true", "false"):
        raise _bad(given, "có hoặc không", "yes or no")
    return bool(given == "true")


def _lines(_: Plan, given: Any) -> list[str]:
    rows = given.splitlines() if isinstance(given, str) else [str(g) for g in given]
    return [one_line(row) for row in rows if row.strip()]


def _one_or_more(plan: Plan, given: Any) -> Any:
    rows = _lines(plan, given)
    return rows[0] if len(rows) == 1 else rows or ABSENT


def _years(_: Plan, given: Any) -> list[int]:
    words = re.split(r"[,;\s]+", given) if isinstance(given, str) else [str(g) for g in given]
    if not all(re.fullmatch(r"\d{4}", w) for w in words if w):
        raise _bad(given, "các năm, ví dụ 2024, 2025", "years such as 2024, 2025")
    return [int(w) for w in words if w]


_SHOWN: dict[str, Callable[[Plan, Any], Any]] = {
    "text": lambda _, v: str(v),
    "long": lambda _, v: str(v),
    "fixed": lambda _, v: str(v),
    "key": lambda _, v: str(v),
    "choice": lambda _, v: str(v),
    "name": _name_shown,
    "count": lambda _, v: str(v),
    "figure": lambda _, v: figure(v),
    "date": lambda _, v: day_shown(v),
    "day": lambda _, v: day_shown(v),
    "flag": _flag_shown,
    "choices": _texts,
    "lone": _texts,
    "texts": _texts,
    "lines": _texts,
    "whole": _texts,
}
_READ: dict[str, Callable[[Plan, Any], Any]] = {
    "text": _text,
    "long": _text,
    "fixed": _text,
    "key": _text,
    "choice": _text,
    "name": _name,
    "count": _count,
    "figure": _figure,
    "date": _date,
    "day": _day,
    "flag": _flag,
    "choices": _lines,
    "lone": _one_or_more,
    "texts": _lines,
    "lines": _one_or_more,
    "whole": _years,
}
