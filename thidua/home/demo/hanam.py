"""003: the department of justice of Hà Nam gives its own awards for 2024: issued, published, answered."""

from __future__ import annotations

from datetime import date

from thidua.decisions.actions import draft, issue, publish, read_letter, send, send_letters
from thidua.decisions.models import Letter
from thidua.home.demo import meeting, reported
from thidua.home.demo.stage import Stage


def tell(stage: Stage) -> None:
    """From the plan of 2023 to the letters of January 2025."""
    movement = stage.open(date(2023, 3, 20))
    stage.events(date(2025, 4, 9))
    reported.register_units(stage, "2024", date(2024, 1, 15))
    sent = stage.nominate("2024", date(2024, 12, 29), most=36)
    stage.take_in(sent, date(2024, 12, 30))
    stage.appraise(sent, date(2024, 12, 31))
    stage.rank("2024", date(2024, 12, 31))
    with stage.on(date(2025, 1, 2), 6):
        chosen = stage.within("2024", "gk-so")
    stage.publish("2024", chosen, (date(2025, 1, 2), date(2025, 1, 7)))
    council = meeting.found(stage, movement.agency, date(2023, 4, 3))
    with stage.on(date(2025, 1, 8), 7):
        meeting.books(stage, movement.agency, "STP", 2025)
        agenda = meeting.call(stage, council, "2024", chosen, date(2025, 1, 8))
    meeting.hold(stage, agenda, date(2025, 1, 8))
    with stage.on(date(2025, 1, 9)):
        decision = send(draft(stage.round("2024"), "gk-so", by=stage.user("office")), by=stage.user("office"))
    with stage.on(date(2025, 1, 14)):
        decision = publish(issue(decision, by=stage.user("signer")), by=stage.user("office"))
    with stage.on(date(2025, 1, 16)):
        office = stage.user("office")
        letters = Letter.objects.filter(movement=movement, sent_at=None)
        send_letters([read_letter(letter, by=office) for letter in letters], by=office)
    with stage.on(date(2025, 4, 8), 15):
        cases = stage.within("2024", "bk-tinh", "appraised")
        stage.waive("2024", cases)
        meeting.call(stage, council, "2024", cases, date(2025, 4, 10))
    reported.judge(stage, "2024", date(2025, 4, 9))
    reported.report_units(stage, "2024", date(2025, 4, 9))
