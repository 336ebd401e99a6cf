"""The calendar of a movement: its plan's deadlines, counted from the events that were recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q, QuerySet

from thidua.clock import VIETNAM, today
from thidua.core import calendar
from thidua.core.calendar import Due
from thidua.core.facts import acts
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.plan.model import Plan
from thidua.core.rounds import Round as CoreRound
from thidua.movements.compiled import plan_of
from thidua.movements.models import Allotment, Event, Movement


@dataclass(frozen=True)
class Window:
    """When registration for a round is open, both days included, and the clause that says so."""

    start: date | None = None
    end: date | None = None
    clause: str = ""


def view_of(movement: Movement) -> FactsView:
    """Events and places given to a movement as rules read them: enough for deadlines and quotas."""
    events = Event.objects.filter(movement=movement, withdrawn_at=None)
    rows = [*map(_event, events), *(_allotment(movement, row) for row in given_to(movement))]
    return FactsView(Facts.of(rows, given=("events", "allotments")), today())


def views_of(movements: Iterable[Movement], day: date) -> dict[int, FactsView]:
    """By movement, what deadlines may wait for; one query for all of them."""
    found: dict[int, list[acts.Event]] = {m.pk: [] for m in movements}
    for row in Event.objects.filter(movement__in=list(found), withdrawn_at=None):
        told = replace(_event(row), recorded_at=_day(row.recorded_at))
        found[row.movement_id].append(told)
    return {pk: FactsView(Facts.of(events, {"events"}), day) for pk, events in found.items()}


def given_to(movement: Movement) -> QuerySet:
    """Places that the level above, here or elsewhere, gave to a movement."""
    return Allotment.objects.filter(Q(to_movement=movement) | Q(movement=movement, to_movement=None))


def _event(row: Event) -> acts.Event:
    return acts.Event(
        event=row.event, year=row.year, issuer=row.issuer or None, on=row.on, decision=row.decision or None
    )


def _allotment(movement: Movement, row: Allotment) -> acts.Allotment:
    return acts.Allotment(
        plan=movement.plan.code,
        award=row.award,
        round=row.round,
        stratum=row.stratum or None,
        places=row.places,
        decision=row.decision or None,
        decided_on=row.decided_on,
    )


def calendar_of(movement: Movement) -> list[Due]:
    """Every deadline and dated duty of the movement, for the rounds it runs, in order of time."""
    plan = plan_of(movement.plan)
    names = {r.name for r in movement.rounds.all()}
    found = calendar.dues(plan, view_of(movement))
    return [d for d in found if d.round is None or d.round.name in names]


def window_by(plan: Plan, round_: CoreRound) -> Window:
    """When the plan itself says that one registers for a round: until its registration deadline."""
    for due in calendar.dues(plan):
        if due.what == "registration" and due.round in (None, round_):
            return Window(None, due.last, due.clause)
    return Window()


def rounds_named(plan: Plan) -> list[CoreRound]:
    """The rounds that a plan names, years first."""
    return calendar.rounds_of(plan)


def waited_for(movement: Movement) -> list[str]:
    """The events that deadlines of the movement still wait for, each once."""
    return list(dict.fromkeys(d.waits_for for d in calendar_of(movement) if d.waits_for))


def _day(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()
