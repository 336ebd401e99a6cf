"""001: the department of construction of Kiên Giang is collecting for 2024; dossiers are being prepared."""

from __future__ import annotations

from datetime import date

from thidua.home.demo.stage import Stage


def tell(stage: Stage) -> None:
    """From the plan of 2022 to the first drafts of January 2025."""
    stage.open(date(2022, 3, 30))
    stage.events(date(2025, 1, 9))
