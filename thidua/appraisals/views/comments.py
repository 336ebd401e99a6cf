"""Comments over HTTP: the office opens the days, writes down and answers what was said."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.appraisals.actions import comments as actions
from thidua.appraisals.actions.comments import Days, Words
from thidua.appraisals.forms.appraising import AnswerForm, DaysForm, RecordForm, TextForm
from thidua.appraisals.models import Comment, CommentPeriod
from thidua.appraisals.queries.boards import ON_THE_BOARD
from thidua.appraisals.queries.comments import Asked, asked_by_law, usual_end, worked_at
from thidua.appraisals.views.boards import round_and_award, rounds_seen
from thidua.clock import today
from thidua.core.law.holidays import WorkingDays
from thidua.core.plan.model import Award
from thidua.core.wording import Say, several
from thidua.movements.models import Round
from thidua.nominations.models import Nomination
from thidua.nominations.queries.dossier import named
from thidua.nominations.queries.rounds import awards_of
from thidua.rounds.pages.naming import award_full
from thidua.screens.asking import Question, ask


def comments(request: HttpRequest, pk: int) -> HttpResponse:
    """The days of every award of a round, and what was said: a fixed number of queries."""
    user = request.user
    round_ = get_object_or_404(rounds_seen(request), pk=pk)
    seen = Nomination.objects.visible_to(user).filter(round=round_, state__in=ON_THE_BOARD).order_by()
    published = Q(comment_periods__waived_reason="", comment_periods__isnull=False)
    ready = dict(seen.values_list("award").annotate(n=Count("pk")))
    known = dict(seen.filter(published).values_list("award").annotate(n=Count("pk", distinct=True)))
    rows = CommentPeriod.objects.visible_to(user).filter(round=round_)
    periods = list(rows.select_related("opened_by").order_by("-pk"))
    said_ = Comment.objects.visible_to(user).filter(period__round=round_)
    told = {
        "round": round_,
        "awards": [
            _days(round_, award, periods) | {"ready": n, "fresh": n - known.get(award.id, 0)}
            for award in awards_of(round_)
            if (n := ready.get(award.id, 0))
        ],
        "comments": said_.select_related(
            "nomination__person", "nomination__unit", "answered_by", "recorded_by"
        ).order_by("answered_at", "pk"),
        "today": today(),
        "may": {v: access.may(f"comments.{v}", user, round_) for v in ("open", "waive", "record", "answer")},
    }
    return render(request, "appraisals/comments.html", told)


def _days(round_: Round, award: Award, periods: list[CommentPeriod]) -> dict[str, Any]:
    """The days of one award: those that were, whether some are open, whether they were left out."""
    mine = [p for p in periods if p.award == award.id]
    return {
        "award": award,
        "name": award_full(award),
        "periods": mine,
        "waived": any(p.waived_reason for p in mine),
        "is_open": any(p.to_on and p.to_on >= today() for p in mine),
        "asked": asked_by_law(round_, award.id),
    }


def _way(round_: Round, here: str) -> tuple[tuple[Any, str], ...]:
    return (
        (_("Xếp hạng"), reverse("appraisals:boards")),
        (_("Góp ý đợt %(name)s") % {"name": round_.name}, reverse("appraisals:comments", args=[round_.pk])),
        (here, ""),
    )


def _asked_note(asked: Asked, start: date, worked: WorkingDays) -> Say:
    """What the law asks, and how sure the count of working days is."""
    if not asked.required:
        return Say(
            f"Không thấy luật buộc lấy ý kiến cho hình thức này; thường lấy {asked.usual_days} đến 10 ngày.",
            f"No law was found that asks for it; {asked.usual_days} to 10 days are usual.",
        )
    sure = worked.note(start, usual_end(start, asked, worked))
    vi, en = (f" Ngày làm việc: {sure.vi}.", f" Working days: {sure.en}.") if sure else ("", "")
    return Say(
        f"{asked.source.vi}: ít nhất {asked.working_days} ngày làm việc trước khi Hội đồng họp.{vi}",
        f"{asked.source.en}: at least {asked.working_days} working days before the council meets.{en}",
    )


def open_comments(request: HttpRequest, pk: int, award: str) -> HttpResponse:
    """Open the days for an award; the law's or the usual length is offered."""
    round_, found = round_and_award(request, pk, award)
    asked = asked_by_law(round_, award)
    start, worked = today() + timedelta(days=1), worked_at(round_.movement)
    form = DaysForm(
        request.POST or None, initial={"from_on": start, "to_on": usual_end(start, asked, worked)}
    )
    note = _asked_note(asked, start, worked)
    question = Question(
        right="comments.open",
        thing=round_,
        heading=_("Mở lấy ý kiến công khai"),
        button=_("Mở lấy ý kiến"),
        do=lambda told: actions.open_period(round_, award, Days(**told), by=request.user),
        told=lambda made: Say(
            f"Đã mở lấy ý kiến {made.nominations.count()} hồ sơ, hết ngày {made.to_on:%d/%m/%Y}.",
            f"Open for comment until {made.to_on:%d/%m/%Y}: {several(made.nominations.count(), 'dossier')}.",
        ),
        to=reverse("appraisals:comments", args=[pk]),
        way=_way(round_, _("Mở lấy ý kiến")),
        shown={"note": Say(f"{award_full(found).vi}. {note.vi}", f"{award_full(found).en}. {note.en}")},
    )
    return ask(request, form, question)


def waive_comments(request: HttpRequest, pk: int, award: str) -> HttpResponse:
    """Leave the days out, with the reason."""
    round_, found = round_and_award(request, pk, award)
    question = Question(
        right="comments.waive",
        thing=round_,
        heading=_("Không lấy ý kiến công khai"),
        button=_("Ghi lý do không lấy ý kiến"),
        do=lambda told: actions.waive(round_, award, told["reason"], by=request.user),
        told=Say("Đã ghi lý do không lấy ý kiến.", "The reason for leaving the days out was recorded."),
        to=reverse("appraisals:comments", args=[pk]),
        way=_way(round_, _("Không lấy ý kiến")),
        shown={"note": award_full(found)},
    )
    return ask(request, TextForm(request.POST or None), question)


def record_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a comment that came by letter or telephone."""
    rows = CommentPeriod.objects.visible_to(request.user).select_related("round__movement", "movement")
    period = get_object_or_404(rows, pk=pk, waived_reason="")
    there = list(period.nominations.select_related("person", "unit").order_by("pk"))
    form = RecordForm(request.POST or None, rows=[(n.pk, f"{n.code} · {named(n)}") for n in there])

    def do(told: dict[str, Any]) -> Comment:
        about = next(n for n in there if str(n.pk) == told["nomination"])
        words = Words(told["text"], told["source"], told["name"], told["contact"])
        return actions.record_comment(period, about, words, by=request.user)

    question = Question(
        right="comments.record",
        thing=period,
        heading=_("Ghi góp ý nhận được"),
        button=_("Ghi góp ý"),
        do=do,
        told=lambda made: Say(f"Đã ghi góp ý {made.code}.", f"Comment {made.code} was written down."),
        to=reverse("appraisals:comments", args=[period.round_id]),
        way=_way(period.round, _("Ghi góp ý")),
    )
    return ask(request, form, question)


def answer_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer one comment."""
    rows = Comment.objects.visible_to(request.user).select_related(
        "period__round", "movement", "nomination__unit"
    )
    found = get_object_or_404(rows, pk=pk)
    question = Question(
        right="comments.answer",
        thing=found,
        heading=_("Trả lời góp ý %(code)s") % {"code": found.code},
        button=_("Lưu câu trả lời"),
        do=lambda told: actions.answer(found, told["text"], told["upheld"] == "yes", by=request.user),
        told=Say(f"Đã trả lời {found.code}.", f"{found.code} was answered."),
        to=reverse("appraisals:comments", args=[found.period.round_id]),
        way=_way(found.period.round, _("Trả lời góp ý")),
        template="appraisals/answer.html",
        shown={"comment": found, "name": named(found.nomination)},
    )
    initial = {"text": found.answer, "upheld": "yes" if found.upheld else "no"} if found.answered_at else {}
    return ask(request, AnswerForm(request.POST or None, initial=initial), question)


urlpatterns = [
    path("gop-y/<int:pk>", comments, name="comments"),
    path("gop-y/<int:pk>/<str:award>/mo", open_comments, name="open_comments"),
    path("gop-y/<int:pk>/<str:award>/khong-lay", waive_comments, name="waive_comments"),
    path("gop-y/ky/<int:pk>/ghi", record_comment, name="record_comment"),
    path("gop-y/y/<int:pk>/tra-loi", answer_comment, name="answer_comment"),
]
