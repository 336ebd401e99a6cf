"""Pages of dossiers: what they show, to whom, with how many queries, and what their buttons do."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.counting import queries
from tests.web.nominations.dossiers import Desk, desk
from tests.web.world import World
from thidua.clock import set_to
from thidua.nominations.actions import dossier, office, report
from thidua.nominations.actions.office import Wrong
from thidua.nominations.models import Nomination

pytestmark = pytest.mark.slow

LIST = "/ho-so/"


@pytest.fixture
def at(world: World) -> Desk:
    return desk(world)


def _page(at: Desk, who: str, name: str, *args: object) -> str:
    answer = at.world.client(who).get(reverse(f"nominations:{name}", args=args))
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


class TestTheList:
    def test_the_same_queries_with_one_and_with_three(self, at: Desk) -> None:
        at.sent("a1")
        client = at.world.client("a-office")
        with_one = queries(client, LIST)
        at.sent("a2")
        at.sent("a3", "a2-clerk", unit="A2")
        assert queries(client, LIST) == with_one <= 20

    def test_another_agency_sees_nothing_of_it(self, at: Desk) -> None:
        made = at.sent("a1")
        client = at.world.client("b-office")
        assert made.code not in client.get(LIST).content.decode()
        assert client.get(f"{LIST}{made.pk}").status_code == 404

    def test_a_clerk_sees_their_unit_a_candidate_themselves(self, at: Desk) -> None:
        first, second = at.sent("a1"), at.sent("a2")
        other = at.sent("a3", "a2-clerk", unit="A2")
        seen = at.world.client("a1-clerk").get(LIST).content.decode()
        assert first.code in seen
        assert other.code not in seen
        own = at.world.client("a2-person").get(LIST).content.decode()
        assert second.code in own
        assert first.code not in own

    def test_the_office_of_the_host_sees_no_drafts_of_other_agencies(self, world: World) -> None:
        movement = world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024")
        at = Desk(world, movement)
        draft = at.start("a1", "a-clerk", "bk-nam", "A", kind="ca-nhan")
        client = world.client("p-office")
        assert draft.code not in client.get(LIST).content.decode()
        assert client.get(f"{LIST}{draft.pk}").status_code == 404
        Nomination.objects.filter(pk=draft.pk).update(late_asked="Muộn.", late_asked_at=draft.made_at)
        assert draft.code in client.get(LIST).content.decode()

    def test_queues_have_the_names_that_offices_know(self, at: Desk) -> None:
        at.sent("a1")
        at.start("a2")
        client = at.world.client("a-office")
        page = client.get(f"{LIST}?hang=waiting").content.decode()
        for name in ("Chờ xử lý", "Đã chuyển", "Yêu cầu bổ sung", "Quá hạn", "Đã trả kết quả"):
            assert name in page
        assert "HS-" in page

    def test_late_drafts_are_in_their_queue(self, at: Desk) -> None:
        made = at.start("a1")
        with set_to(date(2025, 1, 6)):
            assert made.code in at.world.client("a1-clerk").get(f"{LIST}?hang=late").content.decode()
        assert made.code not in at.world.client("a1-clerk").get(f"{LIST}?hang=late").content.decode()

    def test_search_state_and_award(self, at: Desk) -> None:
        made, draft = at.sent("a1"), at.start("a2")
        client = at.world.client("a-office")
        assert made.code in client.get(f"{LIST}?q=ca nhan mau a1").content.decode()
        found = client.get(f"{LIST}?state=draft").content.decode()
        assert draft.code in found
        assert made.code not in found
        assert made.code in client.get(f"{LIST}?award=gk-so.individual").content.decode()

    def test_the_sheet_has_the_same_rows_without_marks(self, at: Desk) -> None:
        at.sent("a1")
        sheet = at.world.client("a-office").get(f"{LIST}?xuat=csv").content.decode()
        assert "HS-" in sheet
        assert "Giấy khen của Giám đốc Sở" in sheet
        assert "<" not in sheet


class TestOneDossier:
    def test_it_says_where_it_is_by_when_and_what_is_missing(self, at: Desk) -> None:
        page = _page(at, "a1-clerk", "dossier", at.start().pk)
        for words in (
            "Bước 1/7",
            "Lập hồ sơ",
            "III.3.c",
            "04/01/2025",
            "Chưa có",
            "Đang viết 1/7 mục",
            "còn thiếu",
        ):
            assert words in page

    def test_the_allowance_with_its_clause(self, world: World) -> None:
        at = Desk(world, world.movement(world.plan("mau", "A"), "2024"))
        page = _page(at, "a1-clerk", "dossier", at.start("a1", award="gk").pk)
        assert "đã dùng 1/2" in page
        assert "III.3-1" in page

    def test_the_same_queries_whatever_it_holds(self, at: Desk) -> None:
        at.sent("a1")
        one = at.sent("a2")
        client = at.world.client("a-office")
        before = queries(client, f"{LIST}{one.pk}")
        for person in ("a5", "a6"):
            at.world.person(person, "A1")
            at.sent(person)
        assert queries(client, f"{LIST}{one.pk}") == before <= 60

    def test_buttons_belong_to_roles(self, at: Desk) -> None:
        sent = at.sent()
        assert "Tiếp nhận hồ sơ" in _page(at, "a-office", "dossier", sent.pk)
        clerk = _page(at, "a1-clerk", "dossier", sent.pk)
        assert "Tiếp nhận hồ sơ" not in clerk
        assert "Rút hồ sơ" in clerk
        auditor = _page(at, "a-auditor", "dossier", sent.pk)
        assert "Rút hồ sơ" not in auditor

    def test_what_was_judged_is_shown_with_its_clauses(self, at: Desk) -> None:
        page = _page(at, "a1-clerk", "dossier", at.sent().pk)
        assert "Kết quả xét ngày gửi" in page
        assert "III.2.b-4" in page
        assert "Xét ngày 01/11/2024 theo kế hoạch bản 1" in page

    def test_what_names_a_discipline_is_shown_to_few(self, at: Desk) -> None:
        made = at.sent("a2")
        leaf = made.verdict["criteria"][1] | {
            "answer": "unmet",
            "reason": "Bị khiển trách ngày 01/02/2024.",
            "evidence": ["discipline:a1/khiển trách"],
            "private": True,
        }
        made.verdict = made.verdict | {"answer": "unmet", "criteria": [leaf]}
        made.save()
        clerk = _page(at, "a1-clerk", "dossier", made.pk)
        assert "khiển trách" not in clerk
        assert "Không đạt" not in clerk
        assert "Tạm dừng xét" in clerk
        assert "khiển trách" in _page(at, "a-office", "dossier", made.pk)

    def test_in_english_no_vietnamese_screen_text(self, at: Desk) -> None:
        client = at.world.client("a1-clerk")
        client.cookies["language"] = "en"
        page = client.get(f"{LIST}{at.sent().pk}").content.decode()
        for words in ("Giấy tờ", "Nhật ký", "Hạn gửi", "Suất đề nghị"):
            assert words not in page

    @pytest.mark.parametrize("name", ["dossier", "check", "sent", "slip", "submissions"])
    def test_every_page_of_a_sent_one_opens(self, at: Desk, name: str) -> None:
        assert at.sent().code in _page(at, "a1-clerk", name, Nomination.objects.get().pk)

    @pytest.mark.parametrize("name", ["dossier", "check", "sent", "slip", "submissions", "withdraw"])
    def test_none_of_them_for_a_stranger(self, at: Desk, name: str) -> None:
        address = reverse(f"nominations:{name}", args=[at.sent().pk])
        assert at.world.client("b-office").get(address).status_code == 404


class TestStarting:
    def test_two_steps_lead_to_a_draft(self, at: Desk) -> None:
        client = at.world.client("a1-clerk")
        assert "Giấy khen" in client.get("/ho-so/lap").content.decode()
        led = client.get(f"/ho-so/lap?round={at.round.pk}&award=gk-so.individual")
        assert led.status_code == 302
        page = client.get(led["Location"]).content.decode()
        assert "Cá nhân mẫu a1" in page
        assert "Cá nhân mẫu a3" not in page
        answer = client.post(led["Location"], {"candidate": "person:a1", "once": uuid4()})
        made = Nomination.objects.get()
        assert answer["Location"] == f"/ho-so/{made.pk}"

    def test_a_double_click_starts_one(self, at: Desk) -> None:
        client, once = at.world.client("a1-clerk"), uuid4()
        address = reverse("nominations:candidates", args=[at.round.pk, "gk-so.individual"])
        for _ in range(2):
            client.post(address, {"candidate": "person:a1", "once": once})
        assert Nomination.objects.count() == 1

    def test_who_has_no_right_is_told_whose_it_is(self, at: Desk) -> None:
        answer = at.world.client("a2-person").get("/ho-so/lap")
        assert answer.status_code == 403
        assert "đầu mối đơn vị" in answer.content.decode()


class TestWriting:
    def test_autosave_answers_the_hour_and_the_version(self, at: Desk) -> None:
        made = at.start()
        address = reverse("nominations:save", args=[made.pk, "results"])
        answer = at.world.client("a1-clerk").post(address, {"text": "Giảm 03 ngày.", "version": 1})
        assert (answer.status_code, answer.json()) == (200, {"at": "09:00", "version": 2})

    def test_an_older_version_is_answered_409_with_what_is_saved(self, at: Desk) -> None:
        made = at.start()
        client = at.world.client("a1-clerk")
        address = reverse("nominations:save", args=[made.pk, "results"])
        client.post(address, {"text": "Một.", "version": 1})
        answer = client.post(address, {"text": "Hai.", "version": 1})
        assert (answer.status_code, answer.json()["saved"]) == (409, "Một.")

    def test_the_page_shows_both_versions(self, at: Desk) -> None:
        made = at.start()
        client = at.world.client("a1-clerk")
        address = reverse("nominations:report", args=[made.pk, "results"])
        client.post(address, {"text": "Bản một.", "version": 1})
        answer = client.post(address, {"text": "Bản hai.", "version": 1})
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Bản một." in page
        assert "Bản hai." in page
        merged = client.post(address, {"text": "Bản một. Bản hai.", "version": 2})
        assert merged.status_code == 302
        assert made.sections.get(key="results").text == "Bản một. Bản hai."

    def test_save_and_on_to_the_next_section(self, at: Desk) -> None:
        made = at.start()
        address = reverse("nominations:report", args=[made.pk, "summary"])
        told = {"text": "Một câu.", "version": 1, "toi": "tiep"}
        answer = at.world.client("a1-clerk").post(address, told)
        assert answer["Location"].endswith("/bao-cao/traits")

    def test_the_plans_demand_stands_by_the_text(self, at: Desk) -> None:
        page = _page(at, "a2-person", "report", at.start("a2").pk, "results")
        assert "kết quả đạt được theo các nội dung cải cách hành chính" in page

    def test_a_refused_save_keeps_what_was_typed(self, at: Desk) -> None:
        made = at.sent()
        row = made.sections.get(key="results")
        address = reverse("nominations:report", args=[made.pk, "results"])
        answer = at.world.client("a1-clerk").post(address, {"text": "Chữ mới gõ.", "version": row.version})
        assert answer.status_code == 422

    def test_not_another_persons(self, at: Desk) -> None:
        made = at.start("a1")
        assert (
            at.world.client("a2-person")
            .get(reverse("nominations:report", args=[made.pk, "results"]))
            .status_code
            == 404
        )


class TestSending:
    def test_send_leads_to_the_confirmation(self, at: Desk) -> None:
        made = at.fill(at.start())
        client = at.world.client("a1-clerk")
        answer = client.post(reverse("nominations:submit", args=[made.pk]), {"once": uuid4()}, follow=True)
        page = answer.content.decode()
        assert f"Đã gửi {made.code} lúc 09:00" in page
        assert "Đơn vị mẫu A đang giữ" in page
        assert "Thiếu minh chứng" in page

    def test_a_refusal_comes_back_on_the_page_with_its_reasons(self, at: Desk) -> None:
        answer = at.world.client("a1-clerk").post(reverse("nominations:submit", args=[at.start().pk]))
        assert answer.status_code == 422
        assert "còn thiếu tờ trình (III.3.c-1)" in answer.content.decode()

    def test_ask_late_and_the_answer(self, at: Desk) -> None:
        made = at.fill(at.start())
        with set_to(date(2025, 1, 6)):
            clerk, office_ = at.world.client("a1-clerk"), at.world.client("a-office")
            assert "Xin nộp muộn" in clerk.get(f"{LIST}{made.pk}").content.decode()
            clerk.post(reverse("nominations:ask_late", args=[made.pk]), {"reason": "Mất điện."})
            assert "Mất điện." in office_.get(f"{LIST}{made.pk}").content.decode()
            office_.post(reverse("nominations:allow_late", args=[made.pk]), {"reason": "Đã xác minh."})
            clerk.post(reverse("nominations:submit", args=[made.pk]))
        made.refresh_from_db()
        assert (made.state, made.late_reason) == ("submitted", "Đã xác minh.")

    def test_withdraw_says_what_happens_and_can_be_undone(self, at: Desk) -> None:
        made = at.sent()
        client = at.world.client("a1-clerk")
        address = reverse("nominations:withdraw", args=[made.pk])
        assert "trả lại suất" in client.get(address).content.decode()
        page = client.post(address, {"once": uuid4()}, follow=True).content.decode()
        assert "Hoàn tác" in page
        client.post(reverse("nominations:restore", args=[made.pk]))
        made.refresh_from_db()
        assert made.state == "draft"

    def test_the_letter_is_made_and_taken_off(self, at: Desk) -> None:
        paper = at.start().papers.get(paper="submission_letter")
        client = at.world.client("a1-clerk")
        client.post(reverse("nominations:compose", args=[paper.pk]))
        paper.refresh_from_db()
        assert paper.composed_at
        official = [paper.nomination.round_id, "to-trinh-ho-so", paper.nomination_id, "docx"]
        assert reverse("papers:paper", args=official) in _page(at, "a1-clerk", "dossier", paper.nomination_id)
        client.post(reverse("nominations:uncompose", args=[paper.pk]))
        paper.refresh_from_db()
        assert paper.composed_at is None
        assert (
            at.world.client("b-office").post(reverse("nominations:compose", args=[paper.pk])).status_code
            == 404
        )


class TestTheOffice:
    def test_many_are_shown_first_with_those_left_out(self, at: Desk) -> None:
        one, two = at.sent("a1"), at.start("a2")
        client = at.world.client("a-office")
        address = reverse("nominations:accept_many")
        assert "Chưa chọn hồ sơ nào" in client.post(address, follow=True).content.decode()
        page = client.post(address, {"pick": [one.pk, two.pk]}).content.decode()
        assert "Tiếp nhận 1 hồ sơ" in page
        assert f"{two.code}: lúc này đang lập" in page
        done = client.post(address, {"pick": [one.pk], "confirmed": 1, "once": uuid4()}, follow=True)
        assert "Đã tiếp nhận 1 hồ sơ." in done.content.decode()
        one.refresh_from_db()
        assert one.state == "accepted"

    def test_a_return_names_the_parts_and_is_undone_from_its_banner(self, at: Desk) -> None:
        sent = at.sent()
        client = at.world.client("a-office")
        address = reverse("nominations:return", args=[sent.pk])
        assert client.post(address, {"reason": "Thiếu."}).status_code == 422
        told = {"fields_": ["results"], "reason": "Thiếu số liệu.", "supplement_by": "8/11/2024"}
        page = client.post(address, told, follow=True).content.decode()
        assert "Hoàn tác trong 10 phút" in page
        assert at.user("a1-clerk").notices.get().url == f"/ho-so/{sent.pk}"
        assert "Thiếu số liệu." in _page(at, "a1-clerk", "report", sent.pk, "results")
        client.post(reverse("nominations:undo_return", args=[sent.pk]))
        sent.refresh_from_db()
        assert sent.state == "submitted"

    def test_accept_one(self, at: Desk) -> None:
        sent = at.sent()
        at.world.client("a-office").post(reverse("nominations:accept", args=[sent.pk]))
        sent.refresh_from_db()
        assert sent.state == "accepted"


class TestTwoSides:
    def test_both_sides_of_a_likeness_and_the_answer(self, at: Desk) -> None:
        at.sent("a1")
        flag = at.sent("a2").flags.get()
        client = at.world.client("a1-clerk")
        address = reverse("nominations:copies", args=[flag.pk])
        assert "giống 100%" in client.get(address).content.decode()
        settle = reverse("nominations:settle", args=[flag.pk])
        assert client.post(settle, {"answer": "keep", "reason": ""}).status_code == 422
        client.post(settle, {"answer": "explain", "reason": "Cùng tổ."})
        flag.refresh_from_db()
        assert flag.settled == "explain"

    def test_of_the_other_side_only_what_one_may_see(self, at: Desk) -> None:
        at.sent("a3", "a2-clerk", unit="A2")
        flag = at.sent("a1").flags.get()
        page = _page(at, "a1-clerk", "copies", flag.pk)
        assert "Bạn không được xem nội dung hồ sơ đó" in page
        assert "Cá nhân mẫu a3" not in page
        assert (
            at.world.client("b-office").get(reverse("nominations:copies", args=[flag.pk])).status_code == 404
        )

    def test_looking_again_from_the_page(self, at: Desk) -> None:
        made = at.sent()
        page = at.world.client("a1-clerk").post(reverse("nominations:look", args=[made.pk]), follow=True)
        assert "không có chỗ nào giống" in page.content.decode()

    def test_the_difference_of_two_sendings_word_by_word(self, at: Desk) -> None:
        sent = at.sent()
        office.send_back(sent, Wrong(("results",), "Sai số."), by=at.user("a-office"))
        row = sent.sections.get(key="results")
        report.save_section(
            row, row.text.replace("bảy ngày", "sáu ngày"), row.version, by=at.user("a1-clerk")
        )
        dossier.submit(sent, by=at.user("a1-clerk"))
        page = _page(at, "a-office", "submissions", sent.pk)
        assert "<del>bảy</del>" in page
        assert "<ins>sáu</ins>" in page
