"""Which papers of this room are kept as they were signed."""

from __future__ import annotations

from thidua.core.papers import Paper
from thidua.councils.models import Agenda
from thidua.councils.queries.papers import minutes_paper
from thidua.records.keeping import kept_as
from thidua.records.printing import taken_at, worded


@kept_as(Agenda)
def minutes(row: Agenda) -> Paper | None:
    """Minutes that secretary and chair have signed."""
    if row.signed_at is None:
        return None
    movement = row.round.movement
    return worded(minutes_paper(row), movement.agency_id, movement.plan.code, taken_at(row.minutes))
