"""What every page is given: doors, display, notices, the demo's bar."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from thidua.clock import now
from thidua.screens.doors import doors_of


def page(request: HttpRequest) -> dict[str, Any]:
    """The context of the base page."""
    match = getattr(request, "resolver_match", None)
    user = getattr(request, "user", None)
    found: dict[str, Any] = {
        "display": getattr(request, "display", {}),
        "now": now(),
        "demo": settings.DEMO,
        "site_url": settings.SITE_URL,
    }
    if user is not None and user.is_authenticated:
        found |= {
            "doors": doors_of(user, match.view_name if match else ""),
            "agency_name": user.agency_name,
            "is_admin": user.has_role("sysadmin", "agency_admin"),
            "unread": SimpleLazyObject(lambda: user.notices.filter(read_at=None).count()),
        }
    return found
