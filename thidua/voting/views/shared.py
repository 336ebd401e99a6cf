"""What every page of a vote begins with: the session one may see, and the way back to its page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from thidua import access
from thidua.screens.middleware import forbidden
from thidua.voting.models import Session

View = Callable[[HttpRequest, Session], HttpResponse]


def page(right: str) -> Callable[[View], Callable[..., HttpResponse]]:
    """A page of one session: 404 for who may not see it, 403 for who lacks the right over it.

    Nothing of it is kept by browsers, and no report of a fault shows what was posted.
    """

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @never_cache
        @sensitive_post_parameters()
        @wraps(view)
        def shown(request: HttpRequest, pk: int) -> HttpResponse:
            seen = Session.objects.visible_to(request.user).select_related("council")
            session = get_object_or_404(seen, pk=pk)
            if not access.may(right, request.user, session) and not _own(right):
                return forbidden(request, access.refusal(right, request.user))
            return view(request, session)

        return shown

    return decorate


def _own(right: str) -> bool:
    """Rights over one's own code: the view looks for the code, and 404 is its answer to others."""
    return all(scope == "self" for _, scope in access.RIGHTS[right].who)


def page_of(session: Session) -> str:
    """The page of a session: the councils' own where there is one, else how far the vote has come."""
    for name in ("councils:session", "voting:turnout"):
        try:
            return reverse(name, args=[session.pk])
        except NoReverseMatch:
            continue
    return "/"


def context(session: Session, **more: Any) -> dict[str, Any]:
    """What the pages of a vote share."""
    return {"session": session, "session_url": page_of(session), **more}
