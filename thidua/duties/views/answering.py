"""Answering over HTTP: a new answer, an earlier one, taken back, written into the plan."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.core.wording import Say
from thidua.duties import actions
from thidua.duties.actions import NewAnswer
from thidua.duties.actions.difficulties import page_of
from thidua.duties.forms import AnswerAsForm, AnswerForm, SureForm
from thidua.duties.models import Interpretation
from thidua.duties.queries.difficulties import answers_of, readings_of
from thidua.duties.views.difficulties import difficulty_for
from thidua.duties.views.shared import way_to
from thidua.movements.compiled import plan_of
from thidua.screens.asking import SURE, Question, ask, sent


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a difficulty in words that everybody reads."""
    found = difficulty_for(request, pk)
    readings = readings_of(plan_of(found.movement.plan), found.clause)
    form = AnswerForm(sent(request), readings=readings, initial={"question": found.words, "reading": ""})
    question = Question(
        right="difficulty.answer",
        thing=found,
        heading=_("Trả lời khó khăn"),
        button=_("Trả lời cho mọi đơn vị"),
        do=lambda told: actions.answer(found, _typed(told), by=request.user),
        told=Say(
            "Đã trả lời. Mọi đơn vị đọc được ở trang Cách hiểu.",
            "Answered. Every unit reads it on the page of interpretations.",
        ),
        to=page_of(found),
        way=_way(found, _("Trả lời")),
        shown={"note": Say(f"{found.unit}: {found.words}", f"{found.unit}: {found.words}")},
    )
    return ask(request, form, question)


def _typed(told: dict[str, Any]) -> NewAnswer:
    return NewAnswer(told["question"], told["words"], told["document"], told.get("reading", ""))


def _way(found: Any, here: Any) -> tuple[tuple[Any, str], ...]:
    listed = reverse("duties:difficulties", args=[found.movement_id])
    return way_to(found.movement, (_("Khó khăn"), listed), (str(found.unit), page_of(found)), (here, ""))


def answer_as(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a difficulty by an answer that was given before."""
    found = difficulty_for(request, pk)
    answers = list(answers_of(found.movement, request.user)[:100])
    by_key = {str(a.pk): a for a in answers}
    question = Question(
        right="difficulty.answer_as",
        thing=found,
        heading=_("Dùng trả lời đã có"),
        button=_("Trả lời bằng câu này"),
        do=lambda told: actions.answer_as(found, by_key[told["answer"]], by=request.user),
        told=Say("Đã trả lời bằng câu trả lời đã có.", "Answered as before."),
        to=page_of(found),
        way=_way(found, _("Dùng trả lời đã có")),
        shown={"note": Say(f"{found.unit}: {found.words}", f"{found.unit}: {found.words}")},
    )
    return ask(request, AnswerAsForm(sent(request), answers=answers), question)


def _answer_for(request: HttpRequest, pk: int) -> Interpretation:
    rows = Interpretation.objects.visible_to(request.user).select_related(
        "movement__agency", "movement__plan"
    )
    found: Interpretation = get_object_or_404(rows, pk=pk)
    return found


def withdrawing(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an answer back."""
    found = _answer_for(request, pk)
    here = reverse("duties:answers", args=[found.movement_id])
    question = Question(
        right="interpretation.withdraw",
        thing=found,
        heading=_("Rút trả lời"),
        button=_("Rút trả lời"),
        do=lambda _told: actions.withdraw_answer(found, by=request.user),
        told=Say("Đã rút. Khó khăn đã hỏi chờ trả lời lại.", "Withdrawn. What was asked waits again."),
        to=here,
        way=way_to(found.movement, (_("Cách hiểu"), here), (_("Rút"), "")),
        template=SURE,
        shown={
            "consequence": Say(
                "Câu trả lời này không còn hiện cho đơn vị; khó khăn đã hỏi chờ trả lời lại.",
                "Units read this answer no longer; what was asked waits for an answer again.",
            ),
            "what": ((_("Trả lời"), found.words),),
        },
    )
    return ask(request, SureForm(sent(request)), question)


def settling(request: HttpRequest, pk: int) -> HttpResponse:
    """Write into the draft of the plan that a reading holds by an answer."""
    found = _answer_for(request, pk)
    here = reverse("duties:answers", args=[found.movement_id])
    readings = dict(readings_of(plan_of(found.movement.plan), found.clause))
    chosen = readings.get(f"{found.mark}:{found.letter}", Say("", ""))
    question = Question(
        right="interpretation.settle",
        thing=found,
        heading=_("Ghi cách hiểu vào kế hoạch"),
        button=_("Ghi vào bản nháp"),
        do=lambda _told: actions.settle(found, by=request.user),
        told=lambda draft: Say(
            f"Đã ghi vào bản {draft.number} đang soạn. Rà soát, công bố rồi áp dụng cho phong trào.",
            f"Written into draft {draft.number}. Review it, publish it, then adopt it in the movement.",
        ),
        to=lambda draft: (
            f"{reverse('movements:plan', args=[draft.pk])}?khoan={found.clause}#k-{found.clause}"
        ),
        way=way_to(found.movement, (_("Cách hiểu"), here), (_("Ghi vào kế hoạch"), "")),
        template=SURE,
        shown={
            "consequence": Say(
                "Bản nháp của kế hoạch nói cách hiểu này đang dùng, theo văn bản nào, từ ngày nào. "
                "Kết quả đã xét giữ nguyên bản kế hoạch cũ.",
                "The draft of the plan says that this reading is in use, by which document, since when. "
                "What was judged keeps the earlier version.",
            ),
            "what": (
                (_("Khoản"), found.clause),
                (_("Cách hiểu"), chosen),
                (_("Văn bản trả lời"), found.settled_by),
            ),
        },
    )
    return ask(request, SureForm(sent(request)), question)
