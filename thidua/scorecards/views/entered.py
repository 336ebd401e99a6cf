"""Imports of scores over HTTP: what a workbook changed, and taking it back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.core.wording import Say, several
from thidua.people.models import Batch, BatchFile
from thidua.people.views.batches import SHOWN
from thidua.scorecards.actions.entering import NOT_DONE, RIGHTS, undo_book
from thidua.scorecards.models import Card
from thidua.scorecards.queries.entered import about, entries_of, in_the_way
from thidua.scorecards.views.cards import way_to
from thidua.scorecards.views.scorings import way_of
from thidua.screens.asking import Question, ask, sent
from thidua.screens.forms import Form


def entered(request: HttpRequest, pk: int) -> HttpResponse:
    """What a workbook of scores would change, or has changed, and who sent it when."""
    batch = _batch(request, pk)
    entries = entries_of(batch)
    undoable = batch.state == "done" and access.may("card.undo_book", request.user, batch)
    told = _told(batch, entries) | {
        "heading": _("Lần nhập điểm từ Excel"),
        "way": _way(batch, batch.name),
        "may_undo": undoable,
        "reason": in_the_way(batch, entries) if undoable else None,
        "again": _again(batch) if batch.state == "read" else "",
    }
    return render(request, "scorecards/entered.html", told)


def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what every item goes back to, then take the import back."""
    batch = _batch(request, pk)
    entries = entries_of(batch)
    reason = in_the_way(batch, entries) if batch.state == "done" else NOT_DONE
    heading, count = _("Hoàn tác lần nhập điểm"), len(entries)
    question = Question(
        right="card.undo_book",
        thing=batch,
        heading=heading,
        button=_("Hoàn tác"),
        do=lambda _told: undo_book(batch, by=request.user),
        told=Say(
            f"Đã hoàn tác: {count} mục trở lại như trước khi nhập.",
            f"Undone: {several(count, 'item')} are as they were before.",
        ),
        to=reverse("scorecards:entered", args=[batch.pk]),
        way=_way(batch, heading),
        template="scorecards/entered_undo.html",
        shown=_told(batch, entries)
        | {
            "consequence": Say(
                "Điểm, giải trình và lý do trở lại đúng như trước khi nhập tệp này; nhật ký giữ cả hai việc.",
                "Points, explanations and reasons go back to what they were before this file; the diary keeps both.",
            ),
            "danger": True,
            "hindered": reason,
        },
    )
    return ask(request, Form(sent(request)), question)


def _told(batch: Batch, entries: list[Any]) -> dict[str, Any]:
    return {
        "batch": batch,
        "left": bool(batch.rows_bad) and BatchFile.objects.filter(batch=batch).exclude(left=None).exists(),
        "entries": entries[:SHOWN],
        "count": len(entries),
        "shown": batch.lines["shown"][:SHOWN] if batch.state == "read" else [],
    }


def _way(batch: Batch, here: str) -> tuple[tuple[Any, str], ...]:
    thing = about(batch)
    up = (_("Các lần nhập từ Excel"), reverse("people:batches"))
    return way_to(thing, up, (here, "")) if isinstance(thing, Card) else way_of(thing, up, (here, ""))


def _again(batch: Batch) -> str:
    """Where the file may be sent once more."""
    names = {"own_scores": "own_book", "appraisals": "appraisal_book", "survey": "survey_book"}
    pk = batch.lines["card" if batch.kind == "own_scores" else "scoring"]
    return reverse(f"scorecards:{names[batch.kind]}", args=[pk])


def _batch(request: HttpRequest, pk: int) -> Batch:
    rows = Batch.objects.visible_to(request.user).filter(kind__in=RIGHTS).select_related("by")
    found: Batch = get_object_or_404(rows, pk=pk)
    return found


urlpatterns = [
    path("lan-nhap/<int:pk>", entered, name="entered"),
    path("lan-nhap/<int:pk>/hoan-tac", undo, name="entered_undo"),
]
