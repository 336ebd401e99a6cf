"""What dashboards and reports rest on: units register for a round, the office judges all of it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from django.db import transaction

from thidua.core.errors import Refused
from thidua.home.demo.stage import Stage
from thidua.movements.models import Round
from thidua.movements.queries.movements import expected
from thidua.nominations.actions.eligibility import judge_round
from thidua.people.models import Person, Unit
from thidua.registrations.actions import NewRegistration, register
from thidua.reports import actions

EVERY = 4
"""One unit of so many has not registered."""
PEOPLE = 3
"""So many people of each unit register."""


def register_units(stage: Stage, round_: str, day: date) -> None:
    """Most units of a movement register for a round, with some of their people and an aim."""
    with stage.on(day):
        for place, unit in enumerate(expected(stage.running)):
            if place % EVERY != EVERY - 1:
                _register(stage, round_, unit)


def _register(stage: Stage, round_: str, unit: Unit) -> None:
    by, asked = stage.user("office"), stage.round(round_)
    people = Person.objects.filter(unit=unit, agency=stage.running.agency_id).order_by("code")[:PEOPLE]
    aim = "Hoàn thành các nhiệm vụ cải cách hành chính được giao (nội dung mẫu)."
    for person in (None, *people):
        with suppress(Refused), transaction.atomic():
            register(NewRegistration(asked, unit, person, aim), by=by)


def judge(stage: Stage, round_: str, day: date) -> None:
    """The office judges the whole round, as dashboards show it."""
    with stage.on(day, 17):
        judge_round(stage.round(round_), by=stage.user("office"))


WORDS = {
    "launched": "Ban hành kế hoạch, phân công đầu mối (nội dung mẫu)\nKiểm tra giữa kỳ tại các đơn vị (nội dung mẫu)",
    "strengths": "Đăng ký đúng hạn, đủ thành phần (nội dung mẫu)",
    "limits": "Một số hồ sơ thiếu văn bản công bố, phải bổ sung (nội dung mẫu)",
    "next_steps": "Hoàn thiện số liệu, nhắc đơn vị chưa báo cáo (nội dung mẫu)",
}


def report_units(stage: Stage, round_: str, day: date) -> None:
    """Two units of three have reported of the round; the agency's own report is being written."""
    office = stage.user("office")
    with stage.on(day, 10):
        asked = Round.objects.select_related("movement__agency", "movement__plan", "movement__parent__agency")
        about = asked.get(movement=stage.running, name=round_)
        for place, unit in enumerate(expected(stage.running)):
            if unit.is_agency or place % 3 == 2:
                continue
            clerk = stage.clerk_for(unit)
            made = actions.begin(actions.NewReport(about, unit), by=clerk)
            actions.save(made, WORDS, by=clerk)
            made = actions.send(made, by=clerk)
            if place % 3 == 0:
                actions.receive(made, by=office)
        own = actions.begin(actions.NewReport(about, stage.running.agency), by=office)
        actions.save(own, WORDS, by=office)
