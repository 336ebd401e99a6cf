"""Ids never shift: a clause that changed its words or went away is told when versions are compared."""

import pytest

from tests.core.small import FRONT, NARRATIVE, plan_of
from thidua.core.plan.check import compare_ids


def text(*dashes: str) -> str:
    return "# I. MỘT\n" + "".join(f"- {d}\n{NARRATIVE}" for d in dashes)


def told(new: str, front: str = FRONT) -> list[str]:
    return [f.what.vi for f in compare_ids(plan_of(text("Một.", "Hai.")), plan_of(new, front))]


def test_the_same_text_is_the_same() -> None:
    assert told(text("Một.", "Hai.")) == []


def test_a_dash_put_between_shifts_the_rest_and_is_told() -> None:
    assert told(text("Một.", "Chen vào.", "Hai.")) == ["Mã I-2 đã đổi lời."]


def test_a_dash_added_with_a_written_id_shifts_nothing() -> None:
    new = f"# I. MỘT\n- Một.\n{NARRATIVE}{{#I-1a}}\n- Chen vào.\n{NARRATIVE}- Hai.\n{NARRATIVE}"
    assert told(new) == []


def test_a_clause_that_went_away_is_told() -> None:
    assert told(text("Một.")) == ["Mã I-2 đã mất."]


def test_a_repealed_clause_stays_as_a_line_and_is_listed() -> None:
    front = FRONT + "amendments: [I-2]\n"
    assert told(text("Một.", "(bãi bỏ)"), front) == []


@pytest.mark.parametrize("word", ["Hái.", "hai."])
def test_an_accent_or_a_capital_is_a_change_of_words(word: str) -> None:
    assert told(text("Một.", word)) == ["Mã I-2 đã đổi lời."]


def test_blanks_are_no_change() -> None:
    assert told(text("Một.", "Hai. ")) == []
