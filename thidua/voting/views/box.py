"""Acts that cannot be undone: closing the box, counting again, destroying ballots, giving a vote up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from thidua.core.wording import Say, both, several
from thidua.screens.forms import Form
from thidua.screens.posting import post
from thidua.voting import actions, queries
from thidua.voting.forms import ReasonForm, TwoCodesForm
from thidua.voting.models import Session
from thidua.voting.views.shared import context, page

COUNTED_IN = {"nominations.nomination": "councils:close", "initiatives.initiative": "initiatives:close"}
"""By the kind of what is voted on, the page that closes the box."""
CLOSED = Say("Đã đóng bỏ phiếu và kiểm phiếu.", "The vote is closed and counted.")
ABANDONED = Say("Đã bỏ lượt bỏ phiếu, không kiểm phiếu.", "The vote is abandoned and stays uncounted.")


@page("voting.close")
@sensitive_variables()
def close(request: HttpRequest, session: Session) -> HttpResponse:
    """Two codes in one form; the consequence, and who has not voted yet, are told first."""
    if counting := _counted_at(session):
        return redirect(counting)
    form = TwoCodesForm(request.POST or None)
    told = queries.turnout(session)
    waiting = [m.user.name for m in told.waiting]
    shown = {
        "title": _("Đóng bỏ phiếu và kiểm phiếu"),
        "consequence": _(
            "Đóng rồi không mở lại được. Hệ thống mở mọi phiếu cùng một lúc và chỉ ghi lại số phiếu."
        ),
        "what": [
            (_("Đã bỏ phiếu"), both(f"{len(told.done)}/{len(told.done) + len(waiting)}")),
            (_("Chưa bỏ phiếu"), both(", ".join(waiting) or "–")),
        ],
        "button": _("Đóng bỏ phiếu và kiểm phiếu"),
        "back_text": _("Để mở, chờ thêm phiếu"),
    }
    return _confirmed(
        request, session, form, shown, (lambda: actions.close(session, form.codes(), by=request.user), CLOSED)
    )


@page("voting.recount")
@sensitive_variables()
def recount(request: HttpRequest, session: Session) -> HttpResponse:
    """Open every ballot again with two codes and compare with the counts; changes nothing."""
    form = TwoCodesForm(request.POST or None)
    shown = {
        "title": _("Kiểm phiếu lại"),
        "consequence": _("Kiểm lại toàn bộ phiếu trong danh sách đã chốt; không kiểm riêng từng phần."),
        "button": _("Kiểm phiếu lại"),
        "back_text": _("Không kiểm lại"),
    }
    return _confirmed(
        request,
        session,
        form,
        shown,
        (lambda: actions.recount(session, form.codes(), by=request.user), _recounted),
    )


@page("voting.destroy")
def destroy(request: HttpRequest, session: Session) -> HttpResponse:
    """Destroy the sealed ballots once the minutes are signed."""
    shown = {
        "title": _("Hủy phiếu kín"),
        "consequence": _("Phiếu đã hủy không kiểm lại được nữa. Số phiếu và biên bản vẫn còn."),
        "button": _("Hủy phiếu kín"),
        "back_text": _("Giữ phiếu"),
    }
    return _confirmed(
        request, session, None, shown, (lambda: actions.destroy(session, by=request.user), _destroyed)
    )


@page("voting.abandon")
def abandon(request: HttpRequest, session: Session) -> HttpResponse:
    """Give up a vote that cannot be counted."""
    form = ReasonForm(request.POST or None)
    shown = {
        "title": _("Bỏ lượt bỏ phiếu"),
        "consequence": _(
            "Mọi phiếu đã bỏ sẽ bị hủy mà không đếm. Muốn có kết quả phải lập phiên khác và bỏ phiếu lại."
        ),
        "button": _("Bỏ lượt bỏ phiếu"),
        "back_text": _("Giữ lượt bỏ phiếu"),
    }
    return _confirmed(
        request,
        session,
        form,
        shown,
        (lambda: actions.abandon(session, form.cleaned_data["reason"], by=request.user), ABANDONED),
    )


def _confirmed(
    request: HttpRequest,
    session: Session,
    form: Form | None,
    shown: dict[str, Any],
    deed: tuple[Callable[[], Any], Say | Callable[[Any], Say]],
) -> HttpResponse:
    """The page of an act, or the act: codes are never written back into the page."""
    here = context(session, form=form, danger=True, **shown)

    def again(reasons: tuple[Say, ...] = ()) -> HttpResponse:
        return render(
            request, "voting/act.html", here | {"reasons": reasons, "back_url": here["session_url"]}
        )

    if request.method != "POST" or (form is not None and not form.is_valid()):
        return again()
    do, told = deed
    return post(request, do, told, here["session_url"], again)


def _counted_at(session: Session) -> str:
    """Where a vote is counted in one act with what becomes of its things; "" for other votes."""
    kind = session.items.values_list("kind", flat=True).first()
    if kind not in COUNTED_IN:
        return ""
    try:
        return reverse(COUNTED_IN[kind], args=[session.pk])
    except NoReverseMatch:
        return ""


def _recounted(same: bool) -> Say:
    if same:
        return Say(
            "Kiểm lại: khớp với số phiếu đã ghi.", "Counted again: it agrees with the counts on record."
        )
    return Say(
        "Kiểm lại: KHÔNG khớp với số phiếu đã ghi. Lập biên bản và báo người có thẩm quyền trước khi ký.",
        "Counted again: it does NOT agree with the counts on record. Put it on record and report it before signing.",
    )


def _destroyed(gone: int) -> Say:
    return Say(f"Đã hủy {gone} phiếu kín.", f"{several(gone, 'sealed ballot')} destroyed.")
