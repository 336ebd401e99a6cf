"""Likenesses and versions over HTTP: both sides, how they were settled, what changed between sendings."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.report_sections import sections_for
from thidua.core.word_diff import pieces
from thidua.core.wording import Say
from thidua.nominations.actions import copies as actions
from thidua.nominations.background import look_in_background, said
from thidua.nominations.forms.dossier import SettleForm
from thidua.nominations.models import Flag, Nomination
from thidua.nominations.queries.dossier import award_said, named
from thidua.nominations.queries.report import who_of
from thidua.nominations.queries.submissions import difference
from thidua.nominations.queries.verdicts import answer_for, sees_private
from thidua.nominations.views.dossier import nomination_of
from thidua.screens.jobs import begin_once
from thidua.screens.posting import post


@require_POST
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """Look for likenesses now."""
    found, back = nomination_of(request, pk), reverse("nominations:dossier", args=[pk])
    if actions.is_long(found) and access.may("nomination.look_for_copies", request.user, found):
        say = Say(f"Tìm chỗ giống nhau của {found.code}", f"Looking for likenesses of {found.code}")
        given = {"nomination_id": found.pk, "by_id": request.user.pk}
        return begin_once(request, say, look_in_background, back, **given)
    return post(request, lambda: actions.look(found, by=request.user), said, back)


def copies(request: HttpRequest, pk: int) -> HttpResponse:
    """Both sides of a likeness; of the other dossier only what the person may see."""
    flag = _flag(request, pk)
    return render(request, "nominations/copies.html", _both(request, flag, SettleForm()))


@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what it means."""
    flag = _flag(request, pk)
    form = SettleForm(request.POST)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        form.refuse(reasons)
        return render(request, "nominations/copies.html", _both(request, flag, form))

    if not form.is_valid():
        response = again()
        response.status_code = 422
        return response
    told = form.cleaned_data
    return post(
        request,
        lambda: actions.settle(flag, told["answer"], told["reason"], by=request.user),
        Say("Đã ghi câu trả lời.", "The answer was recorded."),
        reverse("nominations:dossier", args=[flag.nomination_id]),
        again=again,
    )


def _flag(request: HttpRequest, pk: int) -> Flag:
    seen = Nomination.objects.visible_to(request.user).order_by().values("pk")
    rows = Flag.objects.filter(nomination__in=seen).select_related("nomination", "settled_by")
    found: Flag = get_object_or_404(rows, pk=pk)
    return found


def _both(request: HttpRequest, flag: Flag, form: SettleForm) -> dict[str, Any]:
    found = nomination_of(request, flag.nomination_id)
    other = (
        Nomination.objects.visible_to(request.user)
        .select_related("person", "unit", "round")
        .filter(pk=flag.other_id)
        .first()
    )
    titles = {s.key: s.title for s in sections_for(who_of(found))}
    return {
        "flag": flag,
        "nomination": found,
        "name": named(found),
        "other": other,
        "other_name": named(other) if other else "",
        "ask": None if other else _who_sees(flag),
        "place": titles.get(flag.about, flag.about),
        "pieces": pieces(flag.theirs, flag.mine) if other and flag.kind == "report" else [],
        "form": form,
        "may_settle": access.may("nomination.settle", request.user, found),
        "back_url": reverse("nominations:dossier", args=[found.pk]),
    }


def _who_sees(flag: Flag) -> str:
    """The agency that judges the other dossier: whom to ask about what one may not see."""
    names = Nomination.objects.filter(pk=flag.other_id).values_list("movement__agency__name", flat=True)
    return str(names.first() or "")


def submissions(request: HttpRequest, pk: int) -> HttpResponse:
    """The difference between any two sendings."""
    found = nomination_of(request, pk)
    rows = list(found.submissions.select_related("by").order_by("number"))
    if not rows:
        raise Http404
    by_number = {str(r.number): r for r in rows}
    new = by_number.get(request.GET.get("moi", ""), rows[-1])
    old = by_number.get(request.GET.get("cu", ""), rows[max(0, rows.index(new) - 1)])
    told = {
        "nomination": found,
        "name": named(found),
        "award_said": award_said(found),
        "rows": rows,
        "both": difference(found, old, new),
        "answers": [answer_for(s.verdict, sees_private(request.user, found)) for s in (old, new)],
        "back_url": reverse("nominations:dossier", args=[pk]),
    }
    return render(request, "nominations/submissions.html", told)


urlpatterns = [
    path("<int:pk>/tim-trung", look, name="look"),
    path("trung/<int:pk>", copies, name="copies"),
    path("trung/<int:pk>/tra-loi", settle, name="settle"),
    path("<int:pk>/ban-gui", submissions, name="submissions"),
]
