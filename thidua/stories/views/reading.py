"""Published stories over HTTP, for everybody signed in, and recording that a unit does likewise."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.wording import Say
from thidua.people.queries import units_for
from thidua.screens.asking import Question, ask, sent
from thidua.screens.posting import post
from thidua.stories import actions
from thidua.stories.actions import NewAdoption
from thidua.stories.forms import AdoptForm
from thidua.stories.models import Adoption, Story
from thidua.stories.queries.filling import content_said
from thidua.stories.queries.lists import listed
from thidua.stories.views.shared import read_or_404


def read(request: HttpRequest, pk: int) -> HttpResponse:
    """What everybody signed in may read of it, and who does likewise."""
    found = read_or_404(pk)
    adoptions = list(found.adoptions.filter(withdrawn_at=None).select_related("unit", "agency"))
    told = {
        "one": found,
        "content": content_said(found),
        "adoptions": [(a, access.may("story.withdraw_adoption", request.user, a)) for a in adoptions],
        "may_adopt": access.may("story.adopt", request.user),
        "works_on": listed(request.user).filter(pk=pk).exists(),
    }
    return render(request, "stories/read.html", told)


def adopting(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a unit does likewise."""
    found = read_or_404(pk)
    units = units_for(request.user, "story.adopt").exclude(pk=found.unit_id)
    heading = _("Ghi áp dụng")

    def do(told: dict[str, Any]) -> Adoption:
        return actions.adopt(found, NewAdoption(**told), by=request.user)

    asked = Question(
        right="story.adopt",
        thing=None,
        heading=heading,
        button=heading,
        do=do,
        told=Say("Đã ghi áp dụng.", "The adoption was recorded."),
        to=_page(found),
        way=(
            (_("Điển hình"), reverse("stories:published")),
            (found.title, _page(found)),
            (heading, ""),
        ),
        shown={"note": found.title},
    )
    return ask(request, AdoptForm(sent(request), units=units), asked)


@require_POST
def taking_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the unit does not do it, or no longer."""
    adoption = get_object_or_404(Adoption.objects.visible_to(request.user).select_related("unit"), pk=pk)
    told = Say("Đã rút ghi áp dụng.", "The adoption was taken back.")
    back = reverse("stories:read", args=[adoption.story_id])
    return post(request, lambda: actions.withdraw_adoption(adoption, by=request.user), told, back)


def _page(found: Story) -> str:
    return reverse("stories:read", args=[found.pk])
