"""The level above receives a report, returns it with the reason, reminds those who have not reported."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.movements.models import Movement
from thidua.people.actions.notices import notify
from thidua.people.models import Unit, User
from thidua.people.queries import clerks_of, offices_of
from thidua.records.keeping import keep_soon
from thidua.reports.actions.writing import locked
from thidua.reports.models import Report


@action("report.receive")
def receive(report: Report, *, by: User) -> Report:
    """Receive a report: from now on it counts in that of the level above."""
    return _answered(report, "receive", "", by)


@action("report.return")
def return_(report: Report, reason: str, *, by: User) -> Report:
    """Send a report back to be mended, with the reason; it keeps its number.

    Raises Refused without a reason.
    """
    return _answered(report, "return", reason.strip(), by)


def _answered(report: Report, way: str, reason: str, by: User) -> Report:
    report = locked(report)
    access.check(f"report.{way}", by, report)
    needs = {} if reason else {"reason": Say("Nêu lý do trả lại.", "Give the reason for the return.")}
    before = report.state
    report.state = next_state("report", way, before, needs)
    report.answered_at, report.answered_by, report.returned_reason = now(), by, reason
    if way == "return":
        report.signer = report.signed_at = None
    report.save()
    told = (
        Say(
            f"Báo cáo đợt {report.round.name} được trả lại: {reason}",
            f"The report of round {report.round.name} was returned: {reason}",
        )
        if reason
        else Say(
            f"Báo cáo đợt {report.round.name} đã được tiếp nhận.",
            f"The report of round {report.round.name} was received.",
        )
    )
    if way == "receive":
        keep_soon(report, by=by)
    notify([report.made_by], told, reverse("reports:report", args=[report.pk]))
    record(f"report.{way}", report, by=by, told={"from": before, "to": report.state})
    return report


@action("report.remind")
def remind(movement: Movement, round_: str, kind: str, units: Iterable[Unit], *, by: User) -> list[User]:
    """Write to the clerks (where there are none, the offices) of units that have not reported.

    Raises Refused where nobody could be reached.
    """
    access.check("report.remind", by, movement)
    what = terms.label("report_kind", kind)
    told = Say(
        f"Chưa nhận được {what.vi} đợt {round_} của đơn vị: {movement.name}",
        f"The {what.en} of round {round_} of your unit has not come: {movement.name}",
    )
    reached: list[User] = []
    for unit in units:
        reached += list(clerks_of(unit)) or list(offices_of(unit.agency))
    if not reached:
        raise Refused(
            Say(
                "Chưa nhắc được ai: các đơn vị này chưa có đầu mối. Quản trị cơ quan giao vai đầu mối trước.",
                "Nobody could be reminded: these units have no clerk. Their administrator gives the role first.",
            )
        )
    notify(reached, told, reverse("reports:begin"))
    record("report.remind", movement, by=by, told={"kind": kind, "people": len({u.pk for u in reached})})
    return reached
