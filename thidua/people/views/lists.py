"""A later list of communes over HTTP: chosen, looked at, taken in."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.errors import FactFaults, Fault
from thidua.core.wording import Say
from thidua.people import actions
from thidua.people.actions import Change
from thidua.people.change_forms import ListForm
from thidua.people.lists_reading import HEADS_MAP, HEADS_NOW
from thidua.people.models import Batch, Reorganisation, Unit
from thidua.people.views.batches import SHOWN, shown_faults
from thidua.people.views.imports import on_disk
from thidua.screens.asking import Question, ask, sent
from thidua.screens.forms import Form
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post


def lists(request: HttpRequest) -> HttpResponse:
    """Choose a list with its day and document; its faults come back by line."""
    agency = Unit.objects.filter(pk__in=request.user.agencies).order_by("path").first()
    if agency is None or not access.may("unit.read_list", request.user, agency):
        return forbidden(request, access.refusal("unit.read_list", request.user))
    form = ListForm(sent(request), request.FILES or None)
    faults: Sequence[Fault] = ()
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        change = Change(told["on"], told["basis"])
        try:
            with on_disk(told["sheet"]) as path:
                return post(
                    request,
                    lambda: actions.read_list_file(agency, path, told["sheet"].name, change, by=request.user),
                    Say(
                        "Đã đọc danh mục. Chưa đổi gì: xem rồi bấm nạp.",
                        "Read. Nothing has changed: look first.",
                    ),
                    lambda made: reverse("people:list_batch", args=[made.pk]),
                )
        except FactFaults as found:
            faults = found.faults
    rows = Batch.objects.visible_to(request.user).filter(kind=actions.LIST)
    told = {
        "form": form,
        "faults": shown_faults(faults),
        "fault_count": len(faults),
        "heading": _("Nạp danh mục mới hơn"),
        "heads": (", ".join(HEADS_NOW), ", ".join(HEADS_MAP)),
        "batches": rows.select_related("by")[:10],
    }
    return render(request, "people/lists.html", told, status=422 if faults or form.errors else 200)


def list_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """What a list would change, and the button that does it; later, what it did."""
    rows = Batch.objects.visible_to(request.user).filter(kind=actions.LIST).select_related("by", "agency")
    found: Batch = get_object_or_404(rows, pk=pk)
    lines = found.lines["list"]
    question = Question(
        right="unit.take_list",
        thing=found,
        heading=_("Xem trước khi nạp") if found.state == "read" else _("Lần nạp danh mục"),
        button=_("Nạp"),
        do=lambda _told: actions.take_list(found, by=request.user),
        told=Say("Đã nạp danh mục.", "The list was taken in."),
        to=reverse("people:list_batch", args=[found.pk]),
        way=((_("Nạp danh mục mới hơn"), reverse("people:lists")), (found.name, "")),
        template="people/list_batch.html",
        shown={
            "batch": found,
            "lines": lines[:SHOWN],
            "more": max(len(lines) - SHOWN, 0),
            "on": actions.on_of(found),
            "deed": Reorganisation.objects.filter(pk=dict(found.made or {}).get("deed", 0)).first(),
        },
    )
    return ask(request, Form(sent(request)), question)
