"""Appraisal over HTTP: the queue of an agency, a card with its own items, answers, the survey."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.core.wording import Say, several
from thidua.scorecards.actions import appraising as actions
from thidua.scorecards.forms.marking import AppraiseForm, ReasonForm
from thidua.scorecards.models import Card, Desk, Line
from thidua.scorecards.queries.across import items_of
from thidua.scorecards.queries.cards import page_of
from thidua.scorecards.queries.waiting import WAITS
from thidua.scorecards.queries.windows import appraise_late
from thidua.scorecards.views.cards import card_of, line_of, way_to
from thidua.screens.asking import Question, ask, sent, unfit
from thidua.screens.middleware import forbidden
from thidua.screens.posting import Conflict, conflicted, post


def queue(request: HttpRequest) -> HttpResponse:
    """Cards that wait for this person's agency, with how many of its items each still lacks."""
    mine = [h.agency_id for h in access.holdings_for(["card.appraise"], request.user) if h.agency_id]
    lines = Line.objects.visible_to(request.user).filter(desk__appraiser__in=mine, card__state="submitted")
    rows = (
        lines.order_by()
        .values(
            "card",
            "card__unit__name",
            "card__scoring__year",
            "card__scoring__appraise_until",
            "card__submitted_at",
        )
        .annotate(
            all=Count("pk", Q(own__isnull=False)),
            waits=Count("pk", WAITS),
            asked=Count("pk", Q(exemption="asked")),
        )
        .order_by("card__scoring__year", "card__submitted_at", "card")
    )
    items = items_of(request.user)
    years = list({one.scoring.pk: one.scoring for one in items}.values())
    return render(request, "scorecards/queue.html", {"rows": list(rows), "items": items, "years": years})


def appraise(request: HttpRequest, pk: int) -> HttpResponse:
    """The items of a card that this person's agency appraises, evidence beside each."""
    found = card_of(request, pk)
    by = request.user
    page = page_of(found, by)
    asked = (row for row in page.rows if not row.is_survey and row.exempt is None)
    rows = [row for row in asked if access.may("card.appraise", by, row.line.desk)]
    if not rows:
        return forbidden(request, access.refusal("card.appraise", by))
    form = AppraiseForm(page.tree, rows, request.POST if request.method == "POST" else None)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        areas = [(area, *area.asked) for area in page.areas if area.asked[0] is not None]
        mine = [told for told in areas if access.may("card.grant_area", by, told[1])]
        return render(request, "scorecards/appraise.html", _of_card(found, form) | {"areas": mine})

    if request.method != "POST":
        return again()
    if not form.is_valid():
        return unfit(again())
    try:
        return post(
            request,
            lambda: appraised(form, by),
            lambda n: Say(f"Đã lưu điểm {len(n)} mục.", f"Points of {several(len(n), 'item')} were saved."),
            reverse("scorecards:appraise", args=[found.pk]),
            again,
        )
    except Conflict as conflict:
        return both_versions(request, conflict, form)


def appraised(form: AppraiseForm, by: Any) -> list[Line]:
    """Write the lines that a person changed on a page; Conflict where another has saved one meanwhile."""
    return [
        actions.appraise(row.line, given.points or Decimal(0), given.why, by=by, seen=form.seen(row))
        for row, given in form.changed()
    ]


def both_versions(request: HttpRequest, conflict: Conflict, form: AppraiseForm) -> HttpResponse:
    """The page of two appraisals of the same items."""
    conflict.thing = Saved(conflict.thing, form.version)
    return conflicted(request, conflict, form.both())


class Saved(NamedTuple):
    """A line that somebody else saved, with what the form posts on to say that it was read."""

    line: Line
    version: str


def _of_card(card: Card, form: AppraiseForm) -> dict[str, Any]:
    """What the page of an appraisal shows."""
    lines = [row.line for row in form.mine]
    shut = appraise_late(card.scoring) if card.state == "submitted" else _NOT_HERE
    return {
        "card": card,
        "form": form,
        "rows": form.rows(),
        "desks": sorted({line.desk for line in lines}, key=lambda desk: desk.pk),
        "shut": shut,
        "waiting": sum(line.appraised is None and line.own is not None for line in lines),
        "way": way_to(card, (_("Thẩm định"), "")),
    }


_NOT_HERE = Say("Phiếu không ở bước thẩm định.", "The card is not being appraised.")


@require_POST
def agree(request: HttpRequest, pk: int, desk: int) -> HttpResponse:
    """Agree with the unit's own points on all that is left."""
    found = card_of(request, pk)
    at = get_object_or_404(Desk.objects.visible_to(request.user), pk=desk, scoring=found.scoring_id)
    return post(
        request,
        lambda: actions.agree(found, at, by=request.user),
        lambda n: Say(f"Đã đồng ý {n} mục.", f"Agreed with {n} items."),
        reverse("scorecards:appraise", args=[found.pk]),
    )


@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """End the appraisal of a card."""
    found = card_of(request, pk)
    return post(
        request,
        lambda: actions.finish(found, by=request.user),
        Say(
            "Đã kết thúc thẩm định. Phiếu trình Hội đồng.",
            "The appraisal has ended. The card goes to the council.",
        ),
        reverse("scorecards:card", args=[found.pk]),
    )


def reopening(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the appraisal of a card again."""
    found = card_of(request, pk)
    question = Question(
        "card.reopen",
        found,
        _("Mở lại thẩm định"),
        _("Mở lại"),
        lambda told: actions.reopen(found, told["reason"], by=request.user),
        Say("Đã mở lại thẩm định.", "The appraisal was opened again."),
        reverse("scorecards:card", args=[found.pk]),
        way_to(found, (_("Mở lại thẩm định"), "")),
    )
    return ask(request, ReasonForm(sent(request)), question)


def granting(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant that an item does not apply."""
    return _answer(request, pk, "grant_exempt", _("Nhận: mục không áp dụng"))


def refusing(request: HttpRequest, pk: int) -> HttpResponse:
    """Refuse that an item does not apply."""
    return _answer(request, pk, "refuse_exempt", _("Không nhận: mục vẫn áp dụng"))


def _answer(request: HttpRequest, pk: int, name: str, heading: str) -> HttpResponse:
    found = line_of(request, pk)
    act = getattr(actions, name)
    question = Question(
        f"card.{name}",
        found.desk,
        heading,
        heading,
        lambda told: act(found, told["reason"], by=request.user),
        Say("Đã trả lời.", "It was answered."),
        reverse("scorecards:line", args=[found.pk]),
        way_to(found.card, (found.code, "")),
        shown={"note": Say(f"Đơn vị nêu: {found.exempt_why}", f"The unit says: {found.exempt_why}")},
    )
    return ask(request, ReasonForm(sent(request)), question)
