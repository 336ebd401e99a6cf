"""One's own sessions over HTTP: which are open, since when, and ending all but this one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.core.wording import Say
from thidua.people import actions
from thidua.people.models import OpenSession
from thidua.people.sessions import BEGAN, SEEN
from thidua.screens.posting import post

MOST = 50


def mine(request: HttpRequest) -> HttpResponse:
    """The list, this one first; sent, it ends the others."""
    if request.method == "POST":
        done = Say("Các phiên khác đã kết thúc.", "The other sessions have ended.")
        return post(request, lambda: _end_others(request), done, reverse("people:sessions"))
    told = {"heading": _("Phiên làm việc của tôi"), "sessions": _open(request)}
    return render(request, "people/sessions.html", told)


def _end_others(request: HttpRequest) -> None:
    update_session_auth_hash(request, actions.end_others(by=request.user))


def _open(request: HttpRequest) -> list[dict[str, Any]]:
    """Those that still hold; one that a changed password has ended is left out."""
    own = request.session.get(HASH_SESSION_KEY)
    rows = OpenSession.objects.filter(account=request.user.pk, expire_date__gt=timezone.now())
    found = []
    for row in rows.order_by("-expire_date")[:MOST]:
        held = row.get_decoded()
        if held.get(HASH_SESSION_KEY) == own:
            here = row.session_key == request.session.session_key
            found.append({"here": here, "began": _time(held.get(BEGAN)), "seen": _time(held.get(SEEN))})
    return sorted(found, key=lambda one: not one["here"])


def _time(seconds: float | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds else None
