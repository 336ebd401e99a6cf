"""The page on which anybody checks a decision or certificate by its code; without an account or script."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.decisions.queries.checking import checked
from thidua.screens.throttle import within_limit


@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """The form, and what the code says; where it says nothing, how to read the code again and whom to call."""
    typed = request.GET.get("ma", "").strip()[:40]
    told = {"typed": typed, "contact": settings.PUBLIC_CONTACT, "found": None}
    status = 200
    if typed and not within_limit(request, "check"):
        told["busy"], status = True, 429
    elif typed:
        told["found"] = checked(typed)
        status = 200 if told["found"] else 404
    response = render(request, "decisions/check.html", told, status=status)
    response["Cache-Control"], response["X-Robots-Tag"] = "no-store", "noindex"
    return response
