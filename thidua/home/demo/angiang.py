"""004 and 000: the department of justice of An Giang proposes, the province receives and appraises."""

from __future__ import annotations

from datetime import date

from thidua.home.demo.stage import Stage


def tell(province: Stage, department: Stage) -> None:
    """From the two plans to the province's appraisal in autumn 2024."""
    above = province.open(date(2023, 1, 16))
    department.open(date(2023, 2, 20), parent=above)
    for stage in (province, department):
        stage.events(date(2025, 1, 9))
        stage.places(date(2025, 1, 9))
    sent = department.nominate("2024", date(2024, 10, 14))
    department.take_in(sent, date(2024, 10, 15))
    department.appraise(sent, date(2024, 10, 16))
