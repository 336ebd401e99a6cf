"""One's deadlines as a calendar that a phone or mail program subscribes to."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from thidua.core.wording import Say
from thidua.home.queries.todo import todo
from thidua.home.tasks import Task
from thidua.people.models import User


def calendar_of(user: User, site: str) -> bytes:
    """Every dated thing that waits for a person, as whole days with a reminder a week and a day before."""
    found = Calendar()
    found.add("prodid", "-//Thi Dua//thidua//VI")
    found.add("version", "2.0")
    found.add("x-wr-calname", Say("Hạn của tôi (Thi Đua)", "My deadlines (Thi Đua)").of(user.language))
    work = todo(user)
    for task in (*work.late, *work.soon, *work.later):
        found.add_component(_entry(task, user.language, site))
    return bytes(found.to_ical())


def _entry(task: Task, lang: str, site: str) -> Event:
    assert task.due is not None
    entry = Event()
    entry.add("uid", f"{task.url}-{task.due.isoformat()}@thidua")
    entry.add("dtstamp", datetime.combine(task.due, time(), UTC))
    entry.add("dtstart", task.due)
    entry.add("dtend", task.due + timedelta(days=1))
    entry.add("summary", task.say.of(lang))
    entry.add("description", " · ".join(part for part in (task.about, task.clause) if part))
    entry.add("url", f"{site}{task.url}")
    for days in (7, 1):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", task.say.of(lang))
        alarm.add("trigger", timedelta(days=-days))
        entry.add_component(alarm)
    return entry
