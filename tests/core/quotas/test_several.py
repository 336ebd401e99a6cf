"""Several awards at once: allowances, places for each awarded collective, one achievement one award."""

from datetime import date

from tests.core.quotas.office import (
    agency,
    allotment,
    award,
    chosen,
    nominated,
    people,
    person,
    plan,
    ranked,
    standing,
    unit,
)
from tests.core.small import mark, plan_of
from thidua.core.facts.acts import Hold, Honour
from thidua.core.plan.model import Plan

ROOMS = [agency("so"), unit("a"), unit("b")]


class TestAllowance:
    """Each division may propose one individual."""

    plan = plan("places: 10", mark("allowance", "per: cac-phong\ncollectives: 1\nindividuals: 1"))
    staff = (person("p1", "a"), person("p2", "a"), person("p3", "b"))
    all = nominated("person:p1", "person:p2", "person:p3")

    def test_within_the_allowance(self) -> None:
        found = standing(
            allotment(self.plan, ROOMS, list(self.staff), nominated("person:p1", "person:p3"))["gk"]
        )
        assert found == {"p1": "chosen", "p3": "chosen", "p2": "not_nominated"}

    def test_over_the_allowance_and_no_order_all_of_the_unit_wait(self) -> None:
        found = allotment(self.plan, ROOMS, list(self.staff), self.all)["gk"]
        assert standing(found) == {"p3": "chosen", "p1": "over_allowance", "p2": "over_allowance"}
        assert found.rows("over_allowance")[0].why.vi == "Đơn vị a đề nghị 2, được 1 theo I-2"

    def test_a_ranking_says_who_of_the_unit_goes_on(self) -> None:
        order = ranked("person:p3", "person:p2", "person:p1")
        found = standing(allotment(self.plan, ROOMS, list(self.staff), self.all, order)["gk"])
        assert found == {"p3": "chosen", "p2": "chosen", "p1": "over_allowance"}

    def test_two_units_of_one_name_have_an_allowance_each(self) -> None:
        from dataclasses import replace

        twins = [ROOMS[0], replace(ROOMS[1], name="Văn phòng"), replace(ROOMS[2], name="Văn phòng")]
        found = allotment(self.plan, twins, list(self.staff), nominated("person:p1", "person:p3"))["gk"]
        assert {standing(found)[k] for k in ("p1", "p3")} == {"chosen"}

    def test_without_nominations_everybody_eligible_is_looked_at(self) -> None:
        assert set(standing(allotment(self.plan, ROOMS, list(self.staff))["gk"]).values()) == {"chosen"}

    def test_who_is_nominated_but_does_not_meet_the_standard_takes_no_allowance(self) -> None:
        staff = [person("p1", "a"), person("p2", "a", staff_kind="worker")]
        found = standing(allotment(self.plan, ROOMS, staff, nominated("person:p1", "person:p2"))["gk"])
        assert found == {"p1": "chosen"}


def both(criterion: str, places: str = "places: 2\nper: {awarded: co}") -> Plan:
    """A flag for collectives, and a certificate for individuals that depends on it."""
    text = (
        "# I. KHEN\n- Cờ cho tập thể, Giấy khen cho cá nhân.\n"
        + award("co", "collective", "flag_province")
        + award("gk")
        + mark("eligible", "key: tt\nwho: collective\nkinds: [division]")
        + mark("eligible", "key: cn\nwho: individual\nstaff: [civil_servant]")
        + mark("quota", "key: co\nfor: [co]\nplaces: 1")
        + mark("quota", f"key: gk\nfor: [gk]\n{places}")
        + "- Cá nhân thuộc tập thể.\n"
        + mark("rule", f"for: [gk]\n{criterion}")
    )
    return plan_of(text)


FLAG_OF_A = Honour(
    candidate="unit:a",
    form="flag_province",
    authority="province_chair",
    decision="9/QĐ",
    decided_on=date(2025, 2, 1),
    achievement="thu",
    round="2024",
)


class TestForEachAwardedCollective:
    meets = both("collective_meets: [co]")
    staff = (person("p1", "a"), person("p2", "a"), person("p3", "a"), person("p4", "b"))

    def test_people_of_collectives_with_a_place_compete_among_themselves(self) -> None:
        order = [*ranked("unit:a", "unit:b", award="co"), *ranked("person:p1", "person:p2", "person:p3")]
        found = allotment(self.meets, ROOMS, list(self.staff), order)
        assert standing(found["co"]) == {"a": "chosen", "b": "below_line"}
        assert standing(found["gk"]) == {
            "p1": "chosen",
            "p2": "chosen",
            "p3": "below_line",
            "p4": "conditional",
        }

    def test_until_the_collective_has_its_place_its_people_wait(self) -> None:
        found = allotment(self.meets, ROOMS, list(self.staff))
        assert set(standing(found["co"]).values()) == {"waiting_council"}
        assert set(standing(found["gk"]).values()) == {"conditional"}

    def test_a_collective_on_hold_makes_its_people_wait(self) -> None:
        hold = Hold(candidate="unit:a", kind="inspection", from_=date(2025, 2, 1))
        found = allotment(self.meets, ROOMS, list(self.staff), ranked("unit:a", "unit:b", award="co"), hold)
        assert standing(found["co"])["a"] == "held"
        assert standing(found["gk"])["p1"] == "conditional"

    def test_an_award_already_decided_counts(self) -> None:
        awarded = both("collective_awarded: [co]")
        found = allotment(awarded, ROOMS, person("p1", "a"), person("p4", "b"), FLAG_OF_A)["gk"]
        assert standing(found) == {"p1": "chosen", "p4": "conditional"}

    def test_an_award_of_another_round_does_not(self) -> None:
        from dataclasses import replace

        last_year = replace(FLAG_OF_A, round="2023")
        found = allotment(both("collective_awarded: [co]"), ROOMS, person("p1", "a"), last_year)["gk"]
        assert standing(found) == {"p1": "conditional"}


class TestOneAchievementOneAward:
    two = plan_of(
        "# I. KHEN\n- Bằng khen, Giấy khen cho cá nhân.\n"
        + award("gk")
        + award("bk", form="merit_certificate")
        + mark("eligible", "who: individual\nstaff: [civil_servant]")
        + mark("quota", "key: gk\nfor: [gk]\nplaces: 1")
        + mark("quota", "key: bk\nfor: [bk]\nplaces: 1")
    )

    def test_the_higher_award_is_allotted_first_whatever_the_order_of_the_text(self) -> None:
        order = [*ranked("person:p1", "person:p2", award="bk"), *ranked("person:p1", "person:p2")]
        found = allotment(self.two, people(2), order)
        assert standing(found["bk"]) == {"p1": "chosen", "p2": "below_line"}
        assert standing(found["gk"]) == {"p2": "chosen", "p1": "took_higher"}
        assert found["gk"].rows("took_higher")[0].why == (
            "đã có suất Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
            "has a place in the certificate of merit of the chair of the provincial People's Committee",
        )

    def test_a_place_kept_during_a_hold_counts_as_taken(self) -> None:
        hold = Hold(candidate="person:p1", kind="press", from_=date(2025, 2, 1))
        order = [*ranked("person:p1", "person:p2", award="bk"), *ranked("person:p1", "person:p2")]
        found = allotment(self.two, people(2), order, hold)
        assert standing(found["bk"])["p1"] == "held"
        assert standing(found["gk"]) == {"p2": "chosen", "p1": "took_higher"}

    def test_who_has_a_higher_place_and_no_nomination_is_told_once(self) -> None:
        order = ranked("person:p1", "person:p2", award="bk")
        found = allotment(self.two, people(2), order, nominated("person:p2"))
        assert standing(found["gk"]) == {"p2": "chosen", "p1": "took_higher"}

    def test_who_only_waits_for_the_higher_award_may_have_the_lower(self) -> None:
        found = allotment(self.two, people(2), chosen("person:p2"))
        assert set(standing(found["bk"]).values()) == {"waiting_council"}
        assert standing(found["gk"])["p2"] == "chosen"

    def test_awards_come_back_in_the_order_of_the_plan(self) -> None:
        assert list(allotment(self.two, people(1))) == ["gk", "bk"]
