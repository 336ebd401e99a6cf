"""What the public sees without an account: names during the comment days, and a form to comment."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from thidua.appraisals.actions import comments as actions
from thidua.appraisals.actions.comments import Words
from thidua.appraisals.forms.appraising import CommentForm
from thidua.appraisals.models import Comment, CommentPeriod
from thidua.appraisals.queries.comments import name_shown, nameable, open_periods
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.movements.compiled import name_of, plan_of
from thidua.nominations.models import Nomination
from thidua.rounds.pages.naming import award_full
from thidua.screens.cookieless import for_anybody
from thidua.screens.posting import post
from thidua.screens.throttle import within_limit


def public(request: HttpRequest) -> HttpResponse:
    """Everybody who is open for comment today: name, unit, award, one line."""
    there = nameable(Nomination.objects.select_related("person", "unit__agency").defer("verdict"))
    periods = open_periods().prefetch_related(Prefetch("nominations", there.order_by("pk"), to_attr="shown"))
    groups: defaultdict[Any, list[Any]] = defaultdict(list)
    for period in periods:
        groups[period.movement].append(period)
    told = [
        (
            movement,
            name_of(movement),
            [(p, award_full(plan_of(movement.plan).award(p.award)), p.shown) for p in rows],
        )
        for movement, rows in groups.items()
    ]
    return render(request, "appraisals/public.html", {"movements": told, "door": "comments"})


@for_anybody
def public_comment(request: HttpRequest, period: int, nomination: int) -> HttpResponse:
    """The form to comment on one name."""
    here = get_object_or_404(open_periods(), pk=period)
    about = get_object_or_404(nameable(here.nominations.select_related("person", "unit")), pk=nomination)
    form = CommentForm(request.POST or None)

    def page(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        form.refuse(reasons)
        told = {
            "form": form,
            "period": here,
            "nomination": about,
            "name": name_shown(about),
            "door": "comments",
        }
        told["award_said"] = award_full(plan_of(here.movement.plan).award(here.award))
        return render(request, "appraisals/public_comment.html", told)

    if request.method != "POST":
        return page()
    if not form.is_valid():
        response = page()
        response.status_code = 422
        return response
    if form.cleaned_data["website"]:
        return HttpResponseRedirect(reverse("appraisals:public"))
    return post(
        request,
        lambda: _taken(request, here, about, form.cleaned_data),
        lambda made: Say(f"Đã nhận góp ý, mã {made.code}.", f"Your comment was received, code {made.code}."),
        lambda made: reverse("appraisals:public_thanks", args=[made.code]),
        again=page,
    )


def _taken(request: HttpRequest, period: CommentPeriod, about: Nomination, told: dict[str, Any]) -> Comment:
    _check_rate(request)
    words = Words(told["text"], told["source"], told["name"], told["contact"])
    return actions.comment(period, about, words, by=request.user if request.user.is_authenticated else None)


def _check_rate(request: HttpRequest) -> None:
    if not within_limit(request, "comment"):
        raise Refused(
            Say(
                "Từ máy này đã gửi 5 góp ý trong một giờ. Gửi tiếp sau, hoặc gửi về địa chỉ ghi ở danh sách.",
                "5 comments came from this machine within an hour. Send more later, or write to the "
                "address in the list.",
            )
        )


def public_thanks(request: HttpRequest, code: str) -> HttpResponse:
    """The confirmation: the code and what next; nothing of what was said."""
    if not Comment.objects.filter(code=code).exists():
        raise Http404
    return render(
        request,
        "appraisals/public_thanks.html",
        {"code": code, "heading": _("Đã nhận góp ý"), "door": "comments"},
    )


urlpatterns = [
    path("cong-khai", public, name="public"),
    path("cong-khai/<int:period>/<int:nomination>", public_comment, name="public_comment"),
    path("cong-khai/da-nhan/<str:code>", public_thanks, name="public_thanks"),
]
