"""Discipline and initiatives of the counted period."""

from datetime import date
from typing import Any

import pytest

from tests.core.criteria.office import CODE, answer, kind, occasion, person
from thidua.core.facts.acts import Coverage
from thidua.core.facts.tables import Discipline, Initiative

GIVEN = ("discipline",)


def disciplined(who: str, on: date, form: str = "reprimand") -> Discipline:
    return Discipline(person_id=who, form=form, decided_on=on)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2023, 12, 31), "met"),
        (date(2024, 1, 1), "unmet"),
        (date(2024, 12, 31), "unmet"),
        (date(2025, 1, 1), "met"),
    ],
)
def test_a_decision_counts_by_its_own_date(on: date, expected: str) -> None:
    assert answer(kind("no_discipline"), "person:an", occasion(disciplined("an", on))) == expected


def test_no_table_of_discipline_is_no_answer_and_an_empty_one_is() -> None:
    assert answer(kind("no_discipline"), "person:an", occasion()) == "missing"
    assert answer(kind("no_discipline"), "person:an", occasion(given=GIVEN)) == "met"


def test_only_forms_from_the_named_one_up_count() -> None:
    asked = kind("no_discipline", **{"from": "warning"})
    in_june = date(2024, 6, 1)
    assert answer(asked, "person:an", occasion(disciplined("an", in_june, "reprimand"))) == "met"
    assert answer(asked, "person:an", occasion(disciplined("an", in_june, "warning"))) == "unmet"
    assert answer(asked, "person:an", occasion(disciplined("an", in_june, "dismissal"))) == "unmet"


def test_any_member_counts_for_the_unit_and_for_those_above_on_the_day_of_decision() -> None:
    asked, decided = kind("no_discipline", of="members"), disciplined("chi", date(2024, 6, 1))
    assert answer(asked, "unit:to", occasion(decided)) == "unmet"
    assert answer(asked, "unit:p1", occasion(decided)) == "unmet"
    came_later = person("dung", "p1", valid_from=date(2024, 6, 2))
    assert answer(asked, "unit:p1", occasion(came_later, disciplined("dung", date(2024, 6, 1)))) == "met"


def test_a_leader_counts_only_for_the_unit_that_is_led() -> None:
    head = person("truong", "to", leadership="head")
    own_head = person("truong-phong", "p1", leadership="head")
    asked, decided = kind("no_discipline", of="key_leader"), disciplined("truong", date(2024, 6, 1))
    within = occasion(head, own_head, decided)
    assert answer(asked, "unit:to", within) == "unmet"
    assert answer(asked, "unit:p1", within) == "met"


def test_without_known_leaders_nothing_can_be_said_of_them() -> None:
    assert answer(kind("no_discipline", of="key_leader"), "unit:p1", occasion(given=GIVEN)) == "missing"


def initiative(
    level: str | None = "department", on: date | None = date(2024, 6, 1), **more: Any
) -> Initiative:
    return Initiative(initiative_id="sk", owner="person:an", level=level, recognised_on=on, **more)


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("commune", "unmet"),
        ("district", "met"),
        ("department", "met"),
        ("province", "met"),
        (None, "missing"),
    ],
)
def test_a_level_and_those_above_it(level: str | None, expected: str) -> None:
    asked = kind("initiative", level_at_least="department")
    assert answer(asked, "person:an", occasion(initiative(level))) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (initiative(on=date(2025, 1, 1)), "missing"),
        (initiative(on=None), "missing"),
        (initiative(used_for="danh hiệu khác"), "unmet"),
        (initiative(used_for=CODE), "met"),
        (initiative(used_for=f"ke-hoach-khac;{CODE}"), "met"),
        (initiative(used_for=f"{CODE}-khac"), "unmet"),
    ],
)
def test_recognised_in_the_period_and_not_used_up(row: Initiative, expected: str) -> None:
    assert answer(kind("initiative", level_at_least="base"), "person:an", occasion(row)) == expected


@pytest.mark.parametrize(
    ("body", "expected"), [("Hội đồng sáng kiến Sở Mẫu", "met"), ("Sở khác", "unmet"), (None, "missing")]
)
def test_recognised_by_the_named_body(body: str | None, expected: str) -> None:
    within = occasion(initiative(recognised_by=body))
    assert answer(kind("initiative", recognised_by="so"), "person:an", within) == expected


def test_the_best_of_several_counts_and_absence_needs_coverage() -> None:
    asked = kind("initiative", level_at_least="province")
    assert answer(asked, "person:an", occasion(initiative("base"), initiative("province"))) == "met"
    whole = Coverage(table_="initiatives", scope="all")
    assert answer(asked, "person:an", occasion(whole)) == "unmet"
    assert answer(asked, "person:an", occasion()) == "missing"


def test_an_initiative_of_a_member_counts_for_the_unit() -> None:
    assert answer(kind("initiative", of="members"), "unit:p1", occasion(initiative())) == "met"
    assert answer(kind("initiative"), "unit:p1", occasion(initiative())) == "missing"
