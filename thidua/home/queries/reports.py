"""Reports that wait for a person: to be signed, received from below, mended where they came back."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.urls import reverse

from thidua.core import terms
from thidua.core.wording import Say, several
from thidua.home.tasks import Task, Work
from thidua.people.models import User
from thidua.reports.models import WRITABLE, Report

_OPEN = Say("Mở báo cáo", "Open the report")
_LIST = Say("Mở danh sách", "Open the list")


def to_receive(user: User, day: date) -> Work:
    """Reports that units below have sent and nobody has answered: one line for all of them."""
    offices = [h.agency_id for h in user.holdings if h.role == "office" and h.movement_id is None]
    rows = Report.objects.filter(host__in=offices, state="sent").select_related("unit").order_by("sent_at")
    if not (yield rows):
        return
    found = list(rows)
    if len(found) == 1:
        url = reverse("reports:report", args=[found[0].pk])
        yield Task(Say("Tiếp nhận báo cáo", "Receive a report"), str(found[0].unit), url, _OPEN)
    elif found:
        n = len(found)
        say = Say(f"Tiếp nhận {n} báo cáo", f"Receive {several(n, 'report')}")
        yield Task(say, str(found[0].unit), f"{reverse('reports:reports')}?state=sent", _LIST, count=n)


def to_sign(user: User, day: date) -> Work:
    """Reports of one's agency that are written and wait for a signature."""
    mine = [h.agency_id for h in user.holdings if h.role == "signer" and h.movement_id is None]
    rows = Report.objects.filter(agency__in=mine, unit__is_agency=True, state__in=WRITABLE)
    if not (yield rows):
        return
    for row in rows.select_related("unit", "round", "movement").order_by("due_on", "pk"):
        if row.version > 1 and any(row.texts.values()):  # what it began with, nobody wrote
            kind = terms.label("report_kind", row.kind)
            say = Say(f"Ký {kind.vi} đợt {row.round.name}", f"Sign the {kind.en} of round {row.round.name}")
            url = reverse("reports:report", args=[row.pk])
            yield Task(say, f"{row.unit} · {row.movement.name}", url, _OPEN, row.due_on, row.clause)


def to_mend(user: User, day: date) -> Work:
    """Reports of one's own units that came back, with the reason."""
    offices = [h.agency_id for h in user.holdings if h.role == "office" and h.movement_id is None]
    rows = Report.objects.filter(Q(agency__in=offices) | user.clerk_of(), state="returned")
    if not (yield rows):
        return
    for row in rows.select_related("unit", "round"):
        kind = terms.label("report_kind", row.kind)
        say = Say(
            f"Bổ sung {kind.vi} đợt {row.round.name} được trả lại",
            f"Mend the returned {kind.en} of round {row.round.name}",
        )
        url = reverse("reports:write", args=[row.pk])
        yield Task(say, f"{row.unit}: {row.returned_reason}", url, _OPEN, row.due_on, row.clause)
