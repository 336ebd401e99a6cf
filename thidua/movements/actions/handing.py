"""A movement is handed over to another agency after a reorganisation, with everything that is still under way."""

from __future__ import annotations

from itertools import chain
from typing import Any

from django.db.models import ForeignKey, Model
from django.urls import reverse

from thidua.audit.writing import action, record
from thidua.clock import today
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.movements.actions.movements import Act, NewMovement, change, create, not_running
from thidua.movements.models import Allotment, Event, Movement, Round
from thidua.movements.queries.handing import Handing, followers, handing_of, midway, standing_roles
from thidua.people.actions.notices import notify
from thidua.people.models import Unit
from thidua.people.queries import offices_of

HELD_BY = ("agency", "holder", "nominated_by")
"""Columns in which a row that goes along may name the old agency."""


@action("movement.transfer")
def transfer(movement: Movement, act: Act, agency: Unit, *, by: Any) -> Movement:
    """Hand a movement over to another agency; gives the movement that goes on there.

    Registrations and dossiers under way go along with all that hangs on them, with roles, windows,
    recorded events and places, and the movements below. What was decided stays with the old movement.
    Raises Refused while a dossier would be left halfway.
    """
    handing = handing_of(movement, agency)
    movement = change(movement, "transfer", act, by, hindered=lambda: _hindered(handing))
    movement.transferred_to = agency
    movement.save(update_fields=["transferred_to"])
    not_running(movement.plan, agency)
    new = NewMovement(
        tuple(r.name for r in handing.rounds), movement.name, movement.parent, movement.parent_outside
    )
    made = create(movement.plan, agency, new, by)
    rounds = _rounds(handing, made)
    taken = [list(rows.select_for_update(of=("self",), no_key=True)) for _say, rows in followers(handing)]
    for row in chain.from_iterable(taken):
        _take_along(row, handing, made, rounds, by)
    _roles(handing, made, by)
    _events_and_places(movement, made)
    told = Say(
        f"Cơ quan nhận chuyển giao phong trào: {made.name}", f"Your agency takes over a movement: {made.name}"
    )
    notify(offices_of(agency), told, reverse("movements:movement", args=[made.pk]))
    record("movement.transfer", made, by=by, told={"to": made.state, "number": act.number})
    return made


def _hindered(handing: Handing) -> dict[str, Say]:
    agency = handing.agency
    if not agency.is_agency or agency.pk == handing.old.agency_id:
        raise Refused(
            Say("Chọn một cơ quan khác để chuyển giao.", "Choose another agency to hand it over to.")
        )
    waits = midway(handing)
    return {"nothing_midway": waits} if waits else {}


def _rounds(handing: Handing, made: Movement) -> dict[int, Round]:
    """The new rounds by the numbers of the old ones, with the same windows."""
    found = {}
    new = {r.name: r for r in made.rounds.all()}
    for old in handing.rounds:
        round_ = found[old.pk] = new[old.name]
        for column in ("registration_from", "registration_to", "registration_clause"):
            setattr(round_, column, getattr(old, column))
        round_.save()
    return found


def _take_along(row: Model, handing: Handing, made: Movement, rounds: dict[int, Round], by: Any) -> None:
    """Let a row hang on the new movement, its round and its agency; its own history tells of it."""
    old, agency = handing.old, handing.agency
    for column in row._meta.fields:
        if not isinstance(column, ForeignKey):
            continue
        value = getattr(row, column.attname)
        if column.related_model is Movement and value == old.pk:
            setattr(row, column.attname, made.pk)
        elif column.related_model is Round and value in rounds:
            setattr(row, column.attname, rounds[value].pk)
        elif column.name in HELD_BY and value == old.agency_id:
            setattr(row, column.attname, agency.pk)
    row.save()
    record("movement.transfer", row, by=by, told={"from": old.pk, "to": made.pk})


def _roles(handing: Handing, made: Movement, by: Any) -> None:
    """Who held a role in the movement holds it in the new one, from today."""
    for role in list(standing_roles(handing.old)):
        role.ended_on = today()
        role.save(update_fields=["ended_on"])
        made.roles.create(user_id=role.user_id, role=role.role, unit=made.agency, since=today(), by=by)


def _events_and_places(old: Movement, made: Movement) -> None:
    """Deadlines are counted from the same events; places of rounds that go on are given to the new movement."""
    for event in Event.objects.filter(movement=old, withdrawn_at=None):
        event.pk, event.movement, event.agency = None, made, made.agency
        event.save(force_insert=True)
    names = list(made.rounds.values_list("name", flat=True))
    places = Allotment.objects.filter(round__in=names)
    places.filter(to_movement=old).update(to_movement=made)
    places.filter(movement=old).update(movement=made, agency=made.agency)
    old.children.update(parent=made)
