"""What signed acts conclude of checks and observations: met, unmet, missing, to judge."""

from datetime import date
from typing import Any

import pytest

from tests.core.criteria.office import answer, kind, occasion, person, reason
from thidua.core.facts.acts import Conclusion, Coverage
from thidua.core.occasion import Occasion

WHOLE = Coverage(table_="conclusions", scope="all", from_=date(2024, 1, 1), to=date(2024, 12, 31))
NONE_FOUNDED = kind("conclusions", source="observation", about=["attitude"])
A_GOOD_CHECK = kind("conclusions", source="check", good=1)


def concluded(subject: str, result: str, **more: Any) -> Conclusion:
    given = {"source": "observation", "about": "attitude", "decision": "12/KL"}
    on = more.pop("on", date(2024, 6, 1))
    return Conclusion(subject=subject, result=result, decided_on=on, **(given | more))


def check(subject: str, result: str) -> Conclusion:
    return concluded(subject, result, source="check", about="work")


def whole(*facts: Conclusion) -> Occasion:
    return occasion(WHOLE, *facts)


def test_that_nothing_was_found_answers_only_where_the_table_is_complete() -> None:
    assert answer(NONE_FOUNDED, "person:an", occasion()) == "missing"
    assert answer(NONE_FOUNDED, "person:an", occasion(given=("conclusions",))) == "missing"
    assert answer(NONE_FOUNDED, "person:an", whole()) == "met"
    assert "chưa xác nhận đã đủ số liệu" in reason(NONE_FOUNDED, "person:an", occasion())


def test_a_founded_observation_fails_whatever_is_declared() -> None:
    fault = concluded("person:an", "fault")
    assert answer(NONE_FOUNDED, "person:an", occasion(fault)) == "unmet"
    told = reason(NONE_FOUNDED, "person:an", whole(fault))
    assert "12/KL (01/06/2024): thái độ phục vụ, có sai phạm, phản ánh đúng" in told
    assert "không có sai phạm" in told
    assert answer(NONE_FOUNDED, "person:binh", whole(fault)) == "met"
    assert answer(NONE_FOUNDED, "person:an", whole(concluded("person:an", "good"))) == "met"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"about": "timeliness"}, "met"),
        ({"source": "check"}, "met"),
        ({"on": date(2023, 12, 31)}, "met"),
        ({"on": date(2024, 12, 31)}, "unmet"),
    ],
)
def test_only_what_is_asked_about_counts_by_the_day_of_the_act(more: dict[str, Any], expected: str) -> None:
    assert answer(NONE_FOUNDED, "person:an", whole(concluded("person:an", "fault", **more))) == expected


def test_what_was_found_partly_so_is_for_a_person_to_judge() -> None:
    partly = concluded("person:an", "partial")
    assert answer(NONE_FOUNDED, "person:an", whole(partly)) == "to_judge"
    assert answer(NONE_FOUNDED, "person:an", occasion(partly)) == "missing"
    assert "cần người xét" in reason(NONE_FOUNDED, "person:an", whole(partly))
    allowed = kind("conclusions", source="observation", faults=1)
    assert answer(allowed, "person:an", whole(partly)) == "met"


def test_a_good_check_must_be_there() -> None:
    assert answer(A_GOOD_CHECK, "unit:p1", occasion()) == "missing"
    assert answer(A_GOOD_CHECK, "unit:p1", whole()) == "unmet"
    assert answer(A_GOOD_CHECK, "unit:p1", whole(check("unit:p1", "good"))) == "met"
    assert answer(A_GOOD_CHECK, "unit:p1", whole(check("unit:p1", "partial"))) == "to_judge"
    both = check("unit:p1", "good"), check("unit:p1", "fault")
    assert answer(A_GOOD_CHECK, "unit:p1", whole(*both)) == "unmet"


def test_of_members_whatever_concerns_a_part_or_one_of_its_people_counts() -> None:
    asked = kind("conclusions", source="observation", of="members")
    for subject in ("person:chi", "unit:to"):
        assert answer(asked, "unit:p1", whole(concluded(subject, "fault"))) == "unmet"
    assert answer(asked, "unit:to", whole(concluded("person:an", "fault"))) == "met"


def test_of_leaders_only_those_who_lead_the_very_unit_count() -> None:
    asked = kind("conclusions", source="observation", of="key_leader")
    head = person("truong", "to", leadership="head")
    fault = concluded("person:truong", "fault")
    assert answer(asked, "unit:to", occasion(WHOLE, head, fault)) == "unmet"
    assert answer(asked, "unit:to", occasion(WHOLE, head)) == "met"
    assert answer(asked, "unit:to", whole()) == "missing"
