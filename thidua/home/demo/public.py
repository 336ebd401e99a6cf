"""The public side of the demo: every movement is shown, the province says where it is reached."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from thidua.home.demo.stage import Stage
from thidua.portal import actions
from thidua.portal.models import Visits

SHOWN_ON = date(2025, 4, 9)


def tell(stages: Iterable[Stage]) -> None:
    """Each office puts its movement on the public site."""
    for stage in stages:
        office = stage.user("office")
        with stage.on(SHOWN_ON):
            actions.show(stage.running, by=office)
            reached = actions.Reached(
                "Số 1, đường Mẫu (địa chỉ mẫu)", "0000 000 000", "mau@thidua.example", "Văn phòng (mẫu)"
            )
            actions.set_contact(stage.running.agency, reached, by=office)
    for day, count in ((7, 41), (8, 67), (9, 85)):
        Visits.objects.create(day=date(2025, 4, day), count=count)
