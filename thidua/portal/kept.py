"""A public page that many ask for at once is made once for all of them, and kept for a moment.

Only what is the same for everybody is kept: asked without an account, with no cookie but those of the
display, and without a form that is bound to its reader. Each process keeps its own, so that what was
written shows everywhere when the moment is over, long before the caches between would ask again.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

from thidua.screens.middleware import DISPLAY

OF_ALL = {"language", *DISPLAY}
"""Cookies that tell nothing of who asks; what they choose is part of the key."""


def kept(request: HttpRequest, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The page as it was made a moment ago, else made now."""
    if not settings.PUBLIC_KEPT or request.method != "GET" or set(request.COOKIES) - OF_ALL:
        return make()
    place, key = caches["public"], _key(request)
    found: HttpResponse | None = place.get(key)
    if found is None:
        found = make()
        if found.status_code == 200 and not found.streaming and not _is_its_readers(request, found):
            place.set(key, found, settings.PUBLIC_KEPT)
    return found


def _key(request: HttpRequest) -> str:
    told = (request.build_absolute_uri(), request.LANGUAGE_CODE, *sorted(request.display.items()))
    return sha256(repr(told).encode()).hexdigest()


def _is_its_readers(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether something in the page is for this reader alone: a form's mark, a cookie."""
    return "CSRF_COOKIE" in request.META or bool(response.cookies)
