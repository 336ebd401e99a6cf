"""The picture of a story over HTTP: put, taken off, sent to who may read the story."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thidua.core.wording import Say
from thidua.screens.asking import ask
from thidua.screens.posting import post
from thidua.stories import actions
from thidua.stories.forms import PictureForm
from thidua.stories.lightness import small
from thidua.stories.models import Picture
from thidua.stories.queries.lists import listed, published
from thidua.stories.views.shared import question, story_of


def putting(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a picture to the story, or say anew what it shows."""
    found = story_of(request, pk)
    form = PictureForm(request.POST or None, request.FILES or None, story=found, by=request.user)
    asked = question(
        found,
        ("add_picture", _("Ảnh của bài")),
        lambda _told: actions.add_picture(found, form.pictured(), by=request.user),
        Say("Đã lưu ảnh của bài.", "The picture was kept."),
        button=_("Lưu ảnh"),
    )
    return ask(request, form, asked)


@require_POST
def taking_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the picture off."""
    found = story_of(request, pk)
    told = Say("Đã bỏ ảnh của bài.", "The picture was taken off.")
    back = reverse("stories:story", args=[pk])
    return post(request, lambda: actions.remove_picture(found, by=request.user), told, back)


@require_safe
def picture(request: HttpRequest, pk: int, digest: str) -> HttpResponse:
    """The light copy, for those who work with the story and, once it is published, for everybody signed in."""
    seen = listed(request.user).filter(pk=pk).exists() or published().filter(pk=pk).exists()
    found = get_object_or_404(Picture.objects.filter(story=pk if seen else None), digest=digest)
    return drawn(found, request)


def drawn(found: Picture, request: HttpRequest) -> HttpResponse:
    """A picture as a browser takes it, with `?nho` as lists show it; another picture has another address."""
    content = bytes(found.content)
    told = small(content) if "nho" in request.GET else content
    response = HttpResponse(told, content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = f'inline; filename="{found.digest}.jpg"'
    return response
