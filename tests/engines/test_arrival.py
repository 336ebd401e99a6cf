"""The order in which facts arrive never changes a verdict; a fact after the as-of date never does."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.everywhere import EVERY_DAY
from tests.engines.parameters import PARAMETERS
from tests.engines.test_conformance import THOROUGH, WALK, opened
from tests.engines.worlds import PLAN, facts, occasions
from thidua import engines
from thidua.core.criteria.base import Kind
from thidua.core.criteria.registry import KINDS
from thidua.core.facts.columns import Record
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.occasion import Occasion

pytestmark = pytest.mark.slow

ASKED = st.fixed_dictionaries({name: PARAMETERS[name].map(KINDS[name].written) for name in KINDS})
CHANCE = st.randoms(use_true_random=False)


def split(world: Facts, when: Any, chance: Random) -> tuple[Facts, Facts]:
    """A third of the records moved past the day asked about: the world without them, and with them, shuffled."""
    _round, as_of, known_at = when
    early: list[Record] = []
    late: list[Record] = []
    for row in (row for rows in world.tables.values() for row in rows):
        if chance.random() < 0.66:
            early.append(row)
        else:
            late.append(moved(row, as_of, known_at or as_of, chance))
    both = [*early, *late]
    chance.shuffle(both)
    return Facts(Facts.of(early).tables, world.given), Facts(Facts.of(both).tables, world.given)


def moved(row: Record, as_of: date, known_at: date, chance: Random) -> Record:
    """The record on a day in law after `as_of`, or known only after `known_at`."""
    later = timedelta(days=chance.choice([1, 1, 40, 400]))
    day = row.dated_by or row.begins
    if day and chance.random() < 0.7:
        return replace(row, **{day: as_of + later})
    return replace(row, recorded_at=known_at + later)


def single(world: Facts, when: Any, asked: dict[str, Kind]) -> dict[tuple[str, str], Any]:
    """What each criterion finds of everybody, with its sentence and the records it names."""
    occasion = occasion_of(world, when)
    units, people = occasion.view.tree.units, occasion.view.tree.postings
    everybody = [*(f"unit:{u}" for u in sorted(units)), *(f"person:{p}" for p in sorted(people))]
    found = {}
    for kind in asked.values():
        voice = kind.voice(occasion)
        for key in everybody:
            said = voice(occasion.candidate(key))
            found[kind.name, key] = (said.answer, kind.reason(said, occasion), said.records)
    return found


def occasion_of(world: Facts, when: Any) -> Occasion:
    round_, as_of, known_at = when
    occasion = Occasion(PLAN, round_, FactsView(world, as_of, known_at))
    occasion.answer_of = lambda candidate, award: Random(f"{candidate}/{award}").randrange(4)
    return occasion


def by_table(world: Facts, when: Any, asked: dict[str, Kind], name: str) -> dict[tuple[str, str], int]:
    """What each criterion's second voice answers of everybody."""
    with engines.engine_of(name)() as engine:
        bench = opened(occasion_of(world, when), world, engine)
        return {
            (kind.name, row["candidate"]): row["answer"]
            for kind in asked.values()
            for row in engine.fetch(kind.table(bench)).to_pylist()
        }


@settings(WALK, max_examples=1000 if THOROUGH else 25)
@given(world=facts(), when=occasions(), asked=ASKED, chance=CHANCE)
def test_order_and_later_facts_change_nothing(world: Facts, when, asked, chance: Random) -> None:
    early, both = split(world, when, chance)
    assert single(both, when, asked) == single(early, when, asked)


@pytest.mark.parametrize("name", EVERY_DAY)
@settings(WALK, max_examples=100 if THOROUGH else 2)
@given(world=facts(), when=occasions(), asked=ASKED, chance=CHANCE)
def test_the_second_voice_is_as_steady(name: str, world: Facts, when, asked, chance: Random) -> None:
    early, both = split(world, when, chance)
    assert by_table(both, when, asked, name) == by_table(early, when, asked, name)
