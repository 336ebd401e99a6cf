"""Registering over HTTP: choosing the unit and who takes part, one registration, the answer to a late one."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.wording import Say
from thidua.core.workflow import allowed
from thidua.movements.models import Round
from thidua.people.models import Person, Unit
from thidua.registrations import actions
from thidua.registrations.actions import NewRegistration
from thidua.registrations.forms import ReasonForm, RegisterForm
from thidua.registrations.models import Registration
from thidua.registrations.queries import Shut, listed, shut, units_for, with_forms
from thidua.registrations.views.lists import round_for
from thidua.screens.asking import SURE, Question, already, ask, sent, unfit
from thidua.screens.forms import Form
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post, with_undo

MANY = 100
"""Above so many units one types a name instead of choosing from a list."""
PAGES = {
    "withdraw": "withdraw",
    "register_again": "again",
    "accept_late": "accept",
    "refuse_late": "refuse",
}
"""By the way of the workflow, the page that asks for it."""


def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Register people of a unit; after the window, ask for it with a reason."""
    found = round_for(request, pk)
    mine = units_for(found, request.user)
    units = list(mine[: MANY + 1])
    unit = _chosen(request, mine, units)
    told: dict[str, Any] = {
        "round": found,
        "movement": found.movement,
        "units": units,
        "many": len(units) > MANY,
        "unit": unit,
        "asked": request.GET.get("don-vi", ""),
        "heading": _("Đăng ký đợt %(name)s") % {"name": found.name},
        "may_read_sheet": access.may("registration.read_sheet", request.user),
    }
    closed = shut(found)
    if unit is None or (closed and not closed.late):
        return render(request, "registrations/new.html", told | {"shut": closed})
    told["has_form"] = bool(with_forms(found, [unit], request.user))
    return _asked(request, found, unit, told | {"shut": closed})


def _chosen(request: HttpRequest, mine: QuerySet, units: list[Unit]) -> Unit | None:
    """The unit asked for by its key or code, or the only one."""
    asked = request.POST.get("don-vi") or request.GET.get("don-vi")
    if not asked:
        return units[0] if len(units) == 1 else None
    by_key = {"pk": int(asked)} if asked.isdigit() else {"code": asked.strip()}
    found: Unit | None = mine.filter(**by_key).first()
    return found


def _asked(request: HttpRequest, round_: Round, unit: Unit, told: dict[str, Any]) -> HttpResponse:
    closed: Shut | None = told["shut"]
    form = RegisterForm(sent(request), round_=round_, unit=unit, by=request.user)

    def page(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        return render(request, "registrations/new.html", told | {"form": form})

    if request.method != "POST":
        return page()
    if not form.is_valid():
        return already(request) or unfit(page())
    return post(
        request,
        lambda: _register(round_, unit, form.cleaned_data, request.user),
        lambda made: _said(made, late=closed is not None),
        reverse("registrations:round", args=[round_.pk]),
        again=page,
    )


def _register(round_: Round, unit: Unit, told: dict[str, Any], by: Any) -> list[Registration]:
    people = {str(p.pk): p for p in Person.objects.filter(unit=unit).select_related("unit")}
    made = []
    for who in told["who"]:
        counts = {k: told.get(k) for k in ("collectives", "individuals")} if who == "unit" else {}
        asked = NewRegistration(round_, unit, people.get(who), told["aim"], **counts)
        late = told.get("reason")
        made.append(actions.ask_late(asked, late, by=by) if late else actions.register(asked, by=by))
    return made


def _said(made: list[Registration], *, late: bool) -> Say:
    if late:
        return Say(
            f"Đã xin đăng ký muộn cho {len(made)} tập thể, cá nhân. Cơ quan thường trực đang giữ.",
            f"Asked to register {len(made)} late. The movement office decides.",
        )
    said = Say(f"Đã đăng ký {len(made)} tập thể, cá nhân.", f"{len(made)} registered.")
    return with_undo(said, reverse("registrations:withdraw", args=[made[0].pk])) if len(made) == 1 else said


def registration(request: HttpRequest, pk: int) -> HttpResponse:
    """One registration: who, when, late and why, and what may be done with it."""
    found = _registration(request, pk)
    if not access.may("registration.view", request.user, found):
        return forbidden(request, access.refusal("registration.view", request.user))
    closed = shut(found.round)
    hindered = {"in_window": closed.say} if closed else {}
    ways = [
        (PAGES[b.action], access.RIGHTS[f"registration.{b.action}"].say, list(b.hindered))
        for b in allowed("registration", found.state, hindered)
        if access.may(f"registration.{b.action}", request.user, found)
    ]
    has_form = bool(with_forms(found.round, [found.unit], request.user))
    told = {"registration": found, "heading": _who(found), "ways": ways, "has_form": has_form}
    return render(request, "registrations/registration.html", told)


def _registration(request: HttpRequest, pk: int) -> Registration:
    found: Registration = get_object_or_404(listed(request.user), pk=pk)
    found.round.movement = found.movement
    return found


def _who(found: Registration) -> str:
    return str(found.person.name if found.person_id else found.unit.name)


def taking_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a registration; inside the window one may register again."""
    found = _registration(request, pk)
    say = Say(
        f"{_who(found)} không còn tham gia đợt {found.round.name}. Trong thời gian đăng ký vẫn đăng ký lại được.",
        f"{_who(found)} no longer takes part in round {found.round.name}. Inside the window one may register again.",
    )
    question = _asking(
        found,
        ("withdraw", _("Rút đăng ký")),
        lambda _told: actions.withdraw(found, by=request.user),
        Say("Đã rút đăng ký.", "The registration was withdrawn."),
        template=SURE,
        shown={"consequence": say},
    )
    return ask(request, Form(sent(request)), question)


def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Register again what was withdrawn."""
    found = _registration(request, pk)
    say = Say(f"{_who(found)} tham gia lại đợt {found.round.name}.", f"{_who(found)} takes part again.")
    question = _asking(
        found,
        ("register_again", _("Đăng ký lại")),
        lambda _told: actions.register_again(found, by=request.user),
        Say("Đã đăng ký lại.", "Registered again."),
        template=SURE,
        shown={"consequence": say},
    )
    return ask(request, Form(sent(request)), question)


def accepting(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept a late registration, with the reason."""
    found = _registration(request, pk)
    question = _asking(
        found,
        ("accept_late", _("Nhận đăng ký muộn")),
        lambda told: actions.accept_late(found, told["reason"], by=request.user),
        Say("Đã nhận. Lý do hiện cho mọi cấp.", "Accepted. All levels see the reason."),
        shown={"note": _late_note(found)},
    )
    return ask(request, ReasonForm(sent(request)), question)


def refusing(request: HttpRequest, pk: int) -> HttpResponse:
    """Refuse a late registration, with the reason."""
    found = _registration(request, pk)
    question = _asking(
        found,
        ("refuse_late", _("Không nhận đăng ký muộn")),
        lambda told: actions.refuse_late(found, told["reason"], by=request.user),
        Say("Đã trả lời không nhận, kèm lý do.", "Refused, with the reason."),
        shown={"note": _late_note(found)},
    )
    return ask(request, ReasonForm(sent(request)), question)


def _late_note(found: Registration) -> Say:
    who, why = _who(found), found.late_reason
    return Say(f"{who} xin đăng ký muộn: {why}", f"{who} asks to register late: {why}")


def _asking(found: Registration, what: tuple[str, str], do: Any, told: Say, **more: Any) -> Question:
    right, heading = what
    here = reverse("registrations:registration", args=[found.pk])
    way = (
        (found.movement.name, reverse("movements:movement", args=[found.movement_id])),
        (
            _("Đợt %(name)s") % {"name": found.round.name},
            reverse("registrations:round", args=[found.round_id]),
        ),
        (_who(found), here),
        (heading, ""),
    )
    return Question(
        right=f"registration.{right}",
        thing=found,
        heading=heading,
        button=heading,
        do=do,
        told=told,
        to=here,
        way=way,
        **more,
    )
