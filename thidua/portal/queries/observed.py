"""Observations as their office sees them, and as the sender reads what became of theirs."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from thidua.clock import today
from thidua.people.models import Unit, User
from thidua.people.queries import standing
from thidua.portal.models import Attested, Observation


def observations(by: Any) -> QuerySet[Observation]:
    """What was said of the agencies that one sees whole."""
    signed = Attested.objects.filter(observation=OuterRef("pk"), withdrawn_at=None)
    rows = Observation.objects.visible_to(by).select_related("agency", "taken_by", "answered_by")
    return rows.annotate(is_attested=Exists(signed)).order_by("-pk")


def waiting(user: User) -> QuerySet[Observation]:
    """Those of one's office that nobody has answered."""
    mine = {h.agency_id for h in user.holdings if h.role == "office" and h.movement_id is None}
    return Observation.objects.visible_to(user).filter(agency__in=mine).exclude(state="answered")


def by_code(typed: str) -> Observation | None:
    """The observation whose whole code somebody knows."""
    code = re.sub(r"[^A-Z0-9-]", "", typed.upper())[:30]
    rows = Observation.objects.select_related("agency").prefetch_related("follow_ups")
    return rows.filter(code=code).first() if code else None


def of_this_year() -> dict[str, int]:
    """How many came this year, and how many of them are answered: all that the public is told of others'."""
    rows = Observation.objects.filter(received_at__year=today().year)
    found: dict[str, int] = rows.aggregate(
        received=Count("pk"), answered=Count("pk", filter=Q(state="answered"))
    )
    return found


def agencies() -> QuerySet[Unit]:
    """Agencies of which somebody may say how they serve."""
    return Unit.objects.filter(standing(), is_agency=True).order_by("path")
