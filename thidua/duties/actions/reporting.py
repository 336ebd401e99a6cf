"""Reporting a duty: what was done and when; confirmed by a second person, or sent back with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.duties import Turn
from thidua.core.errors import Refused
from thidua.core.wording import Say, days
from thidua.core.workflow import next_state
from thidua.duties.models import Owner, Report
from thidua.duties.queries.heirs import doing
from thidua.duties.queries.lines import asked_of
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement
from thidua.movements.queries.calendar import view_of
from thidua.movements.queries.movements import office_users
from thidua.people.actions.notices import notify
from thidua.people.models import Unit


@dataclass(frozen=True)
class NewReport:
    """Which duty in which turn, by which unit; what was done, on which day."""

    movement: Movement
    code: str
    turn: str
    unit: Unit
    words: str
    done_on: date


@action("duty.report")
def report(new: NewReport, *, by: Any) -> Report:
    """Report what a unit did for a duty; until it is confirmed it can be reported again.

    Raises Refused before its turn, for a day to come, for a unit that the duty was not given to, and
    once it was confirmed.
    """
    row = _locked(new)
    access.check("duty.report", by, row)
    turn = _turn(new)
    old = row.state if row.pk else "-"
    way = "report_again" if row.pk else "report"
    row.state = next_state("duty", way, old, _hindered(new, turn))
    row.words, row.done_on, row.last = new.words.strip(), new.done_on, turn.last
    row.made_by, row.made_at = by, now()
    row.save()
    said = Say(f"{row.unit} đã báo cáo nhiệm vụ.", f"{row.unit} has reported a duty.")
    notify((u for u in office_users(new.movement) if u.pk != by.pk), said, page_of(row))
    record("duty.report", row, by=by, told={"from": old, "to": row.state, "code": row.code, "turn": row.turn})
    return row


@action("duty.confirm")
def confirm(report: Report, *, by: Any) -> Report:
    """Confirm what was reported; nobody confirms their own report.

    Raises Refused for who reported it, and for a report that does not wait.
    """
    report = locked(report)
    access.check("duty.confirm", by, report)
    own = Say(
        "Bạn là người báo cáo việc này. Người khác của cơ quan thường trực hoặc lãnh đạo ký xác nhận.",
        "You reported this yourself. Somebody else of the office, or who signs, confirms it.",
    )
    hindered = {"second_person": own} if report.made_by_id == by.pk else {}
    return _answered(report, "confirm", "", by, hindered)


@action("duty.return")
def return_(report: Report, reason: str, *, by: Any) -> Report:
    """Send a report back to be mended, with the reason."""
    report = locked(report)
    access.check("duty.return", by, report)
    why = Say("Nêu điều cần bổ sung.", "Say what is to be mended.")
    return _answered(report, "return", reason.strip(), by, {} if reason.strip() else {"reason": why})


def _answered(report: Report, way: str, answer: str, by: Any, hindered: dict[str, Say]) -> Report:
    old = report.state
    report.state = next_state("duty", way, old, hindered)
    report.answer, report.answered_by, report.answered_at = answer, by, now()
    report.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    if way == "return":
        said = Say(f"Báo cáo nhiệm vụ cần bổ sung: {answer}", f"A report is to be mended: {answer}")
    else:
        said = Say("Báo cáo nhiệm vụ đã được xác nhận.", "A report of a duty was confirmed.")
    notify([report.made_by], said, page_of(report))
    record(f"duty.{way}", report, by=by, told={"from": old, "to": report.state})
    return report


def prepared(new: NewReport) -> Report:
    """The report as it would be, so that rights can be measured at it."""
    return Report(
        agency_id=new.unit.agency_id, movement=new.movement, code=new.code, turn=new.turn, unit=new.unit
    )


def _locked(new: NewReport) -> Report:
    rows = Report.objects.select_for_update(of=("self",), no_key=True).select_related(
        "unit", "movement__agency"
    )
    found: Report | None = rows.filter(
        movement=new.movement, code=new.code, turn=new.turn, unit=new.unit
    ).first()
    return found or prepared(new)


def locked(report: Report) -> Report:
    """The report as it stands now, locked until the transaction ends."""
    rows = Report.objects.select_for_update(of=("self",), no_key=True)
    found: Report = rows.select_related("unit", "movement__agency", "made_by").get(pk=report.pk)
    return found


def _turn(new: NewReport) -> Turn:
    """The turn that is reported, when the duty is one of the unit's."""
    names = frozenset(r.name for r in new.movement.rounds.all())
    found = asked_of(plan_of(new.movement.plan), view_of(new.movement), names)
    duty = next((d for d in found if d.code == new.code), None)
    turn = duty.turn(new.turn) if duty else None
    if duty is None or turn is None:
        raise Refused(
            Say(
                "Kế hoạch không giao việc này trong kỳ này. Mở lại danh sách nhiệm vụ rồi chọn.",
                "The plan does not ask this in this turn. Open the list of duties and choose.",
            )
        )
    given = Owner.objects.filter(movement=new.movement, actor__in=duty.actors).select_related("unit")
    if new.unit.pk not in {owner.unit_id for owner in doing(given)}:
        raise Refused(
            Say(
                f"Việc này không giao cho {new.unit}. Cơ quan thường trực giao ở trang Ai làm.",
                f"This was not given to {new.unit}. The movement office gives it on the page “Who does it”.",
            )
        )
    return turn


def _hindered(new: NewReport, turn: Turn) -> dict[str, Say]:
    if not new.words.strip():
        return {"begun": Say("Ghi kết quả đã làm.", "Write what was done.")}
    if new.movement.state != "open":
        return {"begun": Say("Phong trào không đang chạy.", "The movement is not running.")}
    if turn.starts and today() < turn.starts:
        on = days(turn.starts)
        return {"begun": Say(f"Chưa đến kỳ: kỳ này bắt đầu {on.vi}.", f"Its turn begins on {on.en}.")}
    if new.done_on > today():
        return {"begun": Say("Ngày làm xong chưa tới. Ghi ngày đã làm.", "That day has not come yet.")}
    return {}


def page_of(report: Report) -> str:
    """The address of a report."""
    return reverse("duties:report", args=[report.pk])
