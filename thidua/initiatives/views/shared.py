"""What every page of an initiative begins with: the thing one may see, the way to it, one way to ask."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.initiatives.models import Initiative
from thidua.initiatives.queries.lists import listed
from thidua.screens.asking import Question

Way = tuple[tuple[Any, str], ...]


def initiative_of(request: HttpRequest, pk: int) -> Initiative:
    """An initiative that this person may see, else 404."""
    found: Initiative = get_object_or_404(listed(request.user), pk=pk)
    return found


def way_to(found: Initiative | None = None, last: str = "") -> Way:
    """The breadcrumb to an initiative's page, or to a page below it."""
    way: Way = ((_("Sáng kiến"), reverse("initiatives:list")),)
    if found is not None:
        way = (*way, (found.code, reverse("initiatives:initiative", args=[found.pk])))
    return (*way, (last, "")) if last else way


def question(found: Initiative, what: tuple[str, str], do: Any, told: Any, **more: Any) -> Question:
    """A page with one form about an initiative: (right, heading), what it does and says."""
    right, heading = what
    return Question(
        right=f"initiative.{right}",
        thing=found,
        heading=heading,
        button=heading,
        do=do,
        told=told,
        to=reverse("initiatives:initiative", args=[found.pk]),
        way=way_to(found, heading),
        **more,
    )
