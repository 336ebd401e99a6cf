"""Where certificates are printed on an office's sheets: moved by millimetres, looked at, test-printed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thidua.core.errors import Faults
from thidua.core.papers import Certificate, PositionTest
from thidua.core.papers.sheets import COLUMNS, Sheet, read_sheet
from thidua.core.wording import Say
from thidua.papers.forms import PositionsForm
from thidua.papers.previews import inline, pictures
from thidua.papers.queries.sheets import PLAIN, positions_of, sheet_of, told
from thidua.papers.queries.wordings import sample_of
from thidua.papers.views.wordings import agency_of
from thidua.records import actions
from thidua.records.actions.positions import SHEETS
from thidua.records.models import PaperText
from thidua.records.printing import paper_file
from thidua.screens.posting import post


def positions(request: HttpRequest, sheet: str) -> HttpResponse:
    """The table of positions with a picture of a sample; the test print is a file."""
    if sheet not in SHEETS:
        raise Http404
    agency = agency_of(request)
    standing = sheet_of(agency.pk, sheet)
    if request.GET.get("mau"):
        return _file(standing, sheet, request.GET["mau"])
    form = PositionsForm(request.POST or None, sheet=standing)
    page: dict[str, Any] = {"form": form, "sheet": sheet, "columns": [told(c) for c in COLUMNS[1:]]}
    page |= {"own": positions_of(agency.pk, sheet), "sheets": list(SHEETS.items()), "agency": agency}
    if request.method != "POST" or not form.is_valid():
        return _page(request, page, standing)
    try:
        moved = read_sheet(form.table(), framed=sheet == PLAIN)
    except Faults as faults:
        form.refuse(tuple(Say(f.line("vi"), f.line("en")) for f in faults.faults))
        return _page(request, page, standing)
    if "look" in request.POST:
        return _page(request, page, moved)
    saved = Say("Đã lưu vị trí. In thử một tờ trước khi in cả đợt.", "Saved. Print one test sheet first.")
    here = reverse("papers:positions", args=[sheet])
    return post(
        request, lambda: actions.set_positions(agency, sheet, form.table(), by=request.user), saved, here
    )


@require_POST
def reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Go back to the given positions."""
    kept = get_object_or_404(PaperText.objects.visible_to(request.user), pk=pk, paper__startswith="vi-tri/")
    given = Say("Đã trở về vị trí có sẵn.", "The given positions are in use again.")
    here = reverse("papers:positions", args=[kept.paper.rpartition("/")[2]])
    return post(request, lambda: actions.end_positions(kept, by=request.user), given, here)


def _page(request: HttpRequest, page: dict[str, Any], sheet: Sheet) -> HttpResponse:
    """The form; a sheet that was not saved yet is shown at once, a saved one by its own address."""
    if request.method == "POST":
        page["picture"] = inline(pictures(_sample(sheet))[0][0])
    status = 422 if page["form"].errors else 200
    return render(request, "papers/positions.html", page, status=status)


def _file(sheet: Sheet, name: str, wanted: str) -> HttpResponse:
    if wanted == "anh":
        return HttpResponse(pictures(_sample(sheet))[0][0], content_type="image/png")
    if wanted == "thu":
        return paper_file(PositionTest(sheet), f"in-thu-{name}", "pdf")
    return paper_file(_sample(sheet), f"mau-{name}", wanted)


def _sample(sheet: Sheet) -> Certificate:
    sample = sample_of(Certificate.slug)
    assert isinstance(sample, Certificate)
    return replace(sample, sheet=sheet)
