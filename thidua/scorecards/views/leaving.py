"""Whole areas that do not apply, over HTTP: asked for by the unit, answered by each appraising agency."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _

from thidua.core.scorecards.model import Item
from thidua.core.wording import Say, several
from thidua.scorecards.actions import leaving as actions
from thidua.scorecards.compiled import tree_of
from thidua.scorecards.forms.marking import ReasonForm
from thidua.scorecards.models import Card, Desk
from thidua.scorecards.views.cards import card_of, way_to
from thidua.screens.asking import Question, ask, sent
from thidua.screens.posting import spoken


def asking(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Ask that a whole area not apply to the unit."""
    found = card_of(request, pk)
    item = _item(found, code)
    question = Question(
        "card.ask_area",
        found,
        _("Xin không áp dụng cả %(item)s") % {"item": spoken(item.say)},
        _("Gửi cùng phiếu"),
        lambda told: actions.ask_area(found, code, told["reason"], by=request.user),
        lambda lines: Say(
            f"Đã xin không áp dụng {len(lines)} mục. Cơ quan thẩm định sẽ trả lời.",
            f"Asked for {several(len(lines), 'item')}. The appraisers will answer.",
        ),
        reverse("scorecards:card", args=[found.pk]),
        way_to(found, (code, "")),
        shown={
            "note": _(
                "Mọi mục trong đó khỏi phải chấm khi chờ trả lời. Khi được nhận, điểm tối đa của đơn vị giảm "
                "bằng điểm của chúng."
            )
        },
    )
    return ask(request, ReasonForm(sent(request)), question)


def granting(request: HttpRequest, pk: int, desk: int, code: str) -> HttpResponse:
    """Grant that a whole area does not apply."""
    return _answer(request, pk, (desk, code), ("grant", _("Nhận: không áp dụng cả %(item)s")))


def refusing(request: HttpRequest, pk: int, desk: int, code: str) -> HttpResponse:
    """Refuse that a whole area does not apply."""
    return _answer(request, pk, (desk, code), ("refuse", _("Không nhận: %(item)s vẫn áp dụng")))


def _answer(request: HttpRequest, pk: int, at: tuple[int, str], way: tuple[str, str]) -> HttpResponse:
    found = card_of(request, pk)
    desk = get_object_or_404(Desk.objects.visible_to(request.user), pk=at[0], scoring=found.scoring_id)
    item = _item(found, at[1])
    heading = way[1] % {"item": spoken(item.say)}
    act: Any = actions.grant_area if way[0] == "grant" else actions.refuse_area
    question = Question(
        f"card.{way[0]}_area",
        desk,
        heading,
        _("Nhận") if way[0] == "grant" else _("Không nhận"),
        lambda told: act(found, desk, at[1], told["reason"], by=request.user),
        lambda lines: Say(f"Đã trả lời {len(lines)} mục.", f"Answered {several(len(lines), 'item')}."),
        reverse("scorecards:appraise", args=[found.pk]),
        way_to(found, (at[1], "")),
    )
    return ask(request, ReasonForm(sent(request)), question)


def _item(card: Card, code: str) -> Item:
    item = tree_of(card.scoring.scorecard).item(code)
    if item is None:
        raise Http404
    return item


urlpatterns = [
    path("phieu/<int:pk>/khong-ap-dung/<path:code>", asking, name="ask_area"),
    path("phieu/<int:pk>/nhan/<int:desk>/<path:code>", granting, name="grant_area"),
    path("phieu/<int:pk>/khong-nhan/<int:desk>/<path:code>", refusing, name="refuse_area"),
]
