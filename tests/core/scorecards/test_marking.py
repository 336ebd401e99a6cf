"""A wrong mark is told in both languages and names its item."""

from decimal import Decimal
from typing import Any

import pytest

from tests.core.scorecards.small import FULL, card, small
from thidua.core.scorecards.marking import card_faults
from thidua.core.scorecards.results import result_of
from thidua.core.scorecards.shipped import scorecards


def told(marks: dict[str, Any], **more: Any) -> list[tuple[str, str]]:
    return [(f.code, f.what.en) for f in card_faults(small(), card(FULL | marks, **more))]


def test_a_right_card_has_no_fault() -> None:
    assert told({"T": "1", "K": "-0.5"}) == []


@pytest.mark.parametrize(
    ("code", "mark", "what"),
    [
        ("1.10", "4.5", "final score 4.5 is above the maximum 4."),
        ("1.2", "-1", "final score -1 is below zero."),
        ("1.2", "2", "final score 2 is on no step; the steps: 3; 1.5; 0."),
        ("1.10", "3.6", "final score 3.6 is on no step; the steps: 4; 2.80 to 3.50; 0."),
        ("1.10", {"own": "9", "final": "4"}, "own score 9 is above the maximum 4."),
        ("2", {"own": "3", "appraised": "2"}, "comes from the survey: units never score it."),
        ("K", "0.5", "final score 0.5 must be below zero: write -0.5."),
        ("K", "-3", "final score -3 takes more than -2."),
        ("1", "7", "has items of its own: only those are scored."),
    ],
)
def test_a_wrong_mark_names_its_item(code: str, mark: Any, what: str) -> None:
    found = told({code: mark})
    item = small().item(code)
    assert item is not None
    assert found == [(code, f"Item {item.say.en}: {what}")]


def test_the_same_in_vietnamese() -> None:
    (fault,) = card_faults(small(), card(FULL | {"1.10": "4.5"}))
    assert fault.what.vi == "Mục 1.10 Nhiệm vụ đúng hạn: điểm chốt 4,5 vượt điểm tối đa 4."


def test_an_unknown_item_is_told() -> None:
    assert told({"9.9": "1"}) == [("9.9", "The scorecard has no item 9.9.")]


def test_a_mark_on_what_does_not_apply_is_told_with_the_reason() -> None:
    assert told({}, kind="district") == [("1.2", "Item 1.2 Yearly plan: does not apply. Districts have none")]


def test_leaving_an_item_out_needs_a_reason() -> None:
    found = card_faults(small(), card({"1.10": "4", "2": "1"}, left_out={"1.2": " "}))
    assert [f.what.en for f in found] == ["Item 1.2 Yearly plan: is left out: the reason must be written."]


def test_what_was_scored_before_a_decision_left_it_out_stays_and_does_not_count() -> None:
    marks = {"1.10": "4", "1.2": {"own": "3", "appraised": "1.5"}, "2": "1.5"}
    left = card(marks, left_out={"1.2": "Quyết định 5: chưa có nhiệm vụ"})
    found = result_of(small(), left)
    assert (found.faults, found.points, found.maximum) == ((), Decimal("5.5"), Decimal(7))


def test_a_final_score_of_what_was_left_out_is_told() -> None:
    found = card_faults(small(), card(FULL, left_out={"1.2": "Quyết định 5"}))
    assert [f.what.en for f in found] == ["Item 1.2 Yearly plan: does not apply. Quyết định 5"]


def test_a_unit_to_which_nothing_applies_is_told() -> None:
    found = card_faults(small(), card({}, left_out={"1": "Mới lập", "2": "Mới lập"}))
    assert [f.what.en for f in found] == ["No item applies to this unit at all."]


def test_survey_points_of_a_survey_that_was_not_held_are_told() -> None:
    assert told({}, survey_absent=True) == [("2", "Item 2 Survey: has points though no survey was held.")]


def test_only_where_the_file_says_so_is_a_card_without_survey_rescaled() -> None:
    strict = small("{points: 3, absent: rescale}", "{points: 3}")
    found = card_faults(strict, card({"1.10": "4", "1.2": "3"}, survey_absent=True))
    assert [f.what.en for f in found] == [
        "The scorecard does not rescale a card without survey: the survey must be held."
    ]


def test_a_kind_of_unit_that_is_not_scored_is_told() -> None:
    assert told({}, kind="commune") == [("", "Sample scorecard does not score a commune.")]


def test_a_frame_cannot_be_scored() -> None:
    (fault,) = card_faults(scorecards()["par-index-tinh-2017"], card({"1": "10"}, kind="province"))
    assert fault.what.en.endswith("is only a frame: it cannot be scored.")
