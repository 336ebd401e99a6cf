"""What every public page shares: how it is cached, counted, found by search engines and shared."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.http import ConditionalGetMiddleware
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from thidua.portal import counting
from thidua.portal.addresses import address
from thidua.portal.kept import kept
from thidua.screens import replica

KEPT = 120
"""Seconds for which a cache between may give the same page to others."""
A_PAGE = 50
"""Rows on one page of a list."""
_ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Canonical:
    """Where a page stands for search engines, what it is called, and the same as data (schema.org)."""

    here: str
    vi: str
    en: str
    title: str
    description: str
    data: SafeString


def public(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for everybody to read: asked safely, kept for a short time, told by its digest, counted."""

    @require_safe
    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = kept(request, lambda: replica.read(request, lambda: view(request, *args, **kwargs)))
        if response.status_code == 200:
            if "text/html" in response["Content-Type"] and request.method == "GET":
                counting.seen()
            _keep(request, response)
        found: HttpResponse = ConditionalGetMiddleware(lambda _r: response).process_response(
            request, response
        )
        return found

    return shown


def _keep(request: HttpRequest, response: HttpResponse) -> None:
    """A page with a choice of its reader in it is for that reader alone."""
    own = request.user.is_authenticated or request.COOKIES
    response.headers.setdefault("Cache-Control", f"{'private' if own else 'public'}, max-age={KEPT}")


def page(
    request: HttpRequest, template: str, told: Mapping[str, Any], data: Mapping[str, Any] | None = None
) -> HttpResponse:
    """Render a public page; `told` names its heading, its description, and the door that it stands behind."""
    canonical = canonical_of(request, str(told["heading"]), str(told.get("about", "")), data)
    return render(request, f"portal/{template}.html", {"canonical": canonical, **told})


def canonical_of(
    request: HttpRequest, title: str, description: str, data: Mapping[str, Any] | None = None
) -> Canonical:
    """The lasting address of a page in both languages; the number of a page of a list belongs to it."""
    number = request.GET.get("page", "")
    vi = address(request.path) + (f"?page={number}" if number.isdecimal() and number != "1" else "")
    en = f"{vi}{'&' if '?' in vi else '?'}lang=en"
    here = en if request.LANGUAGE_CODE == "en" else vi
    thing = {"@type": "WebPage", "name": title, "url": here, "inLanguage": request.LANGUAGE_CODE}
    written = json.dumps({"@context": "https://schema.org", **thing, **(data or {})}, ensure_ascii=False)
    safe = mark_safe(written.translate(_ESCAPED))  # data, in which no tag can begin or end
    return Canonical(here, vi, en, title, description, safe)


def paged(
    request: HttpRequest, rows: QuerySet, each: Callable[[Any], Any], a_page: int = A_PAGE
) -> tuple[Page, list[Any]]:
    """One page of a list, each of its rows as the public reads it; a page that is not there shows the last."""
    found = Paginator(rows, a_page).get_page(request.GET.get("page"))
    return found, [each(row) for row in found.object_list]


def words_of(request: HttpRequest, name: str, most: int = 100) -> str:
    """The words of a parameter, without the letters that no database takes."""
    return "".join(c for c in request.GET.get(name, "") if c.isprintable()).strip()[:most]


def number_of(text: str) -> int | None:
    """A number that was typed, if it is one."""
    return int(text) if text.isdecimal() and len(text) < 10 else None
