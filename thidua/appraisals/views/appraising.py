"""Appraising one case over HTTP: criterion by criterion, the clause beside the evidence."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua import access
from thidua.appraisals.actions import opinions as actions
from thidua.appraisals.forms.appraising import NoteForm, OpinionForm, TextForm
from thidua.appraisals.models import Assignment
from thidua.appraisals.queries.conflicts import conflict
from thidua.appraisals.queries.criteria import Asked, asked_of, incomplete, reason_needed
from thidua.appraisals.queries.queue import handled
from thidua.core.wording import Say
from thidua.evidence.doubts import Seen, doubts_of
from thidua.evidence.models import Fact
from thidua.nominations.models import Nomination
from thidua.nominations.queries.dossier import award_said, named
from thidua.nominations.queries.papers import checklist
from thidua.nominations.queries.report import sections
from thidua.nominations.queries.steps import steps_of
from thidua.nominations.queries.verdicts import is_held, sees_private
from thidua.people.models import User
from thidua.records.models import Attachment
from thidua.records.queries import files_on
from thidua.screens.asking import Question, ask
from thidua.screens.posting import Conflict, conflicted, post
from thidua.screens.spoken import said


def appraise(request: HttpRequest, pk: int) -> HttpResponse:
    """One case: one criterion at a time, with all of them in a list beside it."""
    found = nomination_of(request, pk)
    asked = asked_of(found)
    return render(request, "appraisals/appraise.html", _shown(request, found, asked, None))


_READ = ("movement__plan", "round", "unit", "person", "nominated_by", "holder")
"""What the pages of one case tell of it."""


def nomination_of(request: HttpRequest, pk: int) -> Nomination:
    """The case, if the person handles its movement."""
    rows = Nomination.objects.visible_to(request.user).select_related(*_READ)
    rows = rows.filter(handled(request.user), submitted_at__isnull=False)
    found: Nomination = get_object_or_404(rows, pk=pk)
    return found


def _shown(
    request: HttpRequest, found: Nomination, asked: list[Asked], form: OpinionForm | None
) -> dict[str, Any]:
    user, here = request.user, _here(request, asked)
    mine = here.of(user.pk) if here else None
    held = list(found.assignments.filter(ended_at=None).select_related("user"))
    against = conflict(user, found)
    turn = found.state == "accepted" and any(a.user_id == user.pk for a in held) and against is None
    initial = {"answer": mine.answer, "reason": mine.reason} if mine else {"answer": _first(here)}
    report = sections(found)
    return {
        "nomination": found,
        "name": named(found),
        "award_said": award_said(found),
        "line": steps_of(found),
        "asked": asked,
        "here": here,
        "mine": mine,
        "form": form or OpinionForm(initial=initial),
        "version": mine.version if mine else "",
        "turn": turn and access.may("appraisal.opine", user, found),
        "against": against if access.may("appraisal.opine", user, found) else None,
        "held": is_held(found),
        "held_by": held,
        "my_assignment": next((a for a in held if a.user_id == user.pk), None),
        "opened": sees_private(user, found),
        "evidence": _evidence(request, here),
        "lacking": incomplete(asked) if turn else None,
        "open_count": sum(a.is_open for a in asked),
        "after": next((a for a in asked if here and a.number > here.number), None),
        "mine_next": _mine(user, found),
        "report": report,
        "lines": checklist(found, report),
        "flags": found.flags.order_by("pk"),
        "contested": found.contested.select_related("by").order_by("-pk"),
        "may": {v: access.may(f"appraisal.{v}", user, found) for v in ("reopen", "note", "assign")},
        "may_return": access.may("nomination.return", user, found)
        and found.state in ("accepted", "appraised"),
    }


_IN_QUEUE = ("nomination__code", "nomination__person__name", "nomination__unit__name")
"""What the page says of the other cases: their verdicts are not read."""


def _mine(user: User, found: Nomination) -> list[Assignment]:
    """The next cases of one's own queue, the earliest due first."""
    rows = Assignment.objects.filter(user=user, ended_at=None, nomination__state="accepted").exclude(
        nomination=found
    )
    rows = rows.select_related("nomination__person", "nomination__unit").only("due_on", *_IN_QUEUE)
    return list(rows.order_by(F("due_on").asc(nulls_last=True), "pk")[:8])


def _first(here: Asked | None) -> str:
    """What the rules say is offered first, where they say anything."""
    return here.criterion.answer if here and here.criterion.answer in ("met", "unmet") else ""


def _here(request: HttpRequest, asked: list[Asked]) -> Asked | None:
    """The criterion asked for, else the first that is open."""
    wanted = request.GET.get("tc") or request.POST.get("tc") or ""
    named_ = next((a for a in asked if str(a.number) == wanted), None)
    return named_ or next((a for a in asked if a.is_open), asked[0] if asked else None)


def _evidence(request: HttpRequest, here: Asked | None) -> list[tuple[Fact, list[Attachment], list[Seen]]]:
    """The records that the rules read for this criterion, their files, and what of them is to be looked at.

    As far as the person may see them.
    """
    if here is None or not here.criterion.evidence:
        return []
    seen = Fact.objects.visible_to(request.user).filter(ident__in=here.criterion.evidence, closed_on=None)
    rows = list(seen.select_related("verified_by").order_by("pk"))
    if not rows:
        return []
    hung = list(files_on(Fact, [r.pk for r in rows]))
    found = doubts_of(rows, request.user)
    return [
        (row, [a for a in hung if a.ident == row.pk], [d for d in found.get(row.pk, ()) if not d.settled])
        for row in rows
    ]


@require_POST
def opine(request: HttpRequest, pk: int) -> HttpResponse:
    """Save one opinion and go on to the next criterion."""
    found = nomination_of(request, pk)
    asked = asked_of(found)
    here = _here(request, asked)
    form = OpinionForm(request.POST, asks_why=partial(reason_needed, here.criterion) if here else None)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        form.refuse(reasons)
        response = render(request, "appraisals/appraise.html", _shown(request, found, asked, form))
        response.status_code = 422
        return response

    if here is None or not form.is_valid():
        return again()
    said_ = actions.Said(form.cleaned_data["answer"], form.cleaned_data["reason"])
    version = request.POST.get("version")
    try:
        return post(
            request,
            lambda: actions.opine(found, here.criterion.name, said_, version, by=request.user),
            Say(
                f"Đã lưu ý kiến về {here.criterion.clause}.",
                f"The opinion on {here.criterion.clause} was saved.",
            ),
            lambda _row: f"{reverse('appraisals:appraise', args=[pk])}{_next(asked, here)}",
            again=again,
        )
    except Conflict as clash:
        pairs = [(Say("Lý do", "Reason"), said_.reason, clash.thing.reason)]
        return conflicted(request, clash, pairs)


def _next(asked: list[Asked], here: Asked) -> str:
    """Where to go on: what was open as the page was sent, without what has just been answered."""
    left = [a for a in asked if a.is_open and a.number != here.number]
    later = next((a for a in left if a.number > here.number), left[0] if left else None)
    return f"?tc={later.number}" if later else ""


@require_POST
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree with what the rules find met."""
    found = nomination_of(request, pk)
    return post(
        request,
        lambda: actions.agree(found, by=request.user),
        lambda n: Say(
            f"Đã đồng ý với máy ở {n} tiêu chuẩn đạt.", f"Agreed with the rules on {n} met criteria."
        ),
        reverse("appraisals:appraise", args=[pk]),
    )


@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    """End the appraisal."""
    found = nomination_of(request, pk)
    return post(
        request,
        lambda: actions.finish(found, by=request.user),
        Say(
            f"Đã thẩm định xong {found.code}. Hồ sơ vào bảng xếp hạng.",
            f"{found.code} is appraised. It stands on the board now.",
        ),
        reverse("appraisals:queue"),
    )


def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open an appraisal again, with a reason."""
    found = nomination_of(request, pk)
    told = Say(f"Đã mở lại thẩm định {found.code}.", f"The appraisal of {found.code} is open again.")
    return _texted(request, found, "reopen", (_("Mở lại thẩm định"), TextForm(request.POST or None)), told)


def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave a contested point in view."""
    found = nomination_of(request, pk)
    told = Say("Đã ghi điểm còn tranh luận.", "The contested point was noted.")
    return _texted(
        request, found, "note", (_("Ghi điểm còn tranh luận"), NoteForm(request.POST or None)), told
    )


def _texted(
    request: HttpRequest, found: Nomination, verb: str, asked: tuple[str, Any], told: Say
) -> HttpResponse:
    words, form = asked
    back = reverse("appraisals:appraise", args=[found.pk])
    question = Question(
        right=f"appraisal.{verb}",
        thing=found,
        heading=f"{words}: {found.code}",
        button=words,
        do=lambda given: getattr(actions, verb)(found, given["reason"], by=request.user),
        told=told,
        to=back,
        way=((_("Thẩm định"), reverse("appraisals:queue")), (found.code, back), (said(words), "")),
    )
    return ask(request, form, question)


urlpatterns = [
    path("<int:pk>", appraise, name="appraise"),
    path("<int:pk>/y-kien", opine, name="opine"),
    path("<int:pk>/dong-y", agree, name="agree"),
    path("<int:pk>/xong", finish, name="finish"),
    path("<int:pk>/mo-lai", reopen, name="reopen"),
    path("<int:pk>/ghi-chu", note, name="note"),
]
