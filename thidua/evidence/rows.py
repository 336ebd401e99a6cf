"""Rows of other rooms as the records that rules read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from thidua.clock import VIETNAM
from thidua.core.facts import acts, tables
from thidua.core.facts.columns import Record
from thidua.movements.models import Allotment, Event, Movement
from thidua.people.models import Person, Posting
from thidua.registrations.models import Registration


def posting_record(person: Person, held: Posting | Person) -> tables.Person:
    """One posting of a person; of whoever has none, the unit of now."""
    return tables.Person(
        person_id=person.code,
        name=person.name,
        gender=person.gender or None,
        staff_kind=person.staff_kind or None,
        unit_id=held.unit.code,
        post=held.post or None,
        leadership=held.leadership or None,
        direct_reform_worker=held.direct_reform_worker,
        valid_from=getattr(held, "valid_from", None),
        valid_to=getattr(held, "valid_to", None),
        recorded_at=getattr(held, "known_on", None),
    )


def ended_when_known(row: tables.Person, held: Posting | Person) -> Iterator[Record]:
    """A posting whose end was recorded later stands open until that day."""
    known = getattr(held, "end_known_on", None)
    if row.valid_to is None or known is None:
        yield row
        return
    yield replace(row, valid_to=None, closed_at=known)
    yield replace(row, recorded_at=known)


def registration_record(row: Registration) -> Record:
    """Who takes part, from when it counts."""
    return tables.Registration(
        candidate=row.candidate,
        plan=row.movement.plan.code,
        round=row.round.name,
        registered_on=_counted_from(row),
        aim=row.aim or None,
        collectives=row.collectives,
        individuals=row.individuals,
        recorded_at=row.entered_at.astimezone(VIETNAM).date(),
    )


def _counted_from(row: Registration) -> date:
    """The day of registering; one that the office accepted late, with its reason, counts as in time."""
    last = row.round.registration_to
    accepted = row.late_reason and row.answer_reason and last
    return min(row.registered_on, last) if accepted else row.registered_on


def event_record(row: Event) -> Record:
    """Something that deadlines wait for."""
    return acts.Event(
        event=row.event,
        year=row.year,
        issuer=row.issuer or None,
        on=row.on,
        decision=row.decision or None,
        recorded_at=row.recorded_at.astimezone(VIETNAM).date(),
    )


def is_given(row: Allotment, movement: Movement) -> bool:
    """Places given to a movement from above, or received from outside."""
    return (row.to_movement_id or row.movement_id) == movement.pk


def allotment_record(row: Allotment, movement: Movement) -> Record:
    """Places of an award given for a round."""
    return acts.Allotment(
        plan=movement.plan.code,
        award=row.award,
        round=row.round,
        stratum=row.stratum or None,
        places=row.places,
        decision=row.decision or None,
        decided_on=row.decided_on,
    )
