"""How long one stays signed in, and which pages ask again who sits there.

Times here are real ones: a demo's set clock neither ends a session nor keeps it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.wording import Say
from thidua.people import factors
from thidua.people.factor_forms import wrong_again
from thidua.screens.posting import banner

Answer = Callable[[HttpRequest], HttpResponse]
BEGAN, PROVED, SEEN, SECURED = "began_at", "proved_at", "seen_at", "secured"
"""What a session keeps: when it began, when its owner last proved who they are, when it was last used, whether
the account was found to have the second factor that it must have."""
NOTED_EVERY = 60
"""Seconds after which the last use is noted again."""
AGAIN = "sign_in_again"
OWN_FIELDS = {AGAIN, "password", "code", "credential", "csrfmiddlewaretoken"}
OVER = Say(
    "Phiên làm việc đã kết thúc vì để lâu không dùng hoặc quá số giờ cho phép. Đăng nhập lại để làm tiếp.",
    "Your session has ended: it was idle too long or has run its hours. Sign in again to go on.",
)


class Limits:
    """Begin the session of whoever signs in; end one that has been idle too long or has lasted its hours."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.session.reading = request.method in ("GET", "HEAD")
        if request.user.is_authenticated:
            _begin(request)
            _keep(request)
        answer = self.answer(request)
        if request.user.is_authenticated:
            _begin(request)
        return answer


def _begin(request: HttpRequest) -> None:
    """A sign-in, by whichever door, begins a session and proves who it is; one that has begun stays as it is."""
    if BEGAN not in request.session:
        for key in (BEGAN, SEEN, PROVED):
            request.session.setdefault(key, time.time())


def _keep(request: HttpRequest) -> None:
    now, session = time.time(), request.session
    idle, whole = settings.SESSION_IDLE_MINUTES * 60, settings.SESSION_HOURS * 3600
    if (idle and now - session.get(SEEN, now) > idle) or now - session[BEGAN] > whole:
        logout(request)
        banner(request, OVER, messages.INFO)
    elif SEEN not in session or now - session[SEEN] > NOTED_EVERY:
        session[SEEN] = now


class Secured:
    """Where the office asks for a second factor, an account without one reaches only the pages that set it up."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Let pass whoever has one; lead the others to where it is set up."""
        user, session = request.user, request.session
        if not user.is_authenticated or session.get(SECURED) or not factors.must_have(user):
            return None
        right = access.RIGHTS[access.PAGES[request.resolver_match.view_name]]
        if right.name.startswith("factor.") or right.name == "account.own" or "public" in right.roles:
            return None
        if by_one_click(user) or factors.kept_by(user).any:
            session[SECURED] = True
            return None
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401, headers={"HX-Redirect": reverse("people:factors")})
        return HttpResponseRedirect(reverse("people:factors"))


class Proof:
    """Ask again who sits there before a page that the table of rights marks with `!`.

    What was typed comes back with the answer, except on pages marked `!!`: a ballot or a code of the box
    is never written into a page.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Let pass whoever has proved it lately, else ask; the answer leads on to what was asked for."""
        name = request.resolver_match.view_name
        if name not in access.PROVED or not request.user.is_authenticated:
            return None
        if AGAIN not in request.POST:
            return None if is_proved(request) else _asked(request, name)
        wrong = _wrong(request)
        if wrong:
            return _asked(request, name, wrong)
        request.session[PROVED] = time.time()
        if request.POST[AGAIN] == "carry":
            return None
        return HttpResponseRedirect(request.get_full_path())


def is_proved(request: HttpRequest) -> bool:
    """Whether the last proof is fresh; a form that was opened in time may be sent for as long again."""
    minutes = settings.PROOF_MINUTES
    allowed = minutes * 60 * (2 if request.method == "POST" else 1)
    return not minutes or time.time() - request.session.get(PROVED, 0) <= allowed


def by_one_click(user: Any) -> bool:
    """Whether an account has no password to type: the demo's people."""
    return bool(settings.DEMO and user.demo)


def _wrong(request: HttpRequest) -> Say | None:
    """Why the answer does not prove it; tries are counted together with those of signing in."""
    if by_one_click(request.user):
        return None
    if factors.kept_by(request.user).any:
        return wrong_again(request)
    try:
        if get_adapter().reauthenticate(request.user, request.POST.get("password", "")):
            return None
    except ValidationError as too_often:
        return Say(too_often.messages[0], too_often.messages[0])
    return Say("Mật khẩu không đúng.", "The password is wrong.")


def _asked(request: HttpRequest, name: str, wrong: Say | None = None) -> HttpResponse:
    """The page that asks again, and says why."""
    secret = name in access.NEVER_CARRIED
    kept = factors.kept_by(request.user)
    carries = request.method == "POST" and not secret and request.POST.get(AGAIN) != "open"
    typed = [(k, v) for k in request.POST if k not in OWN_FIELDS for v in request.POST.getlist(k)]
    told = {
        "heading": _("Xác nhận là bạn"),
        "carried": typed if carries else [],
        "mode": "carry" if carries else "open",
        "right": access.RIGHTS[access.PAGES[name]].say,
        "minutes": settings.PROOF_MINUTES,
        "lost": secret and request.method == "POST" and AGAIN not in request.POST,
        "files": bool(request.FILES),
        "one_click": by_one_click(request.user),
        "wrong": wrong,
        "by_code": kept.any,
        "options": begin_authentication(request.user) if kept.keys else None,
    }
    return render(request, "people/sign_in_again.html", told, status=422 if wrong else 200)
