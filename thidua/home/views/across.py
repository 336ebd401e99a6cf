"""A movement across a reorganisation over HTTP."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from thidua import access
from thidua.home.queries.across import across, heirs_of
from thidua.movements.models import Movement
from thidua.movements.views.movements import movement_for, shell
from thidua.screens.middleware import forbidden

RIGHT = "succession.view"


def movement_across(request: HttpRequest, pk: int) -> HttpResponse:
    """Units before and after, who inherits what by which signature, what is undecided, what it changes."""
    found = movement_for(request, pk)
    heirs = heirs_of(found.agency)
    if not any(access.may(RIGHT, request.user, one) for one in (found, *heirs)):
        return forbidden(request, access.refusal(RIGHT, request.user))
    told = shell(request, found, "across")
    went_on = Movement.objects.filter(plan=found.plan, agency=found.transferred_to)
    told |= {
        "across": across(found),
        "heirs": heirs,
        "went_on": went_on.first() if found.transferred_to_id else None,
        "came_from": Movement.objects.filter(plan=found.plan, transferred_to=found.agency).first(),
        "sees": set(request.user.agencies_seen_whole),
        "may_sign": access.may("succession.sign", request.user),
        "may_transfer": access.may("movement.transfer", request.user, found) and found.state == "open",
        "page_heading": _("Qua sắp xếp đơn vị"),
    }
    return render(request, "home/across.html", told)
