"""A movement of agency A with figures that can be counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.world import World
from thidua.clock import now
from thidua.honours.models import Honour
from thidua.movements.models import Movement
from thidua.nominations.models import Nomination
from thidua.people.models import Person, Unit
from thidua.registrations.models import Registration


@pytest.fixture
def movement(world: World) -> Movement:
    """Agency A runs the plan of Hà Nam for 2024 and 2023."""
    return world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2023", "2024")


def registered(world: World, movement: Movement, unit: str, person: str | None = None) -> Registration:
    """A unit, or a person of it, takes part in the round of 2024."""
    where: Unit = world.units[unit]
    return Registration.objects.create(
        agency=where.agency,
        movement=movement,
        round=movement.rounds.get(name="2024"),
        unit=where,
        person=world.people[person] if person else None,
        state="registered",
        aim="Mục tiêu mẫu",
        registered_on=date(2024, 11, 1),
        registered_by=world.users["a-office"],
        entered_at=now(),
    )


def nominated(
    world: World, movement: Movement, unit: str, person: str | None = None, state: str = "submitted"
) -> Nomination:
    """A dossier of the round of 2024 in a state."""
    where, round_ = world.units[unit], movement.rounds.get(name="2024")
    return Nomination.objects.create(
        agency=where.agency,
        code=f"HS-{Nomination.objects.count() + 1:04d}",
        movement=movement,
        round=round_,
        award="gk-so.individual" if person else "gk-so.collective",
        unit=where,
        person=world.people[person] if person else None,
        nominated_by=where,
        state=state,
        holder=movement.agency,
        held_since=now(),
        plan=movement.plan,
        submitted_at=now(),
        submitted_on=date(2024, 11, 1),
        made_by=world.users["a-office"],
        made_at=now(),
    )


def awarded(world: World, unit: str, year: int, person: str | None = None) -> Honour:
    """An award in force of a unit or a person of it."""
    where = world.units[unit]
    return Honour.objects.create(
        agency=where.agency,
        giver=where.agency,
        unit=where,
        person=world.people[person] if person else None,
        form="commendation_certificate",
        authority="department_director",
        decision_number=f"{year}/QĐ-mẫu",
        decided_on=date(year, 3, 1),
        entered_at=now(),
    )


def staffed(world: World, unit: str, count: int, **more: object) -> list[Person]:
    """So many more people of a unit."""
    first = len(world.people)
    return [world.person(f"p{first + n}", unit, **more) for n in range(count)]
