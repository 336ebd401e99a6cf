"""The page on which a document that was read is confirmed: what came in on one side, what was understood beside it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thidua import access
from thidua.movements.background import laid_out_one
from thidua.movements.models import PlanReading, PlanVersion, Proposed
from thidua.movements.queries.confirming import Desk, Item, Row, desk_of, reading_of
from thidua.movements.queries.received import DRAWN, Sheet, leaf_of, set_aside_lines, sheets
from thidua.movements.queries.respelling import doubted_words
from thidua.movements.views.plans import version_for
from thidua.reading.receiving import page_image

WIDE = 1_000
"""Points of the picture of a page across."""


def document_for(request: HttpRequest, pk: int) -> tuple[PlanReading, PlanVersion]:
    """The document that a version was read from, with the version; else 404."""
    version = version_for(request, pk)
    reading = reading_of(version, request.user)
    if reading is None:
        raise Http404
    return reading, version


def proposed_for(request: HttpRequest, pk: int, item: int) -> tuple[PlanVersion, Proposed]:
    """One proposal of a version's document, with the version; else 404."""
    reading, version = document_for(request, pk)
    return version, get_object_or_404(Proposed, pk=item, reading=reading)


def at(version: PlanVersion, **where: Any) -> str:
    """The page, at an item (`muc`), after one (`sau`), or at a clause (`khoan`)."""
    asked = f"?{urlencode(where)}" if where else ""
    return f"{reverse('movements:confirm', args=[version.pk])}{asked}#chon"


def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """What came in beside what was understood; one goes on where one has stopped."""
    reading, version = document_for(request, pk)
    desk = desk_of(reading, version)
    item, row = _chosen(request, desk)
    return render(request, "movements/confirm.html", _told(request, version, desk, (item, row)))


def _told(
    request: HttpRequest, version: PlanVersion, desk: Desk, chosen: tuple[Item | None, Row | None]
) -> dict[str, Any]:
    item, row = chosen
    lines = (item.row.first, item.row.last) if item and not row else None
    pages = sheets(desk, version, row.line.clause if row else None, lines)
    sheet = _sheet(request, pages)
    plan = desk.plan
    return {
        "heading": _("Xác nhận điều đã đọc"),
        "version": version,
        "plan": plan,
        "desk": desk,
        "item": item,
        "row": row,
        "words": list(doubted_words(row, version.source)) if row else [],
        "pages": pages,
        "sheet": sheet,
        "drawn": sheet is not None and sheet.drawn and request.GET.get("xem") != "chu",
        "aside": set_aside_lines(desk, version),
        "side": "goc" if request.GET.get("ben") == "goc" else "hieu",
        "edits": version.state == "draft" and access.may("plan.accept_read", request.user, version),
        "is_draft": version.state == "draft",
        "faults": 0,
        "last_edit": version.edits.defer("text").order_by("-pk").first(),
        **_beside(desk, item),
    }


def _beside(desk: Desk, item: Item | None) -> dict[str, Item | None]:
    """Where one can go from here: the doubt before and after, the item before and after."""
    return {
        "doubt_before": desk.after(item, -1, doubts=True),
        "doubt_after": desk.after(item, 1, doubts=True),
        "before": desk.beside(item, -1),
        "next": desk.beside(item, 1),
    }


def _chosen(request: HttpRequest, desk: Desk) -> tuple[Item | None, Row | None]:
    """The item and the clause that one looks at."""
    asked = request.GET
    item: Item | None = None
    if (clause := asked.get("khoan")) and (row := desk.row(clause)):
        return next((i for i in row.items if i.is_open), next(iter(row.items), None)), row
    if asked.get("muc", "").isdigit():
        item = desk.item(int(asked["muc"]))
    elif asked.get("sau", "").isdigit():
        former = desk.item(int(asked["sau"]))
        item = desk.after(former, 1) or former
    item = item or desk.resumed()
    return item, desk.row(item.row.clause) if item and item.row.clause else None


def _sheet(request: HttpRequest, pages: list[Sheet]) -> Sheet | None:
    """The page that is shown: the one asked for, else the first with lines of the chosen clause."""
    asked = request.GET.get("trang", "")
    found = [s for s in pages if asked.isdigit() and s.number == int(asked)]
    found = found or [s for s in pages if s.marked]
    return next(iter([*found, *pages]), None)


@require_GET
def image(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """The picture of one page as it came; drawn in a process of its own."""
    reading, _version = document_for(request, pk)
    leaf = leaf_of(reading, page)
    part = reading.parts.select_related("file").filter(place=leaf[0]).first() if leaf else None
    if leaf is None or part is None or part.file.kind not in DRAWN:
        raise Http404
    with TemporaryDirectory() as folder:
        drawn = page_image(laid_out_one(part.file, Path(folder)), leaf[1], WIDE)
    answer = HttpResponse(drawn, content_type="image/webp")
    answer["Cache-Control"] = "private, max-age=86400, immutable"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


_PAGE = "ke-hoach/<int:pk>/xac-nhan"
urlpatterns = [
    path(_PAGE, confirm, name="confirm"),
    path(f"{_PAGE}/trang/<int:page>", image, name="confirm_image"),
]
