"""The code of a second factor, typed at sign-in or before what weighs: good once, on the whole site."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import ReauthenticateWebAuthnForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from thidua.core.wording import Say
from thidua.people import factors
from thidua.people.accounts import tell

WRONG = Say("Mã không đúng, đã dùng rồi hoặc đã quá giờ.", "The code is wrong, used already or too old.")
WRONG_KEY = Say("Khóa truy cập không được nhận. Thử lại.", "The passkey was not accepted. Try again.")


class _Once:
    """A code that proves something once."""

    user: Any

    def clean_code(self) -> str:
        """A right code, spent by being typed."""
        try:
            code = super().clean_code()  # type: ignore[misc]  # stands before one of allauth's forms
            if not factors.spend(self.user, code):
                raise get_adapter().validation_error("incorrect_code")
        except ValidationError:
            tell("code_failed", self.user.pk)
            raise
        return str(code)


class Code(_Once, AuthenticateForm):
    """The code that is asked for at sign-in."""


class CodeAgain(_Once, ReauthenticateForm):
    """The code that is asked for before voting, signing, revoking."""


def wrong_again(request: HttpRequest) -> Say | None:
    """Why a code or passkey given before what weighs proves nothing; None when it proves it."""
    by_key = bool(request.POST.get("credential"))
    maker = ReauthenticateWebAuthnForm if by_key else CodeAgain
    form: Any = maker(user=request.user, data=request.POST)
    try:
        if form.is_valid():
            form.save()
            return None
    except ValidationError as too_often:
        return Say(too_often.messages[0], too_often.messages[0])
    if _too_often(form):
        told = str(get_account_adapter().error_messages["too_many_login_attempts"])
        return Say(told, told)
    return WRONG_KEY if by_key else WRONG


def _too_often(form: Any) -> bool:
    codes = {error.code for errors in form.errors.as_data().values() for error in errors}
    return "too_many_login_attempts" in codes
