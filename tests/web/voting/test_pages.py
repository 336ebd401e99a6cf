"""The pages of a vote: the ballot, codes, turnout, closing with two codes, and who may open them."""

import pytest
from django.urls import reverse

from tests.web.counting import queries as counted_queries
from tests.web.voting.council import AGAINST, FOR, SEATS, Bench
from thidua.voting import actions
from thidua.voting.queries import check_list

PROMISE = "nobody who has one code, can learn any member's vote beyond what the published counts say"


def address(bench: Bench, rest: str = "") -> str:
    """A page of the bench's session."""
    return f"/bo-phieu/{bench.vote.pk}/{rest}"


class TestBallot:
    def test_it_says_what_is_kept_and_what_is_not(self, voting: Bench) -> None:
        client = voting.world.client("a-member1")
        page = client.get(address(voting)).content.decode()
        assert "không biết được phiếu của thành viên nào" in page
        assert "9/9 hoặc 0/9 cho biết phiếu của mọi người" in page
        client.cookies["language"] = "en"
        english = client.get(address(voting)).content.decode()
        assert PROMISE in english
        assert english.count("<li>") >= 5

    def test_a_browser_keeps_what_one_types_elsewhere_but_never_here(self, voting: Bench) -> None:
        client = voting.world.client("a-member1")
        assert " data-keeps" in client.get(reverse("people:account")).content.decode()
        assert " data-keeps" not in client.get(address(voting)).content.decode()

    def test_it_is_kept_by_no_browser(self, voting: Bench) -> None:
        page = voting.world.client("a-member1").get(address(voting))
        assert "no-store" in page["Cache-Control"]

    def test_a_vote_comes_back_with_its_check_codes(self, voting: Bench) -> None:
        client = voting.world.client("a-member1")
        form = {f"item-{i.pk}": "for" for i in voting.vote.items.all()}
        page = client.post(address(voting, "bo"), form, follow=True).content.decode()
        assert "Hệ thống ghi bạn đã bỏ phiếu, không ghi bạn chọn gì" in page
        assert "Bỏ lại phiếu kín" in page
        assert all(code in page for _, _, code in check_list(voting.vote))

    def test_a_recused_item_is_not_on_it(self, ready: Bench) -> None:
        actions.recuse(ready.item(1), ready.user("a-member4"), "lãnh đạo trực tiếp", by=ready.secretary)
        ready.open()
        page = ready.world.client("a-member4").get(address(ready)).content.decode()
        assert f"item-{ready.item(1).pk}" not in page
        assert f"item-{ready.item(2).pk}" in page
        assert "lãnh đạo trực tiếp" in page

    def test_before_and_after_it_says_so(self, ready: Bench) -> None:
        client = ready.world.client("a-member1")
        assert "Chưa mở bỏ phiếu" in client.get(address(ready)).content.decode()
        ready.open()
        ready.everybody("a-chair", items=2)
        ready.close()
        assert "Đã đóng bỏ phiếu" in client.get(address(ready)).content.decode()

    @pytest.mark.parametrize(
        ("name", "status"), [("a-office", 403), ("b-chair", 404), ("a2-person", 403), ("p-chair", 404)]
    )
    def test_others_do_not_get_it(self, voting: Bench, name: str, status: int) -> None:
        assert voting.world.client(name).get(address(voting)).status_code == status

    def test_the_number_of_queries_does_not_grow(self, bench: Bench) -> None:
        client, found = bench.world.client("a-member1"), []
        for items in (1, 3):
            bench.plan(items=items)
            bench.hand_out()
            bench.open()
            found.append(
                (counted_queries(client, address(bench)), counted_queries(client, address(bench, "tien-do")))
            )
        assert found[0] == found[1]


class TestCodes:
    def test_shown_once_tried_once(self, bench: Bench) -> None:
        bench.plan()
        three = {"chair": bench.chair, "secretary": bench.secretary, "board": bench.user("a-office")}
        actions.name_holders(bench.vote, three, by=bench.chair)
        client = bench.world.client("a-office")
        shown = client.post(address(bench, "ma"), {"act": "take"}).content.decode()
        code = shown.split('<code translate="no">')[1].split("</code>")[0]
        assert len(code.replace("-", "")) == 28
        assert code not in client.get(address(bench, "ma")).content.decode()
        tried = client.post(address(bench, "ma"), {"act": "confirm", "code": code.lower()}, follow=True)
        assert "Mã bạn ghi đã đúng" in tried.content.decode()
        assert bench.vote.holders.get(place="board").taken_at

    def test_a_wrong_code_is_told_and_not_shown_again(self, ready: Bench) -> None:
        client = ready.world.client("a-office")
        answer = client.post(address(ready, "ma"), {"act": "confirm", "code": ready.codes["chair"]})
        assert answer.status_code == 422
        assert "không phải mã đã cấp cho bạn" in answer.content.decode()
        assert ready.codes["chair"] not in answer.content.decode()

    @pytest.mark.parametrize("name", ["a-member1", "a-agency_admin", "admin", "b-chair"])
    def test_nobody_else_opens_the_page(self, ready: Bench, name: str) -> None:
        assert ready.world.client(name).get(address(ready, "ma")).status_code in (403, 404)

    def test_no_code_once_the_vote_is_open(self, voting: Bench) -> None:
        answer = voting.world.client("a-chair").post(address(voting, "ma"), {"act": "take"})
        assert answer.status_code == 422
        assert '<code translate="no">' not in answer.content.decode()

    def test_destroyed_after_the_minutes(self, voting: Bench) -> None:
        voting.everybody("a-chair", items=2)
        voting.close()
        actions.sign(voting.vote, by=voting.chair)
        page = voting.world.client("a-office").post(address(voting, "ma"), {"act": "burn"}, follow=True)
        assert "Bạn đã khai hủy tờ giấy" in page.content.decode()


class TestClosing:
    def test_two_codes_in_one_form(self, voting: Bench) -> None:
        voting.everybody(*SEATS[:8], items=2)
        client = voting.world.client("a-secretary")
        page = client.get(address(voting, "dong")).content.decode()
        assert "Đóng rồi không mở lại được" in page
        one, other = voting.two_codes()
        client.post(address(voting, "dong"), {"one": one, "other": other})
        assert voting.vote.state == "counted"
        told = client.get(address(voting, "tien-do")).content.decode()
        assert "8/9 phiếu, đạt 88,89%, cần 8: thông qua" in told

    def test_who_has_not_voted_is_named_first(self, voting: Bench) -> None:
        for name in SEATS[:8]:
            voting.cast(name, FOR, FOR)
        page = voting.world.client("a-chair").get(address(voting, "dong")).content.decode()
        assert "Tài khoản mẫu a-member7" in page
        assert "8/9" in page

    def test_codes_are_never_written_back(self, voting: Bench) -> None:
        voting.everybody("a-chair", items=2)
        one = voting.codes["chair"]
        answer = voting.world.client("a-chair").post(address(voting, "dong"), {"one": one, "other": one})
        assert answer.status_code == 422
        assert one not in answer.content.decode()
        assert "hai mã của hai người giữ khác nhau" in answer.content.decode()

    def test_members_do_not_close(self, voting: Bench) -> None:
        assert voting.world.client("a-member1").get(address(voting, "dong")).status_code == 403

    def test_recount_sign_destroy(self, voting: Bench) -> None:
        voting.everybody("a-chair", items=2)
        voting.close()
        client = voting.world.client("a-chair")
        one, other = voting.two_codes()
        assert client.post(address(voting, "kiem-lai"), {"one": one, "other": other}).status_code == 302
        assert "khớp với số phiếu đã ghi" in client.get(address(voting, "tien-do")).content.decode()
        early = client.post(address(voting, "huy-phieu"), {"confirmed": "1"})
        assert early.status_code == 422
        actions.sign(voting.vote, by=voting.chair)
        assert client.post(address(voting, "huy-phieu"), {"confirmed": "1"}).status_code == 302
        assert "Đã hủy 18 phiếu kín" in client.get(address(voting, "tien-do")).content.decode()

    def test_abandoning_needs_a_reason(self, voting: Bench) -> None:
        voting.cast("a-member1", FOR, AGAINST)
        client = voting.world.client("a-chair")
        client.post(address(voting, "bo-luot"), {"reason": ""})
        assert voting.vote.state == "voting"
        client.post(address(voting, "bo-luot"), {"reason": "mất hai mã"})
        assert voting.vote.state == "abandoned"


class TestTurnout:
    def test_as_a_page_and_as_a_fragment(self, voting: Bench) -> None:
        voting.cast("a-member1", FOR, AGAINST)
        client = voting.world.client("a-auditor")
        page = client.get(address(voting, "tien-do")).content.decode()
        part = client.get(address(voting, "tien-do"), headers={"HX-Request": "true"}).content.decode()
        assert "Đã bỏ phiếu: 1 người; chưa bỏ: 8 người" in page
        assert "Đã bỏ phiếu: 1 người; chưa bỏ: 8 người" in part
        assert "<html" not in part

    def test_the_printed_list_of_check_codes(self, voting: Bench) -> None:
        voting.everybody("a-chair", items=2)
        page = voting.world.client("a-secretary").get(address(voting, "ma-kiem")).content.decode()
        assert page.count("<code>") == 18
