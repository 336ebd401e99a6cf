"""Every kind of criterion answers alike in both voices, on every engine, whatever the facts."""

import os
from random import Random

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.engines.everywhere import ENGINES, EVERY_DAY
from tests.engines.parameters import PARAMETERS
from tests.engines.worlds import AWARDS, PLAN, facts, occasions
from thidua import engines
from thidua.core.criteria.base import Kind
from thidua.core.criteria.bench import Bench, everybody
from thidua.core.criteria.ground import Ground
from thidua.core.criteria.registry import KINDS
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.occasion import Occasion
from thidua.engines.base import Engine
from thidua.engines.feed import tables

THOROUGH = bool(os.environ.get("THIDUA_THOROUGH"))
WALK = settings(
    max_examples=200 if THOROUGH else 4,
    derandomize=not THOROUGH,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink] if THOROUGH else [Phase.explicit, Phase.generate],
)

ANY_KINDS = st.fixed_dictionaries({name: PARAMETERS[name].map(KINDS[name].written) for name in KINDS})


def test_every_kind_is_walked() -> None:
    assert PARAMETERS.keys() == KINDS.keys()


def opened(occasion: Occasion, world: Facts, engine: Engine) -> Bench:
    """A bench of everybody; answers of other awards are made up, the same for both voices."""
    ground = Ground(occasion, engine.take(tables(world)), engine.keep, engine.step)
    everyone = engine.fetch(everybody(ground).select("candidate"))["candidate"].to_pylist()
    answers = {(c, a): Random(f"{c}/{a}").randrange(4) for c in everyone for a in AWARDS}
    occasion.answer_of = lambda candidate, award: answers[candidate, award]
    made = {
        a: engine.take_one(
            f"made_{a.replace('.', '_')}",
            pa.table(
                {
                    "candidate": pa.array(everyone, pa.string()),
                    "answer": pa.array([answers[c, a] for c in everyone], pa.int64()),
                }
            ),
        )
        for a in AWARDS
    }
    return Bench(ground, everybody(ground), lambda award, _people_too: made[award])


def apart(kind: Kind, bench: Bench, engine: Engine) -> dict[str, tuple[int | None, int]]:
    """Candidates whom the two voices answer differently: by the table, by the single voice."""
    judged = engine.fetch(kind.table(bench)).to_pylist()
    found = {row["candidate"]: row["answer"] for row in judged}
    assert len(found) == len(judged), f"{kind} answers a candidate twice"
    single = kind.voice(bench.occasion)
    everyone = engine.fetch(bench.candidates.select("candidate"))["candidate"].to_pylist()
    expected = {key: single(bench.occasion.candidate(key)).answer for key in everyone}
    return {k: (found.get(k), a) for k, a in expected.items() if found.get(k) != a}


@pytest.mark.parametrize("name", EVERY_DAY)
@WALK
@given(world=facts(), when=occasions(), kinds=ANY_KINDS)
def test_both_voices_agree(name: str, world: Facts, when, kinds: dict[str, Kind]) -> None:
    agreed(name, world, when, kinds)


@pytest.mark.system
@settings(WALK, max_examples=20 if THOROUGH else 1)
@given(world=facts(), when=occasions(), kinds=ANY_KINDS)
def test_both_voices_agree_on_spark(world: Facts, when, kinds: dict[str, Kind]) -> None:
    agreed("spark", world, when, kinds)


def agreed(name: str, world: Facts, when, kinds: dict[str, Kind]) -> None:
    """Nobody is answered differently by the two voices."""
    round_, as_of, known_at = when
    with engines.engine_of(name)() as engine:
        occasion = Occasion(PLAN, round_, FactsView(world, as_of, known_at))
        bench = opened(occasion, world, engine)
        gaps = {gap.kind for gap in engine.gaps}
        found = {kind: apart(kind, bench, engine) for kind in kinds.values() if kind.name not in gaps}
        assert {kind: rows for kind, rows in found.items() if rows} == {}


@pytest.mark.parametrize("name", ENGINES)
def test_a_gap_has_its_kind_and_reason(name: str) -> None:
    assert all(gap.kind in KINDS and len(gap.reason) > 20 for gap in engines.engine_of(name).gaps)
