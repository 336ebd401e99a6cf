"""The way of a report over HTTP: signed, sent, called back, received, returned; who has not reported."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.core import terms
from thidua.core.wording import Say
from thidua.movements.compiled import name_of
from thidua.movements.models import Round
from thidua.people.models import Unit
from thidua.reports import actions
from thidua.reports.forms import ReasonForm, SignForm
from thidua.reports.queries.figures import missing
from thidua.reports.tables import MissingFilters, MissingTable
from thidua.reports.views.shared import question, report_of
from thidua.screens.asking import SURE, ask, sent
from thidua.screens.forms import Form
from thidua.screens.lists import ListPage
from thidua.screens.middleware import forbidden
from thidua.screens.posting import post
from thidua.screens.spoken import term


def signing(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign: the report takes its number."""
    found = report_of(request, pk)
    note = Say(
        f"Số liệu tính đến {found.as_of:%d/%m/%Y}. Ký rồi thì lời và số liệu không đổi, trừ khi mở lại.",
        f"Figures as of {found.as_of:%d/%m/%Y}. Once signed nothing changes unless it is opened again.",
    )
    asked = question(
        found,
        ("sign", _("Ký báo cáo")),
        lambda told: actions.sign(found, told["written"], by=request.user),
        Say("Đã ký báo cáo.", "The report is signed."),
        shown={"note": note},
    )
    return ask(request, SignForm(sent(request)), asked)


def reopening(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a signed report again."""
    found = report_of(request, pk)
    asked = question(
        found,
        ("reopen", _("Mở lại báo cáo")),
        lambda told: actions.reopen(found, told["reason"], by=request.user),
        Say("Đã mở lại báo cáo để sửa.", "The report is open again."),
    )
    return ask(request, ReasonForm(sent(request)), asked)


def posting(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it up."""
    found = report_of(request, pk)
    to = found.host.name if found.host_id else "–"
    say = Say(
        f"Gửi tới {to}. Gửi rồi chỉ đọc được, trừ khi được trả lại hoặc gọi về.",
        f"It goes to {to}. Once sent it can only be read, unless it is returned or called back.",
    )
    asked = question(
        found,
        ("send", _("Gửi báo cáo")),
        lambda _told: actions.send(found, by=request.user),
        Say(f"Đã gửi báo cáo. {to} đang giữ.", f"The report was sent. {to} holds it."),
        template=SURE,
        shown={"consequence": say},
    )
    return ask(request, Form(sent(request)), asked)


def calling_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back before it is received."""
    found = report_of(request, pk)
    say = Say(
        "Báo cáo trở về đang viết, chữ ký không còn; số đã cấp giữ nguyên.",
        "The report is being written again and no longer signed; it keeps its number.",
    )
    asked = question(
        found,
        ("call_back", _("Gọi báo cáo về")),
        lambda _told: actions.call_back(found, by=request.user),
        Say("Đã gọi báo cáo về.", "The report was called back."),
        template=SURE,
        shown={"consequence": say},
    )
    return ask(request, Form(sent(request)), asked)


def receiving(request: HttpRequest, pk: int) -> HttpResponse:
    """Receive it."""
    found = report_of(request, pk)
    say = Say(
        "Số liệu của báo cáo này được cộng vào báo cáo của cơ quan bạn khi lấy lại số liệu.",
        "Its figures are added to your agency's report when that takes its figures anew.",
    )
    asked = question(
        found,
        ("receive", _("Tiếp nhận báo cáo")),
        lambda _told: actions.receive(found, by=request.user),
        Say("Đã tiếp nhận báo cáo.", "The report was received."),
        template=SURE,
        shown={"consequence": say},
    )
    return ask(request, Form(sent(request)), asked)


def returning(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it back with what is to be mended."""
    found = report_of(request, pk)
    asked = question(
        found,
        ("return", _("Trả lại báo cáo")),
        lambda told: actions.return_(found, told["reason"], by=request.user),
        Say("Đã trả lại báo cáo, kèm lý do.", "The report was returned, with the reason."),
    )
    return ask(request, ReasonForm(sent(request)), asked)


class Missing(ListPage):
    """Who is asked to report and has sent nothing that stands."""

    table_class, filterset_class = MissingTable, MissingFilters
    template_name = "reports/list.html"
    unit = gettext_lazy("đơn vị")
    empty = gettext_lazy("Đơn vị nào cũng đã gửi báo cáo này.")
    export_name = "chua-bao-cao"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the round first."""
        self.round = round_of(kwargs)
        if not access.may("report.remind", request.user, self.round.movement):
            return forbidden(request, access.refusal("report.remind", request.user))
        return super().dispatch(request, *args, **kwargs)

    @property
    def heading(self) -> str:
        """Which report they owe."""
        return _("Chưa gửi %(what)s, đợt %(name)s") % _named(self.kwargs, self.round)

    def rows(self) -> QuerySet:
        """The units as rows of the list."""
        kind, part = self.kwargs["kind"], self.kwargs["part"]
        left = missing(self.round.movement, self.round.name, kind, part)
        return Unit.objects.filter(pk__in=[u.pk for u in left]).order_by("path")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The way back, and the reminder to those picked."""
        address = reverse("reports:remind", kwargs=self.kwargs)
        way = ((name_of(self.round.movement), _board(self.round)), (self.heading, ""))
        bulk = [{"label": _("Nhắc các đơn vị đã chọn"), "url": address, "main": True}]
        return super().get_context_data(**kwargs) | {"way": way, "bulk": bulk}


def reminding(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Show whom a reminder reaches, then send it."""
    found = round_of(kwargs)
    movement = found.movement
    if not access.may("report.remind", request.user, movement):
        return forbidden(request, access.refusal("report.remind", request.user))
    picked = {int(p) for p in request.POST.getlist("pick") if p.isdigit()}
    left = missing(movement, found.name, kwargs["kind"], kwargs["part"])
    units = [unit for unit in left if unit.pk in picked]
    back = reverse("reports:missing", kwargs=kwargs)
    told = {
        "heading": _("Nhắc đơn vị chưa báo cáo"),
        "button": _("Gửi lời nhắc"),
        "consequence": Say(
            "Đầu mối của các đơn vị này nhận một thông báo và một thư.",
            "The clerks of these units get a notice and a mail.",
        ),
        "names": [u.name for u in units],
        "pick": [u.pk for u in units],
        "back_url": back,
        "way": ((name_of(movement), _board(found)), (_("Nhắc"), "")),
    }
    if not units:
        told |= {"reasons": (Say("Chưa chọn đơn vị nào.", "No unit was chosen."),)}
    if "confirmed" not in request.POST or not units:
        return render(request, SURE, told)
    return post(
        request,
        lambda: actions.remind(movement, found.name, kwargs["kind"], units, by=request.user),
        lambda reached: Say(
            f"Đã nhắc {len({u.pk for u in reached})} người của {len(units)} đơn vị.",
            f"Reminded {len({u.pk for u in reached})} people of {len(units)} units.",
        ),
        back,
        again=lambda reasons: render(request, SURE, told | {"reasons": reasons}),
    )


def round_of(kwargs: dict[str, Any]) -> Round:
    """A round, with a kind and part of report that there are."""
    if kwargs["kind"] not in terms.GROUPS["report_kind"] or kwargs["part"] not in terms.GROUPS["report_part"]:
        raise Http404
    rows = Round.objects.select_related("movement__agency", "movement__plan")
    found: Round = get_object_or_404(rows, pk=kwargs["pk"])
    return found


def _named(kwargs: dict[str, Any], round_: Round) -> dict[str, str]:
    part = "" if kwargs["part"] == "whole" else f", {term(kwargs['part'], 'report_part')}"
    return {"what": f"{term(kwargs['kind'], 'report_kind')}{part}", "name": round_.name}


def _board(round_: Round) -> str:
    return f"{reverse('reports:board', args=[round_.movement_id])}?dot={round_.name}"


MISSING = "phong-trao/chua-bao-cao/<int:pk>/<str:kind>/<str:part>"
urlpatterns = [
    path("phong-trao/<int:pk>/ky", signing, name="sign"),
    path("phong-trao/<int:pk>/mo-lai", reopening, name="reopen"),
    path("phong-trao/<int:pk>/gui", posting, name="send"),
    path("phong-trao/<int:pk>/goi-ve", calling_back, name="call_back"),
    path("phong-trao/<int:pk>/tiep-nhan", receiving, name="receive"),
    path("phong-trao/<int:pk>/tra-lai", returning, name="return"),
    path(MISSING, Missing.as_view(), name="missing"),
    path(f"{MISSING}/nhac", reminding, name="remind"),
]
