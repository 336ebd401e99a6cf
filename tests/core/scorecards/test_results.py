"""What marks come to: N/A items lower the maximum, missing is not zero, the last mark counts."""

from decimal import Decimal
from fractions import Fraction

from tests.core.scorecards.small import FULL, card, small
from thidua.core.scorecards.cards import OWN
from thidua.core.scorecards.results import result_of


def test_points_percent_and_class_of_a_full_card() -> None:
    found = result_of(small(), card(FULL))
    assert (found.points, found.maximum, found.printed, found.class_) == (
        Decimal("9.5"),
        Decimal(10),
        Decimal("95.00"),
        "good",
    )


def test_an_unscored_item_makes_the_result_missing_and_never_zero() -> None:
    found = result_of(small(), card({"1.10": "4", "2": "2.5"}))
    assert (found.points, found.percent, found.class_, found.missing) == (None, None, None, ("1.2",))
    assert found.so_far == Decimal("6.5")


def test_an_item_not_for_a_kind_lowers_its_maximum() -> None:
    found = result_of(small(), card({"1.10": "4", "2": "2.5"}, kind="district"))
    assert (found.points, found.maximum, found.printed) == (Decimal("6.5"), Decimal(7), Decimal("92.86"))
    assert found.percent == Fraction(650, 7)
    assert found.left_out["1.2"].vi == "Huyện không lập kế hoạch riêng"


def test_a_decision_leaves_a_whole_area_out_with_its_reason() -> None:
    found = result_of(small(), card({"2": "1.5"}, left_out={"1": "Mới thành lập"}))
    assert (found.maximum, found.printed, set(found.left_out)) == (
        Decimal(3),
        Decimal("50.00"),
        {"1.10", "1.2"},
    )


def test_the_last_mark_that_is_there_counts() -> None:
    marks = {"1.10": {"own": "4", "appraised": "3.5", "final": "0"}, "1.2": {"own": "3"}, "2": "3"}
    assert result_of(small(), card(marks)).points == Decimal(6)


def test_the_own_score_is_of_the_part_that_the_unit_scores() -> None:
    marks = {"1.10": {"own": "4", "final": "0"}, "1.2": {"own": "3", "final": "3"}, "2": {"final": "3"}}
    found = result_of(small(), card(marks), voice=OWN)
    assert (found.points, found.maximum, found.printed) == (Decimal(7), Decimal(7), Decimal("100.00"))


def test_without_a_survey_the_appraised_part_is_rescaled_to_the_whole() -> None:
    found = result_of(small(), card({"1.10": "3", "1.2": "3"}, survey_absent=True))
    assert (found.rescaled, found.points, found.maximum, found.percent) == (
        True,
        Decimal("8.57"),
        Decimal(10),
        Fraction(600, 7),
    )


def test_bonus_lifts_above_the_maximum_up_to_its_cap() -> None:
    full = result_of(small(), card({"1.10": "4", "1.2": "3", "2": "3", "T": "2"}))
    assert (full.points, full.bonus, full.printed) == (Decimal(11), Decimal(1), Decimal("110.00"))


def test_a_percent_that_may_not_pass_100_is_cut_there() -> None:
    capped = small("bonus_most: 1", "bonus_most: 1\npercent: {most: 100}")
    found = result_of(capped, card({"1.10": "4", "1.2": "3", "2": "3", "T": "2"}))
    assert (found.points, found.printed) == (Decimal(10), Decimal("100.00"))


def test_deductions_take_off_up_to_their_cap() -> None:
    assert result_of(small(), card(FULL | {"K": "-0.5"})).points == Decimal(9)
    assert result_of(small(), card(FULL | {"K": "-2"})).points == Decimal("8.5")


def test_a_wrong_mark_gives_no_result() -> None:
    found = result_of(small(), card(FULL | {"2": "4"}))
    assert found.points is None
    assert [f.code for f in found.faults] == ["2"]


def test_areas_are_told_beside_the_whole() -> None:
    found = result_of(small(), card(FULL | {"T": "1"}))
    assert {code: (part.points, part.maximum) for code, part in found.areas.items()} == {
        "1": (Decimal(7), Decimal(7)),
        "2": (Decimal("2.5"), Decimal(3)),
    }
