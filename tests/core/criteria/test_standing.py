"""What a candidate is: registered in time, of the kind addressed, attested, still there."""

from datetime import date
from typing import Any

import pytest

from tests.core.criteria.office import CODE, answer, kind, occasion, person, reason
from thidua.core.facts.acts import Attestation, Event, Honour
from thidua.core.facts.tables import Registration, Task, Unit, UnitChange


def registered(on: date, **more: Any) -> Registration:
    return Registration(candidate="unit:p1", plan=CODE, registered_on=on, **more)


@pytest.mark.parametrize(
    ("deadline", "on", "expected"),
    [
        ("cham-nhat", date(2024, 3, 30), "met"),
        ("cham-nhat", date(2024, 3, 31), "unmet"),
        ("truoc", date(2024, 3, 29), "met"),
        ("truoc", date(2024, 3, 30), "unmet"),
    ],
)
def test_by_a_day_takes_the_day_in_and_before_it_does_not(deadline: str, on: date, expected: str) -> None:
    asked = kind("registered", deadline=deadline)
    assert answer(asked, "unit:p1", occasion(registered(on))) == expected


def test_a_deadline_that_waits_for_an_event_makes_nobody_late_yet() -> None:
    asked, row = kind("registered", deadline="cho"), registered(date(2024, 5, 1))
    assert answer(asked, "unit:p1", occasion(row)) == "met"
    issued = Event(event="plan_issued", on=date(2024, 4, 1))
    assert answer(asked, "unit:p1", occasion(row, issued)) == "unmet"


def test_registrations_count_for_their_plan_and_round() -> None:
    asked, early = kind("registered"), date(2024, 2, 1)
    assert answer(asked, "unit:p1", occasion(registered(early, round="2023"))) == "unmet"
    assert answer(asked, "unit:p1", occasion(registered(early, round="2024"))) == "met"
    assert answer(asked, "unit:p1", occasion(registered(early, collectives=3))) == "unmet"
    assert answer(asked, "unit:p1", occasion()) == "missing"


MARKS = {"by": "appraiser", "marks": ["I.1", "I.1#a"]}


def said(reply: str, on: date, **more: Any) -> Attestation:
    given = {"candidate": "unit:p1", "plan": CODE, "mark": "I.1", "by": "Cá nhân mẫu 09"} | more
    return Attestation(answer=reply, on=on, **given)


def test_nobody_yet_means_to_judge() -> None:
    within = occasion()
    assert answer(kind("attest", **MARKS), "unit:p1", within) == "to_judge"
    assert "chờ" in reason(kind("attest", **MARKS), "unit:p1", within)


def test_the_last_word_counts_and_two_of_one_day_must_agree() -> None:
    asked, march = kind("attest", **MARKS), date(2025, 3, 1)
    assert answer(asked, "unit:p1", occasion(said("unmet", date(2025, 2, 1)), said("met", march))) == "met"
    assert answer(asked, "unit:p1", occasion(said("met", march), said("unmet", march))) == "to_judge"


@pytest.mark.parametrize(
    "more", [{"mark": "I.2"}, {"round": "2023"}, {"role": "council"}, {"by": "council"}, {"plan": "khac"}]
)
def test_what_was_said_of_something_else_or_by_another_role_does_not_count(more: dict[str, str]) -> None:
    assert (
        answer(kind("attest", **MARKS), "unit:p1", occasion(said("met", date(2025, 3, 1), **more)))
        == "to_judge"
    )


def test_a_blank_flag_is_no_reform_body() -> None:
    body = Unit(
        unit_id="cc", name="Phòng Hai", kind="division", parent_id="so", agency_id="so", reform_body=True
    )
    asked = kind("unit_is", reform_body=True)
    assert answer(asked, "unit:cc", occasion(body)) == "met"
    assert answer(asked, "unit:p1", occasion(body)) == "unmet"


def test_a_division_is_addressed_below_its_department_and_not_elsewhere() -> None:
    other = Unit(unit_id="px", name="Phòng Khác", kind="division", parent_id="so2", agency_id="so2")
    asked = kind("eligible", units="cac-phong")
    assert answer(asked, "unit:p1", occasion(other)) == "met"
    assert answer(asked, "unit:px", occasion(other)) == "unmet"
    assert answer(asked, "unit:so", occasion(other)) == "unmet"


def test_the_kind_of_staff_is_read_from_the_posting_of_the_round() -> None:
    asked = kind("eligible", who="individual", units="cac-phong", staff=["civil_servant"])
    assert answer(asked, "person:an", occasion()) == "met"
    assert answer(asked, "unit:p1", occasion()) == "unmet"
    assert answer(asked, "person:moi", occasion(person("moi", staff_kind="worker"))) == "unmet"
    assert answer(asked, "person:moi", occasion(person("moi", staff_kind=None))) == "missing"
    assert answer(asked, "person:cu", occasion(person("cu", valid_to=date(2023, 1, 1)))) == "missing"


def test_reform_tasks_show_who_does_reform() -> None:
    asked = kind("eligible", kinds=["division"], does_reform=True)
    assigned = Task(subject="unit:p1", programme="admin_reform", year=2024, assigned=1)
    assert answer(asked, "unit:p1", occasion()) == "missing"
    assert answer(asked, "unit:p1", occasion(assigned)) == "met"


def test_sub_units_are_addressed_up_to_their_own_agency() -> None:
    commune = Unit(unit_id="xa", name="Xã Mẫu", kind="commune", parent_id="so", agency_id="xa")
    desk = Unit(unit_id="vp-xa", name="Văn phòng xã", kind="office", parent_id="xa", agency_id="xa")
    asked = kind("eligible", kinds=["department"], subunits=True)
    within = occasion(commune, desk)
    assert answer(asked, "unit:to", within) == "met"
    assert answer(asked, "unit:vp-xa", within) == "unmet"


def merged(on: date, kind_: str = "merge") -> UnitChange:
    return UnitChange(from_unit="p1", to_unit="so", kind=kind_, on=on)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (merged(date(2025, 5, 20)), "unmet"),
        (merged(date(2025, 5, 21)), "met"),
        (merged(date(2025, 1, 1), "rename"), "met"),
    ],
)
def test_no_award_to_a_unit_that_is_gone(change: UnitChange, expected: str) -> None:
    assert answer(kind("unit_stands"), "unit:p1", occasion(change)) == expected
    assert answer(kind("unit_stands"), "person:an", occasion(change)) == "met"


def honoured(who: str = "unit:p1", **more: Any) -> Honour:
    given = {
        "form": "flag_province",
        "authority": "province_chair",
        "achievement": CODE,
        "round": "2024",
    } | more
    return Honour(candidate=who, **given)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "unmet"),
        ({"round": "2023"}, "met"),
        ({"achievement": "khac"}, "met"),
        ({"form": "merit_certificate"}, "met"),
        ({"form": "merit_certificate", "authority": "minister"}, "unmet"),
    ],
)
def test_one_achievement_one_award(more: dict[str, str], expected: str) -> None:
    asked = kind("one_award", form="merit_certificate", authority="province_chair")
    assert answer(asked, "unit:p1", occasion(honoured(**more))) == expected


AWARDED = kind("collective_awarded", awards=["co", "bk"])


@pytest.mark.parametrize(
    ("answers", "expected"),
    [((0, 0), "unmet"), ((0, 1), "missing"), ((0, 2), "missing"), ((3, 0), "missing")],
)
def test_a_collective_that_may_still_be_awarded_is_waited_for(
    answers: tuple[int, int], expected: str
) -> None:
    within = occasion()
    within.answer_of = lambda _unit, award: answers[("co", "bk").index(award)]
    assert answer(AWARDED, "person:an", within) == expected


def test_a_collective_that_holds_the_award_settles_it() -> None:
    within = occasion(honoured())
    within.answer_of = lambda _unit, _award: 0
    assert answer(AWARDED, "person:an", within) == "met"
    assert answer(AWARDED, "person:chi", within) == "unmet"


@pytest.mark.parametrize(
    ("answers", "expected"), [((0, 3), "met"), ((0, 2), "to_judge"), ((2, 1), "missing"), ((0, 0), "unmet")]
)
def test_one_standard_of_the_collective_is_enough(answers: tuple[int, int], expected: str) -> None:
    within = occasion()
    within.answer_of = lambda _unit, award: answers[("co", "bk").index(award)]
    assert answer(kind("collective_meets", awards=["co", "bk"]), "person:an", within) == expected


def test_what_is_left_to_another_document_is_missing() -> None:
    assert answer(kind("delegated", to="law"), "unit:p1", occasion()) == "missing"
