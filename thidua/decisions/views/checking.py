"""The page on which anybody checks an issued paper by its code; without an account or script."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from thidua.decisions.queries.checking import checked
from thidua.records.checking import digest_of, has_kept, is_kept, told_of
from thidua.records.queries import find_paper
from thidua.screens.throttle import within_limit

_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The form, and what the code says; where it says nothing, how to read the code again and whom to call.

    A file or its digest is compared with what was issued under the code; nothing of it is kept.
    """
    given = request.POST if request.method == "POST" else request.GET
    typed = given.get("ma", "").strip()[:40]
    told: dict[str, Any] = {"typed": typed, "contact": settings.PUBLIC_CONTACT, "found": None, "paper": None}
    told["door"] = "check"
    status = 200
    if typed and not within_limit(request, "check"):
        told["busy"], status = True, 429
    elif typed:
        told |= _found(request, typed)
        status = 200 if told["found"] or told["paper"] else 404
    response = render(request, "decisions/check.html", told, status=status)
    response["Cache-Control"], response["X-Robots-Tag"] = "no-store", "noindex"
    return response


def _found(request: HttpRequest, typed: str) -> dict[str, Any]:
    code, found = find_paper(typed), checked(typed)
    told = told_of(code) if code else None
    if code is None or not (found or told):
        return {"found": None}
    compared: dict[str, Any] = {"comparable": has_kept(code), "digest": "", "same": None}
    if request.method == "POST":
        compared |= _compared(request)
        if digest := compared["digest"]:
            compared["same"] = is_kept(code, digest)
    return {"found": found, "paper": told} | compared


def _compared(request: HttpRequest) -> dict[str, Any]:
    """The digest of what was sent; a fault where it is none."""
    sent, written = request.FILES.get("tep"), re.sub(r"\s", "", request.POST.get("sha256", ""))
    if isinstance(sent, UploadedFile):
        return {"digest": digest_of(sent.chunks())}
    if _SHA256.fullmatch(written):
        return {"digest": written.lower()}
    return {"written": written[:100], "wrong": True}
