"""Registering for a round: in time by server time, or late with a reason that every level sees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say, days
from thidua.core.workflow import next_state
from thidua.movements.models import Round
from thidua.movements.queries.movements import office_users
from thidua.people.actions.notices import notify
from thidua.people.models import Person, Unit, User
from thidua.people.queries import clerks_of, offices_of
from thidua.registrations.models import Registration
from thidua.registrations.queries import shut


@dataclass(frozen=True)
class NewRegistration:
    """Who takes part in which round; counts where the plan's form asks how many."""

    round: Round
    unit: Unit
    person: Person | None = None
    aim: str = ""
    collectives: int | None = None
    individuals: int | None = None


@action("registration.register")
def register(new: NewRegistration, *, by: Any) -> Registration:
    """Register a unit or a person of it, inside the window.

    Raises Refused outside the window with its clause, for who is not part of the movement, and for who
    is registered already. One that was withdrawn or refused is registered again.
    """
    made = _prepared(new, by)
    access.check("registration.register", by, made)
    _belongs(new)
    former = _former(new)
    if former and former.state == "registered":
        raise Refused(_already(former))
    old = former.state if former else "-"
    way = "register_again" if former else "register"
    made.state = next_state("registration", way, old, _in_window(new.round))
    made = _kept(made, former)
    record("registration.register", made, by=by, told={"from": old if former else "", "to": made.state})
    return made


@action("registration.ask_late")
def ask_late(new: NewRegistration, reason: str, *, by: Any) -> Registration:
    """Ask to register after the window has ended, with the reason; the office decides.

    Raises Refused while the window is open (then one simply registers) and without a reason.
    """
    made = _prepared(new, by)
    access.check("registration.ask_late", by, made)
    _belongs(new)
    closed = shut(new.round)
    if closed is None or not closed.late:
        raise Refused(closed.say if closed else _NOT_LATE)
    former = _former(new)
    if former and former.state not in ("withdrawn", "refused"):
        next_state("registration", "ask_late", former.state)
    made.state = next_state("registration", "ask_late", "-", _reasoned(reason))
    made.late_reason = reason.strip()
    made = _kept(made, former)
    told = Say(f"{_who(made)} xin đăng ký muộn: {reason}", f"{_who(made)} asks to register late: {reason}")
    notify(office_users(made.movement), told, reverse("registrations:registration", args=[made.pk]))
    record("registration.ask_late", made, by=by, told={"to": made.state})
    return made


@action("registration.accept_late")
def accept_late(registration: Registration, reason: str, *, by: Any) -> Registration:
    """Accept a late registration; the reason stays visible to every level."""
    return _answer(registration, "accept_late", reason, by)


@action("registration.refuse_late")
def refuse_late(registration: Registration, reason: str, *, by: Any) -> Registration:
    """Refuse a late registration, with the reason."""
    return _answer(registration, "refuse_late", reason, by)


@action("registration.withdraw")
def withdraw(registration: Registration, *, by: Any) -> Registration:
    """Take part no longer; inside the window one may register again.

    Raises Refused when a dossier of the candidate for this round is under way.
    """
    registration = _locked(registration)
    access.check("registration.withdraw", by, registration)
    old = registration.state
    nominated = registration.round.nominations.filter(unit=registration.unit, person=registration.person)
    if nominated.exclude(state__in=("withdrawn", "not_chosen", "not_passed")).exists():
        raise Refused(
            Say(
                f"Chưa rút được: {_who(registration)} đang có hồ sơ đề nghị trong đợt này. Rút hồ sơ trước.",
                f"{_who(registration)} has a dossier in this round. Withdraw the dossier first.",
            )
        )
    registration.state = next_state("registration", "withdraw", old)
    registration.save(update_fields=["state"])
    record("registration.withdraw", registration, by=by, told={"from": old, "to": registration.state})
    return registration


@action("registration.register_again")
def register_again(registration: Registration, *, by: Any) -> Registration:
    """Register again who had withdrawn or was refused, inside the window."""
    registration = _locked(registration)
    access.check("registration.register_again", by, registration)
    old = registration.state
    registration.state = next_state("registration", "register_again", old, _in_window(registration.round))
    registration.registered_on, registration.registered_by = today(), by
    registration.late_reason = registration.answer_reason = ""
    registration.answered_by = None
    registration.entered_at = now()
    registration.save()
    record("registration.register_again", registration, by=by, told={"from": old, "to": registration.state})
    return registration


@action("registration.remind")
def remind(round_: Round, units: Iterable[Unit], *, by: Any) -> list[User]:
    """Write to the clerks (where there are none, the offices) of units that have not registered."""
    access.check("registration.remind", by, round_)
    if closed := shut(round_):
        raise Refused(closed.say)
    until = days(round_.registration_to) if round_.registration_to else None
    vi, en = (f", hạn hết {until.vi}", f", until the end of {until.en}") if until else ("", "")
    movement = round_.movement
    told = Say(
        f"Đơn vị chưa đăng ký đợt {round_.name}{vi}: {movement.name}",
        f"Your unit has not registered for round {round_.name}{en}: {movement.name}",
    )
    reached: list[User] = []
    for unit in units:
        reached += list(clerks_of(unit)) or list(offices_of(unit.agency))
    if not reached:
        raise Refused(
            Say(
                "Chưa nhắc được ai: các đơn vị này chưa có đầu mối. Quản trị cơ quan giao vai đầu mối trước.",
                "Nobody could be reminded: these units have no clerk. Their administrator gives the role first.",
            )
        )
    notify(reached, told, reverse("registrations:new", args=[round_.pk]))
    record("registration.remind", round_, by=by, told={"people": len({u.pk for u in reached})})
    return reached


_NOT_LATE = Say(
    "Đợt đăng ký đang mở: đăng ký như thường, không cần xin muộn.",
    "Registration is open: simply register, there is no need to ask.",
)


def _prepared(new: NewRegistration, by: Any) -> Registration:
    """The row as it would be, so that rights can be measured at it."""
    return Registration(
        agency_id=new.unit.agency_id,
        movement=new.round.movement,
        round=new.round,
        unit=new.unit,
        person=new.person,
        aim=new.aim.strip(),
        collectives=new.collectives,
        individuals=new.individuals,
        registered_on=today(),
        registered_by=by,
        entered_at=now(),
    )


def _belongs(new: NewRegistration) -> None:
    host = new.round.movement.agency
    if not new.unit.path.startswith(host.path):
        raise Refused(
            Say(f"{new.unit} không thuộc {host}.", f"{new.unit} is not part of {host}."),
        )
    if new.person is not None and new.person.unit_id != new.unit.pk:
        raise Refused(
            Say(f"{new.person} không thuộc {new.unit}.", f"{new.person} is not of {new.unit}."),
        )


def _former(new: NewRegistration) -> Registration | None:
    rows = Registration.objects.select_for_update(of=("self",), no_key=True)
    return rows.filter(round=new.round, unit=new.unit, person=new.person).first()


def _kept(made: Registration, former: Registration | None) -> Registration:
    if former:
        made.pk = former.pk
        made._state.adding = False
    made.save()
    return made


def _already(former: Registration) -> Say:
    on = days(former.registered_on)
    who = former.person or former.unit
    return Say(f"{who} đã đăng ký ngày {on.vi}.", f"{who} registered on {on.en} already.")


def _in_window(round_: Round) -> dict[str, Say]:
    closed = shut(round_)
    return {"in_window": closed.say} if closed else {}


def _reasoned(reason: str) -> dict[str, Say]:
    return {} if reason.strip() else {"reason": Say("Nêu lý do.", "Give the reason.")}


def _answer(registration: Registration, way: str, reason: str, by: Any) -> Registration:
    registration = _locked(registration)
    name = f"registration.{way}"
    access.check(name, by, registration)
    old = registration.state
    registration.state = next_state("registration", way, old, _reasoned(reason))
    registration.answer_reason, registration.answered_by = reason.strip(), by
    registration.save(update_fields=["state", "answer_reason", "answered_by"])
    accepted = registration.state == "registered"
    vi, en = ("được nhận", "was accepted") if accepted else ("không được nhận", "was not accepted")
    told = Say(
        f"Đăng ký muộn của {_who(registration)} {vi}: {reason.strip()}",
        f"The late registration of {_who(registration)} {en}: {reason.strip()}",
    )
    notify([registration.registered_by], told, reverse("registrations:registration", args=[registration.pk]))
    record(name, registration, by=by, told={"from": old, "to": registration.state})
    return registration


def _locked(registration: Registration) -> Registration:
    rows = Registration.objects.select_for_update(of=("self",), no_key=True)
    found: Registration = rows.select_related(
        "movement__agency", "round", "unit", "person", "registered_by"
    ).get(pk=registration.pk)
    found.round.movement = found.movement
    return found


def _who(registration: Registration) -> str:
    return str(registration.person or registration.unit)
