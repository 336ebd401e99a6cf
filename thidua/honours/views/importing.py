"""Old books by spreadsheet: read, shown before anything is written, then written whole, and undone."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.errors import FactFaults, Fault
from thidua.core.facts.store import Facts
from thidua.core.wording import Say
from thidua.exchange.writing import write_workbook
from thidua.honours import books
from thidua.honours.actions import NewHonour
from thidua.honours.forms import SheetForm
from thidua.people.models import Batch, Unit, User
from thidua.people.views.batches import left_out, shown_faults
from thidua.people.views.imports import on_disk
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post, with_undo
from thidua.screens.sheets import XLSX
from thidua.screens.spoken import capital, day, term

SHOWN = 50
"""Most rows that a preview lists; all of them are counted."""


def importing(request: HttpRequest) -> HttpResponse:
    """Take a workbook; its faults come back by row, nothing is kept of one without a right row."""
    agency = _agency(request.user)
    if agency is None:
        return forbidden(request, access.refusal("honour.read_sheet", request.user))
    form = SheetForm(request.POST or None, request.FILES or None)
    faults: Sequence[Fault] = ()
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["sheet"]
        try:
            with on_disk(upload) as path:
                return post(
                    request,
                    lambda: books.read_sheet(path, upload.name, agency, by=request.user),
                    Say(
                        "Đã đọc tệp. Chưa ghi gì: xem rồi bấm ghi.",
                        "Read. Nothing is written yet: look first.",
                    ),
                    lambda made: reverse("honours:batch", args=[made.pk]),
                )
        except FactFaults as told:
            faults = told.faults
    kept = Batch.objects.visible_to(request.user).filter(kind="honours").select_related("by")
    shown = {
        "form": form,
        "button": _("Xem trước"),
        "back_url": reverse("honours:register"),
        "faults": shown_faults(faults),
        "fault_count": len(faults),
        "batches": kept[:10],
    }
    return render(request, "honours/import.html", shown, status=422 if faults or form.errors else 200)


def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """What a workbook would write, and the button that writes it; later, what it did."""
    found = _batch(request, pk)

    def page(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        rows = books.rows_of(found)
        told = {
            "batch": found,
            "rows": [_shown(r) for r in rows[:SHOWN]],
            "count": len(rows),
            "reasons": reasons,
            **left_out(found),
        }
        return render(request, "honours/batch.html", told)

    if request.method != "POST":
        return page()
    total = len(found.lines["rows"]) + found.lines.get("same", 0)
    right = bool(request.POST.get("only_right"))
    return post(
        request,
        lambda: books.import_batch(found, by=request.user, only_right=right),
        lambda done: with_undo(_done(len(done.made), total), reverse("honours:batch_undo", args=[found.pk])),
        reverse("honours:batch", args=[found.pk]),
        again=page,
    )


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what one workbook wrote."""
    found = _batch(request, pk)
    done = Say(
        "Đã hoàn tác: các dòng của tệp này đã rút khỏi sổ.", "Undone: its entries are out of the register."
    )
    back = reverse("honours:batch", args=[found.pk])
    return post(request, lambda: books.undo_batch(found, by=request.user), done, back)


def template(_request: HttpRequest) -> HttpResponse:
    """An empty workbook with the table of honours and its headings."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "khen-thuong.xlsx"
        write_workbook(Facts({"honours": ()}, frozenset({"honours"})), path)
        response = HttpResponse(path.read_bytes(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="so-khen-thuong-mau.xlsx"'
    return response


def _agency(user: User) -> Unit | None:
    held = [h.agency_id for h in access.holdings_for(["honour.read_sheet"], user) if h.movement_id is None]
    return Unit.objects.filter(pk__in=held).order_by("path").first()


def _batch(request: HttpRequest, pk: int) -> Batch:
    rows = Batch.objects.visible_to(request.user).filter(kind="honours").select_related("by")
    found: Batch = get_object_or_404(rows, pk=pk)
    return found


def _done(new: int, total: int) -> Say:
    return Say(
        f"Đã ghi {new} khen thưởng; {total - new} dòng đã có trong sổ từ trước.",
        f"Awards entered: {new}; already in the register: {total - new}.",
    )


def _shown(row: NewHonour) -> list[str]:
    holder = row.person.name if row.person else row.unit.name
    form = capital(term(row.form, "form"))
    return [holder, row.unit.name, form, row.decision_number, day(row.decided_on), row.reason]
