"""The page of a key holder: take a code, write it down, type it again; later, declare it destroyed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables

from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.screens.posting import post
from thidua.voting import actions
from thidua.voting.forms import CodeForm
from thidua.voting.models import KeyHolder, Session
from thidua.voting.views.shared import context, page

CONFIRMED = Say(
    "Mã bạn ghi đã đúng. Giữ tờ giấy ở chỗ riêng tới khi ký biên bản.",
    "The code you wrote down is right. Keep the paper in a place of your own until the minutes are signed.",
)
BURNT = Say("Đã ghi nhận bạn đã hủy tờ giấy ghi mã.", "Recorded: you have destroyed the paper with the code.")


@page("voting.take_code")
@sensitive_variables()
def code(request: HttpRequest, session: Session) -> HttpResponse:
    """One's own code of this box; nobody else can open this page."""
    holder = KeyHolder.objects.filter(session=session, user=request.user.pk).first()
    if holder is None:
        raise Http404
    act = request.POST.get("act") if request.method == "POST" else None
    if act == "take":
        return _take(request, session, holder)
    if act == "confirm":
        return _confirm(request, session, holder)
    if act == "burn":
        here = reverse("voting:code", args=[session.pk])
        return post(request, lambda: actions.burn_code(session, by=request.user), BURNT, here)
    return _show(request, session, holder)


@sensitive_variables()
def _take(request: HttpRequest, session: Session, holder: KeyHolder) -> HttpResponse:
    """The code goes into this one answer and nowhere else: no redirect, no session, no banner."""
    try:
        fresh = actions.take_code(session, by=request.user)
    except Refused as refused:
        return _show(request, session, holder, refused.reasons)
    told = context(session, holder=holder, fresh=fresh, form=CodeForm())
    return render(request, "voting/code.html", told)


@sensitive_variables()
def _confirm(request: HttpRequest, session: Session, holder: KeyHolder) -> HttpResponse:
    form = CodeForm(request.POST)
    typed = form.cleaned_data["code"] if form.is_valid() else ""
    return post(
        request,
        lambda: actions.confirm_code(session, typed, by=request.user),
        CONFIRMED,
        reverse("voting:code", args=[session.pk]),
        lambda reasons: _show(request, session, holder, reasons),
    )


def _show(
    request: HttpRequest, session: Session, holder: KeyHolder, reasons: tuple[Say, ...] = ()
) -> HttpResponse:
    told = context(session, holder=holder, form=CodeForm(), reasons=reasons)
    return render(request, "voting/code.html", told, status=422 if reasons else 200)
