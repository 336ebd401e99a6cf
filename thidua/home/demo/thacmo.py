"""002: the ward of Thác Mơ proposes to the town, which works elsewhere; its answer will be recorded."""

from __future__ import annotations

from datetime import date

from thidua.decisions.actions import send_up
from thidua.decisions.queries.above import way_up
from thidua.home.demo import meeting, reported
from thidua.home.demo.stage import Stage


def tell(stage: Stage) -> None:
    """From the plan of 2024 to the package sent in March 2025."""
    movement = stage.open(date(2024, 3, 15))
    stage.events(date(2025, 4, 9))
    reported.register_units(stage, "2024", date(2024, 4, 1))
    sent = stage.nominate("2024", date(2025, 3, 20))
    stage.take_in(sent, date(2025, 3, 20))
    stage.appraise(sent, date(2025, 3, 20))
    stage.rank("2024", date(2025, 3, 20))
    council = meeting.found(stage, movement.agency, date(2024, 4, 1))
    with stage.on(date(2025, 3, 21), 7):
        meeting.books(stage, movement.agency, "UBND", 2025)
        chosen = stage.within("2024", "gk")
        stage.waive("2024", chosen)
        agenda = meeting.call(stage, council, "2024", chosen, date(2025, 3, 21))
    meeting.hold(stage, agenda, date(2025, 3, 21))
    with stage.on(date(2025, 3, 23)):
        round_ = stage.round("2024")
        passed = stage.within("2024", "gk", "passed")
        send_up(round_, "gk", passed, way_up(round_, "gk"), by=stage.user("office"))
    reported.judge(stage, "2024", date(2025, 4, 9))
