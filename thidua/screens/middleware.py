"""Every request: its clock, language and display are set; its page must have a row of rights."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import translation

from thidua import access
from thidua.clock import shifted
from thidua.core.errors import Refused
from thidua.screens import outage
from thidua.screens.models import DemoClock
from thidua.screens.posting import Conflict, conflicted

Answer = Callable[[HttpRequest], HttpResponse]
SPOKEN = ("GET", "HEAD", "POST", "OPTIONS")
"""Methods of HTTP that any page may be asked by; each view says which of them it takes."""
DISPLAY = {"theme": ("auto", "light", "dark"), "contrast": ("normal", "high"), "size": ("0", "1", "2")}


class Setting:
    """Language, display and, in a demo, the set clock."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        outage.begin()
        language = _language(request)
        request.display = {k: _chosen(request.COOKIES.get(k), v) for k, v in DISPLAY.items()}
        clock = shifted(_demo_shift()) if settings.DEMO else nullcontext()
        with translation.override(language), clock:
            request.LANGUAGE_CODE = language
            response = self.answer(request)
        response.headers["Content-Language"] = language
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _language(request: HttpRequest) -> str:
    """As the address says, else as chosen on this machine, else as the account remembers it, else Vietnamese."""
    asked = request.GET.get("lang") if request.method in ("GET", "HEAD") else None
    asked = asked if asked in ("vi", "en") else request.COOKIES.get("language")
    if asked is None and request.user.is_authenticated:
        asked = request.user.language
    return asked if asked in ("vi", "en") else "vi"


def _demo_shift() -> timedelta:
    return timedelta(seconds=DemoClock.objects.values_list("shift", flat=True).first() or 0)


def _chosen(asked: str | None, known: tuple[str, ...]) -> str:
    return asked if asked in known else known[0]


class Rights:
    """A page without a row in access/table.py is a fault; a page without the right is refused with its reason."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Refuse before the view is reached."""
        if request.method not in SPOKEN:
            return HttpResponseNotAllowed(SPOKEN)
        name = request.resolver_match.view_name
        right = access.PAGES.get(name)
        if right is None:
            raise ImproperlyConfigured(f"the page {name} has no row in access/table.py")
        if access.may(right, request.user):
            return None
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        return forbidden(request, access.refusal(right, request.user))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What a view did not answer itself: a refusal is told with its reasons, a conflict with both versions."""
        if isinstance(exception, Refused):
            return forbidden(request, *exception.reasons)
        if isinstance(exception, Conflict):
            return conflicted(request, exception, [])
        return None


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in page, and from there back to the page one was on.

    A script is told so by the status: what follows a redirect looks like a success to it.
    """
    if request.method == "GET" and not request.headers.get("HX-Request"):
        return redirect_to_login(request.get_full_path())
    answer = redirect_to_login(_page_of(request))
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": answer.headers["Location"]})
    return answer


def _page_of(request: HttpRequest) -> str:
    """The page from which something was asked, as the address itself may only take posts."""
    told = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer") or "")
    if told.netloc != request.get_host():
        return "/"
    return f"{told.path}?{told.query}" if told.query else told.path


def forbidden(request: HttpRequest, *reasons: Any) -> HttpResponse:
    """The page that says why something may not be opened, and whom to ask."""
    return render(request, "screens/forbidden.html", {"reasons": reasons}, status=403)
