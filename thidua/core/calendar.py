"""Deadlines of a plan: fixed, yearly, or counted from an event; what is late, by which clause."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from thidua.core import terms
from thidua.core.facts.acts import Event
from thidua.core.facts.view import FactsView
from thidua.core.law.holidays import Announced, WorkingDays, working_days
from thidua.core.occasion import Occasion
from thidua.core.plan.model import Mark, Plan, blank, many
from thidua.core.plan.readings import others, used
from thidua.core.rounds import Round
from thidua.core.wording import Say, days, fold

_SHORT = re.compile(r"^(\d{1,2})/(\d{1,2})(?:/(\d{4}))?$")
ANNOUNCED = {"day_off": False, "day_worked": True}
"""Events that say of a day whether it is worked, whatever the law's calendar says."""
_YEAR = {"same": 0, "next": 1, "previous": -1, None: 0}


@dataclass(frozen=True)
class Due:
    """One deadline of one round. `last` is the last day in time, None while it cannot be told."""

    mark: Mark
    what: str
    round: Round | None
    last: date | None
    waits_for: str | None
    other_readings: Mapping[str, date | None]
    awards: tuple[str, ...] = ()
    unsure: Say | None = None
    """What is not known for certain about the holidays between, None where no working days are counted."""

    @property
    def clause(self) -> str:
        """The clause that sets it."""
        return self.mark.clause

    @property
    def say(self) -> Say:
        """What is due, in words."""
        return terms.label("does" if self.mark.sort == "duty" else "deadline", self.what)

    def told(self) -> Say:
        """The last day in words, or what it waits for."""
        if self.last:
            on = days(self.last)
            return Say(f"hết ngày {on.vi}", f"until the end of {on.en}")
        if self.waits_for:
            event = terms.label("event", self.waits_for)
            return Say(f"chưa tính được: chờ {event.vi}", f"not known yet: waits until {event.en}")
        return Say("kế hoạch không nêu ngày", "the plan names no day")


def rounds_of(plan: Plan) -> list[Round]:
    """The rounds that a plan names: each year, then the stage."""
    told: Mapping[str, Any] = plan.front.get("rounds") or {}
    for mark in plan.sorted_as("period"):
        told = told or mark.body.get("rounds") or {}
    years = [Round(int(y), int(y)) for y in many(told.get("annual"))]
    stages = [Round.read(str(s)) for s in many(told.get("stage"))]
    return years + stages


def day_of(written: Any, year: int) -> date:
    """A day as a plan writes it: a whole date, or day and month of `year`.

    29/02 is the last day of February where the year has no such day.

    >>> day_of("20/12", 2024)
    datetime.date(2024, 12, 20)
    """
    if isinstance(written, date):
        return written
    found = _SHORT.match(str(written).strip())
    if found:
        day, month, in_year = int(found.group(1)), int(found.group(2)), int(found.group(3) or year)
        if (day, month) == (29, 2) and not isleap(in_year):
            day = 28
        return date(in_year, month, day)
    return date.fromisoformat(str(written))


def last_day_of(when: Mapping[str, Any] | None, round_: Round | None, view: FactsView | None) -> date | None:
    """The last day in time by a `when`; “trước ngày” excludes the day itself.

    None where it waits for an event that has not happened, or no day is named.
    """
    if not when:
        return None
    year = (round_.last if round_ else 0) + _YEAR[when.get("year")]
    if "by" in when:
        return day_of(when["by"], year)
    if "before" in when:
        return day_of(when["before"], year) - timedelta(days=1)
    if when.get("at") == "year_end":
        return date(year, 12, 31)
    begun = event_day(when.get("after") or when.get("with"), round_, view)
    if begun is None:
        return None
    within = int(when.get("within_days") or 0)
    if when.get("counted") == "working":
        return worked_in(view).after(begun, within)
    return begun + timedelta(days=within)


def worked_in(view: FactsView | None) -> WorkingDays:
    """The working days by the law's holidays and by what was announced; days to come count already."""
    if view is None:
        return working_days()
    told = [e for e in view.facts.rows(Event) if e.event in ANNOUNCED and _known(e, view)]
    return view.index("worked", lambda: working_days(Announced(e.on, ANNOUNCED[e.event]) for e in told))


def _known(event: Event, view: FactsView) -> bool:
    return event.recorded_at is None or event.recorded_at <= view.known_at


def event_day(asked: Any, round_: Round | None, view: FactsView | None) -> date | None:
    """The day an event happened, by the facts; the latest announcement of it."""
    if not isinstance(asked, Mapping) or view is None:
        return None
    wanted = asked.get("year") or "round"
    year = (round_.last if round_ else None) if wanted == "round" else int(wanted)
    found = [
        e.on
        for e in view.rows(Event)
        if e.event == asked.get("event")
        and (e.year is None or year is None or e.year == year)
        and (not asked.get("issuer") or not e.issuer or fold(str(asked["issuer"])) in fold(e.issuer))
    ]
    return max(found, default=None)


def last_day(occasion: Occasion, key: str) -> date | None:
    """The last day of the deadline that a plan calls `key` (or `clause#key`), in this round."""
    for mark in occasion.plan.sorted_as("deadline"):
        if key in (mark.key, mark.name, mark.clause):
            return last_day_of(used(mark).get("when"), occasion.round, occasion.view)
    return None


def dues(plan: Plan, view: FactsView | None = None) -> list[Due]:
    """Every deadline and dated duty of a plan, for every round, in order of time."""
    found = [d for m in plan.sorted_as("deadline", "duty") for d in _of_mark(plan, m, view)]
    found += [d for m in plan.sorted_as("period") for d in _end(m)]
    return sorted(found, key=lambda d: (d.last is None, d.last or date.max, d.clause))


def _of_mark(plan: Plan, mark: Mark, view: FactsView | None) -> list[Due]:
    body = used(mark)
    when = body.get("when")
    if not isinstance(when, Mapping):
        return []
    what = str(body.get("what") or (many(body.get("does")) or ["report"])[0])
    awards = tuple(a.id for a in plan.awards_for(body.get("for")))
    rounds = _rounds(plan, body, when)
    after = when.get("after") or when.get("with")
    found = []
    for round_ in rounds:
        last = last_day_of(when, round_, view)
        waits = str(after.get("event")) if isinstance(after, Mapping) and last is None else None
        other = {n: last_day_of(b.get("when"), round_, view) for n, b in others(mark).items()}
        differ = {n: d for n, d in other.items() if d != last}
        unsure = _unsure(when, round_, view, last)
        found.append(Due(mark, what, round_, last, waits, differ, awards, unsure))
    return found


def _unsure(
    when: Mapping[str, Any], round_: Round | None, view: FactsView | None, last: date | None
) -> Say | None:
    """The note on holidays of a deadline that counts working days."""
    begun = event_day(when.get("after") or when.get("with"), round_, view)
    if last is None or begun is None or when.get("counted") != "working":
        return None
    return worked_in(view).note(begun, last)


def _rounds(plan: Plan, body: Mapping[str, Any], when: Mapping[str, Any]) -> list[Round | None]:
    written = when.get("by") or when.get("before")
    if isinstance(written, date) or (written and str(written).count("/") == 2):
        return [None]
    kinds = [str(k) for k in many(body.get("round"))]
    if not kinds and body.get("every") in ("year", "stage"):
        kinds = ["annual" if body["every"] == "year" else "stage"]
    known = rounds_of(plan)
    return [r for r in known if r.kind in kinds] if kinds else [r for r in known if r.kind == "annual"]


def _end(mark: Mark) -> list[Due]:
    when = {k: mark.body[k] for k in ("before",) if k in mark.body}
    when |= {"by": mark.body["to"]} if mark.body.get("to") else {}
    last = last_day_of(when, None, None) if when else None
    return [Due(mark, "period", None, last, None, {})] if last else []


def period_of(plan: Plan) -> tuple[date | None, date | None]:
    """First and last day of the movement, None where the plan does not say."""
    for mark in plan.sorted_as("period"):
        begun = mark.body.get("from")
        start = blank(plan.front.get("issued")) if begun == "issued" else begun
        ends = _end(mark)
        return (day_of(start, 0) if start else None), (ends[0].last if ends else None)
    return None, None


def dossier_due(plan: Plan, round_: Round, award_id: str, view: FactsView | None) -> Due | None:
    """The deadline for dossiers of an award in a round, None where the plan sets none."""
    every = view.index(f"dues/{plan.digest}", lambda: dues(plan, view)) if view else dues(plan)
    for due in every:
        mine = due.round in (None, round_) and (not due.awards or award_id in due.awards)
        kinds = many(used(due.mark).get("round"))
        if due.what == "dossier" and mine and (not kinds or round_.kind in kinds):
            return due
    return None
