"""Whom the plan's names mean: the page of names, one name, all proposals at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.duties import duties_of
from thidua.core.wording import Say
from thidua.duties import actions
from thidua.duties.actions import NewOwner
from thidua.duties.forms import AssignForm, own_of
from thidua.duties.queries.owners import Named, named_of, offered
from thidua.duties.views.shared import around, way_to
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement
from thidua.movements.views.movements import movement_for
from thidua.people.models import Unit
from thidua.screens.asking import Question, ask, sent, shown
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post


def owners(request: HttpRequest, pk: int) -> HttpResponse:
    """Every name of the plan with its duties, whom it means, and what is proposed."""
    found = movement_for(request, pk)
    if not access.may("duty.assign", request.user, found):
        return forbidden(request, access.refusal("duty.assign", request.user))
    named = named_of(found, duties_of(plan_of(found.plan)))
    told = around(request, found, "owners") | {
        "open_names": [n for n in named if not n.owners],
        "given": [n for n in named if n.owners],
        "can_take": any(n.proposed and not n.owners for n in named),
    }
    return render(request, "duties/owners.html", told)


def assign(request: HttpRequest, pk: int, actor: str) -> HttpResponse:
    """Choose the units that one name means."""
    found = movement_for(request, pk)
    of = next((n for n in named_of(found, duties_of(plan_of(found.plan))) if n.actor == actor), None)
    if of is None:
        raise Http404
    sought = _sought(request, of)
    units, more = offered(found, sought.units, sought.asked)
    here = reverse("duties:owners", args=[found.pk])
    question = Question(
        right="duty.assign",
        thing=found,
        heading=_("Giao cho ai: %(name)s") % {"name": of.say.vi},
        button=_("Lưu nơi làm"),
        do=lambda told: actions.assign(found, actor, _chosen(found, units, told), by=request.user),
        told=lambda made: _said(of, len(made)),
        to=here,
        way=way_to(found, (_("Ai làm"), here), (of.say.vi, "")),
        template="duties/assign.html",
        shown={"note": _note(of), "more": more, "asked": sought.asked, "found": len(units) - 1},
    )
    if sought.only_looks and access.may("duty.assign", request.user, found):
        form = AssignForm(None, units=units, named=of, initial=sought.initial)
        return shown(request, form, question)
    return ask(request, AssignForm(sent(request), units=units, named=of), question)


@dataclass(frozen=True)
class Sought:
    """What a page of one name is asked to show: the units picked so far, and words of others."""

    units: tuple[int, ...]
    asked: str = ""
    role: str = ""
    only_looks: bool = False

    @property
    def initial(self) -> dict[str, Any]:
        """What the form is filled with while one looks for more."""
        return {"units": [str(pk) for pk in self.units], "asked": self.asked, "role": self.role}


def _sought(request: HttpRequest, named: Named) -> Sought:
    if request.method != "POST":
        return Sought(tuple(unit.pk for unit, _role in own_of(named)))
    picked = tuple(int(pk) for pk in request.POST.getlist("units") if pk.isdigit() and len(pk) < 19)
    asked, role = request.POST.get("asked", "").strip()[:100], request.POST.get("role", "")
    return Sought(picked, asked, role, "look" in request.POST)


def _note(named: Named) -> Say:
    count = len(named.duties)
    return Say(
        f"Kế hoạch giao cho tên gọi này {count} việc. Mỗi đơn vị được chọn báo cáo riêng.",
        f"The plan gives this name {count} duties. Each chosen unit reports for itself.",
    )


def _chosen(movement: Movement, units: list[Unit], told: dict[str, Any]) -> list[NewOwner]:
    wanted = {str(pk) for pk in told["units"]}
    return [
        NewOwner(u, str(told["role"]) if u.pk == movement.agency_id else "office" if u.is_agency else "clerk")
        for u in units
        if str(u.pk) in wanted
    ]


def _said(named: Named, count: int) -> Say:
    if not count:
        return Say(f"“{named.say.vi}”: chưa giao cho ai.", f"“{named.say.en}” is given to nobody.")
    return Say(
        f"“{named.say.vi}”: đã giao cho {count} nơi.", f"“{named.say.en}” is given to {count} of the units."
    )


@require_POST
def assign_proposed(request: HttpRequest, pk: int) -> HttpResponse:
    """Take every proposal at once."""
    found = movement_for(request, pk)
    return post(
        request,
        lambda: actions.assign_proposed(found, by=request.user),
        lambda made: Say(
            f"Đã giao việc cho {len({o.unit_id for o in made})} nơi theo đề xuất.",
            f"Duties are given to {len({o.unit_id for o in made})} units as proposed.",
        ),
        reverse("duties:owners", args=[found.pk]),
    )
