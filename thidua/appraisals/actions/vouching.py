"""Whom the plan lets choose also says what only they can say: their choice vouches for it."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.appraisals.models import Chosen
from thidua.clock import day_of
from thidua.core.criteria.attested import Attested
from thidua.core.facts import acts
from thidua.core.plan.standards import criteria_in, standard
from thidua.core.quotas.places import Reserved
from thidua.evidence import facts
from thidua.movements.compiled import plan_of


def vouch(chosen: Chosen, reserved: Reserved) -> int:
    """Leave the chooser's answer to every condition of the place that the plan leaves to the chooser.

    Gives how many; called inside the action that chooses, which writes the diary.
    """
    said = list(_said(chosen, reserved))
    nomination = chosen.nomination
    for one in said:
        facts.put(
            one,
            unit=nomination.unit,
            person=nomination.person,
            by=chosen.by,
            agency=nomination.movement.agency,
        )
    return len(said)


def take_back(chosen: Chosen, reserved: Reserved) -> None:
    """What was said by a choice goes with it."""
    for one in _said(chosen, reserved):
        facts.withdraw(one.id, unit=chosen.nomination.unit)


def _said(chosen: Chosen, reserved: Reserved) -> Iterator[acts.Attestation]:
    nomination = chosen.nomination
    plan = plan_of(nomination.movement.plan)
    asked = criteria_in(standard(plan, plan.award(nomination.award), reserved.id))
    for kind in (test.kind for test in asked):
        if isinstance(kind, Attested) and kind.by == reserved.chosen_by:
            yield acts.Attestation(
                candidate=nomination.candidate,
                plan=plan.code,
                mark=kind.marks[0],
                round=nomination.round.name,
                answer="met",
                by=str(chosen.by),
                on=day_of(chosen.at),
                note=chosen.reason,
                role=kind.by,
            )
