"""Duties of the plan that are overdue, on the first leaf of the dashboard."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse

from thidua.clock import today
from thidua.core.wording import Say, both, join, several
from thidua.duties.queries.lines import Line, work_of
from thidua.reports.queries.catalogue import Alert, Row, Shown, report
from thidua.reports.queries.desk import Desk
from thidua.rounds.pages.naming import cap

MOST = 6
"""So many overdue duties stand on the page; the list has all."""


@report(
    "nhiem-vu", Say("Nhiệm vụ quá hạn", "Overdue duties"), "luc-nay", "office", "signer", "steering", "clerk"
)
def overdue(desk: Desk) -> Shown | None:
    """What was to be done and was not reported, the longest first; of one's own units where one sees no more."""
    lines = [x for x in work_of(desk.movement, desk.by).lines if x.unit and _is_counted(desk, x)]
    if not lines:
        return None
    url = f"{reverse('duties:lines', args=[desk.movement.pk])}?{urlencode({'nam': 0, 'standing': 'late'})}"
    late = sorted((x for x in lines if x.standing == "late"), key=lambda x: (x.last_key, x.unit_key))
    if not late:
        return Shown(Say("Không có nhiệm vụ nào quá hạn.", "No duty is overdue."), url=url)
    longest = (today() - late[0].last_key).days
    said = Say(
        f"{len(late)} nhiệm vụ quá hạn, lâu nhất {longest} ngày.",
        f"{several(len(late), 'duty')} overdue, the longest by {several(longest, 'day')}.",
    )
    rows = [Row(_what(x), (), _page(desk, x), _since(x)) for x in late[:MOST]]
    left = len(late) - MOST
    note = Say(f"và {left} việc khác", f"and {left} more") if left > 0 else Say("", "")
    return Shown(said, "list", rows, url=url, note=note, alert=Alert(said, url, 4 * len(late)))


def _is_counted(desk: Desk, line: Line) -> bool:
    """Whether a line is of the round's years and of the units that one counts."""
    mine = desk.paths is None or any(line.unit_key.startswith(path) for path in desk.paths)
    return mine and any(line.turn.touches(year) for year in desk.span.years)


def _what(line: Line) -> Say:
    return join([cap(line.say), both(str(line.unit))], " · ")


def _page(desk: Desk, line: Line) -> str:
    return reverse("duties:duty", args=[desk.movement.pk, line.duty.code])


def _since(line: Line) -> Say:
    days = (today() - line.last_key).days
    return Say(
        f"{line.duty.clause} · quá hạn {days} ngày", f"{line.duty.clause} · {several(days, 'day')} overdue"
    )
