"""A round of department A in which dossiers have passed the council and wait for a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.web.nominations.dossiers import Desk, desk
from tests.web.world import World
from thidua.core.facts import acts, tables
from thidua.core.facts.columns import Record
from thidua.decisions.models import Decision
from thidua.evidence.facts import put
from thidua.nominations.models import Nomination
from thidua.records.actions import open_series

DAY = date(2025, 1, 8)
"""The council has met; decisions are made."""
PLAN = "ha-nam-so-tu-phap-2023"
COLLECTIVE = ("III.2.a-1", "III.2.a-2")
INDIVIDUAL = ("III.2.b-1", "III.2.b-2", "III.2.b-3", "III.2.b-5#tham-muu", "III.3.b*2-2")


@dataclass
class Settled:
    """The desk of A with what a decision needs."""

    desk: Desk

    @property
    def world(self) -> World:
        """The small province."""
        return self.desk.world

    def user(self, name: str) -> Any:
        """An account."""
        return self.desk.user(name)

    def passed(self, person: str | None, unit: str = "A1", *, met: bool = True) -> Nomination:
        """A dossier that the council has passed; `met` unless records are to be missing."""
        clerk = f"{unit.lower()}-clerk"
        nomination = self.desk.start(person, clerk, unit=unit)
        if met:
            self.meets(nomination)
        nomination.state, nomination.merit_note = "passed", "Rút ngắn thời gian giải quyết hồ sơ."
        nomination.submitted_on = date(2025, 1, 2)
        nomination.answer = 3
        nomination.save()
        return nomination

    def meets(self, nomination: Nomination) -> None:
        """Records by which a candidate meets the standard of the Giấy khen."""
        who = nomination.candidate
        for record in _records(who, nomination.unit.key, nomination.person_id is not None):
            put(record, unit=nomination.unit, person=nomination.person, by=self.user("a-office"))

    def holds(self, nomination: Nomination) -> None:
        """A hold over a candidate from today."""
        hold = acts.Hold(candidate=nomination.candidate, kind="discipline", from_=DAY, basis="mẫu")
        put(hold, unit=nomination.unit, person=nomination.person, by=self.user("a-office"))

    def decision(self) -> Decision:
        """A draft with everybody who has a place."""
        from thidua.decisions import actions

        return actions.draft(self.desk.round, "gk-so", by=self.user("a-office"))


def _records(who: str, unit: str, person: bool) -> list[Record]:
    on = date(2024, 12, 20)
    marks = INDIVIDUAL if person else COLLECTIVE
    found: list[Record] = [
        acts.Attestation(
            candidate=who, plan=PLAN, mark=mark, round="2024", answer="met", by="Cá nhân mẫu 22", on=on
        )
        for mark in marks
    ]
    found.append(
        tables.Initiative(
            initiative_id=f"SK-{who}", owner=who, level="base", recognised_on=on, topic="admin_reform"
        )
    )
    if person:
        found.append(tables.Rating(subject=who, year=2024, class_="good", decided_on=on))
        found.append(
            tables.Service(subject=unit, period="2024", handled=310, late=0, pending_late=0, as_at=on)
        )
    return found


def settled(world: World) -> Settled:
    """A round with its book of numbers open."""
    admin = world.users["a-agency_admin"]
    for name, pattern in (
        ("decision", "{n}/QĐ-STP"),
        ("submission", "{n}/TTr-STP"),
        ("minutes", "{n}/BB-HĐTĐKT"),
    ):
        open_series(world.units["A"], name, pattern, by=admin, year=2025, first=12)
    return Settled(desk(world))
