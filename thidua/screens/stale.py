"""What a person sees whose form carries no token that counts any more: why, what to do, and what they typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from thidua.screens.outage import is_secret, to_copy, typed


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's door for a post without the form's token; `reason` is Django's, for its log.

    What was typed is written out to be copied only where the browser says that the form was ours:
    another site must not have its own words shown here.
    """
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    fields = typed(request) if ours and not is_secret(request) else ()
    return HttpResponse(render_to_string("403_csrf.html", {"copied": to_copy(fields)}), status=403)
