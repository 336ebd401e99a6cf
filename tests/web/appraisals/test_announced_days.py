"""An office records days off that were announced; working days of its movement are counted with them."""

from __future__ import annotations

from datetime import date

from tests.web.appraisals.tables import table
from tests.web.world import World
from thidua.appraisals.queries.comments import worked_at
from thidua.core.calendar import worked_in
from thidua.evidence.judging import judging_of
from thidua.movements.actions.running import NewEvent, record_event, withdraw_event

TUESDAY = date(2024, 12, 24)


def test_a_day_off_announced_ahead_is_not_counted(world: World) -> None:
    at = table(world)
    assert worked_at(at.movement).is_working(TUESDAY)
    told = record_event(
        at.movement, NewEvent("day_off", TUESDAY, decision="TB mẫu 3"), by=at.user("a-office")
    )
    assert not worked_at(at.movement).is_working(TUESDAY)
    assert not worked_in(judging_of(at.round).view).is_working(TUESDAY)
    withdraw_event(told, by=at.user("a-office"))
    assert worked_at(at.movement).is_working(TUESDAY)
