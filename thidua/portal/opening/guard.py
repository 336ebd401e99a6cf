"""How the API answers what it cannot answer: in one shape, in both languages, with the right status."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.http import ConditionalGetMiddleware
from ninja import NinjaAPI
from ninja.errors import ValidationError

from thidua.core.wording import Say
from thidua.portal.opening.rows import Error
from thidua.screens.throttle import within_limit

KEPT = 300
"""Seconds for which an answer may be kept."""
FAULTS = {400: Error, 404: Error, 406: Error, 429: Error}
"""The answers that are documented beside the good one; 304 and 405 have no body of ours."""
_SAYS = {
    400: Say("Tham số không đọc được", "A parameter cannot be read"),
    404: Say("Không có", "Not there"),
    406: Say("Chỉ trả lời bằng JSON", "Only JSON is given"),
    429: Say("Hỏi quá nhiều, đợi một phút", "Asked too often, wait a minute"),
}


def fault(status: int, more: str = "") -> HttpResponse:
    """An answer that says why there is none."""
    say = _SAYS[status]
    told = f": {more}" if more else ""
    body = {"status": status, "message": f"{say.vi}{told}", "message_en": f"{say.en}{told}"}
    response = JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
    if status == 429:
        response["Retry-After"] = "60"
    return _open(response)


def told_apart(api: NinjaAPI) -> None:
    """Let the API tell its faults in our shape."""

    @api.exception_handler(ValidationError)
    def unread(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return fault(400, ", ".join(sorted({str(e["loc"][-1]) for e in error.errors})))

    @api.exception_handler(Http404)
    def absent(request: HttpRequest, error: Http404) -> HttpResponse:
        return fault(404)


def heads(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer HEAD as GET is answered, without the body: its length and digest stay, as HTTP asks."""

    @wraps(view)
    def answer(request: HttpRequest, *given: Any, **path: Any) -> HttpResponse:
        if request.method != "HEAD":
            return view(request, *given, **path)
        request.method = "GET"
        try:
            response = view(request, *given, **path)
        finally:
            request.method = "HEAD"
        length = len(response.content)
        response.content = b""
        response["Content-Length"] = str(length)
        return response

    return answer


def guarded(*parameters: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Answer only what is documented: known parameters, JSON, not too often; with a digest for caches."""

    def decorate(run: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(run)
        def answer(request: HttpRequest, **path: Any) -> HttpResponse:
            unknown = sorted(set(request.GET) - set(parameters))
            if unknown:
                return fault(400, ", ".join(unknown)[:200])
            if not request.accepts("application/json"):
                return fault(406)
            if not within_limit(request, "api"):
                return fault(429)
            return _kept(request, run(request, **path))

        return answer

    return decorate


def _kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if response.status_code == 200:
        response["Cache-Control"] = f"public, max-age={KEPT}"
    found: HttpResponse = ConditionalGetMiddleware(lambda _r: response).process_response(
        request, _open(response)
    )
    return found


def _open(response: HttpResponse) -> HttpResponse:
    """Any page of any site may read open data."""
    response["Access-Control-Allow-Origin"] = "*"
    return response
