"""Checks that wait: to be held, to be mended by the unit, to be accepted by the office."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse

from thidua.core.wording import Say, several
from thidua.duties.models import Check, Finding
from thidua.home.tasks import Task, Work
from thidua.people.history import gone_into
from thidua.people.models import User

AHEAD = timedelta(days=30)


def to_hold(user: User, day: date) -> Work:
    """Planned checks of one's office within a month."""
    rows = Check.objects.filter(
        movement__agency__in=_offices(user), state="planned", planned_on__lte=day + AHEAD
    )
    if not (yield rows):
        return
    for row in rows.select_related("unit", "movement"):
        yield Task(
            Say(f"Kiểm tra {row.unit}", f"Check {row.unit}"),
            row.movement.name,
            reverse("duties:check", args=[row.pk]),
            Say("Mở cuộc kiểm tra", "Open the check"),
            row.planned_on,
        )


def to_mend(user: User, day: date) -> Work:
    """What must be mended after a check, by one's units or in the place of those that went into them."""
    here = [h for h in user.holdings if h.movement_id is None and h.path]
    offices = [h.agency_id for h in here if h.role == "office" and h.agency_id]
    come = Q(unit__in=gone_into(offices, user.clerk_of(""), day))
    own_or_come = come | Q(unit__in=offices) | user.clerk_of()
    rows = Finding.objects.filter(own_or_come, state="open")
    if not (yield rows):
        return
    for row in rows.select_related("unit", "movement"):
        yield Task(
            Say(f"Khắc phục sau kiểm tra: {row.mend[:80]}", f"Mend after a check: {row.mend[:80]}"),
            f"{row.unit} · {row.movement.name}",
            reverse("duties:check", args=[row.check_of_id]),
            Say("Báo đã khắc phục", "Report it mended"),
            row.mend_by,
        )


def to_accept(user: User, _day: date) -> Work:
    """What units report as mended, for the office to look at."""
    rows = Finding.objects.filter(movement__agency__in=_offices(user), state="mended").order_by()
    if not (yield rows):
        return
    counted = rows.values("check_of", "unit__name", "movement__name").annotate(n=Count("pk"))
    for row in counted.order_by("check_of"):
        yield Task(
            Say(
                f"Xem {row['n']} việc đã khắc phục: {row['unit__name']}",
                f"Look at {several(row['n'], 'finding')} mended: {row['unit__name']}",
            ),
            row["movement__name"],
            reverse("duties:check", args=[row["check_of"]]),
            Say("Mở cuộc kiểm tra", "Open the check"),
            count=row["n"],
        )


def _offices(user: User) -> list[int | None]:
    return [h.agency_id for h in user.holdings if h.role == "office" and h.movement_id is None]
