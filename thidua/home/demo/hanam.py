"""003: the department of justice of Hà Nam gives its own awards for 2024; the decision waits for a signature."""

from __future__ import annotations

from datetime import date

from thidua.home.demo.stage import Stage


def tell(stage: Stage) -> None:
    """From the plan of 2023 to the draft decision of January 2025."""
    stage.open(date(2023, 3, 20))
    stage.events(date(2025, 1, 9))
    sent = stage.nominate("2024", date(2025, 1, 4))
    stage.take_in(sent, date(2025, 1, 6))
    stage.appraise(sent, date(2025, 1, 7))
