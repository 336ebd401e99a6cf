"""Every request is measured; health is answered before anything that could be unwell is asked."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, HttpResponse

from thidua.watching import metrics
from thidua.watching.asked import Asked, method_of
from thidua.watching.health import DIRECT
from thidua.watching.noticing import notice

Answer = Callable[[HttpRequest], HttpResponse]
lines = logging.getLogger("thidua.requests")
security = logging.getLogger("thidua.security")
REFUSED = (401, 403, 405, 429)


class Watch:
    """Outermost of ours: knows how the request ended, whoever ended it."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        direct = DIRECT.get(request.path_info)
        if direct is not None:
            return direct(request)
        asked = Asked(method_of(request))
        request.asked, request.fault_code = asked, asked.code
        with connection.execute_wrapper(asked.execute):
            response = self.answer(request)
        asked.ended(request, response.status_code)
        response.headers["X-Request-ID"] = asked.code
        metrics.count(asked)
        tell(asked)
        if asked.status in REFUSED:
            refused(asked, request)
        if asked.error or asked.ms >= settings.SLOW_MS:
            with suppress(DatabaseError, InterfaceError):  # it may be the database that failed
                notice(asked)
        return response


def refused(asked: Asked, request: HttpRequest) -> None:
    """A line about who was turned away from where: the number of the account, never a name."""
    user = getattr(request, "user", None)
    account = user.pk if user is not None and user.is_authenticated else "-"
    told = {"event": "refused", "account": account, "route": asked.route, "status": asked.status}
    told["request"] = asked.code
    security.info("%s", " ".join(f"{k}={v}" for k, v in told.items()), extra={"told": told})


def tell(asked: Asked) -> None:
    """One line a request."""
    told = {
        "route": asked.route,
        "method": asked.method,
        "status": asked.status,
        "ms": asked.ms,
        "queries": asked.queries,
        "request": asked.code,
    }
    if asked.error:
        told |= {"error": asked.error, "place": asked.place}
    lines.info("%s", " ".join(f"{k}={v}" for k, v in told.items()), extra={"told": told})
