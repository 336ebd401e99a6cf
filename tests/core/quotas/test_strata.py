"""Places by group do not cross from one group to another; a division counts under its agency."""

import pytest

from tests.core.quotas.office import (
    agency,
    allotment,
    chosen,
    given,
    people,
    person,
    plan,
    ranked,
    standing,
    unit,
)
from tests.core.small import mark, plan_of
from thidua.core.facts.columns import Record

TWO_AND_TWO = plan(
    "places: 4\nstrata: [{label: Cấp tỉnh, units: {level: [province]}, places: 2},"
    " {label: Cấp huyện và xã, units: {level: [district, commune]}, places: 2}]",
    who="collective",
)
PROVINCE = [agency(f"s{n}") for n in (1, 2, 3)]
BELOW = [agency("h1", "district", "district"), agency("x1", "commune", "commune")]


def test_each_group_has_its_own_line_and_its_own_open_places() -> None:
    found = allotment(TWO_AND_TWO, PROVINCE, BELOW[0], ranked("unit:s1", "unit:s2", "unit:s3", "unit:h1"))[
        "gk"
    ]
    assert standing(found) == {"s1": "chosen", "s2": "chosen", "s3": "below_line", "h1": "chosen"}
    assert [(line.label, line.open) for line in found.lines] == [("Cấp tỉnh", 0), ("Cấp huyện và xã", 1)]
    assert found.lines[1].why_open.vi == "1 suất không có ai đạt tiêu chuẩn"


def test_a_division_counts_under_the_level_of_its_agency() -> None:
    rooms: list[Record] = [unit("phong-1", of="s1"), unit("phong-2", of="h1")]
    found = allotment(TWO_AND_TWO, PROVINCE[0], BELOW[0], rooms)["gk"]
    assert [[r.key for r in line.rows] for line in found.lines] == [
        ["unit:phong-1", "unit:s1"],
        ["unit:h1", "unit:phong-2"],
    ]


def test_who_is_in_no_group_is_shown_and_not_lost() -> None:
    body = agency("doan-the", "party_body", "unit")
    found = allotment(TWO_AND_TWO, PROVINCE[0], body)["gk"]
    assert standing(found) == {"s1": "chosen", "doan-the": "no_stratum"}


def test_groups_by_kind_of_unit() -> None:
    by_kind = plan(
        "places: 2\nstrata: [{units: {kinds: [department]}, places: 1}, {units: {kinds: [district]}, places: 1}]",
        who="collective",
    )
    found = allotment(by_kind, PROVINCE[0], BELOW)["gk"]
    assert standing(found) == {"s1": "chosen", "h1": "chosen", "x1": "no_stratum"}


class TestGivenByGroup:
    """The level above gives places by group; the plan itself may name no groups."""

    waiting = plan("places: null\nallotted_by: parent", who="collective")

    def test_a_group_named_by_a_level(self) -> None:
        letter = [given(1, "cấp tỉnh"), given(1, "cấp huyện")]
        found = allotment(self.waiting, PROVINCE[0], BELOW[0], letter)["gk"]
        assert standing(found) == {"s1": "chosen", "h1": "chosen"}

    def test_a_group_of_the_plan_by_its_label(self) -> None:
        letter = [given(1, "CẤP TỈNH"), given(3, "cấp huyện và xã")]
        found = allotment(TWO_AND_TWO, PROVINCE[0], BELOW, letter)["gk"]
        assert [(line.label, line.open) for line in found.lines] == [("CẤP TỈNH", 0), ("cấp huyện và xã", 1)]

    def test_groups_that_nobody_can_read_give_no_candidate_two_places(self) -> None:
        letter = [given(1, "Cụm I"), given(1, "Cụm II")]
        found = allotment(self.waiting, PROVINCE[0], letter)["gk"]
        assert standing(found) == {"s1": "no_stratum"}
        assert [line.why_open.vi for line in found.lines] == [
            "chưa rõ nhóm này gồm những ai, chờ Hội đồng"
        ] * 2


class TestReserved:
    """Two of three places are for the steering committee to give, with a condition of its own."""

    plan = plan(
        "places: 3\nreserved: [{id: bcd, places: 2, chosen_by: ban-chi-dao}]",
        mark("eligible", "who: individual\nstaff: [civil_servant]\nleadership: none\nfor: [gk/bcd]"),
    )

    def test_they_wait_for_the_chooser(self) -> None:
        found = allotment(self.plan, person("p1", leadership="none"), person("p2", leadership="head"))["gk"]
        reserved, rest = found.lines
        assert reserved.label == "Ban chỉ đạo cải cách hành chính"
        assert reserved.why_open.vi == (
            "2 suất chờ Ban chỉ đạo cải cách hành chính chọn trong 1 người đủ điều kiện"
        )
        assert (rest.places, [r.status for r in rest.rows]) == (1, ["waiting_council"] * 2)

    def test_the_chosen_have_them_and_leave_the_rest_to_the_others(self) -> None:
        three = [person(k, leadership="none") for k in ("p1", "p2", "p3")]
        picked = chosen("person:p1", "person:p3", award="gk/bcd")
        found = allotment(self.plan, three, picked)["gk"]
        assert standing(found) == {"p1": "reserved", "p3": "reserved", "p2": "chosen"}
        assert "thành tích trội" in found.rows("reserved")[0].why.vi

    def test_who_does_not_meet_the_condition_cannot_be_chosen(self) -> None:
        found = allotment(self.plan, person("p1", leadership="head"), chosen("person:p1", award="gk/bcd"))[
            "gk"
        ]
        unfit = found.rows("unfit")
        assert [r.key for r in unfit] == ["person:p1"]
        assert "I-2" in unfit[0].why.vi

    def test_more_chosen_than_places_is_no_choice(self) -> None:
        three = [person(k, leadership="none") for k in ("p1", "p2", "p3")]
        picked = chosen("person:p1", "person:p2", "person:p3", award="gk/bcd")
        found = allotment(self.plan, three, picked)["gk"]
        assert set(standing(found).values()) == {"tied"}
        assert "chọn 3 người cho 2 suất" in found.rows("tied")[0].why.vi

    def test_the_own_condition_is_not_asked_of_the_other_places(self) -> None:
        head = person("p1", leadership="head")
        assert standing(allotment(self.plan, head)["gk"]) == {"p1": "chosen"}


class TestPerUnit:
    """“Mỗi phòng 01 cá nhân”: places counted for each unit of an actor."""

    plan = plan("places: 1\nper: cac-phong")
    rooms = (agency("so"), unit("a"), unit("b"))

    def test_each_unit_has_its_own_line(self) -> None:
        staff = [person("p1", "a"), person("p2", "a"), person("p3", "b")]
        found = allotment(self.plan, list(self.rooms), staff, ranked("person:p2", "person:p1"))["gk"]
        assert standing(found) == {"p2": "chosen", "p1": "below_line", "p3": "chosen"}
        assert {line.label for line in found.lines} == {"Đơn vị a", "Đơn vị b"}

    def test_the_quota_says_for_whom(self) -> None:
        found = allotment(self.plan, list(self.rooms), people(1, "a"))["gk"]
        assert found.quota.why.vi == "1 suất cho mỗi: Các phòng thuộc Sở"


@pytest.mark.parametrize("places", [1, 2])
def test_all_awards_of_a_base_share_no_places(places: int) -> None:
    text = (
        "# I. KHEN\n- Giấy khen.\n"
        + mark(
            "award", "id: gk\nform: commendation_certificate\nwho: [collective, individual]\nround: annual"
        )
        + mark("quota", f"for: [gk]\nplaces: {places}")
    )
    found = allotment(plan_of(text), agency("so"), people(1))
    assert {a: x.lines[0].taken for a, x in found.items()} == {"gk.collective": 1, "gk.individual": 1}
