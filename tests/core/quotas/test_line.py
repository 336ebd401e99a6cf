"""Who is chosen, who falls below the line and why, what stays open and why."""

from datetime import date

from tests.core.quotas.office import (
    AS_OF,
    agency,
    allotment,
    chosen,
    given,
    people,
    person,
    plan,
    ranked,
    standing,
)
from tests.core.small import mark
from thidua.core.facts.acts import Hold
from thidua.core.facts.tables import IndexResult

TWO = plan("places: 2")


def test_as_many_as_places_are_all_chosen_without_an_order() -> None:
    assert standing(allotment(TWO, people(2))["gk"]) == {"p1": "chosen", "p2": "chosen"}


def test_more_than_places_and_no_order_waits_for_the_council() -> None:
    found = allotment(TWO, people(3))["gk"]
    assert set(standing(found).values()) == {"waiting_council"}
    (line,) = found.lines
    assert (line.open, line.why_open.vi) == (2, "2 suất chờ Hội đồng quyết")
    assert line.rows[0].why.vi.startswith("3 ứng viên đạt tiêu chuẩn, 2 suất")


def test_a_council_that_chose_everyone_settles_it() -> None:
    found = standing(allotment(TWO, people(3), chosen("person:p1", "person:p3"))["gk"])
    assert found == {"p1": "chosen", "p3": "chosen", "p2": "below_line"}


def test_a_council_that_chose_only_some_leaves_the_rest_waiting() -> None:
    found = standing(allotment(TWO, people(3), chosen("person:p2"))["gk"])
    assert found == {"p2": "chosen", "p1": "waiting_council", "p3": "waiting_council"}


def test_a_council_cannot_choose_more_than_places() -> None:
    picked = chosen("person:p1", "person:p2", "person:p3")
    assert set(standing(allotment(TWO, people(3), picked)["gk"]).values()) == {"waiting_council"}


def test_a_ranking_draws_the_line_and_says_why() -> None:
    found = allotment(TWO, people(3), ranked("person:p3", "person:p1", "person:p2"))["gk"]
    assert standing(found) == {"p3": "chosen", "p1": "chosen", "p2": "below_line"}
    assert found.rows("below_line")[0].why.vi == "xếp thứ 3, chỉ tiêu 2 suất"
    assert found.lines[0].order.vi == "thứ tự do Hội đồng xếp"


def test_who_the_council_did_not_rank_waits() -> None:
    found = standing(allotment(TWO, people(3), ranked("person:p3"))["gk"])
    assert found == {"p3": "chosen", "p1": "waiting_council", "p2": "waiting_council"}


def test_a_ranking_of_another_plan_award_or_round_orders_nobody() -> None:
    other = ranked("person:p1", "person:p2", "person:p3", award="bk")
    assert set(standing(allotment(TWO, people(3), other)["gk"]).values()) == {"waiting_council"}


def test_a_ranking_after_the_as_of_day_is_not_known_yet() -> None:
    found = allotment(TWO, people(3), ranked("person:p1", "person:p2", "person:p3"), as_of=date(2025, 1, 31))
    assert set(standing(found["gk"]).values()) == {"waiting_council"}


def test_a_tie_across_the_line_is_left_to_the_council() -> None:
    ties = ranked("person:p1", "person:p2", "person:p3", ranks=[1, 2, 2])
    found = allotment(TWO, people(3), ties)["gk"]
    assert standing(found) == {"p1": "chosen", "p2": "tied", "p3": "tied"}
    assert found.rows("tied")[0].why.vi == "2 ứng viên đồng hạng 2, còn 1 suất"
    assert found.lines[0].why_open.vi == "1 suất chờ Hội đồng quyết"


def test_a_tie_above_or_below_the_line_troubles_nobody() -> None:
    ties = ranked("person:p1", "person:p2", "person:p3", "person:p4", ranks=[1, 1, 3, 3])
    found = allotment(TWO, people(4), ties)["gk"]
    assert standing(found) == {"p1": "chosen", "p2": "chosen", "p3": "below_line", "p4": "below_line"}
    assert [r.number for r in found.lines[0].rows] == [1, 1, 3, 3]


def test_a_choice_breaks_a_tie() -> None:
    ties = ranked("person:p1", "person:p2", "person:p3", ranks=[1, 2, 2])
    found = standing(allotment(TWO, people(3), ties, chosen("person:p3"))["gk"])
    assert found == {"p1": "chosen", "p3": "chosen", "p2": "below_line"}


def test_a_choice_does_not_lift_anybody_over_the_order() -> None:
    order = ranked("person:p1", "person:p2", "person:p3")
    found = standing(allotment(TWO, people(3), order, chosen("person:p3"))["gk"])
    assert found == {"p1": "chosen", "p2": "chosen", "p3": "below_line"}


def test_places_stay_open_where_nobody_meets_the_standard() -> None:
    found = allotment(TWO, person("p1"), person("p2", staff_kind="worker"))["gk"]
    (line,) = found.lines
    assert standing(found) == {"p1": "chosen"}
    assert (line.open, line.why_open.vi) == (1, "1 suất không có ai đạt tiêu chuẩn")


def test_one_place_for_each_who_meets_the_standard() -> None:
    found = allotment(plan("places: each_qualifying"), people(30))["gk"]
    assert set(standing(found).values()) == {"chosen"}
    assert found.lines[0].open is None


def test_at_most_ten_may_be_fewer() -> None:
    found = allotment(plan("places: 10\nat_most: true"), people(3))["gk"]
    assert found.quota.why.vi == "không quá 10 suất"
    assert set(standing(found).values()) == {"chosen"}


def test_no_places_at_all_is_a_number_too() -> None:
    found = allotment(plan("places: 0"), people(2), ranked("person:p1", "person:p2"))["gk"]
    assert set(standing(found).values()) == {"below_line"}


def test_a_quota_that_is_left_open_is_not_known() -> None:
    found = allotment(plan("places: null"), people(2))["gk"]
    assert set(standing(found).values()) == {"no_quota"}
    assert found.quota.why.vi == "kế hoạch không nêu chỉ tiêu"


def test_a_held_candidate_keeps_its_place_and_the_next_one_does_not_move_up() -> None:
    hold = Hold(candidate="person:p1", kind="complaint", from_=date(2025, 2, 1))
    found = allotment(TWO, people(3), ranked("person:p1", "person:p2", "person:p3"), hold)["gk"]
    assert standing(found) == {"p1": "held", "p2": "chosen", "p3": "below_line"}
    assert [r.key for r in found.chosen] == ["person:p2"]


def test_a_hold_that_has_ended_holds_nobody() -> None:
    hold = Hold(candidate="person:p1", kind="complaint", from_=date(2025, 1, 1), to=date(2025, 2, 1))
    assert standing(allotment(TWO, people(2), hold)["gk"])["p1"] == "chosen"


def test_an_order_by_a_published_score() -> None:
    scores = [
        IndexResult(unit_id=f"s{n}", index="province_scorecard", year=2024, score=score, max_score=100)  # type: ignore[arg-type]  # whole numbers will do
        for n, score in ((1, 80), (2, 95), (3, 90))
    ]
    order = mark("order", "for: [gk]\nby: [{index_score: {index: province_scorecard}}]")
    by_score = plan("places: 2", order, who="collective")
    found = allotment(by_score, [agency(f"s{n}") for n in (1, 2, 3)], scores)["gk"]
    assert standing(found) == {"s2": "chosen", "s3": "chosen", "s1": "below_line"}
    assert "I-2" in found.lines[0].order.vi


class TestGivenByTheLevelAbove:
    waiting = plan("places: null\nallotted_by: parent")

    def test_not_given_yet(self) -> None:
        found = allotment(self.waiting, people(2))["gk"]
        assert set(standing(found).values()) == {"no_quota"}
        assert found.quota.why.vi == "cấp trên chưa giao chỉ tiêu"

    def test_given(self) -> None:
        found = allotment(self.waiting, people(2), given(2))["gk"]
        assert set(standing(found).values()) == {"chosen"}
        assert found.quota.why.vi == "cấp trên giao 2 suất (5/QĐ)"

    def test_given_after_the_as_of_day(self) -> None:
        found = allotment(self.waiting, people(2), given(2), as_of=date(2025, 1, 14))["gk"]
        assert set(standing(found).values()) == {"no_quota"}

    def test_a_gift_without_a_number_has_no_empty_brackets(self) -> None:
        found = allotment(self.waiting, people(1), given(1, decision=""))["gk"]
        assert found.quota.why.vi == "cấp trên giao 1 suất"

    def test_two_letters_of_one_day_that_differ_settle_nothing(self) -> None:
        found = allotment(self.waiting, people(2), given(2), given(1, decision="6/QĐ"))["gk"]
        assert set(standing(found).values()) == {"no_quota"}
        assert "khác nhau: 2 (5/QĐ), 1 (6/QĐ)" in found.quota.why.vi

    def test_a_later_letter_replaces_the_earlier(self) -> None:
        from dataclasses import replace

        later = replace(given(1, decision="6/QĐ"), decided_on=date(2025, 2, 1))
        found = allotment(self.waiting, people(2), given(2), later, ranked("person:p1", "person:p2"))["gk"]
        assert standing(found) == {"p1": "chosen", "p2": "below_line"}


def test_the_same_facts_in_another_order_give_the_same_lists() -> None:
    ties = ranked("person:p1", "person:p2", "person:p3", ranks=[1, 2, 2])
    forth = allotment(TWO, people(3), ties, as_of=AS_OF)["gk"]
    back = allotment(TWO, people(3)[::-1], ties[::-1], as_of=AS_OF)["gk"]
    assert [(r.key, r.status, r.number) for r in forth.rows()] == [
        (r.key, r.status, r.number) for r in back.rows()
    ]


def test_an_order_of_others_ranks_nobody_here() -> None:
    found = standing(allotment(TWO, people(2), ranked("person:gone"))["gk"])
    assert found == {"p1": "chosen", "p2": "chosen"}
