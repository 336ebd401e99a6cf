"""Reports are kept as they were signed or received; what anybody may know of one by its code."""

from __future__ import annotations

from thidua.clock import VIETNAM
from thidua.core.papers import Paper
from thidua.records.checking import Told, told_as
from thidua.records.keeping import kept_as
from thidua.records.printing import worded
from thidua.reports.models import Report
from thidua.reports.queries.papers import KINDS, report_paper


@kept_as(Report)
def printed(row: Report) -> Paper | None:
    """A report once nothing of it changes any more: signed for outside, or received by the level above."""
    if not (row.state == "received" or (row.state == "signed" and row.host_id is None)):
        return None
    return worded(report_paper(row), row.agency_id, row.movement.plan.code, row.signed_at)


@told_as(Report)
def told(row: Report) -> Told | None:
    """That it was signed; never what it says."""
    if row.signed_at is None:
        return None
    return Told(KINDS[row.kind].label, row.written, row.signed_at.astimezone(VIETNAM).date(), row.agency.name)
