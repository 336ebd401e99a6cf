"""Both voices give the same answers to every case and every sample of every plan."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tests.engines.replay import Replay
from tests.plans.conftest import FOLDERS, plan_in
from thidua import engines
from thidua.core.facts.view import FactsView
from thidua.core.judging import Judging
from thidua.core.rounds import Round
from thidua.exchange.reading import read
from thidua.rounds.cases import Case, cases_of

pytestmark = pytest.mark.slow


@cache
def replay() -> Replay:
    """One for all cases, made when it is first needed."""
    return Replay()


def both(case: Case) -> tuple[list[int], list[int]]:
    """Answers of one case by the first voice and by the second: the award's, then each criterion's."""
    first = case.answered()
    place = str(case.told["award"]).partition("/")[2] or None
    award, key = case.plan.award(case.award), str(case.told["candidate"])
    second = replay().answers(case.judging.occasion, key, award, place)
    return [first.answer, *(leaf.answer for leaf in first.leaves())], second


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_every_case_has_one_answer_in_both_voices(folder: Path) -> None:
    apart = {}
    for case in cases_of(folder, plan_in(folder)):
        first, second = both(case)
        if first != second:
            apart[case.name] = (first, second)
    assert apart == {}


SAMPLED = [folder for folder in FOLDERS if (folder / "sample").is_dir()]


@pytest.mark.parametrize("folder", SAMPLED, ids=lambda f: f.name)
def test_the_sample_has_one_answer_in_both_voices(folder: Path) -> None:
    plan, facts = plan_in(folder), read(folder / "sample")
    view = FactsView(facts, date(2025, 6, 30))
    judging = Judging(plan, Round.read("2024"), view)
    judged = engines.judge_all(plan, judging.round, view)
    first = {(v.candidate.key, v.award.id): v.answer for v in judging.verdicts()}
    second = {(r["candidate"], r["award"]): r["answer"] for r in judged.answers.to_pylist()}
    assert second == first
    leaves = {
        (v.candidate.key, v.award.id, place): leaf.answer
        for v in judging.verdicts()
        for place, leaf in enumerate(v.tree.leaves())
    }
    rows = judged.criteria.to_pylist()
    assert {(r["candidate"], r["award"], r["place"]): r["answer"] for r in rows} == leaves
