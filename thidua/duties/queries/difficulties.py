"""Difficulties as lists show them: how long each has waited, what was answered, which readings are open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from thidua.core.plan.model import Clause, Plan
from thidua.core.wording import Say, several
from thidua.duties.models import Difficulty, Interpretation
from thidua.movements.models import Movement
from thidua.people.models import Unit
from thidua.people.queries import standing

AGES = (
    (Say("đến 7 ngày", "up to 7 days"), 0, 7),
    (Say("8 đến 15 ngày", "8 to 15 days"), 8, 15),
    (Say("16 đến 30 ngày", "16 to 30 days"), 16, 30),
    (Say("trên 30 ngày", "above 30 days"), 31, None),
)
"""How long what is not answered has waited, by days."""
SHORT = 90


@dataclass(frozen=True)
class Ages:
    """How many wait for how long, and the longest wait in days."""

    bars: tuple[tuple[Say, int], ...]
    longest: int

    @property
    def open(self) -> int:
        """How many wait."""
        return sum(count for _say, count in self.bars)

    @property
    def say(self) -> Say:
        """The finding in words."""
        if not self.open:
            return Say("Không có khó khăn nào chờ trả lời.", "No difficulty waits for an answer.")
        return Say(
            f"{self.open} khó khăn chờ trả lời, lâu nhất {self.longest} ngày.",
            f"{several(self.open, 'answer')} owed, the longest for {several(self.longest, 'day')}.",
        )


def raised(movement: Movement, by: Any) -> QuerySet:
    """Difficulties of a movement that one sees."""
    rows = Difficulty.objects.visible_to(by).filter(movement=movement)
    return rows.select_related("unit", "made_by", "answer")


def ages_of(movement: Movement, by: Any, day: date) -> Ages:
    """How long what one sees has waited."""
    days = Difficulty.objects.visible_to(by).filter(movement=movement, state="open")
    waits = [(day - on).days for on in days.values_list("made_on", flat=True)]
    bars = tuple(
        (say, sum(first <= w and (last is None or w <= last) for w in waits)) for say, first, last in AGES
    )
    return Ages(bars, max(waits, default=0))


def waited(difficulty: Difficulty, day: date) -> int:
    """How many days a difficulty has waited, or did wait until it was answered."""
    return int(((difficulty.answered_on or day) - difficulty.made_on).days)


def answers_of(movement: Movement, by: Any) -> QuerySet:
    """The answers of a movement that hold, the latest first."""
    rows = Interpretation.objects.visible_to(by).filter(movement=movement, withdrawn_at=None)
    return rows.select_related("by")


def units_for(movement: Movement, by: Any) -> QuerySet:
    """Units for which a person may raise a difficulty in a movement."""
    mine = Q(pk=0)
    for held in by.holdings:
        if held.movement_id is not None or not held.path:
            continue
        if held.role == "clerk":
            mine |= Q(path__startswith=held.path, agency=held.agency_id)
        elif held.role in ("office", "signer"):
            mine |= Q(agency=held.agency_id)
    rows = Unit.objects.filter(standing(), mine, path__startswith=movement.agency.path)
    return rows.order_by("path")


def clauses_of(plan: Plan) -> list[tuple[str, str]]:
    """The clauses that one may ask about, with the beginning of their words."""
    return [(c.id, _named(plan, c)) for c in plan.clauses if not c.heading]


def _named(plan: Plan, clause: Clause) -> str:
    words = " ".join(clause.text.split())
    start = words if len(words) <= SHORT else words[:SHORT].rpartition(" ")[0] + " (…)"
    called = plan.called(clause.id).vi
    return f"{called[:1].upper()}{called[1:]}: {start}"


def readings_of(plan: Plan, clause: str) -> list[tuple[str, Say]]:
    """The readings that the plan leaves open at a clause, as `sort:name:letter` with their words."""
    found = plan.by_id.get(clause)
    return [
        (f"{mark.sort}:{mark.name}:{letter}", plan.said(mark, letter))
        for mark in (found.marks if found else ())
        if mark.body.get("reading")
        for letter in ("a", "b", "c")
        if letter in mark.body
    ]
