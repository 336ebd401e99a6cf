"""The words that a report begins with: what was recorded in its days, for whoever writes to change or strike out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Q

from thidua.clock import moment
from thidua.core.rounds import Round as CoreRound
from thidua.duties.models import Check, Difficulty
from thidua.people.models import User
from thidua.reports.models import Report
from thidua.reports.queries.figures import part_of
from thidua.stories.models import Story

MOST = 10
"""Points of one part that are written by themselves."""
LONGEST = 300
"""Letters of a point taken from what a unit wrote."""


def begun_with(report: Report, by: User) -> dict[str, str]:
    """By part of the report its first points: checks held, good models published, difficulties raised.

    Only what who begins it may see anyway. Papers are Vietnamese, and so are these words. Parts of which
    nothing was recorded stay empty.
    """
    span = CoreRound.read(report.round.name)
    first, last = part_of(report.part, report.round.name) or (
        date(span.first, 1, 1),
        date(span.last, 12, 31),
    )
    found = {
        "launched": _checks(report, by, first, last),
        "examples": _examples(report, first, last),
        "limits": _difficulties(report, by, first, last),
    }
    return {part: words for part, points in found.items() if (words := "\n".join(points))}


def _below(report: Report) -> Q:
    return Q(unit__path__startswith=report.unit.path)


def _checks(report: Report, by: User, first: date, last: date) -> Iterator[str]:
    seen = Check.objects.visible_to(by)
    held = seen.filter(_below(report), movement=report.movement, held_on__range=(first, last))
    if count := held.filter(state__in=("held", "closed")).count():
        yield f"Đã kiểm tra {count} lượt đơn vị"


def _examples(report: Report, first: date, last: date) -> Iterator[str]:
    days = Q(published_at__gte=moment(first, 0), published_at__lt=moment(last + timedelta(days=1), 0))
    told = Q(movement=report.movement) | Q(movement=None)
    rows = Story.objects.filter(_below(report), days, told, state="published").select_related("unit")
    for story in rows.order_by("published_at", "pk")[:MOST]:
        yield f"{story.title} ({story.unit.name})"


def _difficulties(report: Report, by: User, first: date, last: date) -> Iterator[str]:
    days = Q(made_at__gte=moment(first, 0), made_at__lt=moment(last + timedelta(days=1), 0))
    seen = Difficulty.objects.visible_to(by)
    rows = seen.filter(_below(report), days, movement=report.movement)
    for row in rows.exclude(state="withdrawn").order_by("pk")[:MOST]:
        yield " ".join(row.words.split())[:LONGEST]
