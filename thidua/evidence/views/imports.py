"""Workbooks over HTTP: the template, upload, preview, taking in, the faulty rows back, undo."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.doubts import CHECKS
from thidua.core.facts.registry import BY_NAME
from thidua.core.wording import Say, several
from thidua.evidence import actions
from thidua.evidence.background import read_in_background, take_in_background
from thidua.evidence.books import faulty_book, template_book
from thidua.evidence.facts import record_from
from thidua.evidence.forms import BookForm, TakeForm
from thidua.evidence.models import Import
from thidua.evidence.reading import look_into
from thidua.evidence.resting import resting_on_import
from thidua.evidence.tables import ImportFilters, ImportTable
from thidua.evidence.telling import said, shown_columns, subject_column, value_of
from thidua.screens.jobs import begin, begin_once
from thidua.screens.lists import ListPage
from thidua.screens.posting import post, with_undo
from thidua.screens.sheets import XLSX

LARGE = 300_000
"""Bytes from which on a workbook is read in the background."""
LONG = 160
"""Most letters of a value in the preview."""
MANY = 3_000
"""New rows from which on they are taken in in the background."""


class Imports(ListPage):
    """Workbooks of this person or their agency."""

    table_class, filterset_class = ImportTable, ImportFilters
    template_name = "evidence/imports.html"
    heading = gettext_lazy("Các lần nhập Excel")
    unit = gettext_lazy("lần nhập")
    measured_in = gettext_lazy("dòng")
    empty = gettext_lazy("Chưa nhập tệp nào.")
    empty_link = (gettext_lazy("Nhập từ Excel"), reverse_lazy("evidence:import"))
    export_name = "cac-lan-nhap"

    def rows(self) -> QuerySet:
        """Imports this person sees."""
        return Import.objects.visible_to(self.request.user).select_related("by").defer("preview")


def template(request: HttpRequest) -> HttpResponse:
    """The empty workbook with the tables this person may enter, and the codes they need."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "mau-so-lieu.xlsx"
        template_book(made, request.user)
        return _workbook(made.read_bytes(), "mau-so-lieu.xlsx")


def _workbook(body: bytes, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def upload(request: HttpRequest) -> HttpResponse:
    """Choose a workbook; it is read at once, a large one in the background."""
    form = BookForm(request.POST or None, request.FILES or None, by=request.user)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        told = {"form": form, "button": _("Đọc thử tệp"), "back_url": reverse("evidence:list")}
        return render(request, "evidence/upload.html", told)

    if request.method != "POST" or not form.is_valid():
        return again()
    file = form.cleaned_data["files"][0]

    def do() -> Import:
        batch = actions.look(file, by=request.user)
        if file.size < LARGE:
            return actions.read(batch, by=request.user)
        say = Say(f"Đọc tệp {batch.name}", f"Reading {batch.name}")
        back = reverse("evidence:preview", args=[batch.pk])
        batch.job = begin(
            request.user, say, read_in_background, back, batch_id=batch.pk, by_id=request.user.pk
        )
        return batch

    done = Say(
        "Đã đọc tệp. Chưa lưu gì vào số liệu.", "The file was read. Nothing is kept in the records yet."
    )
    return post(request, do, done, led, again)


def led(batch: Import) -> str:
    """Where reading a workbook leads: to its preview, or to the job that reads it."""
    job = getattr(batch, "job", None)
    return reverse("screens:job", args=[job.pk]) if job else reverse("evidence:preview", args=[batch.pk])


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What the workbook would do, or has done."""
    return _preview(request, _batch(request, pk), TakeForm())


def _preview(request: HttpRequest, batch: Import, form: TakeForm) -> HttpResponse:
    undoable = batch.state == "taken" and access.may("import.undo", request.user, batch)
    told = {
        "batch": batch,
        "form": form,
        "tables": [{**t, "name": BY_NAME[t["table"]].say} for t in batch.preview.get("tables", ())],
        "faults": batch.preview.get("faults", ()),
        "first": [_understood(row) for row in batch.preview.get("first", ())],
        "printed": batch.preview.get("printed"),
        "doubts": [{**d, "say": CHECKS[d["check"]].say} for d in batch.preview.get("doubts", ())],
        "may_take": access.may("import.take", request.user, batch),
        "may_drop": batch.state in ("reading", "ready") and access.may("import.drop", request.user, batch),
        "may_undo": undoable,
        "gone_on": actions.what_went_on(batch) if undoable else None,
        "resting": resting_on_import(batch) if undoable else 0,
    }
    return render(request, "evidence/preview.html", told)


def _understood(row: dict[str, Any]) -> dict[str, Any]:
    """One of the first rows, each cell as it was understood: dates with their day of the week."""
    record = record_from(row["table"], row["values"])
    cells = []
    for column in shown_columns(type(record)):
        value = value_of(record, column.name)
        if value is not None and column.name != subject_column(type(record)):
            cells.append(
                {
                    "label": column.say,
                    "say": cut(said(column, value)),
                    "day": value if column.kind == "date" else None,
                }
            )
    return {"about": row["about"], "table": type(record).say, "cells": cells}


def cut(say: Say) -> Say:
    """A long value as a line of the preview shows it."""
    return Say(*(text if len(text) <= LONG else f"{text[:LONG]} …" for text in say))


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in the new rows: all or nothing, or only the right ones."""
    batch, form = _batch(request, pk), TakeForm(request.POST)
    if not form.is_valid():
        return _preview(request, batch, form)
    right = form.cleaned_data["how"] == "right"
    back = reverse("evidence:preview", args=[batch.pk])

    def again(reasons: tuple[Say, ...]) -> HttpResponse:
        form.refuse(reasons)
        return _preview(request, batch, form)

    if batch.rows_new > MANY and batch.state == "ready" and access.may("import.take", request.user, batch):
        say = Say(f"Nhập tệp {batch.name}", f"Taking in {batch.name}")
        given = {"batch_id": batch.pk, "by_id": request.user.pk, "only_right": right}
        return begin_once(request, say, take_in_background, back, **given)
    return post(request, lambda: actions.take(batch, by=request.user, only_right=right), _taken, back, again)


def _taken(batch: Import) -> Say:
    say = Say(
        f"Đã nhập {batch.rows_new} dòng của {batch.name}.",
        f"Taken in from {batch.name}: {several(batch.rows_new, 'row')}.",
    )
    return with_undo(say, reverse("evidence:undo", args=[batch.pk]))


def faulty(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that could not be taken in, with a note at each faulty cell."""
    batch = _batch(request, pk)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "loi.xlsx"
        faulty_book(made, look_into(batch, with_cells=True))
        return _workbook(made.read_bytes(), f"dong-loi-{batch.pk}.xlsx")


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Let go of a workbook that was only looked at."""
    batch = _batch(request, pk)
    done = Say("Đã bỏ tệp. Số liệu không đổi.", "The file was dropped. The records are unchanged.")
    return post(request, lambda: actions.drop(batch, by=request.user), done, reverse("evidence:imports"))


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back everything an import added."""
    batch = _batch(request, pk)
    done = Say("Đã hoàn tác lần nhập này.", "The import was undone.")
    back = reverse("evidence:preview", args=[batch.pk])
    return post(request, lambda: actions.undo(batch, by=request.user), done, back)


def _batch(request: HttpRequest, pk: int) -> Import:
    seen = Import.objects.visible_to(request.user).select_related("by", "agency", "file", "undone_by")
    return get_object_or_404(seen.defer("file__text"), pk=pk)


urlpatterns = [
    path("nhap-excel", upload, name="import"),
    path("nhap-excel/mau", template, name="template"),
    path("lan-nhap", Imports.as_view(), name="imports"),
    path("lan-nhap/<int:pk>", preview, name="preview"),
    path("lan-nhap/<int:pk>/nhap", take, name="take"),
    path("lan-nhap/<int:pk>/dong-loi", faulty, name="faulty"),
    path("lan-nhap/<int:pk>/bo", drop, name="drop"),
    path("lan-nhap/<int:pk>/hoan-tac", undo, name="undo"),
]
