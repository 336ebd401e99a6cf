"""What the office does while a movement runs: windows, roles, events, places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core import terms
from thidua.core.calendar import ANNOUNCED
from thidua.core.errors import Refused
from thidua.core.wording import Say, days, several
from thidua.movements.compiled import plan_of
from thidua.movements.models import Allotment, Event, Movement, MovementRole, Round
from thidua.movements.queries.calendar import Window
from thidua.movements.queries.movements import office_users
from thidua.people.actions.notices import notify
from thidua.people.models import User
from thidua.screens.posting import expect

ROLES = ("office", "appraiser", "chair", "secretary", "member", "signer", "steering", "auditor")
"""Roles that somebody may be given for one movement."""


@dataclass(frozen=True)
class NewEvent:
    """Something that deadlines wait for, with the document that says so."""

    event: str
    on: date
    year: int | None = None
    issuer: str = ""
    decision: str = ""


@dataclass(frozen=True)
class NewPlaces:
    """Places of an award in a round, given by a numbered decision; below, or to this movement from outside."""

    award: str
    round: str
    places: int
    decision: str
    decided_on: date
    to_movement: Movement | None = None
    stratum: str = ""


@action("movement.set_window")
def set_window(round_: Round, window: Window, *, by: Any, version: int | None = None) -> Round:
    """Say when one registers for a round, and by which clause.

    Raises Refused when the window ends before it begins, Conflict when somebody changed it meanwhile.
    """
    round_ = (
        Round.objects.select_for_update(of=("self",), no_key=True)
        .select_related("movement")
        .get(pk=round_.pk)
    )
    access.check("movement.set_window", by, round_)
    expect(version, round_)
    _runs(round_.movement)
    if window.start and window.end and window.start > window.end:
        raise Refused(
            Say("Ngày hết hạn phải từ ngày bắt đầu trở đi.", "The last day must not come before the first.")
        )
    told = {"registration_to": [_iso(round_.registration_to), _iso(window.end)]}
    round_.registration_from, round_.registration_to = window.start, window.end
    round_.registration_clause = window.clause
    round_.version += 1
    round_.save(update_fields=["registration_from", "registration_to", "registration_clause", "version"])
    record("movement.set_window", round_, by=by, told={"fields": told})
    return round_


@action("movement.appoint")
def appoint_to(movement: Movement, user: User, role: str, *, by: Any) -> MovementRole:
    """Give an account a role for one movement; it sees that movement from now on."""
    movement = (
        Movement.objects.select_for_update(of=("self",), no_key=True)
        .select_related("agency")
        .get(pk=movement.pk)
    )
    access.check("movement.appoint", by, movement)
    _runs(movement)
    if role not in ROLES:
        raise Refused(Say("Vai này không giao theo phong trào.", "This role is not given for one movement."))
    if user.pk == by.pk:
        raise Refused(
            Say(
                "Không tự giao vai cho mình: nhờ người khác của cơ quan.",
                "Nobody gives a role to themselves.",
            )
        )
    if not user.is_active:
        raise Refused(Say("Tài khoản đang khóa.", "The account is shut."))
    made, fresh = MovementRole.objects.get_or_create(
        movement=movement,
        user=user,
        role=role,
        ended_on=None,
        defaults={"unit": movement.agency, "since": today(), "by": by},
    )
    if not fresh:
        raise Refused(Say("Người này đang giữ vai ấy rồi.", "The person holds that role already."))
    name = terms.label("role", role)
    told = Say(f"Bạn được giao vai {name.vi}: {movement.name}", f"You are now {name.en}: {movement.name}")
    notify([user], told, reverse("movements:movement", args=[movement.pk]))
    record("movement.appoint", made, by=by, told={"role": role})
    return made


@action("movement.end_role")
def end_role(role: MovementRole, *, by: Any) -> MovementRole:
    """End a role in a movement today; what was done under it stays."""
    role = (
        MovementRole.objects.select_for_update(of=("self",), no_key=True)
        .select_related("movement")
        .get(pk=role.pk)
    )
    access.check("movement.end_role", by, role)
    if role.ended_on:
        raise Refused(Say("Vai này đã thôi giao.", "This role has ended already."))
    role.ended_on = today()
    role.save(update_fields=["ended_on"])
    record("movement.end_role", role, by=by, told={"role": role.role})
    return role


@action("movement.record_event")
def record_event(movement: Movement, new: NewEvent, *, by: Any) -> Event:
    """Record what relative deadlines wait for; the office is told which day follows from it."""
    movement = Movement.objects.select_for_update(of=("self",), no_key=True).get(pk=movement.pk)
    access.check("movement.record_event", by, movement)
    _runs(movement)
    if new.on > today() and new.event not in ANNOUNCED:
        raise Refused(
            Say(
                "Ngày của sự kiện chưa tới: ghi khi đã xảy ra.",
                "The day has not come: record it once it has.",
            )
        )
    standing = Event.objects.filter(movement=movement, withdrawn_at=None, event=new.event, year=new.year)
    if standing.filter(on=new.on, issuer=new.issuer, decision=new.decision).exists():
        raise Refused(Say("Sự kiện này đã ghi rồi.", "This event is recorded already."))
    made = Event.objects.create(
        movement=movement, agency_id=movement.agency_id, recorded_at=now(), **vars(new)
    )
    name, on = terms.label("event", new.event), days(new.on)
    told = Say(
        f"Đã ghi ngày {on.vi}: {name.vi}. Xem lại các hạn của {movement.name}",
        f"Recorded for {on.en}: {name.en}. See the deadlines of {movement.name}",
    )
    others = office_users(movement).exclude(pk=by.pk)
    notify(others, told, reverse("movements:calendar", args=[movement.pk]))
    record("movement.record_event", made, by=by, told={"event": new.event, "on": new.on.isoformat()})
    return made


@action("movement.withdraw_event")
def withdraw_event(event: Event, *, by: Any) -> Event:
    """Take back an event that was recorded in error; deadlines are counted without it."""
    event = (
        Event.objects.select_for_update(of=("self",), no_key=True).select_related("movement").get(pk=event.pk)
    )
    access.check("movement.withdraw_event", by, event.movement)
    if event.withdrawn_at:
        raise Refused(Say("Sự kiện này đã rút.", "This event was withdrawn already."))
    event.withdrawn_at = now()
    event.save(update_fields=["withdrawn_at"])
    record("movement.withdraw_event", event, by=by, told={"event": event.event})
    return event


@action("movement.allot")
def allot(movement: Movement, new: NewPlaces, *, by: Any) -> Allotment:
    """Give places to a movement below by a numbered decision; its office is told.

    Raises Refused when that movement is not directly below, or its plan has no such award or round.
    """
    movement = (
        Movement.objects.select_for_update(of=("self",), no_key=True)
        .select_related("agency")
        .get(pk=movement.pk)
    )
    access.check("movement.allot", by, movement)
    _runs(movement)
    below = new.to_movement
    if below is None or below.parent_id != movement.pk:
        raise Refused(
            Say("Chọn một phong trào trực tiếp bên dưới.", "Choose a movement directly below this one.")
        )
    made = _give(movement, below, new)
    told = Say(
        f"Được giao {new.places} suất theo {new.decision}: {below.name}",
        f"{several(new.places, 'place')} given by {new.decision}: {below.name}",
    )
    notify(office_users(below), told, reverse("movements:movement", args=[below.pk]))
    record("movement.allot", made, by=by, told={"award": new.award, "round": new.round, "places": new.places})
    return made


@action("movement.receive_places")
def receive_places(movement: Movement, new: NewPlaces, *, by: Any) -> Allotment:
    """Record places that a level above gave which works elsewhere."""
    movement = (
        Movement.objects.select_for_update(of=("self",), no_key=True)
        .select_related("agency")
        .get(pk=movement.pk)
    )
    access.check("movement.receive_places", by, movement)
    _runs(movement)
    made = _give(movement, None, new)
    told = {"award": new.award, "round": new.round, "places": new.places}
    record("movement.receive_places", made, by=by, told=told)
    return made


@action("movement.withdraw_places")
def withdraw_places(allotment: Allotment, *, by: Any) -> Movement:
    """Take back places that were recorded in error; the diary keeps what was recorded.

    A later decision needs no withdrawal: it stands in place of an earlier one by its day.
    """
    rows = Allotment.objects.select_for_update(of=("self",), no_key=True).select_related(
        "movement__agency", "to_movement"
    )
    allotment = rows.get(pk=allotment.pk)
    movement: Movement = allotment.movement
    access.check("movement.withdraw_places", by, movement)
    _runs(movement)
    told = {"award": allotment.award, "round": allotment.round, "places": allotment.places}
    record("movement.withdraw_places", movement, by=by, told=told | {"number": allotment.decision})
    if allotment.to_movement:
        below = allotment.to_movement
        say = Say(
            f"Suất theo {allotment.decision} đã rút: {below.name}",
            f"Places of {allotment.decision} were withdrawn: {below.name}",
        )
        notify(office_users(below), say, reverse("movements:movement", args=[below.pk]))
    allotment.delete()
    return movement


def _give(movement: Movement, below: Movement | None, new: NewPlaces) -> Allotment:
    """One row; a later decision of the same award, round and group replaces an earlier by its day."""
    receiver = below or movement
    plan = plan_of(receiver.plan)
    if new.award not in plan.awards_by_id:
        raise Refused(
            Say(
                "Kế hoạch của nơi nhận không có hình thức khen này.", "The receiver's plan has no such award."
            )
        )
    if not receiver.rounds.filter(name=new.round).exists():
        raise Refused(Say("Nơi nhận không có đợt này.", "The receiver has no such round."))
    if not new.decision.strip():
        raise Refused(Say("Ghi số của quyết định giao.", "Write the number of the decision."))
    if new.decided_on > today():
        raise Refused(Say("Ngày quyết định chưa tới.", "The day of the decision has not come."))
    return Allotment.objects.create(
        agency=movement.agency,
        movement=movement,
        to_movement=below,
        award=new.award,
        round=new.round,
        stratum=new.stratum,
        places=new.places,
        decision=new.decision,
        decided_on=new.decided_on,
        recorded_at=now(),
    )


def _runs(movement: Movement) -> None:
    if movement.state != "open":
        state = terms.label("movement_state", movement.state)
        raise Refused(
            Say(
                f"Chỉ làm được khi phong trào đang chạy. Lúc này: {state.vi}.",
                f"This can be done only while the movement runs. It now is: {state.en}.",
            )
        )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
