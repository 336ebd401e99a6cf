"""Pages of councils: from setting one up to its minutes."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from tests.web.councils.sitting import Sitting
from tests.web.counting import queries
from thidua.councils.models import Agenda
from thidua.voting.models import Council, Recusal


def opened(council: Sitting, who: str, name: str, *args: Any) -> str:
    """A page in both languages; gives the Vietnamese one."""
    client = council.bench.world.client(who)
    address = reverse(name, args=args)
    client.cookies["language"] = "en"
    assert client.get(address).status_code == 200, name
    client.cookies["language"] = "vi"
    return client.get(address).content.decode()


def test_a_council_shows_what_nobody_has_set(council: Sitting) -> None:
    page = opened(council, "a-chair", "councils:council", council.bench.council.pk)
    assert "từ 80%" in page
    assert "chưa đặt" in page
    assert "Cá nhân" not in page.split("<main")[0]


def test_found_seat_and_rule_by_pages(council: Sitting) -> None:
    world = council.bench.world
    office, chair = world.client("a-office"), world.client("a-chair")
    posted = {"unit": world.units["A"].pk, "name": "Hội đồng thứ hai", "decision": "1/QĐ"}
    office.post(reverse("councils:found"), posted)
    made = Council.objects.get(name="Hội đồng thứ hai")
    office.post(
        reverse("councils:seat", args=[made.pk]), {"user": world.users["a-chair"].pk, "role": "chair"}
    )
    rule = {"threshold": "2/3", "quorum": "2/3", "secret": "on", "basis": "QC 5", "reason": "quá bán"}
    chair.post(reverse("councils:rule", args=[made.pk, "commendation_certificate"]), rule)
    assert made.rules.get().threshold == "2/3"
    opened(council, "a-chair", "councils:rule", made.pk, "commendation_certificate")
    opened(council, "a-chair", "councils:working_rules", made.pk)


CALLED = {
    "title": "Phiên mẫu",
    "day": "8/1/2025",
    "hour": "14h00",
    "place": "Phòng họp mẫu",
    "mode": "paper",
}


def test_a_session_from_call_to_minutes_by_pages(council: Sitting) -> None:
    one = council.appraised("a1")
    world, nine = council.bench.world, council.bench.council
    client = world.client("a-secretary")
    round_ = council.settled.desk.round
    assert client.get(reverse("councils:call", args=[nine.pk])).status_code == 200
    page = client.get(reverse("councils:call", args=[nine.pk]), {"dot": round_.pk}).content.decode()
    assert one.code in page
    posted = CALLED | {"round": round_.pk, "cases": [str(one.pk)]}
    client.post(reverse("councils:call", args=[nine.pk]), posted)
    session = Agenda.objects.get().session
    assert "Chưa điểm danh" in opened(council, "a-chair", "councils:session", session.pk)
    present = {f"member-{m.user_id}": "present" for m in session.attendance.all()}
    client.post(reverse("councils:roll", args=[session.pk]), present)
    assert opened(council, "a-chair", "councils:open", session.pk)
    world.client("a-chair").post(reverse("councils:open", args=[session.pk]), {"confirmed": "1"})
    item = session.items.get()
    totals = dict.fromkeys(("issued", "returned", "valid"), 9) | {"unused": 0, "invalid": 0}
    entered = totals | {"agree": 8, "against": 1}
    client.post(reverse("councils:enter_paper", args=[item.pk]), entered)
    world.client("a-chair").post(reverse("councils:confirm_paper", args=[session.pk]), {"confirmed": "1"})
    one.refresh_from_db()
    assert one.state == "passed"
    assert "8/9 phiếu, đạt 88,89%" in opened(council, "a-member1", "councils:results", session.pk)
    assert "Ký biên bản (thư ký)" in opened(council, "a-secretary", "councils:minutes", session.pk)
    client.post(reverse("councils:sign", args=[session.pk]))
    assert "Ký biên bản phiên họp" not in client.get("/").content.decode()
    assert "Ký biên bản phiên họp" in world.client("a-chair").get("/").content.decode()
    world.client("a-chair").post(reverse("councils:sign", args=[session.pk]))
    session.refresh_from_db()
    assert session.state == "signed"
    paper = client.get(reverse("councils:minutes_paper", args=[session.pk, "pdf"]))
    assert paper.content[:4] == b"%PDF"


def test_two_who_write_the_minutes_see_both_versions(council: Sitting) -> None:
    agenda = council.called(council.appraised("a1"))
    client = council.bench.world.client("a-secretary")
    address = reverse("councils:write_minutes", args=[agenda.session_id])
    first = {"began": "14:00", "ended": "", "conclusion": "Bản thứ nhất", "version": "1"}
    client.post(address, first)
    page = client.post(address, first | {"conclusion": "Bản thứ hai"})
    assert page.status_code == 409
    assert "Bản thứ nhất" in page.content.decode()
    assert "Bản thứ hai" in page.content.decode()


def test_minutes_end_after_they_begin_and_show_their_hours(council: Sitting) -> None:
    agenda = council.called(council.appraised("a1"))
    client = council.bench.world.client("a-secretary")
    address = reverse("councils:write_minutes", args=[agenda.session_id])
    told = {"began": "15:00", "ended": "14:00", "conclusion": "Thống nhất.", "version": "1"}
    page = client.post(address, told).content.decode()
    assert "Kết thúc lúc: Giờ kết thúc phải sau giờ bắt đầu." in page
    assert "Thống nhất." in page
    client.post(address, told | {"ended": "16:30"})
    assert "15:00–16:30" in opened(council, "a-secretary", "councils:minutes", agenda.session_id)


def test_nobody_votes_in_the_program_on_a_day_that_has_passed(council: Sitting) -> None:
    council.appraised("a1")
    client = council.bench.world.client("a-secretary")
    posted = {"round": council.settled.desk.round.pk, "title": "Phiên", "day": "8/1/2020", "hour": "14h"}
    address = reverse("councils:call", args=[council.bench.council.pk])
    assert "Ngày họp: Ngày này đã qua" in client.post(address, posted | {"mode": "sealed"}).content.decode()
    assert client.post(address, posted | {"mode": "paper"}).status_code == 302


def test_a_share_that_cannot_be_read_is_said_at_its_box(council: Sitting) -> None:
    client, nine = council.bench.world.client("a-chair"), council.bench.council
    rule = {"threshold": "150%", "quorum": "nhiều", "basis": "QC 5", "reason": "quá bán"}
    page = client.post(
        reverse("councils:rule", args=[nine.pk, "commendation_certificate"]), rule
    ).content.decode()
    assert "Ngưỡng thông qua: Không đọc được tỷ lệ “150%”" in page
    assert "Số thành viên dự họp: Không đọc được tỷ lệ “nhiều”" in page


def test_recusals_and_statements_by_pages(council: Sitting) -> None:
    one = council.appraised("a1")
    agenda = council.called(one)
    client = council.bench.world.client("a-member1")
    member = council.user("a-member1")
    item = agenda.session.items.get()
    posted = {"item": item.pk, "user": member.pk, "reason": "lãnh đạo trực tiếp"}
    client.post(reverse("councils:recuse", args=[agenda.session_id]), posted)
    assert Recusal.objects.get().user == member
    assert "lãnh đạo trực tiếp" in opened(council, "a-member2", "councils:session", agenda.session_id)
    said = {"user": member.pk, "case": agenda.cases.get().pk, "text": "Cần xem lại.", "differs": "on"}
    client.post(reverse("councils:speak", args=[agenda.session_id]), said)
    assert agenda.statements.get().differs


def test_other_pages_of_a_session_open(council: Sitting) -> None:
    agenda = council.called(council.appraised("a1"))
    pk = agenda.session_id
    for who, name in (
        ("a-secretary", "councils:roll"),
        ("a-secretary", "councils:recuse"),
        ("a-chair", "councils:holders"),
        ("a-chair", "councils:call_off"),
        ("a-secretary", "councils:write_minutes"),
        ("a-secretary", "councils:speak"),
        ("a-secretary", "councils:results"),
        ("a-auditor", "councils:minutes"),
    ):
        opened(council, who, name, pk)
    for name in ("councils:list", "councils:sessions", "councils:found"):
        opened(council, "a-secretary", name)
    for name in ("session", "minutes", "results"):
        page = council.bench.world.client("b-chair").get(reverse(f"councils:{name}", args=[pk]))
        assert page.status_code == 404


def test_the_sealed_box_is_closed_on_one_page(council: Sitting) -> None:
    one = council.appraised("a1")
    agenda = council.opened(council.called(one))
    council.cast(agenda, {1: 9})
    client = council.bench.world.client("a-chair")
    codes = {"one": council.codes["chair"], "other": council.codes["board"]}
    assert (
        "không mở lại được"
        in client.get(reverse("councils:close", args=[agenda.session_id])).content.decode()
    )
    client.post(reverse("councils:close", args=[agenda.session_id]), codes)
    one.refresh_from_db()
    assert one.state == "passed"


def test_the_room_of_votes_leads_to_the_page_that_also_moves_nominations(council: Sitting) -> None:
    agenda = council.opened(council.called(council.appraised("a1")))
    client = council.bench.world.client("a-chair")
    codes = {"one": council.codes["chair"], "other": council.codes["board"]}
    there = reverse("councils:close", args=[agenda.session_id])
    address = reverse("voting:close", args=[agenda.session_id])
    assert client.get(address)["Location"] == there
    assert client.post(address, codes)["Location"] == there
    assert Agenda.objects.get().session.state == "voting"


def test_holders_are_proposed_by_their_seats(council: Sitting) -> None:
    agenda = council.called(council.appraised("a1"))
    page = opened(council, "a-chair", "councils:holders", agenda.session_id)
    for name in ("a-chair", "a-secretary"):
        assert f'value="{council.user(name).pk}" selected' in page
    assert "– chọn –" in page
    assert "---" not in page


def test_what_hinders_the_vote_stands_under_one_button(council: Sitting) -> None:
    agenda = council.called(council.appraised("a1"))
    page = opened(council, "a-chair", "councils:session", agenda.session_id)
    assert page.count(">Mở bỏ phiếu<") == 1


def test_only_rounds_with_waiting_cases_are_offered_first(council: Sitting) -> None:
    nine = council.bench.council.pk
    none = opened(council, "a-secretary", "councils:call", nine)
    assert "Chưa đợt nào có hồ sơ chờ Hội đồng" in none
    council.appraised("a1")
    first = opened(council, "a-secretary", "councils:call", nine).partition('<details class="more">')[0]
    assert f"?dot={council.settled.desk.round.pk}" in first
    assert "1 hồ sơ chờ Hội đồng" in first


def test_lists_ask_the_same_number_of_queries(council: Sitting) -> None:
    client = council.bench.world.client("a-secretary")
    council.called(council.appraised("a1"))
    one = queries(client, reverse("councils:list"))
    council.called(council.appraised("a2"))
    council.called(council.appraised("a3", "A2"))
    assert queries(client, reverse("councils:list")) == one


def test_a_session_asks_the_same_number_of_queries(council: Sitting) -> None:
    client = council.bench.world.client("a-chair")
    first, second = council.appraised("a1"), council.appraised("a2")
    short = council.called(first)
    address = reverse("councils:session", args=[short.session_id])
    one = queries(client, address)
    long = council.called(second, council.appraised("a3", "A2"), council.appraised(None))
    assert queries(client, reverse("councils:session", args=[long.session_id])) == one
