"""The roll, recusals and code holders of a session over HTTP."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core.wording import Say
from thidua.councils.forms import RecuseForm, RollForm
from thidua.councils.views.shared import Page, ask, meeting_of, page_of, shut, way_to
from thidua.people.models import User
from thidua.people.queries import offices_of
from thidua.screens.posting import post
from thidua.voting import actions as voting
from thidua.voting.forms import HoldersForm
from thidua.voting.models import Recusal, Session
from thidua.voting.queries import roll_of


def roll(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the roll: one page, whole on a phone."""
    agenda = meeting_of(request, pk)
    if refused := shut(request, "voting.call_roll", agenda.session):
        return refused
    rows = agenda.session.attendance.select_related("user").order_by("pk")
    form = RollForm(request.POST or None, roll=rows)
    lead = Say(
        "Người vắng mặt có thể gửi ý kiến bằng văn bản; ý kiến đó có tên và không tính là có mặt.",
        "An absent member may send a written opinion; it bears the name and does not count as attending.",
    )
    page = Page(_("Điểm danh"), _("Lưu điểm danh"), page_of(agenda), way_to(agenda), lead)

    def do() -> Session:
        return voting.call_roll(agenda.session, form.presences, by=request.user)

    def told(_session: Session) -> Say:
        called, all_ = len(form.presences), len(form.rows)
        return Say(f"Đã điểm danh {called}/{all_} người.", f"{called} of {all_} were called.")

    return ask(request, form, page, do, (told, page_of(agenda)))


def recusing(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a member stands aside for an item, with the reason."""
    agenda = meeting_of(request, pk)
    if refused := shut(request, "voting.recuse", agenda.session):
        return refused
    whole = request.user.has_role("secretary", "chair")
    ids = [m.user_id for m in agenda.session.attendance.all()] if whole else [request.user.pk]
    users = User.objects.filter(pk__in=ids).order_by("name")
    first = {"item": request.GET.get("dong"), "user": request.GET.get("nguoi") or request.user.pk}
    form = RecuseForm(request.POST or None, agenda=agenda, users=users, initial=first)
    lead = Say(
        "Ghi trước khi mở bỏ phiếu. Người từ chối xét không bỏ phiếu dòng đó; mẫu số tính theo quy chế Hội đồng.",
        "Record it before the vote opens. Who stands aside does not vote on that item; the denominator follows the "
        "council's rules.",
    )
    page = Page(_("Từ chối xét"), _("Ghi từ chối xét"), page_of(agenda), way_to(agenda), lead)

    def do() -> Recusal:
        given = form.cleaned_data
        return voting.recuse(given["item"], given["user"], given["reason"], by=request.user)

    return ask(
        request, form, page, do, (Say("Đã ghi từ chối xét.", "The recusal was recorded."), page_of(agenda))
    )


@require_POST
def taking_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a recusal back before the vote opens."""
    recusal = get_object_or_404(Recusal.objects.select_related("item__session", "user"), pk=pk)
    agenda = meeting_of(request, recusal.item.session_id)
    told = Say("Đã bỏ ghi từ chối xét.", "The recusal was taken back.")
    return post(request, lambda: voting.take_back_recusal(recusal, by=request.user), told, page_of(agenda))


def holders(request: HttpRequest, pk: int) -> HttpResponse:
    """Name who keeps the three codes of the box."""
    agenda = meeting_of(request, pk)
    if refused := shut(request, "voting.name_holders", agenda.session):
        return refused
    members = roll_of(agenda.session)
    others = User.objects.filter(pk__in=[m.user_id for m in members.members]) | offices_of(agenda.agency)
    form = HoldersForm(members, others.distinct().order_by("name"), request.POST or None)
    lead = Say(
        "Ba người, nên ở ba đơn vị khác nhau, không ai là quản trị. Mỗi người tự mở trang Nhận mã và chép mã ra giấy.",
        "Three people, best of different offices, no administrator. Each opens their code page and notes it on paper.",
    )
    page = Page(_("Người giữ mã"), _("Chọn người giữ mã"), page_of(agenda), way_to(agenda), lead)
    done = Say(
        "Đã chọn người giữ mã. Nhắc từng người nhận mã.", "The holders are named. Ask each to take a code."
    )

    def do() -> object:
        return voting.name_holders(agenda.session, form.holders(), by=request.user)

    return ask(request, form, page, do, (done, page_of(agenda)))
