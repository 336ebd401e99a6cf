"""A report signed, opened again, sent to the level above, called back."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.people.actions.notices import notify
from thidua.people.models import User
from thidua.people.queries import offices_of
from thidua.records.actions import issue_code, take_number
from thidua.records.keeping import keep_soon
from thidua.records.models import NumberSeries
from thidua.reports.actions.writing import locked
from thidua.reports.models import Report

UNFILLED = Say(
    "Chưa viết phần nào. Viết ít nhất một phần: chỉ đạo, ưu điểm, hạn chế hoặc nhiệm vụ tiếp theo.",
    "Nothing is written yet. Write at least one part: direction, strengths, limits or next steps.",
)
UNNUMBERED = Say(
    "Cơ quan chưa mở dãy số báo cáo: ghi số, ký hiệu của báo cáo.",
    "The agency keeps no book of numbers for reports here: give the number of the report.",
)
UNSIGNED = Say(
    "Báo cáo của cơ quan phải ký trước khi gửi. Lãnh đạo ký ở trang này.",
    "A report of an agency is signed before it is sent. The leader signs it on this page.",
)
OUTSIDE = Say(
    "Cấp trên không dùng hệ thống này: in báo cáo đã ký để gửi. Bản đã ký là bản cuối.",
    "The level above does not work here: print the signed report and send it. What is signed is final.",
)


def hindrances(report: Report, written: str = "") -> dict[str, Say]:
    """What stands in the way of signing and sending."""
    found: dict[str, Say] = {}
    if not any(report.texts.values()):
        found["filled"] = UNFILLED
    if report.unit.is_agency and report.state != "signed":
        found["signed"] = UNSIGNED
    if report.host_id is None:
        found["above"] = OUTSIDE
    if not (report.number_id or report.written or written.strip() or keeps_numbers(report)):
        found["number"] = UNNUMBERED
    return found


def keeps_numbers(report: Report) -> bool:
    """Whether the agency keeps its book of numbers for reports here."""
    return bool(NumberSeries.objects.filter(agency=report.agency_id, name="report").exists())


@action("report.sign")
def sign(report: Report, written: str = "", *, by: User) -> Report:
    """Sign a report: it takes its number once, or the one given where the book is kept elsewhere.

    What is signed changes no more unless it is opened again, or returned by the level above. Raises
    Refused while nothing is written, and without a number.
    """
    report = locked(report)
    access.check("report.sign", by, report)
    before, hindered = report.state, hindrances(report, written)
    report.state = next_state("report", "sign", before, hindered)
    if report.number is None and keeps_numbers(report):
        report.number = take_number("report", report, by=by, on=today())
    report.written = report.number.text if report.number else (written.strip()[:80] or report.written)
    report.signer, report.signed_at = by, now()
    report.save()
    record("report.sign", report, by=by, told=_moved(before, report))
    if report.host_id is None:
        settle(report, by=by)
    return report


@action("report.reopen")
def reopen(report: Report, reason: str, *, by: User) -> Report:
    """Open a signed report again before it is sent; its number stays its own.

    Raises Refused without a reason, and where what is signed is final.
    """
    report = locked(report)
    access.check("report.reopen", by, report)
    needs = {name: say for name, say in hindrances(report).items() if name == "above"}
    if not reason.strip():
        needs["reason"] = Say("Nêu lý do.", "Give the reason.")
    before = report.state
    report.state = next_state("report", "reopen", before, needs)
    report.signer, report.signed_at = None, None
    report.save()
    record("report.reopen", report, by=by, told=_moved(before, report))
    return report


@action("report.send")
def send(report: Report, *, by: User) -> Report:
    """Send a report to the level above, whose office is told.

    Raises Refused while nothing is written, while an agency's report is not signed, and where the level
    above does not work here.
    """
    report = locked(report)
    access.check("report.send", by, report)
    before = report.state
    report.state = next_state("report", "send", before, hindrances(report))
    report.sent_at, report.returned_reason = now(), ""
    report.save()
    told = Say(
        f"{report.unit} gửi báo cáo đợt {report.round.name}.",
        f"{report.unit} sent a report of round {report.round.name}.",
    )
    if report.host is not None:
        notify(offices_of(report.host), told, reverse("reports:report", args=[report.pk]))
    record("report.send", report, by=by, told=_moved(before, report))
    return report


@action("report.call_back")
def call_back(report: Report, *, by: User) -> Report:
    """Take a report back while the level above has not received it."""
    report = locked(report)
    access.check("report.call_back", by, report)
    before = report.state
    report.state = next_state("report", "call_back", before)
    report.sent_at = report.signer = report.signed_at = None
    report.save()
    record("report.call_back", report, by=by, told=_moved(before, report))
    return report


def settle(report: Report, *, by: User) -> None:
    """Give a final report its code and keep its files for good, once."""
    issue_code(report, by=by)
    keep_soon(report, by=by)


def _moved(before: str, report: Report) -> dict[str, Any]:
    return {"from": before, "to": report.state}
