"""Pages of registrations: lists, registering, late answers, workbooks, the printed form."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.documents.reading import docx_words
from tests.web.counting import queries
from tests.web.workbooks import read, upload
from tests.web.world import World
from thidua.clock import set_to
from thidua.movements.models import Round
from thidua.people.models import Batch
from thidua.registrations.actions import NewRegistration, ask_late, register
from thidua.registrations.models import Registration


@pytest.fixture
def round_(world: World) -> Round:
    """Department A's round of 2024, open until the fifteenth of November."""
    movement = world.movement(world.plan("mau", "A"), "2024")
    movement.rounds.update(
        registration_from=date(2024, 11, 1), registration_to=date(2024, 11, 15), registration_clause="III.1"
    )
    return movement.rounds.select_related("movement__agency", "movement__plan").get()


def add(world: World, round_: Round, *codes: str) -> list[Registration]:
    by = world.users["a-office"]
    people = [world.people[c] for c in codes]
    return [register(NewRegistration(round_, p.unit, p), by=by) for p in people]


def test_lists_ask_as_often_for_three_rows_as_for_one(world: World, round_: Round) -> None:
    add(world, round_, "a1")
    client = world.client("a-office")
    pages = [reverse("registrations:list"), reverse("registrations:round", args=[round_.pk])]
    one = [queries(client, page) for page in pages]
    add(world, round_, "a2", "a3")
    assert [queries(client, page) for page in pages] == one == [7, 12]


def test_the_list_of_those_missing(world: World, round_: Round) -> None:
    client, page = world.client("a-office"), reverse("registrations:missing", args=[round_.pk])
    two = queries(client, page)
    add(world, round_, "a1")
    assert queries(client, page) == two
    told = client.get(page).content.decode()
    assert "Đơn vị mẫu A2" in told
    assert "Đơn vị mẫu A1" not in told
    assert "Tài khoản mẫu a2-clerk" in told
    assert world.client("a1-clerk").get(page).status_code == 403


def test_lists_open_for_everybody_and_show_what_one_may_see(world: World, round_: Round) -> None:
    add(world, round_, "a1")
    page = reverse("registrations:round", args=[round_.pk])
    for who, sees in (("a-member1", True), ("a-appraiser", True), ("a2-clerk", False), ("b-chair", False)):
        answer = world.client(who).get(page)
        assert answer.status_code == 200
        assert ("Cá nhân mẫu a1" in answer.content.decode()) is sees


def test_reminding_shows_whom_and_then_does_it(world: World, round_: Round) -> None:
    client, page = world.client("a-office"), reverse("registrations:remind", args=[round_.pk])
    pick = {"pick": [world.units["A2"].pk]}
    assert "Đơn vị mẫu A2" in client.post(page, pick).content.decode()
    assert not world.users["a2-clerk"].notices.exists()
    assert client.post(page, pick | {"confirmed": "1", "once": str(uuid4())}).status_code == 302
    assert world.users["a2-clerk"].notices.count() == 1
    assert "Chưa chọn" in client.post(page, {}).content.decode()


def test_one_agency_sees_nothing_of_another(world: World, round_: Round) -> None:
    (made,) = add(world, round_, "a1")
    client = world.client("b-office")
    for page in (reverse("registrations:list"), reverse("registrations:round", args=[round_.pk])):
        for more in ("", "?xuat=csv"):
            assert "Cá nhân mẫu a1" not in client.get(page + more).content.decode()
    assert client.get(reverse("registrations:registration", args=[made.pk])).status_code == 404
    unit = world.units["A1"].pk
    paper = reverse("papers:paper", args=[round_.pk, "dang-ky", unit, "pdf"])
    assert client.get(paper).status_code == 404
    assert client.get(reverse("registrations:template", args=[round_.pk, unit])).status_code == 404
    assert client.get(reverse("registrations:import", args=[round_.pk, unit])).status_code == 404


def test_a_clerk_registers_the_unit_and_its_people_once(world: World, round_: Round) -> None:
    client, page = world.client("a1-clerk"), reverse("registrations:new", args=[round_.pk])
    assert "Cá nhân mẫu a1" in client.get(page).content.decode()
    unit = world.units["A1"].pk
    given = {
        "who": ["unit", str(world.people["a1"].pk)],
        "aim": "đúng hạn",
        "don-vi": unit,
        "once": str(uuid4()),
    }
    for _ in range(2):
        assert client.post(page, given).status_code == 302
    assert sorted(r.candidate for r in Registration.objects.all()) == ["person:a1", "unit:A1"]
    assert "Cá nhân mẫu a1" not in client.get(page).context["form"].as_p()


def test_an_office_chooses_the_unit_first(world: World, round_: Round) -> None:
    client, page = world.client("a-office"), reverse("registrations:new", args=[round_.pk])
    assert "form" not in client.get(page).context or client.get(page).context.get("form") is None
    told = client.get(page, {"don-vi": world.units["A2"].pk}).content.decode()
    assert "Cá nhân mẫu a3" in told
    assert "Cá nhân mẫu a1" not in told


def test_a_civil_servant_is_offered_only_themselves(world: World, round_: Round) -> None:
    client, page = world.client("a2-person"), reverse("registrations:new", args=[round_.pk])
    told = client.get(page).content.decode()
    assert "Cá nhân mẫu a2" in told
    assert "Cá nhân mẫu a1" not in told
    assert client.post(page, {"who": [str(world.people["a2"].pk)]}).status_code == 302
    assert Registration.objects.get().candidate == "person:a2"


def test_an_agency_says_how_many_where_the_form_asks(world: World) -> None:
    movement = world.movement(world.plan("kien-giang-so-xay-dung-2022", "A"), "2024")
    page = reverse("registrations:new", args=[movement.rounds.get().pk])
    given = {"who": ["unit"], "don-vi": world.units["A"].pk, "collectives": "3", "individuals": "12"}
    assert world.client("a-office").post(page, given).status_code == 302
    made = Registration.objects.get()
    assert (made.collectives, made.individuals) == (3, 12)
    assert "collectives" not in world.client("a1-clerk").get(page).context["form"].fields


def test_who_has_no_unit_here_is_told(world: World, round_: Round) -> None:
    told = world.client("b-office").get(reverse("registrations:new", args=[round_.pk])).content.decode()
    assert "chưa là đầu mối" in told


def test_after_the_window_the_same_page_asks_for_a_reason(world: World, round_: Round) -> None:
    client, page = world.client("a1-clerk"), reverse("registrations:new", args=[round_.pk])
    with set_to(date(2024, 11, 16)):
        assert "III.1, giờ máy chủ" in client.get(page).content.decode()
        given = {"who": [str(world.people["a1"].pk)], "don-vi": world.units["A1"].pk}
        refused = client.post(page, given)
        assert refused.status_code == 422
        assert client.post(page, given | {"reason": "mạng hỏng"}).status_code == 302
    assert Registration.objects.get().state == "late_asked"


def test_before_the_window_the_button_says_why_not(world: World, round_: Round) -> None:
    with set_to(date(2024, 10, 20)):
        told = world.client("a1-clerk").get(reverse("registrations:new", args=[round_.pk])).content.decode()
    assert "Chưa mở đăng ký, từ 01/11/2024" in told
    assert "aria-disabled" in told


def test_the_office_answers_a_late_one(world: World, round_: Round) -> None:
    with set_to(date(2024, 11, 16)):
        new = NewRegistration(round_, world.units["A1"], world.people["a1"])
        asked = ask_late(new, "mạng hỏng", by=world.users["a1-clerk"])
        client, page = world.client("a-office"), reverse("registrations:accept", args=[asked.pk])
        assert "mạng hỏng" in client.get(page).content.decode()
        assert client.post(page, {"reason": ""}).status_code == 422
        told = client.post(page, {"reason": "có xác nhận"}, follow=True).content.decode()
    assert "có xác nhận" in told
    mine = (
        world.client("a1-clerk").get(reverse("registrations:registration", args=[asked.pk])).content.decode()
    )
    assert "mạng hỏng" in mine
    assert "có xác nhận" in mine
    assert world.client("a1-clerk").get(page).status_code == 403


def test_one_withdraws_and_comes_back(world: World, round_: Round) -> None:
    (made,) = add(world, round_, "a1")
    client = world.client("a1-clerk")
    assert client.get(reverse("registrations:withdraw", args=[made.pk])).status_code == 200
    client.post(reverse("registrations:withdraw", args=[made.pk]))
    made.refresh_from_db()
    assert made.state == "withdrawn"
    client.post(reverse("registrations:again", args=[made.pk]))
    made.refresh_from_db()
    assert made.state == "registered"


def test_a_workbook_from_template_to_undo(world: World, round_: Round) -> None:
    client, unit = world.client("a1-clerk"), world.units["A1"].pk
    rows = read(client.get(reverse("registrations:template", args=[round_.pk, unit])).content)["dang_ky"]
    for row in rows[1:]:
        row[2] = "có"
    page = reverse("registrations:import", args=[round_.pk, unit])
    assert client.get(page).status_code == 200
    client.post(page, {"sheet": upload({"dang_ky": rows})})
    batch = reverse("registrations:batch", args=[Batch.objects.get().pk])
    assert "Cá nhân mẫu a2" in client.get(batch).content.decode()
    assert client.post(batch, {"once": str(uuid4())}).status_code == 302
    assert Registration.objects.filter(state="registered").count() == 3
    client.post(reverse("registrations:batch_undo", args=[Batch.objects.get().pk]))
    assert not Registration.objects.filter(state="registered").exists()


def test_a_workbook_laid_as_officials_do_is_read_and_tells_what_it_sets_aside(
    world: World, round_: Round
) -> None:
    client, unit = world.client("a1-clerk"), world.units["A1"].pk
    heads = ["STT", "MÃ", "Họ tên", "Đăng ký\n(có, không)"]
    rows = [["DANH SÁCH ĐĂNG KÝ"], heads, [1, "person:a1", "", "có"], ["Cộng: 1"]]
    page = reverse("registrations:import", args=[round_.pk, unit])
    told = client.post(page, {"sheet": upload({"Sheet1": rows})}, follow=True).content.decode()
    assert [line["candidate"] for line in Batch.objects.get().lines["new"]] == ["person:a1"]
    for one in ("“DANH SÁCH ĐĂNG KÝ”: dòng tựa", "“STT”: cột số thứ tự", "“Cộng: 1”: dòng cộng"):
        assert one in told


def test_a_faulty_workbook_tells_row_and_cure(world: World, round_: Round) -> None:
    client = world.client("a1-clerk")
    page = reverse("registrations:import", args=[round_.pk, world.units["A1"].pk])
    answer = client.post(page, {"sheet": upload({"x": [["Mã", "Đăng ký"], ["person:a1", "chắc có"]]})})
    assert answer.status_code == 422
    assert '<td class="n">2</td><td>Đăng ký (takes_part)</td>' in answer.content.decode()
    assert not Batch.objects.exists()


def test_the_official_form_is_offered_once_there_is_one(world: World, round_: Round) -> None:
    client, unit = world.client("a1-clerk"), world.units["A1"].pk
    pages_ = [
        reverse("registrations:round", args=[round_.pk]),
        reverse("registrations:new", args=[round_.pk]),
    ]
    form = reverse("papers:paper", args=[round_.pk, "dang-ky", unit, "docx"])
    assert all(form not in client.get(page).content.decode() for page in pages_)
    made, _ = add(world, round_, "a1", "a2")
    assert all(form in client.get(page).content.decode() for page in pages_)
    words = " ".join(docx_words(client.get(form).content))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words
    own = reverse("papers:paper", args=[round_.pk, "dang-ky-ca-nhan", made.pk, "docx"])
    assert own in client.get(reverse("registrations:registration", args=[made.pk])).content.decode()
    assert "Cá nhân mẫu a1" in " ".join(docx_words(client.get(own).content))
    assert form not in world.client("a2-person").get(pages_[0]).content.decode()


def test_the_list_is_searched_and_filtered(world: World, round_: Round) -> None:
    add(world, round_, "a1", "a3")
    client, page = world.client("a-office"), reverse("registrations:round", args=[round_.pk])
    told = client.get(page, {"q": "ca nhan mau a3"}).content.decode()
    assert "Cá nhân mẫu a3" in told
    assert "Cá nhân mẫu a1" not in told
    assert client.get(page, {"state": "withdrawn", "sort_of": "individual"}).status_code == 200
    sheet = client.get(page, {"xuat": "csv"}).content.decode()
    assert "Cá nhân mẫu a1" in sheet
