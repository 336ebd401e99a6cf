"""What holds of every allotment, whatever the facts: found by trying many."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.quotas.office import agency, allotment, chosen, person, plan, ranked, standing, unit
from thidua.core.facts.acts import Hold
from thidua.core.facts.columns import Record
from thidua.core.facts.tables import Person
from thidua.core.quotas.allotting import Allotted

PLANS = {n: plan(f"places: {n}") for n in range(4)}
ROOMS: list[Record] = [agency("so"), unit("a"), unit("b")]
KEYS = [f"p{n}" for n in range(6)]


@st.composite
def worlds(draw: st.DrawFn) -> tuple[int, list[Record]]:
    """Some people, some of them ranked (with ties), chosen, or on hold."""
    staff = draw(st.lists(st.sampled_from(KEYS), min_size=1, unique=True))
    kinds: Any = st.sampled_from(["civil_servant", "worker", None])
    genders: Any = st.sampled_from(["male", "female", None])
    rows: list[Record] = [
        person(k, draw(st.sampled_from(["a", "b"])), staff_kind=draw(kinds), gender=draw(genders))
        for k in staff
    ]
    for key in staff:
        if draw(st.booleans()):
            rows += ranked(f"person:{key}", ranks=[draw(st.integers(1, 3))])
        if draw(st.integers(0, 4)) == 0:
            rows += chosen(f"person:{key}")
        if draw(st.integers(0, 4)) == 0:
            rows.append(Hold(candidate=f"person:{key}", kind="press", from_=date(2025, 1, 1)))
    return draw(st.integers(0, 3)), rows


def found(world: tuple[int, list[Record]]) -> Allotted:
    places, rows = world
    return allotment(PLANS[places], ROOMS, rows)["gk"]


@settings(max_examples=150, deadline=None)
@given(worlds())
def test_no_more_places_are_given_than_there_are(world: tuple[int, list[Record]]) -> None:
    (line,) = found(world).lines
    assert line.taken <= world[0]
    assert line.open == world[0] - line.taken


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_everybody_who_meets_the_standard_stands_somewhere_once(world: tuple[int, list[Record]]) -> None:
    allotted = found(world)
    met = {r.person_id for r in world[1] if isinstance(r, Person) and r.staff_kind == "civil_servant"}
    assert set(standing(allotted)) == met


@settings(max_examples=100, deadline=None)
@given(worlds())
def test_nobody_below_the_line_has_a_better_rank_than_somebody_above(world: tuple[int, list[Record]]) -> None:
    (line,) = found(world).lines
    above = [r.number for r in line.rows if r.status in ("chosen", "held") and r.number]
    below = [r.number for r in line.rows if r.status == "below_line" and r.number]
    assert not above or not below or max(above) < min(below)


@settings(max_examples=60, deadline=None)
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_rows_in_the_facts_changes_nothing(world: tuple[int, list[Record]], random: Any) -> None:
    places, rows = world
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert standing(found(world)) == standing(found((places, shuffled)))
