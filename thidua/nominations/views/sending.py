"""Sending over HTTP: look once more, send, confirmation and slip; withdraw, restore, ask to send late."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core.wording import Say
from thidua.nominations.actions import dossier as actions
from thidua.nominations.actions import papers
from thidua.nominations.forms.dossier import ReasonForm
from thidua.nominations.models import Nomination, Paper
from thidua.nominations.queries.dossier import award_said, named
from thidua.nominations.queries.steps import steps_of
from thidua.nominations.queries.verdicts import answer_for, sees_private
from thidua.nominations.views.dossier import nomination_of, page_of
from thidua.screens.asking import SURE, Question, ask
from thidua.screens.forms import Form
from thidua.screens.posting import post, with_undo


def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Look once more before sending: everything that goes, and what still stands in the way."""
    found = nomination_of(request, pk)
    return render(request, "nominations/review.html", page_of(request, found))


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it; a refusal comes back on the review page."""
    found = nomination_of(request, pk)

    def again(reasons: tuple[Say, ...]) -> HttpResponse:
        told = page_of(request, nomination_of(request, pk)) | {"reasons": reasons}
        return render(request, "nominations/review.html", told)

    return post(
        request,
        lambda: actions.submit(found, by=request.user),
        sent_words,
        reverse("nominations:sent", args=[pk]),
        again=again,
    )


def sent_words(found: Nomination) -> Say:
    """What was sent, when, who holds it."""
    at, holder = found.submitted_at, found.holder.name
    return Say(
        f"Đã gửi {found.code} lúc {at:%H:%M}. {holder} đang giữ.",
        f"{found.code} was sent at {at:%H:%M}. {holder} holds it.",
    )


def sent(request: HttpRequest, pk: int) -> HttpResponse:
    """The confirmation: code, time, who holds it, what next."""
    found = nomination_of(request, pk)
    if found.submitted_at is None:
        raise Http404
    told = {
        "nomination": found,
        "name": named(found),
        "award_said": award_said(found),
        "line": steps_of(found),
        "shown_answer": answer_for(found.verdict, sees_private(request.user, found)),
    }
    return render(request, "nominations/sent.html", told)


def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """The slip to print: what was sent, when, on what the verdict rests."""
    found = nomination_of(request, pk)
    last = found.submissions.select_related("by").order_by("-number").first()
    if last is None:
        raise Http404
    told = {
        "nomination": found,
        "name": named(found),
        "award_said": award_said(found),
        "submission": last,
        "shown_answer": answer_for(last.verdict, sees_private(request.user, found)),
        "papers": last.papers,
        "agency_name": found.nominated_by.name,
        "parent_name": found.agency.name if found.agency_id != found.nominated_by_id else "",
        "back_url": reverse("nominations:dossier", args=[pk]),
    }
    return render(request, "nominations/slip.html", told)


@require_POST
def compose(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the letter as made from the data."""
    paper = _paper(request, pk)
    return post(
        request,
        lambda: papers.compose(paper, by=request.user),
        with_undo(
            Say("Đã soạn tờ trình từ dữ liệu.", "The submission letter was made from the data."),
            reverse("nominations:uncompose", args=[pk]),
        ),
        reverse("nominations:dossier", args=[paper.nomination_id]),
    )


@require_POST
def uncompose(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it off the list again."""
    paper = _paper(request, pk)
    return post(
        request,
        lambda: papers.uncompose(paper, by=request.user),
        Say("Đã bỏ tờ trình soạn từ dữ liệu.", "The made letter was taken off the list."),
        reverse("nominations:dossier", args=[paper.nomination_id]),
    )


def _paper(request: HttpRequest, pk: int) -> Paper:
    rows = Paper.objects.visible_to(request.user).select_related(
        "nomination__movement", "nomination__nominated_by"
    )
    found: Paper = get_object_or_404(rows, pk=pk)
    return found


def _way(found: Nomination, here: str) -> tuple[tuple[Any, str], ...]:
    return (
        (_("Hồ sơ"), reverse("nominations:list")),
        (found.code, reverse("nominations:dossier", args=[found.pk])),
        (here, ""),
    )


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a dossier back, on a page that says what happens."""
    found = nomination_of(request, pk)
    back = reverse("nominations:dossier", args=[pk])
    question = Question(
        right="nomination.withdraw",
        thing=found,
        heading=_("Rút hồ sơ %(code)s") % {"code": found.code},
        button=_("Rút hồ sơ"),
        do=lambda _told: actions.withdraw(found, by=request.user),
        told=with_undo(
            Say(f"Đã rút {found.code}.", f"{found.code} was withdrawn."),
            reverse("nominations:restore", args=[pk]),
        ),
        to=back,
        way=_way(found, _("Rút hồ sơ")),
        template=SURE,
        shown={
            "consequence": Say(
                "Hồ sơ không còn được xét và trả lại suất của đơn vị. Nội dung giữ nguyên; lập lại được khi còn hạn "
                "và còn suất.",
                "The dossier is no longer considered and gives its place back. Its content stays; it can be taken "
                "up again while there is time and a place.",
            )
        },
    )
    return ask(request, Form(request.POST or None), question)


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a withdrawn dossier up again."""
    found = nomination_of(request, pk)
    return post(
        request,
        lambda: actions.restore(found, by=request.user),
        Say(f"Đã lập lại {found.code} từ bản đã rút.", f"{found.code} was taken up again as a draft."),
        reverse("nominations:dossier", args=[pk]),
    )


def ask_late(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask to send after the deadline."""
    found = nomination_of(request, pk)
    words = (_("Xin nộp muộn"), _("Xin nộp muộn"))
    told = Say(
        f"Đã xin nộp muộn {found.code}. {found.movement.agency.name} quyết; lý do hiện cho mọi cấp.",
        f"Leave was asked to send {found.code} late. {found.movement.agency.name} decides; the reason is shown.",
    )
    return _reasoned(request, found, "ask_late", words, told)


def allow_late(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a late dossier all the same."""
    found = nomination_of(request, pk)
    told = Say(f"Đã cho nộp muộn {found.code}.", f"{found.code} may be sent late.")
    return _reasoned(request, found, "allow_late", (_("Nhận nộp muộn"), _("Nhận nộp muộn")), told)


def refuse_late(request: HttpRequest, pk: int) -> HttpResponse:
    """Refuse it."""
    found = nomination_of(request, pk)
    told = Say(f"Không nhận nộp muộn {found.code}.", f"{found.code} may not be sent late.")
    return _reasoned(
        request, found, "refuse_late", (_("Không nhận nộp muộn"), _("Không nhận nộp muộn")), told
    )


def _reasoned(
    request: HttpRequest, found: Nomination, verb: str, words: tuple[str, str], told: Say
) -> HttpResponse:
    heading, button = words
    question = Question(
        right=f"nomination.{verb}",
        thing=found,
        heading=f"{heading}: {found.code}",
        button=button,
        do=lambda given: getattr(actions, verb)(found, given["reason"], by=request.user),
        told=told,
        to=reverse("nominations:dossier", args=[found.pk]),
        way=_way(found, heading),
    )
    return ask(request, ReasonForm(request.POST or None), question)


urlpatterns = [
    path("<int:pk>/kiem-tra", check, name="check"),
    path("<int:pk>/gui", submit, name="submit"),
    path("<int:pk>/da-gui", sent, name="sent"),
    path("<int:pk>/phieu", slip, name="slip"),
    path("giay-to/<int:pk>/soan", compose, name="compose"),
    path("giay-to/<int:pk>/bo-soan", uncompose, name="uncompose"),
    path("<int:pk>/rut", withdraw, name="withdraw"),
    path("<int:pk>/lap-lai", restore, name="restore"),
    path("<int:pk>/xin-muon", ask_late, name="ask_late"),
    path("<int:pk>/nhan-muon", allow_late, name="allow_late"),
    path("<int:pk>/khong-nhan-muon", refuse_late, name="refuse_late"),
]
