"""The shared page of a recognised initiative over HTTP, and recording that a unit copies it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.wording import Say
from thidua.initiatives import actions
from thidua.initiatives.actions import NewAdoption
from thidua.initiatives.forms import AdoptForm
from thidua.initiatives.models import Adoption, Initiative
from thidua.initiatives.queries.lists import shared, standing_of
from thidua.people.queries import units_for
from thidua.screens.asking import Question, ask, sent
from thidua.screens.posting import post


def recognised(request: HttpRequest, pk: int) -> HttpResponse:
    """What everybody signed in may read of it, and who copies it."""
    found = _shared(pk)
    adoptions = list(found.adoptions.filter(withdrawn_at=None).select_related("unit", "agency"))
    told = {
        "one": found,
        "lines": [line for line in standing_of(found) if line.revoked_on is None],
        "adoptions": [(a, access.may("initiative.withdraw_adoption", request.user, a)) for a in adoptions],
        "may_adopt": access.may("initiative.adopt", request.user),
    }
    return render(request, "initiatives/recognised.html", told)


def adopting(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a unit copies it."""
    found = _shared(pk)
    units = units_for(request.user, "initiative.adopt").exclude(pk=found.unit_id)
    heading = _("Ghi áp dụng lại")
    form = AdoptForm(sent(request), units=units)

    def do(told: dict[str, Any]) -> Adoption:
        new = NewAdoption(told["unit"], told["since"], told["where"], told["effect"])
        return actions.adopt(found, new, by=request.user)

    asked = Question(
        right="initiative.adopt",
        thing=None,
        heading=heading,
        button=heading,
        do=do,
        told=Say("Đã ghi áp dụng lại.", "The adoption was recorded."),
        to=_page(found),
        way=(
            (_("Sáng kiến được công nhận"), reverse("initiatives:shared")),
            (found.title, _page(found)),
            (heading, ""),
        ),
    )
    return ask(request, form, asked)


@require_POST
def taking_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the unit does not copy it, or no longer."""
    adoption = get_object_or_404(Adoption.objects.visible_to(request.user).select_related("unit"), pk=pk)
    told = Say("Đã rút ghi áp dụng lại.", "The adoption was taken back.")
    back = reverse("initiatives:recognised", args=[adoption.initiative_id])
    return post(request, lambda: actions.withdraw_adoption(adoption, by=request.user), told, back)


def _shared(pk: int) -> Initiative:
    found: Initiative = get_object_or_404(shared(), pk=pk)
    return found


def _page(found: Initiative) -> str:
    return reverse("initiatives:recognised", args=[found.pk])
