"""A faulty workbook of people: nothing, or its right rows, as one chooses; the others come back to be mended."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web.counting import queries
from tests.web.workbooks import Sheets, read, upload
from tests.web.world import World
from thidua.core.errors import Refused
from thidua.people import actions
from thidua.people.models import Batch, Person, Reorganisation, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def client(world: World) -> Client:
    return world.client("a-agency_admin")


def faulty(client: Client) -> Sheets:
    """Two right rows; a unit of no kind with somebody in it, one of another agency, one twice."""
    book = read(client.get(reverse("people:import_template")).content)
    book["units"].append(["A5", "Phòng mẫu 5", "phòng", None, "A"])
    book["units"].append(["A6", "Phòng mẫu 6", "phòng lạ", None, "A"])
    book["people"].append(["a55", "Cá nhân mẫu 55", "nữ", "công chức", "A5", "Trưởng phòng"])
    book["people"].append(["a66", "Cá nhân mẫu 66", "nữ", "công chức", "A6"])
    book["people"].append(["a77", "Cá nhân mẫu 77", "nữ", "công chức", "B1"])
    return book


def sent(client: Client, book: Sheets) -> Batch:
    client.post(reverse("people:import"), {"sheet": upload(book, "danh-sach.xlsx")})
    return Batch.objects.latest("pk")


def test_nothing_is_taken_until_the_right_rows_are_chosen(client: Client) -> None:
    batch = sent(client, faulty(client))
    page = reverse("people:batch", args=[batch.pk])
    shown = client.get(page).content.decode()
    assert (batch.rows_new, batch.rows_bad) == (2, 3)
    assert "tệp có 3 dòng lỗi" in shown
    assert "Chỉ lấy 2 dòng đúng" in shown
    client.post(page)
    assert not Person.objects.filter(code="a55").exists()
    client.post(page, {"only_right": "1"})
    assert Person.objects.get(code="a55").unit.code == "A5"
    assert not Unit.objects.filter(code="A6").exists()
    assert not Person.objects.filter(code__in=("a66", "a77")).exists()
    assert "3 dòng lỗi để lại, không nhập" in client.get(page).content.decode()
    client.post(reverse("people:batch_undo", args=[batch.pk]))
    assert not Person.objects.filter(code="a55").exists()
    assert not Unit.objects.filter(code="A5").exists()


def test_every_fault_says_sheet_row_column_what_was_read_and_the_cure(client: Client) -> None:
    batch = sent(client, faulty(client))
    assert [(f["sheet"], f["row"], f["column"]) for f in batch.faults] == [
        ("units", 6, "Loại đơn vị (kind)"),
        ("people", 7, "Mã đơn vị (unit_id)"),
        ("people", 8, "Mã đơn vị (unit_id)"),
    ]
    assert "phòng lạ" in batch.faults[0]["what"][0]
    assert "A6" in batch.faults[1]["what"][0]
    assert all(fault["cure"][0] for fault in batch.faults)
    client.cookies["language"] = "en"
    shown = client.get(reverse("people:batch", args=[batch.pk])).content.decode()
    assert "Take the 2 right rows only" in shown


def test_rows_left_out_are_mended_in_their_own_workbook_and_sent(client: Client) -> None:
    batch = sent(client, faulty(client))
    client.post(reverse("people:batch", args=[batch.pk]), {"only_right": "1"})
    back = read(client.get(reverse("people:batch_left", args=[batch.pk])).content)
    assert [row[0] for row in back["units"]][1:] == ["A6"]
    assert [row[0] for row in back["people"]][1:] == ["a66", "a77"]
    back["units"][1][2] = "phòng"
    back["people"][2][4] = "A1"
    again = sent(client, back)
    assert (again.rows_new, again.rows_bad) == (3, 0)
    client.post(reverse("people:batch", args=[again.pk]))
    assert {p.unit.code for p in Person.objects.filter(code__in=("a66", "a77"))} == {"A6", "A1"}


def test_the_file_is_kept_as_sent_with_who_when_and_its_digest(world: World, client: Client) -> None:
    file = upload(faulty(client), "danh-sach.xlsx")
    body = file.read()
    file.seek(0)
    client.post(reverse("people:import"), {"sheet": file})
    batch = Batch.objects.get()
    assert (batch.name, batch.by, batch.size) == (
        "danh-sach.xlsx",
        world.users["a-agency_admin"],
        len(body),
    )
    assert batch.sha256 == hashlib.sha256(body).hexdigest()
    assert client.get(reverse("people:batch_file", args=[batch.pk])).content == body
    listed = client.get(reverse("people:batches")).content.decode()
    assert f'href="{reverse("people:batch", args=[batch.pk])}">danh-sach.xlsx</a>' in listed
    for page in ("people:batch_file", "people:batch_left"):
        assert world.client("b-agency_admin").get(reverse(page, args=[batch.pk])).status_code == 404


def test_the_same_file_again_says_so_and_changes_nothing(client: Client) -> None:
    body = upload(faulty(client)).read()

    def send() -> Batch:
        client.post(reverse("people:import"), {"sheet": SimpleUploadedFile("danh-sach.xlsx", body)})
        return Batch.objects.latest("pk")

    first = send()
    client.post(reverse("people:batch", args=[first.pk]), {"only_right": "1"})
    count = Person.objects.count()
    again = send()
    assert (again.rows_new, again.rows_bad) == (0, 3)
    page = reverse("people:batch", args=[again.pk])
    shown = client.get(page).content.decode()
    assert "Chính tệp này đã được Tài khoản mẫu a-agency_admin nhập lúc" in shown
    assert "mọi dòng đúng đã có ở đây" in shown
    client.post(page, {"only_right": "1"})
    again.refresh_from_db()
    assert (again.state, Person.objects.count()) == ("read", count)


def test_the_list_of_imports_asks_as_often_for_three(world: World, client: Client) -> None:
    book = faulty(client)
    sent(client, book)
    page = reverse("people:batches")
    one = queries(client, page)
    for _ in range(2):
        sent(client, book)
    assert queries(client, page) == one == 8


def moved(client: Client, *rows: tuple[str, str, str]) -> Batch:
    book = {"people": [["person_id", "name", "unit_id"], *map(list, rows)]}
    told = {"sheet": upload(book), "on": "01/10/2024", "basis": "QĐ mẫu 12"}
    client.post(reverse("people:moves"), told)
    return Batch.objects.latest("pk")


def test_of_a_faulty_workbook_of_moves_the_right_rows_are_done_if_chosen(client: Client) -> None:
    rows = (("a1", "Cá nhân mẫu a1", "A2"), ("zz", "Ai đó", "A2"), ("a2", "Tên khác", "A2"))
    batch = moved(client, *rows)
    page = reverse("people:moves_batch", args=[batch.pk])
    assert "Chỉ lấy 1 dòng đúng" in client.get(page).content.decode()
    refused = client.post(page, {"confirmed": "1"})
    assert "tệp còn 2 dòng lỗi" in refused.content.decode()
    assert Person.objects.get(code="a1").unit.code == "A1"
    client.post(page, {"confirmed": "1", "only_right": "1"})
    assert Person.objects.get(code="a1").unit.code == "A2"
    deed = Reorganisation.objects.get(kind="people")
    client.post(reverse("people:move_undo", args=[deed.pk]), {"confirmed": "1"})
    assert Person.objects.get(code="a1").unit.code == "A1"


def test_an_import_of_another_agency_is_not_confirmed(world: World, client: Client) -> None:
    batch = sent(client, faulty(client))
    strangers: list[tuple[Any, Any]] = [
        (actions.import_batch, "b-agency_admin"),
        (actions.import_batch, "a1-clerk"),
    ]
    for act, who in strangers:
        with pytest.raises(Refused, match="không có quyền"):
            act(batch, by=world.users[who], only_right=True)
