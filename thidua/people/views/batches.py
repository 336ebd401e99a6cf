"""Imports over HTTP, whatever they import: the list of them, the workbook that is kept, the rows left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy

from thidua.core.errors import Fault
from thidua.exchange.wrong import Wrong
from thidua.people.batches import earlier
from thidua.people.models import Batch
from thidua.people.tables_imports import BatchFilters, BatchTable
from thidua.screens.lists import ListPage
from thidua.screens.sheets import XLSX
from thidua.screens.spoken import language

SHOWN = 200
"""Most rows and faults that a page lists; all of them are counted."""


class Batches(ListPage):
    """Imports of this person and of the agencies they see whole."""

    table_class, filterset_class = BatchTable, BatchFilters
    template_name = "people/batches.html"
    heading = gettext_lazy("Các lần nhập từ Excel")
    unit = gettext_lazy("lần nhập")
    measured_in = gettext_lazy("dòng")
    empty = gettext_lazy("Chưa nhập tệp nào. Nút Nhập từ Excel ở trang đơn vị, danh hiệu và đăng ký.")
    export_name = "cac-lan-nhap-danh-sach"

    def rows(self) -> QuerySet:
        """Imports that the person sees, without what they hold."""
        seen = Batch.objects.visible_to(self.request.user)
        return seen.select_related("by").defer("lines", "faults", "made")


def shown_faults(faults: Sequence[Fault]) -> list[dict[str, Any]]:
    """The first faults of a file as a page shows them, their places in its language."""
    told = [(Wrong.of(fault), fault) for fault in faults[:SHOWN]]
    return [w.told if w.row else w.told | {"sheet": fault.place(language())} for w, fault in told]


def left_out(batch: Batch) -> dict[str, Any]:
    """What the page of an import says of the rows left out of it, and of the same file before."""
    return {
        "left_out": batch.faults[:SHOWN],
        "left_count": len(batch.faults),
        "earlier": earlier(batch) if batch.state == "read" else None,
    }


def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook that was read, as it is kept."""
    batch = _batch(request, pk)
    return _download(batch.file.body, batch.name)


def left(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that were left out, a note at each fault: mended they can be sent by themselves."""
    batch = _batch(request, pk)
    if batch.file.left is None:
        raise Http404
    return _download(batch.file.left, f"dong-loi-{batch.pk}.xlsx")


def _batch(request: HttpRequest, pk: int) -> Batch:
    seen = Batch.objects.visible_to(request.user).exclude(file=None).select_related("file")
    found: Batch = get_object_or_404(seen.defer("lines", "faults"), pk=pk)
    return found


def _download(body: bytes, name: str) -> HttpResponse:
    kind = "text/csv; charset=utf-8" if name.lower().endswith(".csv") else XLSX
    response = HttpResponse(bytes(body), content_type=kind)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
