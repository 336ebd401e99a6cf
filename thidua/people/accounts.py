"""How accounts come to be: by invitation only; nobody signs up by themselves."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.urls import reverse

from thidua.core.wording import Say
from thidua.people import factors
from thidua.screens.posting import banner


class ClosedDoor(DefaultAccountAdapter):
    """Accounts are made by an administrator's invitation, never at the door."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Nobody signs up by themselves."""
        return False

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The page of allauth that asks again knows the password only; what weighs is asked by people.sessions."""
        return [{"id": "reauthenticate", "description": "", "url": reverse("account_reauthenticate")}]

    def post_login(self, request: Any, user: Any, **more: Any) -> Any:
        """After a sign-in: whoever has no second factor is reminded, where the office wishes it."""
        answer = super().post_login(request, user, **more)
        asked = settings.SECOND_FACTOR == "asked" and not user.demo
        if asked and not factors.kept_by(user).any:
            banner(request, REMINDER, messages.INFO)
        return answer


REMINDER = Say(
    "Nên bật xác thực hai lớp để người biết mật khẩu của bạn cũng không vào được: mở Tài khoản của tôi.",
    "Turn on a second factor, so that your password alone lets nobody in: open My account.",
)
