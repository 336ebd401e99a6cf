"""002: the ward of Thác Mơ proposes to the town, which works elsewhere; its answer will be recorded."""

from __future__ import annotations

from datetime import date

from thidua.home.demo.stage import Stage


def tell(stage: Stage) -> None:
    """From the plan of 2024 to the package sent in December."""
    stage.open(date(2024, 3, 15))
    stage.events(date(2025, 1, 9))
    sent = stage.nominate("2024", date(2024, 12, 20))
    stage.take_in(sent, date(2024, 12, 23))
    stage.appraise(sent, date(2024, 12, 24))
