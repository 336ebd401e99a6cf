"""Deadlines of the movements a person works in, with the events their plans wait for."""

from __future__ import annotations

from datetime import date

from thidua.core.calendar import Due, dossier_due
from thidua.core.facts.view import FactsView
from thidua.core.rounds import Round as CoreRound
from thidua.movements.compiled import plan_of
from thidua.movements.models import Round


def due_for(round_: Round, award: str, views: dict[int, FactsView]) -> Due | None:
    """The deadline for dossiers of an award in a round; None where the plan sets none."""
    plan = plan_of(round_.movement.plan)
    return dossier_due(plan, CoreRound.read(round_.name), award, views.get(round_.movement_id))


def nearest_due(round_: Round, views: dict[int, FactsView]) -> Due | None:
    """Of the deadlines for dossiers of a round's awards the nearest that is known."""
    kind = CoreRound.read(round_.name).kind
    awards = [a.id for a in plan_of(round_.movement.plan).awards if a.round in (None, kind)]
    found = (due_for(round_, award, views) for award in awards)
    return min((d for d in found if d and d.last), key=lambda d: d.last or date.max, default=None)
