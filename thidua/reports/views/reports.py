"""Reports over HTTP: the list, one report, its paper; begun, written, its figures taken anew."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua import access
from thidua.audit.views import tabs
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.movements.models import Round
from thidua.records.keeping import kept
from thidua.records.printing import file_response, paper_file, worded
from thidua.reports import actions
from thidua.reports.forms import BeginForm, WriteForm
from thidua.reports.models import WRITABLE, Report
from thidua.reports.queries.figures import changes
from thidua.reports.queries.lists import listed, rounds_to_report, units_to_report
from thidua.reports.queries.page import page_of
from thidua.reports.queries.papers import report_paper
from thidua.reports.tables import ReportFilters, ReportTable
from thidua.reports.views.shared import address, name_of_report, question, report_of, way_to
from thidua.screens import writing
from thidua.screens.asking import Question, ask, sent
from thidua.screens.forms import Form
from thidua.screens.lists import ListPage


class Reports(ListPage):
    """Reports of one's agency and units, and those that were sent to it."""

    table_class, filterset_class = ReportTable, ReportFilters
    template_name = "reports/reports.html"
    heading = gettext_lazy("Báo cáo phong trào")
    lead = gettext_lazy(
        "Báo cáo định kỳ, sơ kết, tổng kết: lập từ số liệu, viết lời, ký, gửi cấp trên, tổng hợp."
    )
    unit = gettext_lazy("báo cáo")
    empty = gettext_lazy("Chưa có báo cáo nào. Báo cáo được lập từ số liệu của một đợt, rồi viết lời.")
    empty_link = (gettext_lazy("Lập báo cáo"), reverse_lazy("reports:begin"))
    export_name = "bao-cao-phong-trao"

    def rows(self) -> QuerySet:
        """Those one sees."""
        return listed(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The registers beside it, and whether one may begin a report."""
        user = self.request.user
        told = {"tabs": tabs(user, "reports:reports"), "may_begin": access.may("report.begin", user)}
        return super().get_context_data(**kwargs) | told


def beginning(request: HttpRequest) -> HttpResponse:
    """Begin a report from the data."""
    by, units = request.user, units_to_report(request.user)
    form = BeginForm(sent(request), rounds=rounds_to_report(by), units=[(str(u.pk), u.name) for u in units])

    def do(told: dict[str, Any]) -> Report:
        rows = Round.objects.select_related("movement__agency", "movement__plan", "movement__parent__agency")
        round_ = get_object_or_404(rows, pk=told["round"])
        unit = next(u for u in units if str(u.pk) == told["unit"])
        return actions.begin(actions.NewReport(round_, unit, told["kind"], told["part"]), by=by)

    heading = _("Lập báo cáo")
    asked = Question(
        right="report.begin",
        thing=None,
        heading=heading,
        button=heading,
        do=do,
        told=Say("Đã lập báo cáo từ số liệu. Viết lời, hệ thống tự lưu.", "Begun from the data. Write on."),
        to=address,
        way=way_to(None, heading),
        shown={
            "note": Say("Số liệu được chụp lại lúc lập và ghi giờ.", "Its figures are those of this hour.")
        },
    )
    return ask(request, form, asked)


def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report: its figures, its words, what the units below have sent, what may be done."""
    found = report_of(request, pk)
    return render(
        request, "reports/report.html", page_of(found, request.user) | {"name": name_of_report(found)}
    )


def paper(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """A report as a file: as it was kept once it is final, else as it reads now."""
    found = report_of(request, pk)
    whole = kept(found, ending, by=request.user)
    name = f"bao-cao-{found.round.name}-{found.pk}"
    if whole is not None:
        return file_response(whole, name, ending)
    plan = found.movement.plan.code
    return paper_file(worded(report_paper(found), found.agency_id, plan, found.signed_at), name, ending)


def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the report; it saves itself, and the button saves too."""
    found = report_of(request, pk)
    form = WriteForm(sent(request), texts=found.texts)
    return writing.write(request, form, _writing(request, found, form))


@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Save as one types."""
    found = report_of(request, pk)
    form = WriteForm(request.POST, texts=found.texts)
    return writing.autosave(request, form, _writing(request, found, form))


def _writing(request: HttpRequest, found: Report, form: WriteForm) -> writing.Writing:
    def keep() -> Report:
        texts = {name: text for name, text in form.cleaned_data.items() if name in request.POST}
        if not texts:
            raise Refused(Say("Không có lời nào để lưu.", "There are no words to save."))
        return actions.save(found, texts, by=request.user)

    return writing.Writing(
        right="report.write",
        thing=found,
        keep=keep,
        template="reports/write.html",
        to=address(found),
        shown={"shut": found.state not in WRITABLE, "name": name_of_report(found)},
        kept_of=lambda row, name: row.texts.get(name, ""),
    )


def refreshing(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the figures anew, with what differs shown beforehand."""
    found = report_of(request, pk)
    asked = question(
        found,
        ("refresh", _("Lấy lại số liệu")),
        lambda _told: actions.refresh(found, by=request.user),
        Say("Đã lấy lại số liệu.", "The figures were taken anew."),
        template="reports/refresh.html",
        shown={"one": found, "changes": changes(found, request.user)},
    )
    return ask(request, Form(sent(request)), asked)


urlpatterns = [
    path("phong-trao", Reports.as_view(), name="reports"),
    path("phong-trao/lap", beginning, name="begin"),
    path("phong-trao/<int:pk>", report, name="report"),
    path("phong-trao/<int:pk>.<str:ending>", paper, name="paper"),
    path("phong-trao/<int:pk>/viet", write, name="write"),
    path("phong-trao/<int:pk>/luu", save, name="save"),
    path("phong-trao/<int:pk>/so-lieu", refreshing, name="refresh"),
]
