"""How a deadline is worded: days are counted by date in Vietnam, never by hours."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from thidua.clock import today
from thidua.core.wording import NOTHING, Say, both, days, several

SOON = 7
"""Days before the end from which a deadline is shown in amber."""


class Worded(NamedTuple):
    """A deadline as it is shown: how pressing, the mark, the words, the line below with the date."""

    kind: str
    icon: str
    words: Say
    below: Say


_UNKNOWN = Say("chưa tính được", "not computable yet")


def worded(
    end: date | None, clause: str = "", opens: date | None = None, waits: Say | str | None = None
) -> Worded:
    """A deadline in words.

    `end` is the last day on which one is in time, `opens` the first; `waits` says what a deadline
    that cannot be computed yet is waiting for.
    """
    if waits:
        reason = both(waits) if isinstance(waits, str) else waits
        words = Say(f"{_UNKNOWN.vi}: {reason.vi}", f"{_UNKNOWN.en}: {reason.en}")
        if reason.vi.startswith(_UNKNOWN.vi):
            words = reason
        return Worded("waits", "minus", words, both(clause))
    if end is None:
        return Worded("waits", "minus", Say("không có hạn", "no deadline"), both(clause))
    ends = days(end)
    below = Say(f"hết {ends.vi}", f"until {ends.en}, end of day")
    if opens and opens > today():
        start = days(opens)
        return Worded(
            "shut", "clock", Say(f"chưa mở, từ {start.vi}", f"opens on {start.en}"), _with(below, clause)
        )
    left = (end - today()).days
    if left < 0:
        return Worded("late", "warn", _late(-left, clause), below)
    if left == 0:
        return Worded("soon", "clock", Say("hết hôm nay, 24:00", "ends today, 24:00"), _with(below, clause))
    words = Say(f"còn {left} ngày", f"{several(left, 'day')} left")
    return Worded("soon" if left <= SOON else "far", "clock", words, _with(below, clause))


def _late(days_past: int, clause: str) -> Say:
    by = Say(f" theo {clause}", f" under {clause}") if clause else NOTHING
    return Say(f"đã quá hạn {days_past} ngày{by.vi}", f"{several(days_past, 'day')} overdue{by.en}")


def _with(line: Say, clause: str) -> Say:
    return Say(f"{line.vi} · {clause}", f"{line.en} · {clause}") if clause else line
