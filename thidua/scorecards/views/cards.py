"""One card over HTTP: read, filled as one types, sent, returned; one line with its evidence and history."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.clock import VIETNAM, now
from thidua.core.errors import Refused
from thidua.core.scorecards.cards import OWN
from thidua.core.wording import Say
from thidua.scorecards.actions import opening
from thidua.scorecards.actions import scoring as actions
from thidua.scorecards.actions.appraising import lacking
from thidua.scorecards.forms.marking import CardForm, ExtendForm, ReasonForm
from thidua.scorecards.models import Card, Line
from thidua.scorecards.queries.cards import Page, page_of, seen
from thidua.scorecards.queries.doubts import with_doubts
from thidua.scorecards.queries.windows import own_late
from thidua.scorecards.views.scorings import way_of
from thidua.screens.asking import SURE, Question, ask, sent
from thidua.screens.middleware import forbidden
from thidua.screens.posting import Conflict, conflicted, post, spoken

SAVED = Say("Đã lưu phiếu.", "The card was saved.")


def card(request: HttpRequest, pk: int) -> HttpResponse:
    """A card to read: areas, marks of each voice, what it comes to."""
    found = card_of(request, pk)
    page, by = with_doubts(page_of(found, request.user)), request.user
    names = ("score", "submit", "extend", "return", "finish", "reopen")
    may = {name: access.may(f"card.{name}", by, found) for name in names}
    told = {
        **_told(page),
        "may": may | {"complain": access.may("complaint.make", by, found)},
        "lacking": list(lacking(found).values()) if found.state == "submitted" and may["finish"] else [],
        "late": own_late(found) if found.state == "scoring" else None,
        "sending": list(actions.sending(found).values())
        if found.state == "scoring" and may["submit"]
        else [],
        "whole": len(list(page.rows)) == len(page.tree.leaves),
        "appraises": found.state == "submitted"
        and any(access.may("card.appraise", by, row.line.desk) for row in page.rows),
    }
    return render(request, "scorecards/card.html", told)


def scoring_it(request: HttpRequest, pk: int) -> HttpResponse:
    """The card as a form: every item, totals while one types."""
    found = card_of(request, pk)
    if not access.may("card.score", request.user, found):
        return forbidden(request, access.refusal("card.score", request.user))
    page = page_of(found)
    form = CardForm(page, request.POST if request.method == "POST" else None)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        if reasons:
            form.refuse(reasons)
        shut = own_late(found) if found.state == "scoring" else Say("Phiếu đã gửi.", "The card was sent.")
        told = {**_told(page), "form": form, "areas": list(form.areas()), "shut": shut}
        return render(request, "scorecards/fill.html", told)

    if request.method != "POST":
        return again()
    if not form.is_valid():
        response = again()
        response.status_code = 422
        return response
    version = request.POST.get("version")
    to = reverse(
        "scorecards:card" if request.POST.get("toi") == "xem" else "scorecards:score", args=[found.pk]
    )
    try:
        return post(
            request,
            lambda: actions.keep(found, form.marks(), by=request.user, version=version),
            SAVED,
            to,
            again,
        )
    except Conflict as conflict:
        return conflicted(request, conflict, _both(page, form))


@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save as one types what is right by now; what is not stays on the page."""
    found = card_of(request, pk)
    access.check("card.score", request.user, found)
    form = CardForm(page_of(found), request.POST)
    form.is_valid()
    try:
        kept = actions.keep(found, form.marks(), by=request.user, version=request.POST.get("version"))
    except Conflict as conflict:
        return JsonResponse({"version": conflict.thing.version}, status=409)
    except Refused as refused:
        return JsonResponse({"reasons": [spoken(r) for r in refused.reasons]}, status=422)
    at = (kept.saved_at or now()).astimezone(VIETNAM)
    return JsonResponse({"at": f"{at:%H:%M}", "version": kept.version})


def submitting(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the card and send it."""
    found = card_of(request, pk)
    page = page_of(found)
    question = Question(
        "card.submit",
        found,
        _("Ký, gửi phiếu chấm điểm"),
        _("Ký và gửi"),
        lambda _told: actions.submit(found, by=request.user),
        Say(
            "Đã gửi phiếu. Các cơ quan thẩm định đang giữ.",
            "The card was sent. The appraising agencies hold it.",
        ),
        reverse("scorecards:card", args=[found.pk]),
        way_to(found, (_("Gửi"), "")),
        SURE,
        {
            "consequence": _(
                "Gửi rồi thì điểm tự chấm và minh chứng giữ nguyên, trừ khi phiếu được trả lại."
            ),
            "what": _summary(page),
        },
    )
    return ask(request, _Empty(sent(request)), question)


def extending(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one unit more time."""
    found = card_of(request, pk)
    question = Question(
        "card.extend",
        found,
        _("Gia hạn tự chấm cho %(unit)s") % {"unit": found.unit},
        _("Gia hạn"),
        lambda told: opening.extend(found, told["until"], told["reason"], by=request.user),
        Say("Đã gia hạn và báo cho đơn vị.", "More time was given and the unit was told."),
        reverse("scorecards:card", args=[found.pk]),
        way_to(found, (_("Gia hạn"), "")),
    )
    return ask(request, ExtendForm(sent(request)), question)


def returning(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a card back to its unit."""
    found = card_of(request, pk)
    question = Question(
        "card.return",
        found,
        _("Trả lại phiếu của %(unit)s") % {"unit": found.unit},
        _("Trả lại phiếu"),
        lambda told: actions.return_(found, told["reason"], by=request.user),
        Say("Đã trả lại phiếu.", "The card was returned."),
        reverse("scorecards:card", args=[found.pk]),
        way_to(found, (_("Trả lại"), "")),
    )
    return ask(request, ReasonForm(sent(request)), question)


def line(request: HttpRequest, pk: int) -> HttpResponse:
    """One item of a card: what it asks, its marks, its evidence, who changed what and why."""
    found = line_of(request, pk)
    page = with_doubts(page_of(found.card, request.user))
    row = next(row for row in page.rows if row.line.pk == found.pk)
    by, state = request.user, found.card.state
    told = {
        **_told(page),
        "row": row,
        "line": found,
        "changes": list(found.changes.select_related("by")),
        "complaints": list(found.complaints.all()),
        "may": {
            "ask": state == "scoring" and access.may("card.ask_exempt", by, found),
            "answer": state == "submitted"
            and found.exemption == "asked"
            and access.may("card.grant_exempt", by, found.desk),
            "decide": state == "appraised" and access.may("card.decide", by, found),
            "complain": state == "announced" and access.may("complaint.make", by, found.card),
        },
    }
    return render(request, "scorecards/line.html", told)


def asking(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask that an item not apply to the unit."""
    found = line_of(request, pk)
    question = Question(
        "card.ask_exempt",
        found,
        _("Xin không áp dụng mục %(code)s") % {"code": found.code},
        _("Gửi cùng phiếu"),
        lambda told: actions.ask_exempt(found, told["reason"], by=request.user),
        Say("Đã ghi. Cơ quan thẩm định sẽ trả lời.", "It was recorded. The appraisers will answer."),
        reverse("scorecards:line", args=[found.pk]),
        way_to(found.card, (found.code, "")),
        shown={
            "note": _(
                "Khi được nhận, điểm tối đa của đơn vị giảm bằng điểm của mục, tỷ lệ tính trên phần còn lại."
            )
        },
    )
    return ask(request, ReasonForm(sent(request)), question)


def card_of(request: HttpRequest, pk: int) -> Card:
    """A card that the person sees."""
    found: Card = get_object_or_404(seen(request.user), pk=pk)
    return found


def line_of(request: HttpRequest, pk: int) -> Line:
    """A line that the person sees."""
    rows = Line.objects.visible_to(request.user).select_related(
        "card__scoring__scorecard", "card__scoring__agency", "card__unit__agency", "desk__appraiser"
    )
    found: Line = get_object_or_404(rows, pk=pk)
    return found


def way_to(card: Card, *more: tuple[Any, str]) -> tuple[tuple[Any, str], ...]:
    """The steps that lead to a page of a card."""
    return way_of(card.scoring, (str(card.unit), reverse("scorecards:card", args=[card.pk])), *more)


class _Empty(ReasonForm):
    reason = None


def _told(page: Page) -> dict[str, Any]:
    done, of = page.progress
    return {
        "card": page.card,
        "page": page,
        "way": way_to(page.card),
        "done": done,
        "of": of,
        "own": page.result(OWN),
        "result": page.result(),
        "own_sum": sum(area.own for area in page.areas),
    }


def _summary(page: Page) -> list[tuple[str, str]]:
    done, of = page.progress
    own = str(sum(area.own for area in page.areas)).replace(".", ",")
    return [
        (_("Đơn vị"), str(page.card.unit)),
        (_("Mục đã chấm"), f"{done}/{of}"),
        (_("Tổng điểm tự chấm"), own),
    ]


def _both(page: Page, form: CardForm) -> list[tuple[Say, str, str]]:
    """The points that differ from what is saved, mine and the saved ones."""
    pairs = []
    for row in form.mine:
        name = f"p{row.line.pk}"
        mine, saved = form.data.get(name, ""), str(row.line.own if row.line.own is not None else "")
        if mine.replace(",", ".") != saved.rstrip("0").rstrip("."):
            pairs.append((row.item.say, mine, saved.replace(".", ",")))
    return pairs
