"""What cannot be true of one row whatever the plan says: more done than asked, an end before its start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from thidua.core.facts.registry import RECORDS
from thidua.core.wording import Say, days, figures

Wrong = tuple[str, Say, Say]
Check = Callable[[Any], Wrong | None]


def _shown(value: Any) -> Say:
    return days(value) if isinstance(value, date) else figures(value)


def _cure() -> Say:
    return Say("Sửa một trong hai ô theo văn bản gốc.", "Mend one of the two cells from the original.")


def not_above(low: str, high: str) -> Check:
    """The value of `low` may not exceed that of `high`; blanks say nothing."""

    def check(record: Any) -> Wrong | None:
        small, large = getattr(record, low), getattr(record, high)
        if small is None or large is None or small <= large:
            return None
        a, b = low.rstrip("_"), high.rstrip("_")
        s, t = _shown(small), _shown(large)
        what = Say(f"{a} = {s.vi} lớn hơn {b} = {t.vi}.", f"{a} = {s.en} is more than {b} = {t.en}.")
        return a, what, _cure()

    return check


def in_order(first: str, last: str) -> Check:
    """The day of `last` may not come before that of `first`; blanks say nothing."""

    def check(record: Any) -> Wrong | None:
        start, end = getattr(record, first), getattr(record, last)
        if start is None or end is None or start <= end:
            return None
        a, b = first.rstrip("_"), last.rstrip("_")
        s, e = _shown(start), _shown(end)
        what = Say(f"{b} = {e.vi} đứng trước {a} = {s.vi}.", f"{b} = {e.en} comes before {a} = {s.en}.")
        return b, what, _cure()

    return check


def at_least_one(column: str) -> Check:
    """A place or a maximum begins at something above nought."""

    def check(record: Any) -> Wrong | None:
        value: int | Decimal | None = getattr(record, column)
        if value is None or value > 0:
            return None
        what = Say(f"{column} = 0, cần lớn hơn 0.", f"{column} = 0, expected more than 0.")
        return column, what, Say("Ghi số thật, chưa có thì để trống.", "Write the number, or leave it blank.")

    return check


def differ(one: str, other: str) -> Check:
    """Two columns may not name the same unit."""

    def check(record: Any) -> Wrong | None:
        if getattr(record, one) is None or getattr(record, one) != getattr(record, other):
            return None
        what = Say(f"{other} trùng với {one}.", f"{other} is the same as {one}.")
        return other, what, Say("Sửa mã đơn vị.", "Mend the code of the unit.")

    return check


def _has_scale(record: Any) -> Wrong | None:
    """A score without a maximum is one of a hundred."""
    if record.score is None or record.max_score is not None or record.score <= 100:
        return None
    shown = figures(record.score)
    what = Say(
        f"score = {shown.vi} mà cột max_score để trống: cần điểm tối đa khi điểm lớn hơn 100.",
        f"score = {shown.en} without max_score: a score above 100 needs its maximum.",
    )
    return "score", what, Say("Ghi điểm tối đa (max_score).", "Write the maximum (max_score).")


_OWN: dict[str, tuple[Check, ...]] = {
    "units": (in_order("valid_from", "valid_to"), differ("unit_id", "parent_id")),
    "unit_changes": (differ("from_unit", "to_unit"),),
    "successions": (differ("from_unit", "to_unit"),),
    "people": (in_order("valid_from", "valid_to"),),
    "index_results": (
        not_above("score", "max_score"),
        _has_scale,
        not_above("rank", "group_size"),
        at_least_one("rank"),
        at_least_one("max_score"),
    ),
    "discipline": (in_order("decided_on", "ended_on"),),
    "tasks": (
        not_above("completed", "assigned"),
        not_above("completed_on_time", "completed"),
        not_above("completed_on_time", "assigned"),
    ),
    "services": (not_above("late", "handled"),),
    "holds": (in_order("from_", "to"),),
    "rankings": (at_least_one("rank"),),
    "coverage": (in_order("from_", "to"),),
}
_EVERY: tuple[Check, ...] = (in_order("recorded_at", "closed_at"),)

CHECKS: dict[str, tuple[Check, ...]] = {r.table: (*_OWN.get(r.table, ()), *_EVERY) for r in RECORDS}
"""The checks of every table; each gives the column, what is wrong and the cure, or None."""
