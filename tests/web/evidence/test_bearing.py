"""A page about a few candidates reads what bears on them: their agencies, those above, what they came from."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.web.world import World
from thidua.core.facts import tables
from thidua.evidence import facts
from thidua.evidence.judging import facts_of
from thidua.movements.models import Movement

ON = date(2024, 5, 1)


@pytest.fixture
def movement(world: World) -> Movement:
    """The province's movement; every unit has a result, B was made from the old department C."""
    world.unit("C", "department", "P", agency=True)
    made = world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024")
    by = world.users["p-office"]
    for code in ("P", "A", "B", "C"):
        unit = world.units[code]
        result = tables.IndexResult(index="par_index", unit_id=code, year=2023, decision=f"{code}/QĐ")
        facts.put(result, unit=unit, person=None, by=by, agency=world.units["P"])
    change = tables.UnitChange(from_unit="C", to_unit="B", kind="merge", on=ON)
    facts.put(change, unit=world.units["C"], person=None, by=by, agency=world.units["P"])
    return made


def results(movement: Movement, *units: str, world: World) -> set[str]:
    """Whose results are read for a page about candidates of some units."""
    read = facts_of(movement, [world.units[u] for u in units])
    return {row.unit_id for row in read.rows(tables.IndexResult)}


def test_only_the_agency_asked_about_and_those_above_are_read(world: World, movement: Movement) -> None:
    assert results(movement, "A1", world=world) == {"A", "P"}
    read = facts_of(movement, [world.units["A1"]])
    assert {p.person_id for p in read.rows(tables.Person)} == {"a1", "a2", "a3", "a4"}


def test_what_a_unit_was_made_from_is_read_too(world: World, movement: Movement) -> None:
    assert results(movement, "B1", world=world) == {"B", "C", "P"}


def test_several_candidates_are_read_together(world: World, movement: Movement) -> None:
    assert results(movement, "A1", "B1", world=world) == {"A", "B", "C", "P"}


def test_every_unit_is_known_by_name(world: World, movement: Movement) -> None:
    """The plan's own actors are found among all units, whoever is asked about."""
    read = facts_of(movement, [world.units["A1"]])
    assert {u.unit_id for u in read.rows(tables.Unit)} == set(world.units)


def test_one_asks_as_often_for_one_candidate_as_for_several(world: World, movement: Movement) -> None:
    counts = []
    for units in (("A1",), ("A1", "A2", "B1"), ("A1", "A2", "B1", "C")):
        with CaptureQueriesContext(connection) as seen:
            facts_of(movement, [world.units[u] for u in units])
        counts.append(len(seen))
    assert len(set(counts)) == 1
