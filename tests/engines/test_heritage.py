"""What is inherited is inherited alike in both voices, on every engine, along any chain, split or ring."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engines.everywhere import EVERY_DAY
from tests.engines.parameters import PARAMETERS
from tests.engines.test_conformance import WALK, apart, opened
from tests.engines.worlds import PLAN, TABLES, UNITS, facts, occasions, rows
from tests.engines.worlds import terms as words
from thidua import engines
from thidua.core.criteria.registry import KINDS
from thidua.core.facts import tables
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.occasion import Occasion

pytestmark = pytest.mark.slow

READING = sorted(name for name, kind in KINDS.items() if "successions" in kind.reads)
ASKED = st.fixed_dictionaries({name: PARAMETERS[name].map(KINDS[name].written) for name in READING})
SIGNED = rows(
    tables.Succession,
    16,
    from_unit=st.sampled_from(UNITS),
    to_unit=st.sampled_from(UNITS),
    what=words("succession"),
    signed_by=st.just("Cá nhân mẫu 09"),
    on=st.just(date(2023, 1, 1)),
)
RENAMED = rows(
    tables.UnitChange,
    2,
    from_unit=st.sampled_from(UNITS),
    to_unit=st.sampled_from(UNITS),
    kind=st.just("rename"),
    on=st.just(date(2023, 1, 1)),
)
FEW = st.one_of(st.just([]), TABLES["index_results"].map(lambda found: found[:6]))


def test_what_reads_successions_is_known() -> None:
    assert {"collective_awarded", "index_class", "index_rank", "index_score"} < set(READING)
    assert {"one_award", "rank_improves", "registered"} < set(READING)


@st.composite
def heirs(draw: st.DrawFn) -> Facts:
    """A world with many successions and few results, so that much is inherited."""
    world, few, signed, renamed = draw(facts()), draw(FEW), draw(SIGNED), draw(RENAMED)
    known = dict(world.tables) | {"index_results": tuple(few), "successions": tuple(signed)}
    known["unit_changes"] = (*known.get("unit_changes", ()), *renamed)
    return Facts(known, world.given | {"index_results", "successions"})


@pytest.mark.parametrize("name", EVERY_DAY)
@WALK
@given(world=heirs(), when=occasions(), asked=ASKED)
def test_both_voices_inherit_alike(name: str, world: Facts, when, asked) -> None:
    round_, as_of, known_at = when
    with engines.engine_of(name)() as engine:
        occasion = Occasion(PLAN, round_, FactsView(world, as_of, known_at))
        bench = opened(occasion, world, engine)
        found = {kind: apart(kind, bench, engine) for kind in asked.values()}
        assert {kind: wrong for kind, wrong in found.items() if wrong} == {}
