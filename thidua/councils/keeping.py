"""Which papers of this room are kept as they were signed."""

from __future__ import annotations

from thidua.clock import VIETNAM
from thidua.core.papers import Paper
from thidua.core.wording import Say
from thidua.councils.models import Agenda
from thidua.councils.queries.papers import minutes_paper
from thidua.records.checking import Told, told_as
from thidua.records.keeping import kept_as
from thidua.records.printing import taken_at, worded
from thidua.records.rewording import by_hand


@kept_as(Agenda)
def minutes(row: Agenda) -> Paper | None:
    """Minutes that secretary and chair have signed."""
    if row.signed_at is None:
        return None
    movement = row.round.movement
    made = by_hand(row, minutes_paper(row))
    return worded(made, movement.agency_id, movement.plan.code, taken_at(row.minutes))


@told_as(Agenda)
def told(row: Agenda) -> Told | None:
    """That minutes were signed; never who sat there or what was said."""
    if row.signed_at is None:
        return None
    label = Say("Biên bản họp Hội đồng", "Council minutes")
    on = row.session.held_at.astimezone(VIETNAM).date()
    return Told(label, row.minutes.text if row.minutes else "", on, row.agency.name)
