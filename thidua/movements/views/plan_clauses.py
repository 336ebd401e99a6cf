"""Pages that change the clauses of a draft plan: their words, one more, one repealed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from thidua.clock import now
from thidua.core.errors import Refused
from thidua.core.wording import Say, both
from thidua.movements.actions import plan_edits as actions
from thidua.movements.actions.plan_edits import Words
from thidua.movements.actions.plan_saving import digest_of_words
from thidua.movements.compiled import draft_of
from thidua.movements.forms.plans import WordsForm
from thidua.movements.models import PlanVersion
from thidua.movements.views.plan_edits import back_of, line_of, saved, told_of
from thidua.movements.views.plans import shell, version_for
from thidua.screens.posting import Conflict, conflicted, post


def words(request: HttpRequest, pk: int, clause: str) -> HttpResponse:
    """Change the words of a clause; they save themselves while one types."""
    version = version_for(request, pk)
    shown = line_of(version, clause)
    seen = request.POST.get("version") or digest_of_words(shown.clause.text)
    form = WordsForm(request.POST or None, initial={"words": shown.clause.text})
    told = told_of(request, version, shown, "") | {
        "form": form,
        "seen": seen,
        "button": _("Lưu lời của khoản"),
    }
    if request.method != "POST" or not form.is_valid():
        return render(request, "movements/plan_words.html", told)
    typed = Words(form.cleaned_data["words"], seen, "X-Autosave" in request.headers)
    try:
        if typed.auto:
            return _saved_itself(actions.change_words(version, clause, typed, by=request.user), clause)
        return post(
            request,
            lambda: actions.change_words(version, clause, typed, by=request.user),
            saved(Say(f"Đã sửa lời khoản {clause}.", f"Words of {clause} changed.")),
            back_of(request, version, clause),
            lambda why: _again(request, form, told, why),
        )
    except Refused:
        return JsonResponse({}, status=422)
    except Conflict as conflict:
        label = Say("Lời của khoản", "Words of the clause")
        return conflicted(request, conflict, [(label, typed.text, conflict.thing.saved)])


def _saved_itself(version: PlanVersion, clause: str) -> JsonResponse:
    """What the page is told after words saved themselves: when, and what to send along next time."""
    text = draft_of(version).plan.by_id[clause].text
    return JsonResponse({"at": f"{localtime(now()):%H:%M}", "version": digest_of_words(text)})


def _again(request: HttpRequest, form: Any, told: dict[str, Any], why: tuple[Say, ...]) -> HttpResponse:
    form.refuse(why)
    return render(request, "movements/plan_words.html", told)


def add_clause(request: HttpRequest, pk: int, clause: str) -> HttpResponse:
    """Put one more clause after this one."""
    version = version_for(request, pk)
    shown = line_of(version, clause)
    form = WordsForm(request.POST or None)
    told = told_of(request, version, shown, "") | {"form": form, "adds": True, "button": _("Thêm khoản")}
    if request.method == "POST" and form.is_valid():
        return post(
            request,
            lambda: actions.add_clause(version, clause, form.cleaned_data["words"], by=request.user),
            saved(Say(f"Đã thêm một khoản sau {clause}.", f"A clause was added after {clause}.")),
            lambda made: back_of(request, made[0], made[1]),
            lambda why: _again(request, form, told, why),
        )
    return render(request, "movements/plan_words.html", told)


def repeal(request: HttpRequest, pk: int, clause: str) -> HttpResponse:
    """Repeal a clause: its words and rules go, its number stays."""
    version = version_for(request, pk)
    shown = line_of(version, clause)
    if request.method == "POST":
        what = Say(f"Đã bãi bỏ khoản {clause}.", f"Clause {clause} is repealed.")
        return post(
            request,
            lambda: actions.repeal(version, clause, by=request.user),
            saved(what),
            back_of(request, version, clause),
        )
    told = shell(request, version, "plan") | {
        "consequence": _(
            "Khoản chỉ còn chữ “(bãi bỏ)”, các quy tắc của nó không còn. Mã các khoản khác giữ nguyên."
        ),
        "what": [(both(clause), both(shown.clause.text))],
        "button": _("Bãi bỏ khoản"),
        "heading": _("Bãi bỏ khoản"),
        "danger": True,
        "back_url": back_of(request, version, clause),
    }
    return render(request, "screens/confirm.html", told)


_CLAUSE = "ke-hoach/<int:pk>/khoan/<str:clause>"
urlpatterns = [
    path(f"{_CLAUSE}/loi", words, name="plan_words"),
    path(f"{_CLAUSE}/them-khoan", add_clause, name="plan_add_clause"),
    path(f"{_CLAUSE}/bai-bo", repeal, name="plan_repeal"),
]
