"""Pages that belong to no stage: language, display, long work under way, the parts page."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from thidua.screens.choosing import choose
from thidua.screens.jobs import stop
from thidua.screens.middleware import DISPLAY
from thidua.screens.models import Job
from thidua.screens.parts import parts, sample
from thidua.screens.posting import back_of

YEAR = 365 * 24 * 3600


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Change the language of the pages, and remember it on this machine and for mails."""
    chosen = "en" if request.POST.get("language") == "en" else "vi"
    if request.user.is_authenticated:
        get_user_model().objects.filter(pk=request.user.pk).update(language=chosen)
    return _remember(request, "language", chosen)


@require_POST
def display(request: HttpRequest) -> HttpResponse:
    """Change theme, contrast or size of text, and remember it on this machine."""
    for name, known in DISPLAY.items():
        if request.POST.get(name) in known:
            return _remember(request, name, request.POST[name])
    return HttpResponseRedirect(back_of(request))


@require_safe
def look(request: HttpRequest) -> HttpResponse:
    """The same choices by a plain link, for pages that a cache keeps for everybody: nothing but a cookie changes."""
    known = {"language": ("vi", "en"), **DISPLAY}
    for name, values in known.items():
        if request.GET.get(name) in values:
            return _remember(request, name, request.GET[name], request.GET.get("back", ""))
    return HttpResponseRedirect(back_of(request))


def job(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a long work is; leads back to where its result stands."""
    found = get_object_or_404(Job, pk=pk, user=request.user)
    part = "screens/job_part.html" if getattr(request, "htmx", False) else "screens/job.html"
    return render(request, part, {"job": found})


@require_POST
def stop_job(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a long work of one's own."""
    found = get_object_or_404(Job, pk=pk, user=request.user)
    stop(found)
    return HttpResponseRedirect(reverse("screens:job", args=[found.pk]))


def _remember(request: HttpRequest, name: str, value: Any, back: str = "") -> HttpResponse:
    inside = url_has_allowed_host_and_scheme(back, {request.get_host()})
    response = HttpResponseRedirect(back if inside else back_of(request))
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
    return response


urlpatterns = [
    path("ngon-ngu", language, name="language"),
    path("hien-thi", display, name="display"),
    path("xem", look, name="look"),
    path("chon-cot", choose, name="columns"),
    path("viec/<int:pk>", job, name="job"),
    path("viec/<int:pk>/dung", stop_job, name="stop_job"),
    path("mau", parts, name="parts"),
    path("mau/<str:name>", sample, name="sample"),
]
