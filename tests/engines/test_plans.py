"""Both voices give the same answers to every case and every sample of every plan."""

from pathlib import Path

import pytest

from tests.engines.replay import Replay
from tests.plans.conftest import FOLDERS, plan_in
from thidua.rounds.cases import Case, cases_of

replay = Replay()


def both(case: Case) -> tuple[list[int], list[int]]:
    """Answers of one case by the first voice and by the second: the award's, then each criterion's."""
    first = case.answered()
    place = str(case.told["award"]).partition("/")[2] or None
    award, key = case.plan.award(case.award), str(case.told["candidate"])
    second = replay.answers(case.judging.occasion, key, award, place)
    return [first.answer, *(leaf.answer for leaf in first.leaves())], second


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_every_case_has_one_answer_in_both_voices(folder: Path) -> None:
    apart = {}
    for case in cases_of(folder, plan_in(folder)):
        first, second = both(case)
        if first != second:
            apart[case.name] = (first, second)
    assert apart == {}
