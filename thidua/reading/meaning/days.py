"""Days as a folded text writes them, shared by the period and the deadlines."""

from __future__ import annotations

from datetime import date

DAY = r"(?:ngay )?(\d{1,2}) ?(?:/|-|\.|th\w{1,2}ng) ?(\d{1,2})(?: ?(?:/|-|\.|, nam|nam) ?((?:19|20)\d{2}))?(?![\d/%])"
"""A day with or without its year, in three groups."""


def full_day(day: str, month: str, year: str | None) -> date | None:
    """The day; None where it has no year or is none.

    >>> full_day("31", "2", "2024") is None, full_day("1", "2", "2024")
    (True, datetime.date(2024, 2, 1))
    """
    try:
        return date(int(year), int(month), int(day)) if year else None
    except ValueError:
        return None


def is_day(day: str, month: str) -> bool:
    """Whether two figures can be a day and a month."""
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2024, 2)
    datetime.date(2024, 2, 29)
    """
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
