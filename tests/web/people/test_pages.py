"""Pages of units, people and accounts: who opens them, what they show, how many queries they make."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.counting import queries
from tests.web.workbooks import Sheets, read, upload
from tests.web.world import World
from thidua.people.actions import NewInvitation, invite
from thidua.people.models import Batch, Invitation, Person, Unit, User


@pytest.mark.parametrize(
    ("page", "who", "count"),
    [
        ("people:units", "a-agency_admin", 9),
        ("people:people", "a-agency_admin", 7),
        ("people:users", "a-agency_admin", 8),
        ("people:invitations", "a-agency_admin", 7),
    ],
)
def test_lists_ask_as_often_for_three_rows_as_for_one(world: World, page: str, who: str, count: int) -> None:
    Person.objects.exclude(code__in=["a1", "b1"]).exclude(user__isnull=False).delete()
    by = world.users["a-agency_admin"]
    invite(NewInvitation("x1@thidua.test", "Tên", "clerk", world.units["A1"]), by=by)
    client = world.client(who)
    one = queries(client, reverse(page))
    world.unit("A8", "division", "A")
    world.person("a11", "A1")
    world.person("a12", "A1")
    world.user("a-clerk8", "clerk", "A1", "a11")
    for n in (2, 3):
        invite(NewInvitation(f"x{n}@thidua.test", "Tên", "clerk", world.units["A1"]), by=by)
    assert queries(client, reverse(page)) == one
    assert one == count


@pytest.mark.parametrize("page", ["people:people", "people:users", "people:invitations"])
def test_one_agency_sees_nothing_of_another(world: World, page: str) -> None:
    invite(
        NewInvitation("b9@thidua.test", "b9", "clerk", world.units["B1"]), by=world.users["b-agency_admin"]
    )
    for more in ("", "?xuat=csv"):
        told = world.client("a-agency_admin").get(reverse(page) + more).content.decode()
        assert "Cá nhân mẫu b1" not in told
        assert "b-office" not in told
        assert "b9@thidua" not in told


def test_a_foreign_page_is_not_there(world: World) -> None:
    client = world.client("a-agency_admin")
    assert client.get(reverse("people:person", args=[world.people["b1"].pk])).status_code == 404
    assert client.get(reverse("people:user", args=[world.users["b-office"].pk])).status_code == 404
    assert client.get(reverse("people:user", args=[world.users["a-office"].pk])).status_code == 200


def test_suggestions_show_only_whom_one_may_see(world: World) -> None:
    told = world.client("a-office").get(reverse("people:person_lookup"), {"q": "ca nhan mau"}).json()
    assert {r["value"] for r in told["results"]} == {"a1", "a2", "a3", "a4"}


def test_private_data_only_by_right(world: World) -> None:
    Person.objects.filter(code="a2").update(birth_date=date(1990, 2, 1))
    page = reverse("people:person", args=[world.people["a2"].pk])
    for who, sees in (("a2-person", True), ("a-office", True), ("a1-clerk", False), ("a-auditor", False)):
        assert ("01/02/1990" in world.client(who).get(page).content.decode()) is sees


def test_the_system_administrator_sees_users_and_agencies(world: World) -> None:
    client = world.client("admin")
    assert "a-office" in client.get(reverse("people:users")).content.decode()
    assert client.get(reverse("people:unit", args=[world.units["B1"].pk])).status_code == 200
    assert client.get(reverse("people:people")).status_code == 403


def test_search_folds_accents(world: World) -> None:
    told = (
        world.client("a-agency_admin").get(reverse("people:units"), {"q": "don vi mau a1"}).content.decode()
    )
    assert "Đơn vị mẫu A1" in told
    assert "Đơn vị mẫu A2" not in told


def test_a_form_does_one_thing_when_posted_twice(world: World) -> None:
    client, token = world.client("a-agency_admin"), str(uuid4())
    given = {
        "code": "A7",
        "name": "Phòng mẫu 7",
        "kind": "division",
        "parent": world.units["A"].pk,
        "once": token,
    }
    first = client.post(reverse("people:unit_add"), given)
    second = client.post(reverse("people:unit_add"), given)
    assert first.status_code == second.status_code == 302
    assert first.headers["Location"] == second.headers["Location"]
    assert Unit.objects.filter(code="A7").count() == 1


def test_a_refused_form_keeps_what_was_typed(world: World) -> None:
    given = {"code": "A1", "name": "Phòng mẫu lặp", "kind": "division", "parent": world.units["A"].pk}
    answer = world.client("a-agency_admin").post(reverse("people:unit_add"), given)
    assert answer.status_code == 422
    assert "Phòng mẫu lặp" in answer.content.decode()
    assert "đã có đơn vị dùng" in answer.content.decode()


def test_two_people_correct_one_person(world: World) -> None:
    client, page = world.client("a-agency_admin"), reverse("people:person_edit", args=[world.people["a1"].pk])
    given = {"name": "Cá nhân mẫu 01", "gender": "female", "staff_kind": "civil_servant", "version": "1"}
    assert client.post(page, given).status_code == 302
    stale = client.post(page, given | {"name": "Cá nhân mẫu 001"})
    assert stale.status_code == 409
    told = stale.content.decode()
    assert "Cá nhân mẫu 001" in told
    assert Person.objects.get(code="a1").name == "Cá nhân mẫu 01"
    assert client.post(page, given | {"name": "Cá nhân mẫu 001", "version": "2"}).status_code == 302


def test_an_administrator_gives_and_ends_a_role(world: World) -> None:
    client, user = world.client("a-agency_admin"), world.users["a2-person"]
    given = {"role": "appraiser", "unit": world.units["A"].pk}
    assert client.post(reverse("people:appoint", args=[user.pk]), given).status_code == 302
    held = user.appointments.get(role="appraiser")
    page = reverse("people:appointment_end", args=[held.pk])
    assert client.get(page).status_code == 200
    assert client.post(page).status_code == 302
    held.refresh_from_db()
    assert held.ended_on


def test_an_invited_person_sets_a_password_and_signs_in(world: World) -> None:
    _, key = invite(
        NewInvitation("moi@thidua.test", "Tên", "clerk", world.units["A1"]), by=world.users["a-agency_admin"]
    )
    browser, page = Client(), reverse("people:accept", args=[key])
    assert "moi@thidua.test" in browser.get(page).content.decode()
    differ = browser.post(page, {"password": "mot mat khau dai 7", "again": "khac"})
    assert "Hai lần gõ mật khẩu khác nhau" in differ.content.decode()
    given = {"password": "mot mat khau dai 7", "again": "mot mat khau dai 7"}
    assert browser.post(page, given).headers["Location"] == reverse("account_login")
    assert User.objects.get(email="moi@thidua.test").check_password("mot mat khau dai 7")
    assert browser.get(page).status_code == 404
    assert Invitation.objects.get().accepted_at


def test_an_invitation_taken_in_anothers_window_signs_that_person_out(world: World) -> None:
    _, key = invite(
        NewInvitation("moi@thidua.test", "Tên", "clerk", world.units["A1"]), by=world.users["a-agency_admin"]
    )
    client, page = world.client("a-office"), reverse("people:accept", args=[key])
    assert "Cửa sổ này đang đăng nhập bằng" in client.get(page).content.decode()
    given = {"password": "mot mat khau dai 7", "again": "mot mat khau dai 7"}
    shown = client.post(page, given, follow=True).content.decode()
    assert "Đã lập tài khoản moi@thidua.test" in shown
    assert 'name="login"' in shown
    assert "Đăng nhập" in client.get(page).content.decode()


@pytest.mark.parametrize(
    ("page", "who"), [("people:invite", "a-agency_admin"), ("people:unit_add", "a-agency_admin")]
)
def test_role_and_kind_are_chosen_never_taken_by_accident(world: World, page: str, who: str) -> None:
    client = world.client(who)
    assert '<option value="" selected>– chọn –</option>' in client.get(reverse(page)).content.decode()


def test_a_password_is_taken_as_typed_however_long_and_of_whatever_signs(world: World) -> None:
    _, key = invite(
        NewInvitation("moi@thidua.test", "Tên", "clerk", world.units["A1"]), by=world.users["a-agency_admin"]
    )
    browser, long = Client(), "  con trâu 🐃 lội sông " + "839201 " * 20
    page = browser.get(reverse("people:accept", args=[key])).content.decode()
    assert "onpaste" not in page
    browser.post(reverse("people:accept", args=[key]), {"password": long, "again": long})
    for typed, enters in ((long.strip(), False), (long[:100], False), (long, True)):
        answer = browser.post(reverse("account_login"), {"login": "moi@thidua.test", "password": typed})
        assert (answer.status_code == 302) is enters, typed


def test_no_account_comes_with_the_program(db: None) -> None:
    assert not User.objects.exists()


def template(client: Client) -> Sheets:
    return read(client.get(reverse("people:import_template")).content)


def test_a_workbook_is_read_shown_imported_and_undone(world: World) -> None:
    client = world.client("a-agency_admin")
    book = template(client)
    book["units"].append(["A5", "Phòng mẫu 5", "phòng", None, "A"])
    book["people"].append(["a55", "Cá nhân mẫu 55", "nữ", "công chức", "A5", "Trưởng phòng"])
    answer = client.post(reverse("people:import"), {"sheet": upload(book)})
    batch = Batch.objects.get()
    page = reverse("people:batch", args=[batch.pk])
    assert answer.headers["Location"] == page
    assert "Cá nhân mẫu 55" in client.get(page).content.decode()
    assert not Person.objects.filter(code="a55").exists()
    assert client.post(page).status_code == 302
    made = Person.objects.get(code="a55")
    assert (made.unit.code, made.agency.code, made.postings.count()) == ("A5", "A", 1)
    client.post(reverse("people:batch_undo", args=[batch.pk]))
    assert not Person.objects.filter(code="a55").exists()
    assert not Unit.objects.filter(code="A5").exists()


def test_a_division_without_an_agency_named_stands_in_the_agency_above_it(world: World) -> None:
    """Only kinds that are agencies become one by themselves; the preview says which."""
    client = world.client("admin")
    book = template(client)
    book["units"].append(["A6", "Trung tâm mẫu 6", "đơn vị sự nghiệp", None, "A"])
    book["units"].append(["C", "UBND xã Mẫu C", "xã, phường, thị trấn, đặc khu", None, "A"])
    book["people"].append(["a66", "Cá nhân mẫu 66", None, None, "A6"])
    client.post(reverse("people:import"), {"sheet": upload(book)})
    page = reverse("people:batch", args=[Batch.objects.get().pk])
    assert client.get(page).content.decode().count("cơ quan riêng") == 1
    client.post(page)
    made = Person.objects.get(code="a66")
    assert (made.agency.code, made.unit.is_agency) == ("A", False)
    assert Unit.objects.get(code="C").is_agency


def test_faults_come_back_by_row_and_nothing_is_kept(world: World) -> None:
    client = world.client("a-agency_admin")
    book = template(client)
    book["units"].append(["A5", "Phòng mẫu 5", "phòng lạ", None, "A"])
    book["people"].append(["a55", "Cá nhân mẫu 55", None, None, "B1"])
    book["people"].append(["b1", "Cá nhân mẫu 56", None, None, "A1"])
    answer = client.post(reverse("people:import"), {"sheet": upload(book)})
    told = answer.content.decode()
    assert answer.status_code == 422
    assert not Batch.objects.exists()
    assert '<td>units</td><td class="n">5</td><td>Loại đơn vị (kind)</td>' in told
    assert "Đơn vị B1 không thuộc" in told
    assert "đã dùng ở cơ quan khác" in told


def test_a_sheet_of_no_name_is_told_the_two_that_are_read_here(world: World) -> None:
    client = world.client("a-agency_admin")
    book = template(client)
    book["Trang tính mẫu"] = [["Mã"], ["a55"]]
    told = client.post(reverse("people:import"), {"sheet": upload(book)}).content.decode()
    assert "Các bảng: units (" in told
    assert "people (" in told
    assert "initiatives" not in told


def test_an_import_with_something_on_it_stays(world: World) -> None:
    client = world.client("a-agency_admin")
    book = template(client)
    book["people"].append(["a55", "Cá nhân mẫu 55", None, None, "A1"])
    client.post(reverse("people:import"), {"sheet": upload(book)})
    batch = Batch.objects.get()
    client.post(reverse("people:batch", args=[batch.pk]))
    world.people["a55"] = Person.objects.get(code="a55")
    world.user("a55", "candidate", "A1", "a55")
    client.post(reverse("people:batch_undo", args=[batch.pk]))
    batch.refresh_from_db()
    assert batch.state == "done"
    assert Person.objects.filter(code="a55").exists()
    foreign = world.client("b-agency_admin").post(reverse("people:batch_undo", args=[batch.pk]))
    assert foreign.status_code == 404


@pytest.mark.parametrize(("who", "sees"), [("a-agency_admin", True), ("admin", True), ("a-office", False)])
def test_administration_is_reached_from_every_page_by_those_who_administer(
    world: World, who: str, sees: bool
) -> None:
    page = world.client(who).get("/").content.decode()
    assert (f'href="{reverse("people:admin")}"' in page) is sees
    assert f'href="{reverse("people:account")}"' in page


def test_who_invites_without_a_mail_server_is_told_so(world: World, settings: Any) -> None:
    client = world.client("a-agency_admin")
    assert "THIDUA_MAIL_URL" not in client.get(reverse("people:invitations")).content.decode()
    settings.MAIL_IS_PRINTED = True
    assert "THIDUA_MAIL_URL" in client.get(reverse("people:invitations")).content.decode()


@pytest.mark.parametrize("who", ["a-office", "a1-clerk", "a2-person"])
def test_administration_is_for_administrators(world: World, who: str) -> None:
    for page in ("people:admin", "people:users", "people:invite", "people:import", "people:unit_add"):
        assert world.client(who).get(reverse(page)).status_code == 403
