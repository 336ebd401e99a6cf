"""Reporting a duty over HTTP: the form, the report with its files, the office's answer."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua import access
from thidua.clock import today
from thidua.core.wording import Say
from thidua.core.workflow import allowed
from thidua.duties import actions
from thidua.duties.actions import NewReport
from thidua.duties.actions.reporting import page_of, prepared
from thidua.duties.forms import ReasonForm, ReportForm, SureForm
from thidua.duties.models import Report
from thidua.duties.queries.lines import Work, does_said
from thidua.duties.views.lines import rule_said
from thidua.duties.views.shared import around, opened, way_to
from thidua.movements.models import Movement
from thidua.people.models import Unit
from thidua.screens.asking import Question, ask, sent
from thidua.screens.spoken import capital, said

PAGES = {"confirm": "confirm", "return": "return"}


def do(request: HttpRequest, unit: int, pk: int, code: str) -> HttpResponse:
    """Write what a unit did for a duty in one turn; a report that waits is written again."""
    found, work = opened(request, pk)
    of = get_object_or_404(Unit.objects.visible_to(request.user).select_related("agency"), pk=unit)
    duty = work.duty(code)
    turn = request.GET.get("ky", "")
    if duty is None or duty.turn(turn) is None:
        raise Http404
    new = NewReport(found, code, turn, of, "", today())
    former = Report.objects.visible_to(request.user).filter(movement=found, code=code, turn=turn, unit=of)
    told = former.first()
    form = ReportForm(
        sent(request),
        initial={"words": told.words, "done_on": told.done_on} if told else {"done_on": today()},
    )
    title = capital(said(does_said(duty)))
    question = Question(
        right="duty.report",
        thing=prepared(new),
        heading=_("Báo cáo: %(what)s") % {"what": title},
        button=_("Gửi báo cáo"),
        do=lambda typed: actions.report(
            NewReport(found, code, turn, of, typed["words"], typed["done_on"]), by=request.user
        ),
        told=Say(
            "Đã gửi báo cáo. Đính kèm minh chứng ở dưới; cơ quan thường trực xác nhận.",
            "Reported. Attach what proves it below; the movement office confirms.",
        ),
        to=page_of,
        way=_way(found, duty.code, title, (_("Báo cáo"), "")),
        template="duties/do.html",
        shown={"duty": duty, "unit": of, "turn": duty.turn(turn), "former": told} | _quoted(work, code),
    )
    return ask(request, form, question)


def _way(movement: Movement, code: str, title: str, *more: tuple[Any, str]) -> tuple[tuple[Any, str], ...]:
    return way_to(movement, (title, reverse("duties:duty", args=[movement.pk, code])), *more)


def _quoted(work: Work, code: str) -> dict[str, Any]:
    """The plan's words for a duty, and when it is to be done."""
    duty = work.duty(code)
    if duty is None:
        return {"quote": "", "rule": None}
    return {"quote": work.quoted(duty), "rule": rule_said(duty.mark.body, is_content=duty.is_content)}


def _report(request: HttpRequest, pk: int) -> Report:
    rows = Report.objects.visible_to(request.user)
    found: Report = get_object_or_404(
        rows.select_related("movement__agency", "movement__plan", "unit", "agency", "made_by", "answered_by"),
        pk=pk,
    )
    return found


def report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report: what was done, its files, the answer, what may be done now."""
    found = _report(request, pk)
    _movement, work = opened(request, found.movement_id)
    duty = work.duty(found.code)
    own = Say(
        "Bạn là người báo cáo việc này; người khác xác nhận.", "You reported this; somebody else confirms it."
    )
    hindered = {"second_person": own} if found.made_by_id == request.user.pk else {}
    ways = [b for b in allowed("duty", found.state, hindered) if b.action in PAGES]
    query = f"?{urlencode({'ky': found.turn})}" if found.turn else ""
    told = around(request, found.movement, "report") | {
        "report": found,
        "duty": duty,
        "title": capital(said(does_said(duty))) if duty else found.code,
        "ways": [
            (b.action, access.RIGHTS[f"duty.{b.action}"].say, b.hindered)
            for b in ways
            if access.may(f"duty.{b.action}", request.user, found)
        ],
        "may_write": access.may("duty.report", request.user, found) and found.state != "confirmed",
        "again": reverse("duties:do", args=[found.unit_id, found.movement_id, found.code]) + query,
        **_quoted(work, found.code),
    }
    return render(request, "duties/report.html", told)


def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a report."""
    found = _report(request, pk)
    told = Say("Đã xác nhận báo cáo.", "Confirmed.")
    return _answering(request, found, "confirm", SureForm(sent(request)), told)


def returning(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a report back, with what is to be mended."""
    found = _report(request, pk)
    told = Say("Đã trả lại. Đơn vị nhận được điều cần bổ sung.", "Returned. The unit is told what to mend.")
    return _answering(request, found, "return", ReasonForm(sent(request)), told)


def _answering(request: HttpRequest, found: Report, way: str, form: Any, told: Say) -> HttpResponse:
    heading = _("Xác nhận báo cáo") if way == "confirm" else _("Trả lại báo cáo")

    def act(typed: dict[str, Any]) -> Report:
        if way == "confirm":
            return actions.confirm(found, by=request.user)
        return actions.return_(found, typed["reason"], by=request.user)

    question = Question(
        right=f"duty.{way}",
        thing=found,
        heading=heading,
        button=heading,
        do=act,
        told=told,
        to=page_of(found),
        way=way_to(found.movement, (str(found.unit), page_of(found)), (heading, "")),
        shown={"note": Say(f"{found.unit}: {found.words}", f"{found.unit}: {found.words}")},
    )
    return ask(request, form, question)
