"""004 and 000: the department of justice of An Giang proposes, the province receives, ranks and decides."""

from __future__ import annotations

from datetime import date

from thidua.decisions.actions import draft, receive, send, send_up
from thidua.decisions.queries.above import way_up
from thidua.home.demo import meeting, reported
from thidua.home.demo.stage import Stage
from thidua.nominations.models import Nomination


def tell(province: Stage, department: Stage) -> None:
    """From the two plans to a decision that waits for a signature, and an award that is being ranked."""
    above = province.open(date(2023, 1, 16))
    movement = department.open(date(2023, 2, 20), parent=above)
    for stage in (province, department):
        stage.events(date(2025, 4, 9))
        stage.places(date(2025, 4, 9))
    for stage in (province, department):
        reported.register_units(stage, "2024", date(2024, 1, 15))
    sent = department.nominate("2024", date(2024, 10, 14))
    department.take_in(sent, date(2024, 10, 14))
    department.appraise(sent, date(2024, 10, 14))
    department.rank("2024", date(2024, 10, 14))
    council = meeting.found(department, movement.agency, date(2023, 3, 1))
    with department.on(date(2024, 10, 14), 7):
        meeting.books(department, movement.agency, "STP", 2024)
        cases = department.within("2024", "bk")
        department.waive("2024", cases)
        agenda = meeting.call(department, council, "2024", cases, date(2024, 10, 14))
    meeting.hold(department, agenda, date(2024, 10, 14))
    with department.on(date(2024, 10, 14), 15):
        round_ = department.round("2024")
        passed = department.within("2024", "bk", state="passed")
        # 004: every agency proposes one collective and one individual
        chosen = [next(n for n in passed if n.person_id is None), next(n for n in passed if n.person_id)]
        package = send_up(round_, "bk", chosen, way_up(round_, "bk"), by=department.user("office"))
    with province.on(date(2024, 10, 24)):
        receive(package, by=province.user("office"))
    _decide_above(province)
    for stage in (province, department):
        reported.judge(stage, "2024", date(2025, 4, 9))
    reported.report_units(department, "2024", date(2025, 4, 9))


def _decide_above(province: Stage) -> None:
    """The province appraises everything, decides on collectives, and calls a session on individuals."""
    province.nominate("2024", date(2025, 1, 20), most=40)
    cases = list(Nomination.objects.filter(movement=province.running, state="submitted").order_by("pk"))
    province.take_in(cases, date(2025, 1, 22))
    province.appraise(cases, date(2025, 2, 10))
    province.rank("2024", date(2025, 2, 12))
    agency = province.running.agency
    council = meeting.found(province, agency, date(2023, 3, 1))
    with province.on(date(2025, 3, 3), 6):
        meeting.books(province, agency, "UBND", 2025)
        teams = province.within("2024", "bk-nam.tap-the")
    province.publish("2024", teams, (date(2025, 3, 4), date(2025, 3, 10)))
    with province.on(date(2025, 3, 12), 7):
        agenda = meeting.call(province, council, "2024", teams, date(2025, 3, 12))
    meeting.hold(province, agenda, date(2025, 3, 12))
    with province.on(date(2025, 4, 7)):
        office = province.user("office")
        send(draft(province.round("2024"), "bk-nam.tap-the", by=office), by=office)
