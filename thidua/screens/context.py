"""What every page is given: doors, display, notices, the demo's bar."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from thidua import access
from thidua.clock import now
from thidua.core.wording import Say
from thidua.screens.doors import doors_of

_ACCOUNT = (
    ("people:admin", "gear", Say("Quản trị", "Administration"), ("sysadmin", "agency_admin")),
    ("portal:manage", "unit", Say("Cổng công khai", "Public site"), ("office", "agency_admin", "signer")),
    ("people:account", "person", Say("Tài khoản của tôi", "My account"), ()),
)
"""What stands under one's name: the page, its sign, its words, the roles that see it (all, if none)."""


def page(request: HttpRequest) -> dict[str, Any]:
    """The context of the base page."""
    match = getattr(request, "resolver_match", None)
    user = getattr(request, "user", None)
    found: dict[str, Any] = {
        "display": getattr(request, "display", {}),
        "now": now(),
        "demo": settings.DEMO,
        "site_url": settings.SITE_URL,
        "single_sign_on": _(settings.OIDC_LABEL) if settings.OIDC_ISSUER else "",
    }
    if user is not None and user.is_authenticated:
        found |= {
            "keeps": match is not None and match.view_name not in access.NEVER_CARRIED,
            "doors": doors_of(user, match.view_name if match else ""),
            "agency_name": user.agency_name,
            "account_links": _account_links(user),
            "unread": SimpleLazyObject(lambda: user.notices.filter(read_at=None).count()),
        }
    return found


def _account_links(user: Any) -> list[dict[str, Any]]:
    """The pages under one's own name; administration for those who administer."""
    seen = [row for row in _ACCOUNT if not row[3] or user.has_role(*row[3])]
    return [
        {"url": url, "icon": icon, "label": say} for page, icon, say, _r in seen if (url := _address(page))
    ]


def _address(page: str) -> str:
    try:
        return reverse(page)
    except NoReverseMatch:
        return ""
