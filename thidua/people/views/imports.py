"""Units and people by workbook over HTTP: template, reading, preview, import, undo."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.clock import now
from thidua.core.errors import FactFaults, Fault
from thidua.core.facts.tables import Person as PersonRow
from thidua.core.facts.tables import Unit as UnitRow
from thidua.core.wording import Say, several
from thidua.exchange.writing import write_tables
from thidua.people import actions
from thidua.people.forms import SheetForm
from thidua.people.models import Batch, Person, Unit
from thidua.people.views.batches import SHOWN, left_out, shown_faults
from thidua.screens.asking import sent
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post, with_undo
from thidua.screens.sheets import XLSX


@contextmanager
def on_disk(upload: Any) -> Iterator[Path]:
    """An uploaded workbook as a file under its own name, for readers that want a path."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(str(upload.name)).name[-80:] or "tep.xlsx")
        with path.open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)
        yield path


def own_agency(user: Any) -> Unit | None:
    """The agency that one administers: one's first."""
    held = [h.agency_id for h in user.holdings if h.role in ("agency_admin", "sysadmin")]
    return Unit.objects.filter(pk__in=held, is_agency=True).order_by("path").first()


def sheet(request: HttpRequest) -> HttpResponse:
    """Choose a workbook; its faults come back by row, nothing is kept of one without a right row."""
    agency = own_agency(request.user)
    if agency is None or not access.may("people.read_sheet", request.user, agency):
        return forbidden(request, access.refusal("people.read_sheet", request.user))
    form = SheetForm(sent(request), request.FILES or None)
    faults: Sequence[Fault] = ()
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["sheet"]
        try:
            with on_disk(upload) as path:
                return post(
                    request,
                    lambda: actions.read_sheet(agency, path, upload.name, by=request.user),
                    Say(
                        "Đã đọc tệp. Chưa lưu gì: xem rồi bấm nhập.",
                        "Read. Nothing is kept yet: look, then import.",
                    ),
                    lambda made: reverse("people:batch", args=[made.pk]),
                )
        except FactFaults as found:
            faults = found.faults
    rows = Batch.objects.visible_to(request.user).filter(kind="people", agency=agency)
    told = {
        "form": form,
        "faults": shown_faults(faults),
        "fault_count": len(faults),
        "agency": agency,
        "heading": _("Nhập đơn vị, cá nhân từ Excel"),
        "batches": rows.select_related("by")[:10],
    }
    return render(request, "people/import.html", told, status=422 if faults or form.errors else 200)


def template(request: HttpRequest) -> HttpResponse:
    """The workbook to fill in, with the units and people that are here."""
    agency = own_agency(request.user)
    if agency is None or not access.may("people.read_sheet", request.user, agency):
        return forbidden(request, access.refusal("people.read_sheet", request.user))
    units = Unit.objects.filter(agency=agency).select_related("parent", "agency")
    people = Person.objects.visible_to(request.user).filter(agency=agency).select_related("unit")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mau.xlsx"
        write_tables(
            {UnitRow: [_unit_row(u) for u in units], PersonRow: [_person_row(p) for p in people]}, path, 500
        )
        response = HttpResponse(path.read_bytes(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="don-vi-ca-nhan-{now():%Y%m%d}.xlsx"'
    return response


def _unit_row(unit: Unit) -> UnitRow:
    return UnitRow(
        unit_id=unit.code,
        name=unit.name,
        kind=unit.kind,
        level=unit.level or None,
        parent_id=unit.parent.code if unit.parent else None,
        agency_id=unit.agency.code if unit.agency else None,
        reform_body=unit.reform_body,
        does_reform=unit.does_reform,
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
    )


def _person_row(person: Person) -> PersonRow:
    return PersonRow(
        person_id=person.code,
        name=person.name,
        gender=person.gender or None,
        staff_kind=person.staff_kind or None,
        unit_id=person.unit.code,
        post=person.post or None,
        leadership=person.leadership or None,
        direct_reform_worker=person.direct_reform_worker,
    )


def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """What a workbook would add, and the button that does it; later, what it did."""
    found = _batch(request, pk)
    here = reverse("people:batch", args=[found.pk])
    if request.method == "POST":
        lines, right = found.lines, bool(request.POST.get("only_right"))
        told = Say(
            f"Đã nhập {len(lines['units'])} đơn vị, {len(lines['people'])} cá nhân.",
            f"Imported: {several(len(lines['units']), 'unit')}, {several(len(lines['people']), 'person')}.",
        )
        undo = reverse("people:batch_undo", args=[found.pk])
        return post(
            request,
            lambda: actions.import_batch(found, by=request.user, only_right=right),
            with_undo(told, undo),
            here,
        )
    shown = {name: found.lines[name][:SHOWN] for name in ("units", "people")}
    heading = _("Xem trước khi nhập") if found.state == "read" else _("Lần nhập từ Excel")
    told_page = {"batch": found, "shown": shown, "heading": heading, **left_out(found)}
    return render(request, "people/batch.html", told_page)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back everything that one import added."""
    found = _batch(request, pk)
    return post(
        request,
        lambda: actions.undo_batch(found, by=request.user),
        Say("Đã hoàn tác lần nhập.", "The import was undone."),
        reverse("people:batch", args=[found.pk]),
    )


def _batch(request: HttpRequest, pk: int) -> Batch:
    rows = Batch.objects.visible_to(request.user).filter(kind="people").select_related("by")
    found: Batch = get_object_or_404(rows, pk=pk)
    return found
