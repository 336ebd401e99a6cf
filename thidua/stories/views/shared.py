"""What every page of a story begins with: the story one may see, the way to it, one way to ask."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.screens.asking import Question
from thidua.stories.models import Story
from thidua.stories.queries.lists import listed, published

Way = tuple[tuple[Any, str], ...]


def story_of(request: HttpRequest, pk: int) -> Story:
    """A story that this person works with or looks into, else 404."""
    found: Story = get_object_or_404(listed(request.user).select_related("movement__plan"), pk=pk)
    return found


def read_or_404(pk: int) -> Story:
    """A published story; any other is not there."""
    found: Story = get_object_or_404(published().select_related("movement__plan"), pk=pk)
    return found


def way_to(found: Story | None = None, last: str = "") -> Way:
    """The breadcrumb to a story's page, or to a page below it."""
    way: Way = ((_("Điển hình"), reverse("stories:published")),)
    if found is not None:
        way = (*way, (found.code, reverse("stories:story", args=[found.pk])))
    return (*way, (last, "")) if last else way


def question(found: Story, what: tuple[str, str], do: Any, told: Any, **more: Any) -> Question:
    """A page with one form about a story: (right, heading), what it does and says."""
    right, heading = what
    here = reverse("stories:story", args=[found.pk])
    given = {"to": here, "button": heading, "shown": {"note": found.title}} | more
    return Question(
        right=f"story.{right}",
        thing=found,
        heading=heading,
        do=do,
        told=told,
        way=way_to(found, heading),
        **given,
    )
