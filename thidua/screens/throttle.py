"""What anybody may ask without an account is counted by the address it comes from, exports by account (ASVS 2.4.1)."""

from __future__ import annotations

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest


def within_limit(request: HttpRequest, what: str) -> bool:
    """Count this asking, and say whether its address has asked no more often than PUBLIC_RATES allows.

    The counter is that of the sign-in: the same cache, the same reading of the address behind a
    proxy, IPv6 by network. Asking in vain is counted like any other.
    """
    counted = ratelimit.consume(
        request, app="thidua", action=what, config=settings.PUBLIC_RATES, limit_get=True
    )
    return counted is not None


def may_export(request: HttpRequest) -> bool:
    """Count a whole list being taken away, and say whether the account has done so no more often than EXPORT_RATES."""
    counted = ratelimit.consume(
        request, app="thidua", action="export", config=settings.EXPORT_RATES, limit_get=True
    )
    return counted is not None
