"""Answers on the page of confirming that need no form of their own: accept, narrative, join, set aside, undo."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core.wording import Say
from thidua.movements.actions import confirming, plan_edits, recutting
from thidua.movements.actions.plan_edits import Words
from thidua.movements.actions.plan_saving import digest_of_words
from thidua.movements.compiled import draft_of
from thidua.movements.forms.readings import SplitForm
from thidua.movements.models import PlanVersion, Proposed
from thidua.movements.views.confirming import at, document_for, proposed_for
from thidua.movements.views.plan_edits import line_of
from thidua.screens.posting import post, with_undo


def told(version: PlanVersion, say: Say) -> Say:
    """What was done, with the way back beside it."""
    return with_undo(say, reverse("movements:confirm_undo", args=[version.pk]))


@require_POST
def accept(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Accept one proposal, and go on to the next."""
    version, row = proposed_for(request, pk, item)
    say = Say(f"Đã nhận{_where(row).vi}.", f"Accepted{_where(row).en}.")
    return post(
        request, lambda: confirming.accept(row, by=request.user), told(version, say), at(version, sau=row.pk)
    )


@require_POST
def narrative(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Call one proposal narrative, and go on to the next."""
    version, row = proposed_for(request, pk, item)
    say = Say(f"Đã coi là lời dẫn{_where(row).vi}.", f"Called narrative{_where(row).en}.")
    return post(
        request,
        lambda: confirming.call_narrative(row, by=request.user),
        told(version, say),
        at(version, sau=row.pk),
    )


@require_POST
def head(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Correct a value of the head of the document."""
    version, row = proposed_for(request, pk, item)
    value = request.POST.get("value", "")[:500]
    say = Say("Đã sửa phần đầu văn bản.", "The head was corrected.")
    return post(
        request,
        lambda: confirming.correct_head(row, value, by=request.user),
        told(version, say),
        at(version, sau=row.pk),
    )


@require_POST
def word(request: HttpRequest, pk: int, clause: str) -> HttpResponse:
    """Put a proposed spelling in the place of a word that was read with doubt."""
    _reading, version = document_for(request, pk)
    text = line_of(version, clause).clause.text
    read, proposed = request.POST.get("read", "")[:200], request.POST.get("proposed", "")[:200]
    words = Words(text.replace(read, proposed, 1) if read and proposed else text, digest_of_words(text))
    say = Say(f"Đã sửa “{read}” thành “{proposed}”.", f"“{read}” was corrected to “{proposed}”.")
    return post(
        request,
        lambda: plan_edits.change_words(version, clause, words, by=request.user),
        told(version, say),
        at(version, khoan=clause),
    )


@require_POST
def join(request: HttpRequest, pk: int, clause: str) -> HttpResponse:
    """Let a clause go on with the next one."""
    _reading, version = document_for(request, pk)
    say = Say(f"Đã ghép khoản sau vào {clause}.", f"The next clause was joined to {clause}.")
    return post(
        request,
        lambda: recutting.join_clauses(version, clause, by=request.user),
        told(version, say),
        at(version, khoan=clause),
    )


def split(request: HttpRequest, pk: int, clause: str) -> HttpResponse:
    """Make two clauses of one: a person breaks the line where the second begins."""
    _reading, version = document_for(request, pk)
    shown = line_of(version, clause)
    form = SplitForm(request.POST or None, initial={"words": shown.clause.text})
    given: dict[str, Any] = {
        "heading": _("Tách khoản %(id)s") % {"id": clause},
        "version": version,
        "plan": draft_of(version).plan,
        "form": form,
        "button": _("Tách thành hai khoản"),
        "back_url": at(version, khoan=clause),
    }

    def page(why: tuple[Say, ...] = ()) -> HttpResponse:
        if why:
            form.refuse(why)
        return render(request, "movements/confirm_split.html", given)

    if request.method != "POST" or not form.is_valid():
        return page()
    halves = recutting.Halves(*form.halves())
    return post(
        request,
        lambda: recutting.split_clause(version, clause, halves, by=request.user),
        lambda made: told(version, Say(f"Đã tách khoản {made[1]}.", f"Clause {made[1]} was split off.")),
        lambda made: at(version, khoan=made[1]),
        page,
    )


@require_POST
def aside(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Set a line of the source aside."""
    _reading, version = document_for(request, pk)
    say = Say(f"Đã để riêng dòng {line}.", f"Line {line} was set aside.")
    return post(
        request,
        lambda: recutting.set_line_aside(version, line, by=request.user),
        told(version, say),
        at(version),
    )


@require_POST
def back(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Bring a line back that was set aside."""
    _reading, version = document_for(request, pk)
    say = Say(f"Đã lấy lại dòng {line}.", f"Line {line} was brought back.")
    return post(
        request,
        lambda: recutting.bring_line_back(version, line, by=request.user),
        told(version, say),
        lambda made: at(version, khoan=made[1]),
    )


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last step back, and return to it."""
    _reading, version = document_for(request, pk)
    last = version.edits.defer("text").order_by("-pk").first()
    row = Proposed.objects.filter(answers__edit=last).first() if last else None
    what = Say(last.told_vi, last.told_en) if last else Say("", "")
    say = Say(f"Đã hoàn tác: {what.vi}.", f"Undone: {what.en}.")
    return post(
        request,
        lambda: plan_edits.undo(version, by=request.user),
        say,
        at(version, muc=row.pk) if row else at(version),
    )


def _where(row: Proposed) -> Say:
    return Say(f" ở khoản {row.clause}", f" at {row.clause}") if row.clause else Say("", "")


_PAGE = "ke-hoach/<int:pk>/xac-nhan"
urlpatterns = [
    path(f"{_PAGE}/muc/<int:item>/nhan", accept, name="confirm_accept"),
    path(f"{_PAGE}/muc/<int:item>/loi-dan", narrative, name="confirm_narrative"),
    path(f"{_PAGE}/muc/<int:item>/phan-dau", head, name="confirm_head"),
    path(f"{_PAGE}/khoan/<str:clause>/chu", word, name="confirm_word"),
    path(f"{_PAGE}/khoan/<str:clause>/ghep", join, name="confirm_join"),
    path(f"{_PAGE}/khoan/<str:clause>/tach", split, name="confirm_split"),
    path(f"{_PAGE}/dong/<int:line>/de-rieng", aside, name="confirm_aside"),
    path(f"{_PAGE}/dong/<int:line>/lay-lai", back, name="confirm_back"),
    path(f"{_PAGE}/hoan-tac", undo, name="confirm_undo"),
]
