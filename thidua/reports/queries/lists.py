"""Reports that a person sees, and for whom they may begin one."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from thidua.clock import today
from thidua.core.rounds import Round as CoreRound
from thidua.movements.compiled import name_of
from thidua.movements.models import Movement, Round
from thidua.nominations.models import Nomination
from thidua.people.models import Unit
from thidua.people.queries import standing
from thidua.registrations.models import Registration
from thidua.reports.models import Report
from thidua.reports.queries.desk import movements_of
from thidua.screens.spoken import said

FEW = 60
"""Most units that are offered by name."""


def listed(by: Any) -> QuerySet[Report]:
    """Reports with what a list shows of each."""
    rows = Report.objects.visible_to(by).select_related("unit", "round", "movement__plan", "host")
    return rows.order_by("-saved_at", "-pk")


def detailed(by: Any) -> QuerySet[Report]:
    """Reports with everything that one page shows."""
    return Report.objects.visible_to(by).select_related(
        "unit__agency", "unit__parent", "host", "into", "signer", "answered_by", "number", "made_by",
        "movement__agency", "movement__plan", "round__movement__agency", "round__movement__plan",
    )  # fmt: skip


def rounds_to_report(by: Any) -> list[tuple[str, str]]:
    """Rounds that have begun, of movements that one's units are in."""
    rows = Round.objects.filter(movement__in=movements_of(by).order_by().values("pk"))
    begun = [
        r
        for r in rows.select_related("movement__plan").order_by("movement", "-name")
        if CoreRound.read(r.name).first <= today().year
    ]
    return [(str(r.pk), f"{r.name} · {said(name_of(r.movement))}") for r in begun]


def round_to_open(movement: Movement, rounds: list[Round]) -> Round:
    """The round of a movement that a dashboard opens on: the latest year begun that has something to show.

    Early in a year nobody has registered yet, while the awards of the year before are being decided.
    """
    begun = [r for r in rounds if CoreRound.read(r.name).first <= today().year] or rounds[:1]
    taken_up = {
        pk
        for rows in (Registration.objects, Nomination.objects)
        for pk in rows.filter(movement=movement).order_by().values_list("round_id", flat=True).distinct()
    }
    return max(begun, key=lambda r: (r.kind == "annual" and r.pk in taken_up, r.kind == "annual", r.name))


def units_to_report(by: Any) -> list[Unit]:
    """Units that one may report for: agencies one's office serves, units one is clerk of."""
    offices = [h.agency_id for h in by.holdings if h.role == "office" and h.movement_id is None]
    mine = Q(pk__in=offices) | by.clerk_of("")
    return list(Unit.objects.filter(standing()).filter(mine).order_by("path")[:FEW])
