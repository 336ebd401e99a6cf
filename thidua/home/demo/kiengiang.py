"""001: the department of construction of Kiên Giang is collecting for 2024; dossiers are being prepared."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from django.db import transaction

from thidua.core.errors import Refused
from thidua.core.facts import acts
from thidua.home.demo import reported
from thidua.home.demo.stage import Stage, subject
from thidua.nominations.actions import dossier
from thidua.nominations.models import Nomination

SENT = 4
"""So many dossiers are sent already; the others are being prepared."""


def tell(stage: Stage) -> None:
    """From the plan of 2022 to the first drafts of April 2025."""
    stage.open(date(2022, 3, 30))
    stage.events(date(2025, 4, 9))
    reported.register_units(stage, "2024", date(2024, 1, 15))
    wanted = [r for r in stage.facts.rows(acts.Nomination) if r.round == "2024"]
    wanted.sort(key=lambda r: (r.award, r.candidate))
    sent: list[Nomination] = []
    with stage.on(date(2025, 4, 8)):
        for row in wanted[:12]:
            unit, person = subject(row.candidate)
            with suppress(Refused), transaction.atomic():
                if len(sent) < SENT:
                    made = stage.prepare("2024", row.candidate, row.award, unit.code)
                    sent.append(dossier.submit(made, by=stage.clerk_for(unit)))
                else:
                    told = dossier.New(stage.round("2024"), row.award, unit, unit, person)
                    dossier.start(told, by=stage.clerk_for(unit))
    stage.take_in(sent[:-1], date(2025, 4, 9))
    reported.judge(stage, "2024", date(2025, 4, 9))
