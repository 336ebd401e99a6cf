"""Pages of criteria: fixed numbers of queries, what is hidden from whom, filters, sheets, paper, messages."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.counting import queries
from tests.web.world import World
from thidua.core.facts.acts import Hold
from thidua.core.facts.tables import Discipline, Initiative, Rating
from thidua.evidence.actions import declare, enter, revoke, verify
from thidua.evidence.models import Fact, Review
from thidua.movements.models import Round
from thidua.nominations.actions.eligibility import judge_round
from thidua.nominations.background import judge_in_background
from thidua.nominations.models import Standing
from thidua.nominations.views import eligibility
from thidua.people.models import Notice
from thidua.screens.models import Job

pytestmark = pytest.mark.slow

AWARD = "gk-so.individual"


@pytest.fixture
def round_(world: World) -> Round:
    return world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024").rounds.get()


def rated(world: World, person: str, class_: str = "good") -> None:
    given = Rating(
        subject=f"person:{person}", year=2024, class_=class_, decision="1/QĐ", decided_on=date(2024, 10, 5)
    )
    verify(enter(given, by=world.users["a-office"]), by=world.users["a-appraiser"])


def at(round_: Round, more: str = "") -> str:
    return f"/ho-so/xet/{round_.pk}/danh-sach/{AWARD}{more}"


def of(round_: Round, key: str) -> str:
    return f"/ho-so/xet/{round_.pk}/ung-vien/{key}"


def test_the_list_makes_the_same_queries_with_one_row_and_with_three(world: World, round_: Round) -> None:
    judge_round(round_, by=world.users["a-office"])
    client = world.client("a-office")
    four = queries(client, at(round_))
    sheet = queries(client, at(round_, "?xuat=csv"))
    Standing.objects.exclude(person__code="a1").delete()
    assert queries(client, at(round_)) == four == 16
    assert queries(client, at(round_, "?xuat=csv")) == sheet == 9


def test_a_page_of_a_person_makes_the_same_queries_whatever_it_rests_on(world: World, round_: Round) -> None:
    client = world.client("a-office")
    rated(world, "a1")
    before = queries(client, of(round_, "person:a1"))
    rated(world, "a2")
    enter(
        Initiative(
            initiative_id="SK",
            owner="person:a1",
            level="base",
            recognised_on=date(2024, 9, 1),
            decision="2/QĐ",
        ),
        by=world.users["a-office"],
    )
    assert queries(client, of(round_, "person:a1")) == before
    assert not Standing.objects.exists()


def test_a_person_sees_their_own_criteria_and_nobody_elses(world: World, round_: Round) -> None:
    client = world.client("a2-person")
    page = client.get(of(round_, "person:a2")).content.decode()
    assert "Tôi đạt những tiêu chuẩn nào?" in page
    assert "Việc của bạn" in page
    assert "Thêm minh chứng" in page
    for key in ("person:a1", "person:b1", "unit:A2", "person:nobody", "unit:", "a2"):
        assert client.get(of(round_, key)).status_code == 404, key


def test_a_clerk_sees_their_unit_and_an_office_all_of_its_own(world: World, round_: Round) -> None:
    assert world.client("a1-clerk").get(of(round_, "unit:A1")).status_code == 200
    assert world.client("a1-clerk").get(of(round_, "unit:A2")).status_code == 404
    assert world.client("a1-clerk").get(of(round_, "person:a3")).status_code == 404
    assert world.client("a-office").get(of(round_, "person:a3")).status_code == 200
    assert world.client("b-office").get(of(round_, "person:a3")).status_code == 404
    assert world.client("b-office").get(of(round_, "unit:A1")).status_code == 404


def test_another_agency_sees_no_row_count_or_sheet(world: World, round_: Round) -> None:
    judge_round(round_, by=world.users["a-office"])
    client = world.client("b-office")
    for more in ("", "?xuat=csv", "?in=1"):
        assert "Cá nhân mẫu a" not in client.get(at(round_, more)).content.decode()
    assert client.get(at(round_)).context["tabs"][0]["count"] == 0


def test_a_hold_shows_without_reason_to_those_without_the_right(world: World, round_: Round) -> None:
    office = world.users["a-office"]
    hold = Hold(candidate="person:a2", kind="complaint", from_=date(2024, 10, 1), basis="Thông báo mẫu 12")
    enter(hold, by=office)
    judge_round(round_, by=office)
    clerk, mine = world.client("a1-clerk"), world.client("a-office")
    for client, told in ((clerk, False), (mine, True)):
        page = client.get(of(round_, "person:a2")).content.decode()
        assert "Tạm dừng xét" in page
        assert ("Thông báo mẫu 12" in page) is told
    rows = clerk.get(at(round_, "?conclusion=held"))
    assert rows.context["count"] == 1
    sheet = clerk.get(at(round_, "?xuat=csv")).content.decode()
    assert "Tạm dừng xét" in sheet
    paper = clerk.get(of(round_, "person:a2") + "/giai-thich")
    assert paper["Content-Type"] == "application/pdf"


def test_discipline_hides_behind_the_same_words(world: World) -> None:
    round_ = world.movement(world.plan("mau", "A"), "2024").rounds.get()
    office = world.users["a-office"]
    declare("discipline", "all", (date(2020, 1, 1), date(2025, 12, 31)), by=office)
    enter(Discipline(person_id="a2", form="warning", decided_on=date(2024, 5, 5), decision="7/QĐ"), by=office)
    judge_round(round_, by=office)
    hit = Standing.objects.get(unit__code="A1", person=None, hidden=True)
    address = f"/ho-so/xet/{round_.pk}/danh-sach/{hit.award}"
    clerk = world.client("a1-clerk")
    for more in ("", "?xuat=csv", "?conclusion=unmet"):
        page = clerk.get(address + more).content.decode()
        assert "cảnh cáo" not in page
        assert hit.obstacle_vi not in page
    assert clerk.get(f"{address}?conclusion=held").context["count"] == 1
    assert clerk.get(f"{address}?conclusion=unmet").context["count"] == 0
    mine = clerk.get(f"/ho-so/xet/{round_.pk}/ung-vien/unit:A1").content.decode()
    assert "Tạm dừng xét" in mine
    assert "cảnh cáo" not in mine
    assert "7/QĐ" not in mine
    assert world.client("a-office").get(f"{address}?conclusion=unmet").context["count"] >= 1


def test_filters_by_criterion_answer_unit_and_name(world: World, round_: Round) -> None:
    rated(world, "a1")
    judge_round(round_, by=world.users["a-office"])
    client = world.client("a-office")
    points = {p.clause: p.at for p in eligibility.Sheet(round_, AWARD, world.users["a-office"]).points}
    at_rating = points["III.2.b-6"]
    assert client.get(at(round_, f"?point={at_rating}&answer=met")).context["count"] == 1
    assert client.get(at(round_, f"?point={at_rating}")).context["count"] == 3
    assert client.get(at(round_, f"?point={at_rating}&answer=missing")).context["count"] == 3
    assert client.get(at(round_, f"?unit={world.units['A2'].pk}")).context["count"] == 2
    assert client.get(at(round_, "?q=CA+nhan+mau+a3")).context["count"] == 1
    table = client.get(at(round_, f"?sort=-c{at_rating}")).context["table"]
    assert next(row.record.person.code for row in table.paginated_rows) == "a1"
    assert table.totals[f"c{at_rating}"] == 3


def test_the_sheet_ends_with_totals_by_criterion(world: World, round_: Round) -> None:
    judge_round(round_, by=world.users["a-office"])
    lines = world.client("a-office").get(at(round_, "?xuat=csv")).content.decode().strip().splitlines()
    assert "Tổng số chưa đạt theo khoản" in lines[-1]
    assert "4/4" in lines[-1]


def test_a_list_says_how_many_records_changed_since(world: World, round_: Round) -> None:
    judge_round(round_, by=world.users["a-office"])
    client = world.client("a-office")
    assert "Số liệu đã đổi" not in client.get(at(round_)).content.decode()
    rated(world, "a1")
    assert "Số liệu đã đổi từ lần xét này: 1 bản ghi" in client.get(at(round_)).content.decode()
    client.post(f"/ho-so/xet/{round_.pk}/xet-ca-dot", {"award": AWARD})
    assert "Số liệu đã đổi" not in client.get(at(round_)).content.decode()


def test_many_candidates_are_judged_in_the_background(
    world: World, round_: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(eligibility, "BACKGROUND", 1)
    response = world.client("a-office").post(f"/ho-so/xet/{round_.pk}/xet-ca-dot", {"award": AWARD})
    job = Job.objects.get()
    assert response.url == f"/man-hinh/viec/{job.pk}"
    judge_in_background.call(
        job_id=job.pk, round_id=round_.pk, agency_id=world.units["A"].pk, by_id=world.users["a-office"].pk
    )
    job.refresh_from_db()
    assert (job.state, job.done) == ("done", job.total)
    assert Standing.objects.exists()


def test_who_may_not_judge_is_told_and_nothing_is_written(world: World, round_: Round) -> None:
    world.client("a1-clerk").post(f"/ho-so/xet/{round_.pk}/xet-ca-dot", {"award": AWARD})
    assert not Standing.objects.exists()


def test_a_message_reaches_the_office_by_hand(world: World, round_: Round) -> None:
    client = world.client("a2-person")
    response = client.post(of(round_, "person:a2") + "/bao-sai", {"text": "Xếp loại sai"}, follow=True)
    assert "Đã gửi tin báo số liệu sai" in response.content.decode()
    assert Notice.objects.get(user=world.users["a-office"]).url == of(round_, "person:a2")
    assert client.post(of(round_, "person:a2") + "/hoi", {"text": ""}).status_code == 200
    assert client.post(of(round_, "person:a1") + "/hoi", {"text": "x"}).status_code == 404


def test_english_shows_the_clause_with_its_gloss(world: World, round_: Round) -> None:
    client = world.client("a2-person")
    client.cookies["language"] = "en"
    page = client.get(of(round_, "person:a2")).content.decode()
    assert "Which criteria do I meet?" in page
    assert "Được đánh giá, xếp loại hoàn thành tốt nhiệm vụ trở lên" in page
    assert "Rated as having completed tasks well or better" in page


def test_reviews_over_http(world: World, round_: Round) -> None:
    rated(world, "a1")
    judge_round(round_, by=world.users["a-office"])
    revoke(Fact.objects.get(table="ratings"), "ghi nhầm", by=world.users["a-office"])
    review = Review.objects.filter(kind="nominations.standing").first()
    client = world.client("a-office")
    assert "Cá nhân mẫu a1" in client.get("/ho-so/xem-lai").content.decode()
    page = client.get(f"/ho-so/xem-lai/{review.pk}").content.decode()
    assert "ghi nhầm" in page
    assert "Nếu xét lại theo số liệu hôm nay" in page
    for name in ("b-office", "a2-person", "a1-clerk"):
        assert world.client(name).get(f"/ho-so/xem-lai/{review.pk}").status_code in (403, 404), name
    assert client.post(f"/ho-so/xem-lai/{review.pk}/giu", {"reason": ""}).status_code == 200
    client.post(f"/ho-so/xem-lai/{review.pk}/xet-lai")
    review.refresh_from_db()
    assert review.state == "judged_again"


def test_the_list_of_reviews_makes_the_same_queries_with_one_and_three(world: World, round_: Round) -> None:
    rated(world, "a1")
    judge_round(round_, by=world.users["a-office"])
    revoke(Fact.objects.get(table="ratings"), "ghi nhầm", by=world.users["a-office"])
    client = world.client("a-office")
    assert Review.objects.count() == 3
    three = queries(client, "/ho-so/xem-lai")
    Review.objects.exclude(pk=Review.objects.first().pk).delete()
    assert queries(client, "/ho-so/xem-lai") == three == 8


def test_the_door_leads_everybody_to_what_is_theirs(world: World, round_: Round) -> None:
    judge_round(round_, by=world.users["a-office"])
    assert of(round_, "person:a2") in world.client("a2-person").get("/ho-so/xet").content.decode()
    assert of(round_, "unit:A1") in world.client("a1-clerk").get("/ho-so/xet").content.decode()
    office = world.client("a-office")
    assert at(round_) in office.get("/ho-so/xet").content.decode()
    assert at(round_) not in world.client("b-office").get("/ho-so/xet").content.decode()
    assert queries(office, "/ho-so/xet") == 6


def test_a_round_is_judged_as_of_a_day_that_is_chosen(world: World, round_: Round) -> None:
    rated(world, "a1")
    client, where = world.client("a-office"), f"/ho-so/xet/{round_.pk}/xet-ca-dot"
    client.post(where, {"award": AWARD, "as_of": "1/10/2024"})
    standing = Standing.objects.get(person__code="a1", award=AWARD)
    assert standing.as_of == date(2024, 10, 1)
    before = standing.answers
    client.post(where, {"award": AWARD, "as_of": "31/02/2024"})
    assert Standing.objects.get(person__code="a1", award=AWARD).as_of == date(2024, 10, 1)
    client.post(where, {"award": AWARD})
    after = Standing.objects.get(person__code="a1", award=AWARD)
    assert after.as_of == date(2024, 11, 1)
    assert after.answers != before
