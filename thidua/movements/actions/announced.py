"""What an office above has announced, told to every movement whose deadlines may wait for it."""

from __future__ import annotations

from collections.abc import Collection

from thidua.clock import now
from thidua.core import terms
from thidua.core.wording import Say, days
from thidua.movements.actions.running import NewEvent
from thidua.movements.models import Event, Movement
from thidua.people.actions.notices import notify
from thidua.people.models import Appointment, Unit, User


def announced(new: NewEvent, within: Unit, about: Collection[str]) -> list[Event]:
    """Record an event in every movement that runs in or below a unit and whose plan speaks of it.

    It is told where it is about the movement's agency or a unit in it: `about` are their paths. So the
    results of communes, announced later, do not move the deadlines of a department. A plan that does not
    speak of the event waits for nothing. Called inside the announcing room's action, which writes the
    diary. What is recorded already stays.
    """
    running = Movement.objects.filter(agency__path__startswith=within.path, state="open")
    named = running.filter(plan__text__contains=new.event).select_related("agency")
    waiting = [m for m in named if any(path.startswith(m.agency.path) for path in about)]
    known = Event.objects.filter(movement__in=waiting, withdrawn_at=None, event=new.event, year=new.year)
    told = set(known.filter(decision=new.decision).values_list("movement_id", flat=True))
    made = [
        Event(agency_id=movement.agency_id, movement=movement, recorded_at=now(), **vars(new))
        for movement in waiting
        if movement.pk not in told
    ]
    Event.objects.bulk_create(made)
    held = Appointment.objects.filter(role="office", unit__in=[e.agency_id for e in made], ended_on=None)
    name, when = terms.label("event", new.event), days(new.on)
    say = Say(
        f"Đã ghi ngày {when.vi}: {name.vi} {new.year}", f"Recorded for {when.en}: {name.en}, {new.year}"
    )
    notify(User.objects.filter(pk__in=held.values("user"), is_active=True), say)
    return made
