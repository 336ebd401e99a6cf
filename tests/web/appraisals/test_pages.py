"""Pages of appraisals: queues, criterion by criterion, boards, chosen places, comments, the public's page."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.web.appraisals.tables import AWARD, Table, table
from tests.web.counting import queries
from tests.web.world import World
from thidua.appraisals.actions import comments, ranking
from thidua.appraisals.actions.comments import Days, Words
from thidua.appraisals.models import Assignment, Comment, CommentPeriod
from thidua.clock import set_to
from thidua.nominations.models import Nomination

pytestmark = pytest.mark.slow

QUEUE = "/tham-dinh/"
DAYS = Days(date(2024, 11, 1), date(2024, 11, 6), "Văn phòng Sở mẫu")


@pytest.fixture
def at(world: World) -> Table:
    return table(world)


@pytest.fixture(autouse=True)
def _fresh() -> None:
    cache.clear()


def _address(name: str, *args: object) -> str:
    return reverse(f"appraisals:{name}", args=args)


def _page(at: Table, who: str, name: str, *args: object) -> str:
    answer = at.world.client(who).get(_address(name, *args))
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


class TestTheQueue:
    def test_the_same_queries_with_one_and_with_three(self, at: Table) -> None:
        at.given("a1")
        client = at.world.client("a-appraiser")
        with_one = queries(client, QUEUE)
        at.given("a2")
        at.given("a3")
        assert queries(client, QUEUE) == with_one <= 20

    def test_an_appraiser_begins_with_their_own(self, at: Table) -> None:
        mine, other = at.given("a1"), at.accepted("a2")
        page = _page(at, "a-appraiser", "queue")
        assert mine.code in page
        assert other.code not in page
        assert other.code in at.world.client("a-office").get(f"{QUEUE}?hang=free").content.decode()

    def test_ones_own_unit_is_marked_as_barred(self, at: Table) -> None:
        at.neighbour()
        at.given("a1")
        page = at.world.client("a1-appraiser").get(f"{QUEUE}?hang=team").content.decode()
        assert "bạn thuộc đơn vị này: không được xét" in page

    def test_another_agency_sees_nothing_of_it(self, at: Table) -> None:
        case = at.given("a1")
        client = at.world.client("b-appraiser")
        assert case.code not in client.get(f"{QUEUE}?hang=team").content.decode()
        assert client.get(_address("appraise", case.pk)).status_code == 404

    def test_an_agency_that_proposes_does_not_see_how_it_is_appraised(self, world: World) -> None:
        at = Table(world, world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024"))
        case = at.start("a1", "a-clerk", "bk-nam", "A", kind="ca-nhan")
        now = case.made_at
        Nomination.objects.filter(pk=case.pk).update(state="appraised", submitted_at=now)
        client = world.client("a-office")
        assert client.get(_address("appraise", case.pk)).status_code == 404
        assert client.get(_address("board", at.round.pk, case.award)).status_code == 404

    def test_the_office_gives_several_to_several(self, at: Table) -> None:
        at.world.user("a-second", "appraiser", "A")
        one, two = at.accepted("a1"), at.accepted("a2")
        client = at.world.client("a-office")
        page = client.post(_address("assign"), {"pick": [one.pk, two.pk]}).content.decode()
        assert "Giao thẩm định 2 hồ sơ" in page
        users = [at.user("a-appraiser").pk, at.user("a-second").pk]
        told = {"pick": [one.pk, two.pk], "users": users, "due_on": "8/11/2024", "confirmed": 1}
        done = client.post(_address("assign"), told, follow=True).content.decode()
        assert "Đã giao thẩm định 2 hồ sơ." in done
        assert set(Assignment.objects.values_list("user__username", flat=True)) == {"a-appraiser", "a-second"}
        assert client.post(_address("assign"), {"pick": []}).status_code == 302

    def test_nobody_chosen_is_said_at_the_field(self, at: Table) -> None:
        one = at.accepted("a1")
        answer = at.world.client("a-office").post(_address("assign"), {"pick": [one.pk], "confirmed": 1})
        assert answer.status_code == 422

    def test_a_day_that_has_passed_is_said_at_the_field_and_the_choice_kept(self, at: Table) -> None:
        one = at.accepted("a1")
        told = {"pick": [one.pk], "users": [at.user("a-appraiser").pk], "due_on": "1/1/2020", "confirmed": 1}
        answer = at.world.client("a-office").post(_address("assign"), told)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Hạn có ý kiến: Ngày này đã qua" in page
        assert "checked" in page

    def test_work_left_undone_warns_and_says_why(self, at: Table) -> None:
        one = at.given("a1")
        told = {"pick": [one.pk], "users": [at.user("a-appraiser").pk], "confirmed": 1}
        page = at.world.client("a-office").post(_address("assign"), told, follow=True).content.decode()
        assert "Chưa giao thẩm định được 1 hồ sơ." in page
        assert '<div class="banner warning"' in page
        assert '<div class="banner success"' not in page

    def test_an_appraiser_hands_a_case_over(self, at: Table) -> None:
        at.world.user("a-second", "appraiser", "A")
        case = at.given("a1")
        address = _address("hand_over", case.assignments.get().pk)
        told = {"user": at.user("a-second").pk, "reason": "Đi công tác."}
        at.world.client("a-appraiser").post(address, told)
        assert case.assignments.get(ended_at=None).user.username == "a-second"


class TestOneCase:
    def test_clause_machine_evidence_and_claim_stand_together(self, at: Table) -> None:
        at.prove("a1")
        case = at.given("a1")
        page = at.world.client("a-appraiser").get(f"{_address('appraise', case.pk)}?tc=5").content.decode()
        for words in (
            "5/10 · III.2.b-4",
            "Có sáng kiến hoặc giải pháp",
            "Máy xét",
            "initiatives:SK-a1",
            "Đơn vị nêu",
        ):
            assert words in page

    def test_an_opinion_leads_to_the_next_open_criterion(self, at: Table) -> None:
        case = at.given("a1")
        client = at.world.client("a-appraiser")
        answer = client.post(
            _address("opine", case.pk), {"tc": 2, "answer": "met", "reason": "", "version": ""}
        )
        assert answer["Location"].endswith("?tc=3")

    def test_a_lacking_reason_comes_back_with_what_was_typed(self, at: Table) -> None:
        case = at.given("a1")
        answer = at.world.client("a-appraiser").post(_address("opine", case.pk), {"tc": 5, "answer": "met"})
        assert answer.status_code == 422
        assert "Ý kiến khác kết quả của máy hoặc của đơn vị: nêu lý do." in answer.content.decode()

    def test_agree_finish_reopen_note(self, at: Table) -> None:
        case = at.given("a1")
        client = at.world.client("a-appraiser")
        client.post(_address("agree", case.pk))
        assert "Còn 8 tiêu chuẩn" in client.get(_address("appraise", case.pk)).content.decode()
        for number in range(2, 10):
            told = {"tc": number, "answer": "met", "reason": "Đã xem bản giấy.", "version": ""}
            client.post(_address("opine", case.pk), told)
        client.post(_address("finish", case.pk))
        case.refresh_from_db()
        assert case.state == "appraised"
        client.post(_address("note", case.pk), {"reason": "Khoản b-4 còn tranh luận."})
        at.world.client("a-office").post(_address("reopen", case.pk), {"reason": "Có số liệu mới."})
        case.refresh_from_db()
        assert case.state == "accepted"
        assert case.contested.count() == 2

    def test_two_windows_show_both_versions(self, at: Table) -> None:
        case = at.given("a1")
        client, address = at.world.client("a-appraiser"), _address("opine", case.pk)
        client.post(address, {"tc": 2, "answer": "met", "reason": "Một.", "version": ""})
        client.post(address, {"tc": 2, "answer": "unmet", "reason": "Hai.", "version": 1})
        answer = client.post(address, {"tc": 2, "answer": "met", "reason": "Ba.", "version": 1})
        assert answer.status_code == 409
        assert "Hai." in answer.content.decode()

    def test_others_read_and_are_told_who_has_it(self, at: Table) -> None:
        page = _page(at, "a-office", "appraise", at.given("a1").pk)
        assert "Đang giữ:" in page
        assert "Lưu ý kiến" not in page

    def test_the_same_queries_whatever_stands_beside_it(self, at: Table) -> None:
        case = at.given("a1")
        client = at.world.client("a-appraiser")
        before = queries(client, _address("appraise", case.pk))
        at.given("a2")
        at.given("a3")
        assert queries(client, _address("appraise", case.pk)) == before <= 45


class TestTheBoard:
    def test_the_line_and_who_is_where(self, at: Table) -> None:
        at.appraised("a1")
        at.appraised("a2", proved=False)
        page = _page(at, "a-office", "board", at.round.pk, AWARD)
        for words in (
            "không quá 10 suất",
            "vạch chỉ tiêu",
            "Chưa đạt đủ tiêu chuẩn",
            "III.2.b-4",
            "Cá nhân mẫu a1",
        ):
            assert words in page

    def test_the_same_queries_with_one_and_with_three(self, at: Table) -> None:
        at.appraised("a1")
        client, address = at.world.client("a-office"), _address("board", at.round.pk, AWARD)
        with_one = queries(client, address)
        at.appraised("a2")
        at.appraised("a3")
        assert queries(client, address) == with_one <= 40
        assert queries(client, _address("boards")) <= 20

    def test_numbers_typed_make_the_order(self, at: Table) -> None:
        one, two = at.appraised("a1"), at.appraised("a2")
        client, address = at.world.client("a-office"), _address("order", at.round.pk, AWARD)
        client.post(address, {f"hang-{two.pk}": "1", f"hang-{one.pk}": "2"})
        assert list(Nomination.objects.order_by("places__rank")) == [two, one]
        again = client.post(address, {f"hang-{two.pk}": "2", f"hang-{one.pk}": "1"})
        assert again.status_code == 422
        assert "phải nêu lý do" in again.content.decode()
        client.post(_address("rank", one.pk), {"rank": 1, "reason": "Số liệu mới."})
        assert list(Nomination.objects.order_by("places__rank")) == [one, two]
        assert "Số liệu mới." in _page(at, "a-office", "board", at.round.pk, AWARD)

    def test_the_sheet(self, at: Table) -> None:
        at.appraised("a1")
        sheet = at.world.client("a-office").get(f"{_address('board', at.round.pk, AWARD)}?xuat=csv")
        assert "Cá nhân mẫu a1" in sheet.content.decode()

    def test_before_the_council_it_says_who_stays_behind(self, at: Table) -> None:
        case = at.appraised("a1")
        client, address = at.world.client("a-office"), _address("bring", at.round.pk, AWARD)
        page = client.post(address).content.decode()
        assert "chưa lấy ý kiến công khai" in page
        comments.waive(at.round, AWARD, "Đã niêm yết.", by=at.user("a-office"))
        assert "Trình Hội đồng 1 hồ sơ" in client.post(address).content.decode()
        client.post(address, {"confirmed": 1, "once": uuid4()})
        case.refresh_from_db()
        assert case.state == "before_council"


class TestChosenPlaces:
    def test_the_steering_committee_chooses_and_takes_back(self, world: World) -> None:
        at = Table(world, world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024"))
        case = at.start("a1", "a-clerk", "bk-nam", "A", kind="ca-nhan")
        Nomination.objects.filter(pk=case.pk).update(state="appraised", submitted_at=case.made_at)
        client = world.client("p-steering")
        address = _address("choose", at.round.pk, case.award, "bcd")
        assert "2 suất" in client.get(address).content.decode()
        client.post(address, {"nomination": case.pk, "reason": "Sáng kiến cấp bộ."})
        board = client.get(_address("board", at.round.pk, case.award)).content.decode()
        assert "Sáng kiến cấp bộ." in board
        client.post(_address("unchoose", case.chosen.get().pk))
        assert case.chosen.get().undone_at
        assert client.get(_address("choose", at.round.pk, case.award, "khac")).status_code == 404
        assert world.client("p-office").get(address).status_code == 403

    def test_a_tie_is_broken_on_a_page_of_its_own(self, at: Table) -> None:
        case = at.appraised("a1")
        at.world.client("a-chair").post(_address("break_tie", case.pk), {"reason": "Hội đồng thống nhất."})
        assert case.chosen.get().reason == "Hội đồng thống nhất."


class TestComments:
    def test_the_office_opens_waives_records_answers(self, at: Table) -> None:
        case = at.appraised("a1")
        client = at.world.client("a-office")
        assert "Chưa mở lấy ý kiến" in _page(at, "a-office", "comments", at.round.pk)
        told = {"from_on": "1/11/2024", "to_on": "6/11/2024", "address": "Văn phòng"}
        client.post(_address("open_comments", at.round.pk, AWARD), told)
        period = CommentPeriod.objects.get()
        client.post(_address("record_comment", period.pk), {"nomination": case.pk, "text": "Qua điện thoại."})
        made = Comment.objects.get()
        client.post(_address("answer_comment", made.pk), {"text": "Đã xem.", "upheld": "no"})
        page = _page(at, "a-office", "comments", at.round.pk)
        assert "Qua điện thoại." in page
        assert "Đã xem." in page
        assert "Không lấy ý kiến" not in page
        waived = client.post(_address("waive_comments", at.round.pk, AWARD), {"reason": "Thử."})
        assert "Đang lấy ý kiến nên không bỏ được" in waived.content.decode()
        assert CommentPeriod.objects.count() == 1

    def test_the_days_are_left_out_with_a_reason(self, at: Table) -> None:
        at.appraised("a1")
        client = at.world.client("a-office")
        client.post(_address("waive_comments", at.round.pk, AWARD), {"reason": "Đã niêm yết."})
        assert "Đã niêm yết." in _page(at, "a-office", "comments", at.round.pk)

    def test_the_same_queries_with_one_and_with_three(self, at: Table) -> None:
        case = at.appraised("a1")
        period = comments.open_period(at.round, AWARD, DAYS, by=at.user("a-office"))
        comments.comment(period, case, Words("Một."))
        client, address = at.world.client("a-office"), _address("comments", at.round.pk)
        with_one = queries(client, address)
        comments.comment(period, case, Words("Hai."))
        comments.comment(period, case, Words("Ba."))
        assert queries(client, address) == with_one <= 20

    def test_another_agency_reads_none(self, at: Table) -> None:
        at.appraised("a1")
        client = at.world.client("b-office")
        assert client.get(_address("comments", at.round.pk)).status_code == 404


class TestThePublic:
    @pytest.fixture
    def period(self, at: Table) -> CommentPeriod:
        case = at.appraised("a1")
        Nomination.objects.filter(pk=case.pk).update(merit_note="Rút ngắn ba ngày.")
        return comments.open_period(at.round, AWARD, DAYS, by=at.user("a-office"))

    def test_names_units_awards_and_one_line_without_an_account(
        self, at: Table, period: CommentPeriod
    ) -> None:
        page = Client().get(_address("public")).content.decode()
        for words in (
            "Cá nhân mẫu a1",
            "Đơn vị mẫu A1",
            "Giấy khen của Giám đốc Sở",
            "Rút ngắn ba ngày.",
            "06/11/2024",
        ):
            assert words in page

    def test_nothing_after_the_last_day(self, at: Table, period: CommentPeriod) -> None:
        with set_to(date(2024, 11, 7)):
            assert "Cá nhân mẫu a1" not in Client().get(_address("public")).content.decode()
            address = _address("public_comment", period.pk, period.nominations.get().pk)
            assert Client().get(address).status_code == 404

    def test_a_comment_gets_a_code_and_nothing_is_shown_of_it(self, at: Table, period: CommentPeriod) -> None:
        address = _address("public_comment", period.pk, period.nominations.get().pk)
        told = {"text": "Phục vụ tận tình.", "name": "Người dân mẫu", "contact": "0900", "once": uuid4()}
        page = Client(enforce_csrf_checks=True).post(address, told, follow=True).content.decode()
        assert "GY-2024-" in page
        assert "Phục vụ tận tình." not in page
        assert "Phục vụ tận tình." not in Client().get(_address("public")).content.decode()
        assert Comment.objects.get().name == "Người dân mẫu"

    def test_the_sixth_of_an_hour_is_refused(self, at: Table, period: CommentPeriod) -> None:
        address = _address("public_comment", period.pk, period.nominations.get().pk)
        for n in range(5):
            assert Client().post(address, {"text": f"Góp ý {n}"}).status_code == 302
        answer = Client().post(address, {"text": "Góp ý nữa"})
        assert answer.status_code == 422
        assert "5 góp ý trong một giờ" in answer.content.decode()

    def test_machines_that_fill_in_everything_leave_nothing(self, at: Table, period: CommentPeriod) -> None:
        address = _address("public_comment", period.pk, period.nominations.get().pk)
        Client().post(address, {"text": "x", "website": "http://x"})
        assert not Comment.objects.exists()

    def test_not_on_somebody_who_is_not_published(self, at: Table, period: CommentPeriod) -> None:
        other = at.sent("a2")
        assert Client().get(_address("public_comment", period.pk, other.pk)).status_code == 404
        assert Client().get(_address("public_thanks", "GY-2024-9999")).status_code == 404


def test_a_rank_is_changed_only_by_those_who_may(world: World) -> None:
    at = table(world)
    case = at.appraised("a1")
    ranking.set_order(at.round, AWARD, [case], "", by=at.user("a-office"))
    assert world.client("a-chair").get(_address("rank", case.pk)).status_code == 403
