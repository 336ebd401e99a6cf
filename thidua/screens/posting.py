"""One way to post: done once, refused with reasons, nothing typed lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language

from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.screens.models import Once

T = TypeVar("T")
Told = Say | Callable[[Any], Say]
Led = str | Callable[[Any], str]


class Conflict(Exception):
    """Somebody else has saved the thing since the page was opened; nothing is overwritten."""

    def __init__(self, thing: Any, by: str = "", at: Any = None) -> None:
        super().__init__(f"{thing} was saved by somebody else")
        self.thing, self.by, self.at = thing, by, at


def post(
    request: HttpRequest,
    do: Callable[[], T],
    told: Told,
    to: Led,
    again: Callable[[tuple[Say, ...]], HttpResponse] | None = None,
) -> HttpResponse:
    """Do an action once and lead on, with a banner that says what was done.

    The same form posted twice does one thing, also where both are under way at once: the second, which
    finds the work done or its token taken, leads where the first one led. A refusal goes to `again`,
    which shows the form with everything typed; without it the person is led back with the reasons in
    a banner.
    `told` may carry `undo:` in its result by `with_undo`.
    """
    token = once_of(request)
    try:
        with transaction.atomic():
            if token and (former := _done(token)):
                return former
            result = do()
            leads = to(result) if callable(to) else to
            if token:
                user = request.user if request.user.is_authenticated else None
                Once.objects.create(token=token, user=user, at=now(), led_to=leads)
    except Refused as refused:
        return _done(token) or _refused(request, refused, again)
    except IntegrityError:
        if former := _done(token):
            return former
        raise
    say = told(result) if callable(told) else told
    banner(request, say, messages.WARNING if isinstance(say, PartlyDone) else messages.SUCCESS)
    return HttpResponseRedirect(leads)


def _done(token: UUID | None) -> HttpResponse | None:
    """Where the same post led that was done before, or just now by its twin; None where there was none."""
    former = Once.objects.filter(token=token).first() if token else None
    return HttpResponseRedirect(former.led_to) if former else None


def banner(request: HttpRequest, say: Say, sort: int = messages.SUCCESS, undo: str = "") -> None:
    """Put a sentence under the next page's heading; `undo` is the address that takes it back."""
    messages.add_message(request, sort, spoken(say), extra_tags=undo or getattr(say, "undo", ""))


class PartlyDone(Say):
    """A sentence that also says what was not done: the banner warns rather than cheers."""


class Undoable(Say):
    """A sentence of success with the address that undoes what was done."""

    undo: str


def with_undo(say: Say, address: str) -> Say:
    """The sentence, with [Hoàn tác] beside it."""
    found = Undoable(say.vi, say.en)
    object.__setattr__(found, "undo", address)
    return found


def spoken(say: Say) -> str:
    """A sentence in the language of the page."""
    return say.of("en" if (get_language() or "vi").startswith("en") else "vi")


def once_of(request: HttpRequest) -> UUID | None:
    """The token that the form was rendered with."""
    try:
        return UUID(request.POST.get("once", ""))
    except ValueError:
        return None


def back_of(request: HttpRequest, otherwise: str = "/") -> str:
    """Where the person came from, inside this site."""
    for asked in (request.POST.get("back"), request.META.get("HTTP_REFERER")):
        if asked and url_has_allowed_host_and_scheme(asked, {request.get_host()}):
            return str(asked)
    return otherwise


def expect(version: Any, thing: Any, by: str = "", at: Any = None) -> None:
    """Stop when the thing was saved since the form was opened.

    Raises Conflict carrying the saved thing, so that both versions can be shown.
    """
    if version not in (None, "") and int(version) != thing.version:
        raise Conflict(thing, by, at)


def conflicted(request: HttpRequest, conflict: Conflict, pairs: list[tuple[Say, str, str]]) -> HttpResponse:
    """The page of both versions: for each field its name, mine, and what is saved now."""
    told = {"conflict": conflict, "pairs": pairs, "typed": request.POST, "back": request.path}
    return render(request, "screens/conflict.html", told, status=409)


def _refused(
    request: HttpRequest, refused: Refused, again: Callable[[tuple[Say, ...]], HttpResponse] | None
) -> HttpResponse:
    if again:
        response = again(refused.reasons)
        response.status_code = 422
        return response
    for reason in refused.reasons:
        banner(request, reason, messages.ERROR)
    return HttpResponseRedirect(back_of(request))
