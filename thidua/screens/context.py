"""What every page is given: doors, display, notices, the demo's bar."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from thidua.clock import now
from thidua.screens.doors import doors_of


def page(request: HttpRequest) -> dict[str, Any]:
    """The context of the base page."""
    match = getattr(request, "resolver_match", None)
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "doors": doors_of(user, match.view_name if match else "") if signed_in else [],
        "display": getattr(request, "display", {}),
        "now": now(),
        "demo": settings.DEMO,
        "unread": _unread(user) if signed_in else 0,
    }


def _unread(user: Any) -> Any:
    return lambda: user.notices.filter(read_at=None).count()
