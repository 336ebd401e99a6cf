"""A judging for one page: the facts of one agency and those above it, as known now."""

from __future__ import annotations

from datetime import date

from thidua.clock import today
from thidua.core.facts.view import FactsView
from thidua.core.judging import Judging
from thidua.core.rounds import Round as CoreRound
from thidua.evidence.judging import facts_of
from thidua.movements.compiled import plan_of
from thidua.movements.models import Round
from thidua.people.models import Unit


def live_judging(round_: Round, unit: Unit, as_of: date | None = None) -> Judging:
    """A judging of candidates of a unit's agency on a day of the law, by everything known today."""
    movement = round_.movement
    view = FactsView(facts_of(movement, [unit]), as_of or today(), today())
    return Judging(plan_of(movement.plan), CoreRound.read(round_.name), view)
