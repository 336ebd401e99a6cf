"""The order of an award, its line, chosen places, and the days for public comment before the council."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.web.appraisals.tables import AWARD, Table, table
from tests.web.world import World
from thidua.appraisals.actions import comments, ranking
from thidua.appraisals.actions.comments import Days, Words
from thidua.appraisals.models import CommentPeriod, Place
from thidua.appraisals.queries.boards import Board, board
from thidua.appraisals.queries.comments import asked_by_law, comments_hindrance
from thidua.clock import set_to
from thidua.core.errors import Refused
from thidua.evidence.models import Fact
from thidua.movements.compiled import plan_of
from thidua.nominations.models import Nomination

pytestmark = pytest.mark.slow

DAYS = Days(date(2024, 11, 1), date(2024, 11, 6), "Văn phòng Sở mẫu")
OVER = date(2024, 11, 7)


@pytest.fixture
def at(world: World) -> Table:
    return table(world)


def _board(at: Table, award: str = AWARD) -> Board:
    return board(at.round, plan_of(at.movement.plan).award(award), by=at.user("a-office"))


class TestTheBoard:
    def test_those_who_meet_everything_stand_within_the_quota(self, at: Table) -> None:
        case = at.appraised("a1")
        found = _board(at)
        assert [(r.nomination, r.status) for r in found.strips[0].above] == [(case, "chosen")]
        assert found.strips[0].open == 9

    def test_who_does_not_is_named_with_the_clauses(self, at: Table) -> None:
        case = at.appraised("a1", proved=False)
        found = _board(at)
        assert [(r.nomination, r.why.vi) for r in found.not_met] == [
            (case, "III.2.b-4, III.2.b-5, III.2.b-6")
        ]

    def test_who_is_not_appraised_yet_is_listed_apart(self, at: Table) -> None:
        waiting = at.accepted("a1")
        assert _board(at).not_ready == (waiting,)

    def test_priorities_are_labels_in_plain_sight(self, at: Table) -> None:
        person = at.world.people["a1"]
        person.gender, person.direct_reform_worker = "female", True
        person.save()
        at.appraised("a1")
        labels = [say.vi for say in _board(at).strips[0].rows[0].labels]
        assert labels == ["trực tiếp làm cải cách hành chính", "nữ"]


class TestTheOrder:
    def test_an_order_is_read_by_the_rules(self, at: Table) -> None:
        one, two = at.appraised("a1"), at.appraised("a2")
        ranking.set_order(at.round, AWARD, [two, one], "", by=at.user("a-appraiser"))
        assert [r.nomination for r in _board(at).strips[0].rows] == [two, one]
        ranks = Fact.objects.filter(table="rankings", closed_on=None).order_by("pk")
        assert [f.values["candidate"] for f in ranks] == ["person:a2", "person:a1"]

    def test_a_change_needs_a_reason_that_stays(self, at: Table) -> None:
        one, two = at.appraised("a1"), at.appraised("a2")
        ranking.set_order(at.round, AWARD, [one, two], "", by=at.user("a-office"))
        with pytest.raises(Refused, match="Chưa nêu lý do"):
            ranking.change_rank(two, 1, "", by=at.user("a-office"))
        ranking.change_rank(two, 1, "Trực tiếp một cửa.", by=at.user("a-office"))
        assert [r.nomination for r in _board(at).strips[0].rows] == [two, one]
        assert set(Place.objects.values_list("reason", flat=True)) == {"Trực tiếp một cửa."}
        assert Fact.objects.filter(table="rankings", closed_on=None).count() == 2

    def test_a_rank_that_is_not_there(self, at: Table) -> None:
        one = at.appraised("a1")
        with pytest.raises(Refused, match="Chưa có thứ tự"):
            ranking.change_rank(one, 1, "Thử.", by=at.user("a-office"))
        ranking.set_order(at.round, AWARD, [one], "", by=at.user("a-office"))
        with pytest.raises(Refused, match="từ 1 đến 1"):
            ranking.change_rank(one, 5, "Thử.", by=at.user("a-office"))

    def test_only_what_is_appraised_is_ranked(self, at: Table) -> None:
        with pytest.raises(Refused, match="đã thẩm định xong"):
            ranking.set_order(at.round, AWARD, [at.accepted("a1")], "", by=at.user("a-office"))

    def test_a_clerk_ranks_nobody(self, at: Table) -> None:
        with pytest.raises(Refused, match="không có quyền xếp thứ tự"):
            ranking.set_order(at.round, AWARD, [], "", by=at.user("a1-clerk"))
        with pytest.raises(Refused, match="không có quyền đổi thứ tự"):
            ranking.change_rank(at.appraised("a1"), 1, "Thử.", by=at.user("a1-clerk"))


class TestChosenPlaces:
    def test_only_where_the_plan_keeps_one(self, at: Table) -> None:
        with pytest.raises(Refused, match="không dành suất riêng"):
            ranking.choose(at.appraised("a1"), "bcd", "Tiêu biểu.", by=at.user("a-steering"))

    def test_the_steering_committee_gives_the_place_that_the_plan_keeps(self, world: World) -> None:
        at = Table(world, world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024"))
        case = at.start("a1", "a-clerk", "bk-nam", "A", kind="ca-nhan")
        Nomination.objects.filter(pk=case.pk).update(state="appraised")
        made = ranking.choose(case, "bcd", "Sáng kiến cấp bộ.", by=at.user("p-steering"))
        assert made.award == "bk-nam.ca-nhan/bcd"
        assert Fact.objects.get(table="choices", closed_on=None).values["award"] == "bk-nam.ca-nhan/bcd"
        said = Fact.objects.get(table="attestations", closed_on=None).values
        assert (said["mark"], said["role"], said["answer"]) == ("so-luong-2", "ban-chi-dao", "met")
        with pytest.raises(Refused, match="Đã chọn đủ 2"):
            ranking.choose(case, "bcd", "Lần nữa.", by=at.user("p-steering"))
        ranking.unchoose(made, by=at.user("p-steering"))
        assert not Fact.objects.filter(table="attestations", closed_on=None).exists()

    def test_only_by_those_whom_it_names(self, at: Table) -> None:
        with pytest.raises(Refused, match="không có quyền chọn suất dành riêng"):
            ranking.choose(at.appraised("a1"), "bcd", "Tiêu biểu.", by=at.user("a-office"))

    def test_a_tie_is_broken_by_the_council_with_a_reason(self, at: Table) -> None:
        case = at.appraised("a1")
        with pytest.raises(Refused, match="Chưa nêu lý do"):
            ranking.break_tie(case, "", by=at.user("a-chair"))
        with pytest.raises(Refused, match="không có quyền chọn khi đồng hạng"):
            ranking.break_tie(case, "Tôi chọn.", by=at.user("a-office"))
        made = ranking.break_tie(case, "Hội đồng thống nhất.", by=at.user("a-chair"))
        assert Fact.objects.get(table="choices", closed_on=None).values["reason"] == "Hội đồng thống nhất."
        with pytest.raises(Refused, match="không có quyền bỏ lựa chọn"):
            ranking.unchoose(made, by=at.user("a-office"))
        ranking.unchoose(made, by=at.user("a-steering"))
        assert not Fact.objects.filter(table="choices", closed_on=None).exists()

    def test_not_before_the_appraisal_is_over(self, at: Table) -> None:
        with pytest.raises(Refused, match="chưa thẩm định xong"):
            ranking.break_tie(at.accepted("a1"), "Sớm.", by=at.user("a-chair"))


class TestComments:
    def test_days_are_opened_for_what_is_appraised(self, at: Table) -> None:
        case = at.appraised("a1")
        period = comments.open_period(at.round, AWARD, DAYS, by=at.user("a-office"))
        assert list(period.nominations.all()) == [case]

    def test_nobody_to_publish(self, at: Table) -> None:
        at.accepted("a1")
        with pytest.raises(Refused, match="Chưa có hồ sơ nào"):
            comments.open_period(at.round, AWARD, DAYS, by=at.user("a-office"))

    def test_days_in_the_past_and_people_without_the_right(self, at: Table) -> None:
        at.appraised("a1")
        past = Days(date(2024, 10, 1), date(2024, 10, 9), "")
        with pytest.raises(Refused, match="từ hôm nay"):
            comments.open_period(at.round, AWARD, past, by=at.user("a-office"))
        with pytest.raises(Refused, match="không có quyền mở lấy ý kiến"):
            comments.open_period(at.round, AWARD, DAYS, by=at.user("a-appraiser"))

    def test_anybody_comments_and_gets_a_code(self, at: Table) -> None:
        case = at.appraised("a1")
        period = comments.open_period(at.round, AWARD, DAYS, by=at.user("a-office"))
        made = comments.comment(period, case, Words("Phục vụ tốt.", name="Người dân mẫu"), by=AnonymousUser())
        assert (made.code, made.recorded_by) == (f"GY-2024-{made.pk:04d}", None)

    def test_not_outside_the_days_nor_empty_nor_on_others(self, at: Table) -> None:
        case = at.appraised("a1")
        period = comments.open_period(at.round, AWARD, DAYS, by=at.user("a-office"))
        with set_to(OVER), pytest.raises(Refused, match="đến hết 06/11/2024"):
            comments.comment(period, case, Words("Muộn."))
        with pytest.raises(Refused, match="Viết nội dung"):
            comments.comment(period, case, Words("  "))
        with pytest.raises(Refused, match="không lấy ý kiến"):
            comments.comment(period, at.sent("a2"), Words("Nhầm."))

    def test_the_office_writes_down_what_came_by_telephone_and_answers(self, at: Table) -> None:
        case = at.appraised("a1")
        period = comments.open_period(at.round, AWARD, DAYS, by=at.user("a-office"))
        made = comments.record_comment(period, case, Words("Qua điện thoại."), by=at.user("a-office"))
        with pytest.raises(Refused, match="Viết câu trả lời"):
            comments.answer(made, "", False, by=at.user("a-office"))
        with pytest.raises(Refused, match="không có quyền trả lời góp ý"):
            comments.answer(made, "Đã xem.", False, by=at.user("a1-clerk"))
        done = comments.answer(made, "Đã xác minh, không đúng.", False, by=at.user("a-office"))
        assert (done.upheld, done.answered_by) == (False, at.user("a-office"))
        with pytest.raises(Refused, match="không có quyền ghi góp ý"):
            comments.record_comment(period, case, Words("x"), by=at.user("a1-clerk"))


class TestBeforeTheCouncil:
    def test_it_waits_for_the_days_and_the_answers(self, at: Table) -> None:
        case = at.appraised("a1")
        said = comments_hindrance(case)
        assert said
        assert "chưa lấy ý kiến công khai" in said.vi
        period = comments.open_period(at.round, AWARD, DAYS, by=at.user("a-office"))
        made = comments.comment(period, case, Words("Có điều chưa rõ."))
        bulk = ranking.bring([case], by=at.user("a-office"))
        assert "đang lấy ý kiến công khai, hết ngày 06/11/2024" in bulk.left_out[0][1][0].vi
        with set_to(OVER):
            bulk = ranking.bring([case], by=at.user("a-office"))
            assert "còn 1 góp ý chưa trả lời" in bulk.left_out[0][1][0].vi
            comments.answer(made, "Đã xác minh.", False, by=at.user("a-office"))
            bulk = ranking.bring([case], by=at.user("a-office"))
        assert [n.state for n in bulk.done] == ["before_council"]

    def test_the_days_may_be_left_out_with_a_reason_where_no_law_asks(self, at: Table) -> None:
        case = at.appraised("a1")
        with pytest.raises(Refused, match="Chưa nêu lý do"):
            comments.waive(at.round, AWARD, "", by=at.user("a-office"))
        comments.waive(at.round, AWARD, "Đã niêm yết tại trụ sở.", by=at.user("a-office"))
        assert comments_hindrance(case) is None

    def test_only_the_office_leaves_them_out(self, at: Table) -> None:
        with pytest.raises(Refused, match="không có quyền không lấy ý kiến"):
            comments.waive(at.round, AWARD, "Vội.", by=at.user("a-appraiser"))
        assert not CommentPeriod.objects.exists()

    def test_for_a_commendation_the_law_asks_nothing(self, at: Table) -> None:
        asked = asked_by_law(at.round, AWARD)
        assert (asked.required, asked.usual_days) == (False, 5)
