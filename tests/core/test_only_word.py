"""A parameter that can mean one thing only refuses every other word: nothing is ignored in silence."""

import pytest

from thidua.core.criteria.params import BadParameter
from thidua.core.criteria.ranks import RankImproves
from thidua.core.criteria.work import RatingAtLeast


def test_a_rank_is_compared_with_the_year_before_only() -> None:
    assert RankImproves.written({"than": "previous_year"}) == RankImproves()
    with pytest.raises(BadParameter):
        RankImproves.written({"than": "best_year"})


def test_members_are_counted_at_the_end_of_the_year_only() -> None:
    with pytest.raises(BadParameter):
        RatingAtLeast.written({"counted_at": "year_start"})
