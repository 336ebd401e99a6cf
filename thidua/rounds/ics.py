"""A plan's deadlines as an iCalendar file; the same plan gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from thidua.core.calendar import Due
from thidua.core.plan.model import Plan, plain_clause
from thidua.core.wording import Say


def calendar_bytes(plan: Plan, dues: Iterable[Due], lang: str = "vi") -> bytes:
    """Every deadline with a known day as a whole-day entry, with a reminder a week before."""
    found = Calendar()
    found.add("prodid", "-//Thi Dua//thidua//VI")
    found.add("version", "2.0")
    found.add("x-wr-calname", plan.title)
    for due in dues:
        if due.last is not None:
            found.add_component(_entry(plan, due, lang))
    return bytes(found.to_ical())


def _entry(plan: Plan, due: Due, lang: str) -> Event:
    assert due.last is not None
    entry = Event()
    round_ = f" ({due.round.name})" if due.round else ""
    clause = plan.by_id[due.clause]
    entry.add("uid", f"{plan.code}-{due.mark.name}-{due.round.name if due.round else 'once'}@thidua")
    # RFC 5545 wants a stamp; the plan has no clock, so the deadline's own day serves.
    entry.add("dtstamp", datetime.combine(due.last, time(), UTC))
    entry.add("dtstart", due.last)
    entry.add("dtend", due.last + timedelta(days=1))
    head = Say(f"Hạn: {due.say.vi}", f"Due: {due.say.en}").of(lang)
    entry.add("summary", f"{head}{round_}")
    entry.add("description", f"{plain_clause(due.clause)}: {clause.text}")
    entry.add_component(_reminder(head))
    return entry


def _reminder(text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", timedelta(days=-7))
    return alarm
