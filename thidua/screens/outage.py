"""What a person sees when the database or the disk fails: what happened, and everything typed, to be sent again.

The page needs no database: no account, no session, nothing that a context processor would ask for.
"""

from __future__ import annotations

import errno
import secrets
import sys
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from typing import Any

from django.db import DatabaseError, InterfaceError, connections
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import translation

from thidua import access
from thidua.core.wording import Say

TOLD = {
    "gone": Say("Cơ sở dữ liệu tạm thời không trả lời.", "The database does not answer for the moment."),
    "busy": Say("Máy chủ đang quá bận, chưa làm kịp.", "The server is too busy to do it just now."),
    "full": Say(
        "Ổ đĩa của máy chủ đã đầy nên không ghi được.", "The server's disk is full; nothing can be written."
    ),
    "read_only": Say(
        "Ổ đĩa của máy chủ đang hỏng hoặc chỉ cho đọc nên không ghi được.",
        "The server's disk is failing or read-only; nothing can be written.",
    ),
}
WAIT = {"gone": 10, "busy": 5, "full": 60, "read_only": 60}
"""Seconds after which it makes sense to try again."""
DISK = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read_only",
    errno.EIO: "read_only",
}
SQLITE = {5: "busy", 6: "busy", 8: "read_only", 10: "read_only", 13: "full", 14: "gone", 15: "busy"}
"""SQLite's codes: BUSY, LOCKED, READONLY, IOERR, FULL, CANTOPEN, PROTOCOL."""
STATES = {
    "08": "gone",
    "57P": "gone",
    "53100": "full",
    "53": "busy",
    "40": "busy",
    "55P": "busy",
    "57": "busy",
    "25006": "read_only",
    "58": "read_only",
}
"""Beginnings of SQLSTATE, as PostgreSQL gives them."""
_recorded: ContextVar[bool] = ContextVar("recorded", default=False)
NOT_TYPED = {"csrfmiddlewaretoken", "sign_in_again"}
PROOF = {"password", "code", "credential"}
"""What proves again who sits there; on other forms a `code` may be that of a person or unit."""
ENTRANCE = ("account_", "mfa_", "openid_connect_", "socialaccount_")
"""Pages by which people sign in: nothing sent to them is written back."""
CARRIED = {"once", "begun", "version", "back"}
"""Fields that nobody sees."""
WORTH_COPYING = 12
"""Letters from which a value is shown to be copied: what was written, not what was chosen."""


def fault(request: HttpRequest) -> HttpResponse:
    """Django's door for what nobody caught: an outage is told and offers to send again, else a plain page."""
    error = sys.exc_info()[1]
    asked = getattr(request, "asked", None)
    if asked is not None:  # whoever watches the request is told what failed
        asked.failed(error)
    kind = kind_of(error)
    with translation.override(language(request)):
        if kind is None or error is None:
            page = render_to_string("500.html", {"fault_code": code_of(request)})
            return HttpResponse(page, status=500)
        response = _told(request, kind, error)
    _begin_afresh()
    response.headers["Retry-After"] = str(WAIT[kind])
    response.headers["Cache-Control"] = "no-store"
    return response


def _begin_afresh() -> None:
    """The next request gets connections of its own: these may be dead, or as read-only as the disk was."""
    for connection in connections.all(initialized_only=True):
        connection.close_at = 0.0


def begin() -> None:
    """A request begins: nothing is recorded yet."""
    _recorded.set(False)


def recorded() -> None:
    """An act of this request was put down for good; what fails afterwards is only its page."""
    _recorded.set(True)


def kind_of(error: BaseException | None) -> str | None:
    """What failed below us: `gone`, `busy`, `full`, `read_only`; None where the program itself is at fault."""
    if isinstance(error, OSError):
        return DISK.get(error.errno or 0)
    if not isinstance(error, DatabaseError | InterfaceError):
        return None
    cause = error.__cause__
    low = getattr(cause, "sqlite_errorcode", None)
    if low is not None:
        return SQLITE.get(low & 0xFF)
    state = getattr(cause, "sqlstate", None)
    if state:
        return next((STATES[state[:n]] for n in (5, 3, 2) if state[:n] in STATES), None)
    # PostgreSQL that cannot be reached gives no state; a connection that has been lost is told by these two
    lost = type(cause).__module__.startswith("psycopg") and type(cause).__name__ in (
        "OperationalError",
        "InterfaceError",
        "ConnectionTimeout",
    )
    return "gone" if lost else None


def language(request: HttpRequest) -> str:
    """The language of the page, without asking the account."""
    asked = request.GET.get("lang") or request.COOKIES.get("language")
    return asked if asked in ("vi", "en") else "vi"


def code_of(request: HttpRequest) -> str:
    """The code by which an administrator finds a fault in the log."""
    if not hasattr(request, "fault_code"):
        request.fault_code = secrets.token_hex(4)
    return str(request.fault_code)


def _told(request: HttpRequest, kind: str, error: BaseException) -> HttpResponse:
    english = translation.get_language() == "en"
    said = TOLD[kind].of("en" if english else "vi")
    if request.headers.get("HX-Request") or not request.accepts("text/html"):
        if not _recorded.get():
            said = f"{said} {_kept(english)}"
        return HttpResponse(said, status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse(render_to_string("503.html", _page(request, kind, said, error)), status=503)


def _page(request: HttpRequest, kind: str, said: str, error: BaseException) -> dict[str, Any]:
    posted = request.method == "POST"
    secret = posted and is_secret(request)
    carried = list(typed(request)) if posted and not secret and is_from_us(request) else []
    return {
        "said": said,
        "disk": kind in ("full", "read_only"),
        "posted": posted,
        "secret": secret,
        "carried": carried,
        "copied": to_copy(carried),
        "recorded": posted and _recorded.get(),
        "unsure": posted and kind != "full" and was_committing(error),
        "counts_once": any(k == "once" for k, _v in carried),
        "files": posted and "multipart" in (request.content_type or ""),
        "at": request.path if is_secret(request) else request.get_full_path(),
        "token": get_token(request),
        "fault_code": code_of(request),
    }


def to_copy(fields: Iterable[tuple[str, str]]) -> list[str]:
    """What somebody wrote, without what was chosen and what the form carries by itself."""
    return [v for k, v in fields if k not in CARRIED and v.strip() and len(v) >= WORTH_COPYING]


def typed(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """The fields of the form, the token that makes it count once among them."""
    proof = PROOF if "sign_in_again" in _posted(request) else {"password"}
    for name in _posted(request):
        if name not in NOT_TYPED | proof:
            yield from ((name, value) for value in request.POST.getlist(name) if name != "once" or value)


def _posted(request: HttpRequest) -> Any:
    try:
        return request.POST
    except OSError:  # a file that was sent found no room either
        return {}


def is_secret(request: HttpRequest) -> bool:
    """Whether a post is never written into a page: ballots, codes of the box, passwords."""
    try:
        name = resolve(request.path_info).view_name
    except Resolver404:
        return True
    asked_again = "sign_in_again" in _posted(request)
    return (
        name in access.NEVER_CARRIED
        or name.startswith(ENTRANCE)
        or (any("password" in field for field in _posted(request)) and not asked_again)
    )


def is_from_us(request: HttpRequest) -> bool:
    """Whether the form was ours: another site must not have its own words offered here under our token."""
    return _OnlyAsked(fault).process_view(request, fault, (), {}) is None


class _OnlyAsked(CsrfViewMiddleware):
    """Says whether a token is right, without making the page that refuses."""

    def _reject(self, request: HttpRequest, reason: str) -> str:
        return reason


def was_committing(error: BaseException) -> bool:
    """Whether the connection was lost while the database was putting the work down, so that nobody knows."""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_name == "_commit":
            return True
        trace = trace.tb_next
    return False


def _kept(english: bool) -> str:
    kept = Say(
        "Chưa ghi nhận lần bấm này; chữ bạn gõ còn trên trang, hãy thử lại sau ít phút.",
        "This press was not recorded; what you typed is still on the page: try again in a few minutes.",
    )
    return kept.of("en" if english else "vi")
