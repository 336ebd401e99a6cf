"""The one clock of the web application: server time, or the hour that a demo or a test has set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
"""Days begin and end here, wherever the server stands."""

_shift: ContextVar[timedelta] = ContextVar("shift", default=timedelta())


def now() -> datetime:
    """The present moment, in Vietnam, to the microsecond."""
    return (datetime.now(UTC) + _shift.get()).astimezone(VIETNAM)


def today() -> date:
    """The day it is in Vietnam."""
    return now().date()


def day_of(at: datetime) -> date:
    """The day in Vietnam in which a stored moment lies: the database gives moments of Greenwich."""
    return at.astimezone(VIETNAM).date()


def moment(day: date, hour: int = 9) -> datetime:
    """An hour of a day in Vietnam."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=VIETNAM)


@contextmanager
def shifted(by: timedelta) -> Iterator[None]:
    """Move the clock for the block: the demo's set clock."""
    token = _shift.set(by)
    try:
        yield
    finally:
        _shift.reset(token)


@contextmanager
def set_to(when: date | datetime) -> Iterator[None]:
    """Set the clock to a moment (a day means its morning); it goes on running from there."""
    aim = when if isinstance(when, datetime) else moment(when)
    with shifted(aim - datetime.now(UTC)):
        yield
