"""Sign-on by the office's own identity provider (OIDC): it says who somebody is; accounts are made here only.

Nothing is kept of it, no token and no link between accounts: whoever comes is found anew each time, by the
verified mail address or by the claim that the administrator has set, and only among open accounts.
"""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from thidua.people.models import User

ID = "mot-cua"
"""How the one provider is called in addresses."""


class SingleSignOn(DefaultSocialAccountAdapter):
    """What allauth asks the house about those who come from the provider."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody comes to an account by signing on."""
        return False

    def get_requests_session(self) -> Any:
        """How the provider is asked: with a limit of time, and nowhere else than where it was asked."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find the account, or say why there is none; a signed-in person links nothing."""
        told = sociallogin.account.get_provider_account().get_user_data() or {}
        found = account_of(told) if sociallogin.state.get("process") == AuthProcess.LOGIN else None
        if found is None:
            raise ImmediateHttpResponse(render(request, "socialaccount/unknown.html", {}, status=403))
        sociallogin.user = found

    def on_authentication_error(self, request: HttpRequest, provider: Any, *args: Any, **more: Any) -> None:
        """Whatever goes wrong on the way is told in one sentence; what the provider wrote is not shown."""
        raise ImmediateHttpResponse(
            render(request, "socialaccount/authentication_error.html", {}, status=403)
        )


def account_of(claims: dict[str, Any]) -> User | None:
    """The one open account that the claims name; None where they name none, several, or are not verified."""
    by = settings.OIDC_CLAIM
    word = claims.get(by or "email")
    if not isinstance(word, str) or not word.strip():
        return None
    if not by and claims.get("email_verified") is not True:
        return None
    field = "email__iexact" if by in ("", "email") else "username"
    found = list(User.objects.filter(is_active=True, demo=False, **{field: word.strip()})[:2])
    return found[0] if len(found) == 1 else None
