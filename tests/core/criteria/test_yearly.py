"""Years and members: one year, every year, so many years, the last; shares of members."""

from datetime import date

import pytest

from tests.core.criteria.office import answer, kind, occasion, person, reason
from thidua.core.facts.acts import Coverage
from thidua.core.facts.tables import Rating

STAGE, END = "2021-2025", date(2026, 5, 20)


def rated(who: str, year: int, class_: str = "good", decided: date | None = None) -> Rating:
    return Rating(subject=f"person:{who}", year=year, class_=class_, decided_on=decided or date(year, 12, 20))


def all_members(year: int, **others: str) -> list[Rating]:
    return [rated(who, year, others.get(who, "good")) for who in ("an", "binh", "chi")]


@pytest.mark.parametrize(
    ("class_", "expected"),
    [("excellent", "met"), ("good", "met"), ("completed", "unmet"), ("not_completed", "unmet")],
)
def test_good_or_better_counts_from_the_bound_up(class_: str, expected: str) -> None:
    assert (
        answer(kind("rating", at_least="good"), "person:an", occasion(rated("an", 2024, class_))) == expected
    )


def test_a_rating_of_another_year_is_no_rating_of_this_one() -> None:
    assert answer(kind("rating"), "person:an", occasion(rated("an", 2023))) == "missing"


def test_a_rating_decided_after_the_day_does_not_count_yet() -> None:
    late = rated("an", 2024, decided=date(2025, 5, 21))
    assert answer(kind("rating"), "person:an", occasion(late)) == "missing"


def test_the_later_decision_restates_the_earlier() -> None:
    both = rated("an", 2024, "completed"), rated("an", 2024, "good", date(2025, 2, 1))
    assert answer(kind("rating"), "person:an", occasion(*both)) == "met"


def test_two_decisions_of_one_day_that_differ_wait_to_be_settled() -> None:
    both = rated("an", 2024, "excellent"), rated("an", 2024, "good")
    within = occasion(*both)
    assert answer(kind("rating"), "person:an", within) == "missing"
    assert "hai nguồn khác nhau" in reason(kind("rating"), "person:an", within)


def test_absence_is_unmet_only_where_the_data_are_complete() -> None:
    whole = Coverage(table_="ratings", scope="unit:p1", from_=date(2024, 1, 1), to=date(2024, 12, 31))
    assert answer(kind("rating"), "person:an", occasion()) == "missing"
    assert answer(kind("rating"), "person:an", occasion(whole)) == "unmet"
    half = Coverage(table_="ratings", scope="unit:p1", from_=date(2024, 1, 1), to=date(2024, 6, 30))
    assert answer(kind("rating"), "person:an", occasion(half)) == "missing"


def stage(*years: int, **written: object) -> str:
    within = occasion(*(rated("an", y, "excellent") for y in years), round_=STAGE, as_of=END)
    return answer(kind("rating", at_least="excellent", **written), "person:an", within)


@pytest.mark.parametrize(
    ("years", "written", "expected"),
    [
        ((2021, 2022, 2023, 2024, 2025), {"years": "every"}, "met"),
        ((2021, 2022, 2023, 2024), {"years": "every"}, "missing"),
        ((2025,), {"years": "last"}, "met"),
        ((2021, 2022), {"years": "last"}, "missing"),
        ((2021, 2022, 2025), {"years": {"at_least": 3}}, "met"),
        ((2021, 2022, 2025), {"years": {"at_least": 3, "besides": "last"}}, "missing"),
        ((2021, 2022, 2023), {"years": {"at_least": 3, "besides": "last"}}, "met"),
    ],
)
def test_years_of_a_stage(years: tuple[int, ...], written: dict[str, object], expected: str) -> None:
    assert stage(*years, **written) == expected


def test_when_too_few_years_are_left_it_is_unmet_whatever_comes() -> None:
    low = [rated("an", y, "completed") for y in (2021, 2022, 2023)]
    within = occasion(*low, round_=STAGE, as_of=END)
    assert answer(kind("rating", years={"at_least": 3}), "person:an", within) == "unmet"
    assert answer(kind("rating", years={"at_least": 2}), "person:an", within) == "missing"


def test_members_of_sub_units_count_too() -> None:
    every = kind("rating", of="members")
    assert answer(every, "unit:p1", occasion(*all_members(2024))) == "met"
    assert answer(every, "unit:p1", occasion(*all_members(2024, chi="completed"))) == "unmet"
    assert answer(every, "unit:p1", occasion(*all_members(2024)[:2])) == "missing"


@pytest.mark.parametrize(("share", "expected"), [("66.6", "met"), ("66.666666", "met"), ("66.7", "unmet")])
def test_a_share_is_compared_exactly(share: str, expected: str) -> None:
    two_of_three = occasion(*all_members(2024, chi="completed"))
    assert answer(kind("rating", of="members", share=share), "unit:p1", two_of_three) == expected


def test_who_left_before_the_last_day_of_the_year_is_no_member() -> None:
    left = person("dung", valid_to=date(2024, 12, 30))
    stayed = person("dung", valid_to=date(2024, 12, 31))
    every = kind("rating", of="members")
    assert answer(every, "unit:p1", occasion(*all_members(2024), left)) == "met"
    assert answer(every, "unit:p1", occasion(*all_members(2024), stayed)) == "missing"


def test_a_person_with_two_postings_in_a_unit_counts_once() -> None:
    again = person("an", "to")
    half = kind("rating", of="members", share="50")
    facts = [rated("an", 2024), rated("binh", 2024, "completed"), rated("chi", 2024, "completed")]
    assert answer(half, "unit:p1", occasion(*facts, again)) == "unmet"


def test_a_unit_without_members_cannot_be_judged() -> None:
    assert answer(kind("rating", of="members"), "unit:tinh-khac", occasion()) == "missing"
