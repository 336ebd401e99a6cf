"""Registering by workbook over HTTP: template, reading, preview, import, undo."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.clock import now
from thidua.core.errors import FactFaults, Fault
from thidua.core.wording import Say
from thidua.movements.models import Round
from thidua.people.forms import SheetForm
from thidua.people.models import Batch, Unit
from thidua.people.views.batches import SHOWN, left_out, shown_faults
from thidua.people.views.imports import on_disk
from thidua.registrations import actions, reading
from thidua.registrations.forms import LateForm
from thidua.registrations.queries import shut, units_for
from thidua.registrations.views.lists import round_for
from thidua.screens.asking import sent
from thidua.screens.posting import post, with_undo
from thidua.screens.sheets import XLSX


def _unit(request: HttpRequest, round_: Round, pk: int) -> Unit:
    found: Unit = get_object_or_404(units_for(round_, request.user).select_related("agency"), pk=pk)
    return found


def template(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    """The workbook of a unit with all its people."""
    found = round_for(request, pk)
    of = _unit(request, found, unit)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mau.xlsx"
        reading.write(found, of, path)
        response = HttpResponse(path.read_bytes(), content_type=XLSX)
    name = f"dang-ky-{found.name}-{of.code}-{now():%Y%m%d}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def sheet(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    """Choose a filled workbook; its faults come back by row, nothing is kept of one without a right row."""
    found = round_for(request, pk)
    of = _unit(request, found, unit)
    form = SheetForm(sent(request), request.FILES or None)
    faults: Sequence[Fault] = ()
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["sheet"]
        try:
            with on_disk(upload) as path:
                return post(
                    request,
                    lambda: actions.read_sheet(found, of, path, upload.name, by=request.user),
                    Say(
                        "Đã đọc tệp. Chưa lưu gì: xem rồi bấm đăng ký.",
                        "Read. Nothing is kept yet: look first.",
                    ),
                    lambda made: reverse("registrations:batch", args=[made.pk]),
                )
        except FactFaults as told:
            faults = told.faults
    rows = Batch.objects.visible_to(request.user).filter(kind="registrations", round_id=found.pk)
    told_page = {
        "form": form,
        "faults": shown_faults(faults),
        "fault_count": len(faults),
        "round": found,
        "movement": found.movement,
        "unit": of,
        "shut": shut(found),
        "heading": _("Đăng ký bằng Excel"),
        "batches": rows.select_related("by")[:10],
    }
    status = 422 if faults or form.errors else 200
    return render(request, "registrations/import.html", told_page, status=status)


def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom a workbook would register, and the button that does it; later, what it did."""
    found = _batch(request, pk)
    round_ = round_for(request, found.round_id)
    here = reverse("registrations:batch", args=[found.pk])
    closed = shut(round_)
    form = LateForm(sent(request)) if closed and closed.late else None

    def page(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        told = {
            "batch": found,
            "round": round_,
            "movement": round_.movement,
            "shut": closed,
            "form": form,
            "reasons": reasons,
            "shown": [
                line | {"code": line["candidate"].partition(":")[2]} for line in found.lines["new"][:SHOWN]
            ],
            "heading": _("Xem trước khi đăng ký") if found.state == "read" else _("Lần đăng ký bằng Excel"),
            **left_out(found),
        }
        return render(request, "registrations/batch.html", told)

    if request.method != "POST" or (form and not form.is_valid()):
        return page()
    reason = form.cleaned_data["reason"] if form else ""
    right = bool(request.POST.get("only_right"))
    count = len(found.lines["new"])
    told = Say(f"Đã đăng ký {count} tập thể, cá nhân.", f"{count} registered.")
    undo = reverse("registrations:batch_undo", args=[found.pk])
    return post(
        request,
        lambda: actions.import_batch(found, by=request.user, late_reason=reason, only_right=right),
        with_undo(told, undo),
        here,
        again=page,
    )


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw everybody that one workbook registered."""
    found = _batch(request, pk)
    return post(
        request,
        lambda: actions.undo_batch(found, by=request.user),
        Say(
            "Đã hoàn tác: các đăng ký của tệp này đã rút.",
            "Undone: what this workbook registered is withdrawn.",
        ),
        reverse("registrations:batch", args=[found.pk]),
    )


def _batch(request: HttpRequest, pk: int) -> Batch:
    rows = Batch.objects.visible_to(request.user).filter(kind="registrations").select_related("by")
    found: Batch = get_object_or_404(rows, pk=pk)
    return found
