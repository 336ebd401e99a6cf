"""001: the department of construction of Kiên Giang is collecting for 2024; dossiers are being prepared."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from thidua.core.errors import Refused
from thidua.core.facts import acts
from thidua.home.demo.stage import Stage, subject
from thidua.nominations.actions import dossier


def tell(stage: Stage) -> None:
    """From the plan of 2022 to the first drafts of April 2025."""
    stage.open(date(2022, 3, 30))
    stage.events(date(2025, 4, 9))
    wanted = [r for r in stage.facts.rows(acts.Nomination) if r.round == "2024"]
    with stage.on(date(2025, 4, 8)):
        for row in sorted(wanted, key=lambda r: (r.award, r.candidate))[:12]:
            unit, person = subject(row.candidate)
            with suppress(Refused):
                told = dossier.New(stage.round("2024"), row.award, unit, unit, person)
                dossier.start(told, by=stage.user("clerk0"))
