"""How accounts come to be: by invitation only; nobody signs up by themselves. Every sign-in is a line of the log.

The lines name an account by its number alone: whose it is stands in the database, where it can be erased.
"""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.urls import reverse

from thidua.core.wording import Say
from thidua.people import factors
from thidua.people.models import User
from thidua.screens.posting import banner

_log = logging.getLogger("thidua.security")


def tell(event: str, account: int | None, request: Any = None) -> None:
    """A line of the technical log about the way in: what happened to which account, at which request."""
    told = {"event": event, "account": account or "-", "request": getattr(request, "fault_code", "-")}
    _log.info("%s", " ".join(f"{k}={v}" for k, v in told.items()), extra={"told": told})


class ClosedDoor(DefaultAccountAdapter):
    """Accounts are made by an administrator's invitation, never at the door."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Nobody signs up by themselves."""
        return False

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The page of allauth that asks again knows the password only; what weighs is asked by people.sessions."""
        return [{"id": "reauthenticate", "description": "", "url": reverse("account_reauthenticate")}]

    def authentication_failed(self, request: Any, **credentials: Any) -> None:
        """A password that did not fit; of a name that nobody bears nothing is written."""
        named = {f: credentials.get(f) or "" for f in ("username", "email")}
        asked = Q(username=named["username"]) | Q(email__iexact=named["email"] or "-")
        tell("sign_in_failed", User.objects.filter(asked).values_list("pk", flat=True).first(), request)

    def post_login(self, request: Any, user: Any, **more: Any) -> Any:
        """After a sign-in: whoever has no second factor is reminded, where the office wishes it."""
        answer = super().post_login(request, user, **more)
        tell("signed_in", user.pk, request)
        asked = settings.SECOND_FACTOR == "asked" and not user.demo
        if asked and not factors.kept_by(user).any:
            banner(request, REMINDER, messages.INFO)
        return answer


REMINDER = Say(
    "Nên bật xác thực hai lớp để người biết mật khẩu của bạn cũng không vào được: mở Tài khoản của tôi.",
    "Turn on a second factor, so that your password alone lets nobody in: open My account.",
)
