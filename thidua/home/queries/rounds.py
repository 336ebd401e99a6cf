"""Work around rounds: who may still register, who asked late, who was invited."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q
from django.urls import reverse

from thidua.core.rounds import Round as CoreRound
from thidua.core.wording import Say
from thidua.home.tasks import Task, Work
from thidua.movements.models import Round
from thidua.people.models import Invitation, Unit, User
from thidua.registrations.models import Registration

_REGISTER = Say("Đăng ký", "Register")
_OPEN = Say("Mở danh sách", "Open the list")


def to_register(user: User, day: date) -> Work:
    """Rounds whose window is open and in which one's own unit has not registered yet.

    A round of a coming year is not told of before that year, unless its window says so; where the plan sets
    no day, one may register until the round's last.
    """
    units = _units_of(user)
    if not units:
        return
    lines = {int(part) for unit in units for part in unit.path.split("/") if part}
    found = Round.objects.filter(
        Q(registration_to=None) | Q(registration_to__gte=day),
        Q(registration_from=None) | Q(registration_from__lte=day),
        movement__state="open",
        movement__agency__in=lines,
        closed_at=None,
    )
    if not (yield found):
        return
    mine = [unit.pk for unit in units]
    done = set(Registration.objects.filter(round__in=found, unit__in=mine).values_list("round_id", "unit_id"))
    for round_ in found.select_related("movement"):
        span = CoreRound.read(round_.name)
        begun = round_.registration_from or span.start <= day
        over = round_.registration_to is None and span.end < day
        left = [unit for unit in units if (round_.pk, unit.pk) not in done]
        if left and begun and not over:
            yield Task(
                Say(f"Đăng ký tham gia đợt {round_.name}", f"Register for round {round_.name}"),
                round_.movement.name,
                reverse("registrations:round", args=[round_.pk]),
                _REGISTER,
                round_.registration_to,
                round_.registration_clause,
            )


def asked_late(user: User, _day: date) -> Work:
    """Late registrations that wait for the office's answer."""
    rows = Registration.objects.filter(state="late_asked", movement__agency__in=user.agencies)
    if not (yield rows):
        return
    for row in rows.values("round", "round__name", "movement__name").annotate(n=Count("pk")):
        yield Task(
            Say(
                f"Trả lời {row['n']} đề nghị đăng ký muộn, đợt {row['round__name']}",
                f"Answer {row['n']} late registrations, round {row['round__name']}",
            ),
            row["movement__name"],
            reverse("registrations:round", args=[row["round"]]),
            _OPEN,
            count=row["n"],
        )


def invited(user: User, _day: date) -> Work:
    """Invitations that nobody has accepted yet."""
    rows = Invitation.objects.visible_to(user).filter(accepted_at=None, withdrawn_at=None)
    if (yield rows):
        waiting = rows.count()
        yield Task(
            Say(f"{waiting} lời mời chưa được nhận", f"{waiting} invitations not accepted yet"),
            "",
            reverse("people:invitations"),
            _OPEN,
            count=waiting,
        )


def _units_of(user: User) -> list[Unit]:
    """The units for which a person registers: those they are clerk of, and where they work."""
    paths = Q(pk=user.person.unit_id) if user.person_id else Q(pk=0)
    for path in user.unit_paths:
        paths |= Q(path=path)
    return list(Unit.objects.filter(paths))
