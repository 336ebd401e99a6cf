"""Opening and closing the vote over HTTP; hands, paper ballots and written opinions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from thidua.core.ballots.counting import Choice
from thidua.core.wording import Say, both
from thidua.councils import actions
from thidua.councils.forms import ShowForm
from thidua.councils.models import Agenda
from thidua.councils.views.shared import Page, agenda_of, ask, meeting_of, page_of, shut, way_to
from thidua.people.models import User
from thidua.voting import actions as voting
from thidua.voting import queries
from thidua.voting.forms import PaperForm, TwoCodesForm, WrittenForm
from thidua.voting.models import Item, Session

COUNTED = Say("Đã kiểm phiếu và ghi kết quả vào hồ sơ.", "Counted; the nominations carry the result.")


def opening(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the vote, once what must be read has been read."""
    agenda = meeting_of(request, pk)
    if refused := shut(request, "voting.open_vote", agenda.session):
        return refused
    warnings = queries.warnings(agenda.session)
    more = {
        "consequence": _("Mở rồi thì thành phần, danh sách và từ chối xét không thay đổi được nữa."),
        "names": warnings,
        "warnings": warnings,
    }
    page = _confirm(
        agenda, _("Mở bỏ phiếu"), _("Đã đọc cảnh báo, mở bỏ phiếu") if warnings else _("Mở bỏ phiếu"), more
    )

    def do() -> Session:
        return voting.open_vote(agenda.session, by=request.user, warned=True)

    done = Say("Đã mở bỏ phiếu. Các thành viên bỏ phiếu được.", "The vote is open. Members can vote.")
    return ask(request, None, page, do, (done, page_of(agenda)))


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the sealed vote with two codes: counted, and the nominations moved, in one act."""
    agenda = agenda_of(request, pk)
    if refused := shut(request, "council.close", agenda):
        return refused
    form = TwoCodesForm(request.POST or None)
    waiting = ", ".join(str(m.user) for m in queries.turnout(agenda.session).waiting)
    more = {
        "consequence": _("Đóng rồi không mở lại được. Hồ sơ được ghi thông qua hoặc không thông qua ngay."),
        "what": [(_("Chưa bỏ phiếu"), both(waiting or "–"))],
        "danger": True,
    }
    page = _confirm(agenda, _("Đóng bỏ phiếu và kiểm phiếu"), _("Đóng bỏ phiếu và kiểm phiếu"), more)

    def do() -> Agenda:
        return actions.close(agenda, form.codes(), by=request.user)

    return ask(request, form, page, do, (COUNTED, page_of(agenda, "results")))


def closing_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an open vote."""
    return _close_otherwise(request, pk, "council.close_open", actions.close_open, _("Đóng biểu quyết"))


def confirming(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm the totals of the paper ballots as a second person: this closes the vote."""
    return _close_otherwise(
        request, pk, "council.confirm_paper", actions.confirm_paper, _("Xác nhận phiếu giấy")
    )


def _close_otherwise(
    request: HttpRequest, pk: int, right: str, do: Callable[..., Any], words: str
) -> HttpResponse:
    agenda = agenda_of(request, pk)
    if refused := shut(request, right, agenda):
        return refused
    more = {
        "consequence": _("Đóng rồi không mở lại được. Hồ sơ được ghi thông qua hoặc không thông qua ngay."),
        "danger": True,
    }
    page = _confirm(agenda, words, words, more)
    return ask(
        request, None, page, lambda: do(agenda, by=request.user), (COUNTED, page_of(agenda, "results"))
    )


def showing(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the open vote on one item, by name."""
    item, agenda = _item(request, pk)
    if refused := shut(request, "voting.show", agenda.session):
        return refused
    voters = queries.roll_of(agenda.session).voters(item.pk)
    users = User.objects.filter(pk__in=voters).order_by("name")
    first = {f"vote-{v.user_id}": v.choice for v in item.open_votes.filter(written=False)}
    form = ShowForm(request.POST or None, voters=users, initial=first)
    page = Page(_("Biểu quyết công khai"), _("Lưu biểu quyết"), page_of(agenda), way_to(agenda), item.title)

    def do() -> Item:
        given = {u.pk: form.cleaned_data.get(f"vote-{u.pk}") for u in form.voters}
        return voting.show(item, {pk: Choice(c) for pk, c in given.items() if c}, by=request.user)

    return ask(
        request, form, page, do, (Say("Đã lưu biểu quyết.", "The open vote was saved."), page_of(agenda))
    )


def entering(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the counting board's totals for one item."""
    item, agenda = _item(request, pk)
    if refused := shut(request, "voting.enter_paper", agenda.session):
        return refused
    form = PaperForm(request.POST or None)
    page = Page(
        _("Nhập kết quả phiếu giấy"), _("Lưu kết quả phiếu giấy"), page_of(agenda), way_to(agenda), item.title
    )

    def do() -> object:
        return voting.enter_paper(item, form.totals(), by=request.user)

    done = Say("Đã lưu. Người thứ hai xác nhận.", "Saved. A second person confirms it.")
    return ask(request, form, page, do, (done, page_of(agenda)))


def writing(request: HttpRequest, pk: int, user: int) -> HttpResponse:
    """Record an absent member's written opinion on one item."""
    item, agenda = _item(request, pk)
    if refused := shut(request, "voting.write", agenda.session):
        return refused
    member = get_object_or_404(agenda.session.attendance.select_related("user"), user=user)
    form = WrittenForm(request.POST or None)
    lead = Say(f"{member.user}: {item.title}", f"{member.user}: {item.title}")
    page = Page(_("Ý kiến bằng văn bản"), _("Ghi ý kiến bằng văn bản"), page_of(agenda), way_to(agenda), lead)

    def do() -> object:
        return voting.write(item, member.user, form.opinion(), by=request.user)

    return ask(request, form, page, do, (Say("Đã ghi ý kiến bằng văn bản.", "Recorded."), page_of(agenda)))


def _item(request: HttpRequest, pk: int) -> tuple[Item, Agenda]:
    item = get_object_or_404(Item.objects.select_related("session__council"), pk=pk)
    return item, meeting_of(request, item.session_id)


def _confirm(agenda: Agenda, heading: Any, button: Any, more: dict[str, Any]) -> Page:
    return Page(
        heading, button, page_of(agenda), way_to(agenda), agenda.session.title, "councils/confirm.html", more
    )
