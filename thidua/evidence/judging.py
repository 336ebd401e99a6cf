"""The facts of a movement as rules read them, and a judging of one of its rounds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from thidua.clock import today
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.judging import Judging
from thidua.core.rounds import Round as CoreRound
from thidua.evidence.sources import Sources
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement, Round
from thidua.people.models import Unit


def judging_of(
    round_: Round,
    as_of: date | None = None,
    known_at: date | None = None,
    about: Iterable[Unit] | None = None,
) -> Judging:
    """A judging of a round on a day (today where none is given), by the movement's plan.

    `about` names the units of those who are judged: only facts that may bear on them are read.
    """
    movement = round_.movement
    day = as_of or today()
    return Judging.of(plan_of(movement.plan), facts_of(movement, about), round_.name, day, known_at or day)


def judging_about(unit: Unit, round_: Round, as_of: date | None = None) -> Judging:
    """A judging that reads only the facts that bear on one unit's agency: for one page."""
    movement = round_.movement
    facts = facts_of(movement, [unit])
    return Judging(plan_of(movement.plan), CoreRound.read(round_.name), FactsView(facts, as_of or today()))


def facts_of(movement: Movement, about: Iterable[Unit] | None = None) -> Facts:
    """Everything the rules may read for a movement: its agency's tree and the units above it.

    `about` narrows it to the agencies of some units, those above, and what they came from. A fixed
    number of queries either way.
    """
    return Sources([movement], about).facts(movement)
