"""Pages of records: fixed numbers of queries, nothing of another agency, forms by column, imports by hand."""

from __future__ import annotations

import io
import uuid
from datetime import date

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from tests.web.counting import queries
from tests.web.evidence.books import GOOD, OTHER, book
from tests.web.world import World
from thidua.core.facts.acts import Hold
from thidua.core.facts.tables import Discipline, Rating
from thidua.evidence.actions import enter
from thidua.evidence.background import read_in_background, take_in_background
from thidua.evidence.models import Fact, Import
from thidua.evidence.views import imports
from thidua.screens.models import Job

pytestmark = pytest.mark.slow

RATINGS = "/so-lieu/bang/ratings"


def rated(world: World, person: str, by: str = "a-office") -> Fact:
    given = Rating(
        subject=f"person:{person}", year=2023, class_="good", decision="1/QĐ", decided_on=date(2024, 1, 5)
    )
    return enter(given, by=world.users[by])


@pytest.mark.parametrize(("address", "count"), [("/so-lieu/", 6), (RATINGS, 9), (f"{RATINGS}?xuat=csv", 7)])
def test_the_number_of_queries_does_not_grow(world: World, address: str, count: int) -> None:
    client = world.client("a-office")
    rated(world, "a1")
    assert queries(client, address) == count
    rated(world, "a2")
    rated(world, "a3")
    assert queries(client, address) == count


def test_another_agency_finds_nothing(world: World) -> None:
    fact = rated(world, "a1")
    client = world.client("b-office")
    assert "Cá nhân mẫu a1" not in client.get(RATINGS).content.decode()
    assert "Cá nhân mẫu a1" not in client.get(f"{RATINGS}?xuat=csv").content.decode()
    assert "Cá nhân mẫu a1" not in client.get("/so-lieu/cua-ai?q=mau a1").content.decode()
    for rest in ("", "/dinh-chinh", "/thu-hoi"):
        assert client.get(f"/so-lieu/ban-ghi/{fact.pk}{rest}").status_code == 404
    assert client.post(f"/so-lieu/ban-ghi/{fact.pk}/xac-nhan").status_code == 404


def test_secret_tables_are_not_there_without_the_right(world: World) -> None:
    by = world.users["a-office"]
    hold = enter(Hold(candidate="person:a2", kind="press", from_=date(2024, 5, 1)), by=by)
    enter(Discipline(person_id="a2", form="reprimand", decided_on=date(2024, 5, 5)), by=by)
    for name in ("a1-clerk", "a-auditor"):
        client = world.client(name)
        page = client.get("/so-lieu/").content.decode()
        assert "/bang/holds" not in page or name == "a1-clerk"
        assert "Cá nhân mẫu a2" not in client.get("/so-lieu/bang/ratings").content.decode()
        assert client.get(f"/so-lieu/ban-ghi/{hold.pk}").status_code == 404
    office = world.client("a-office")
    assert "Cá nhân mẫu a2" in office.get("/so-lieu/bang/holds").content.decode()
    assert world.client("a-auditor").get("/so-lieu/bang/holds").status_code == 404


def filled(**more: str) -> dict[str, str]:
    given = {
        "subject": "Cá nhân mẫu a1",
        "year": "2024",
        "class": "good",
        "decision": "15/QĐ",
        "decided_on": "20-10-2024",
    }
    return given | more


def test_a_record_is_entered_by_name_and_by_hand(world: World) -> None:
    client = world.client("a1-clerk")
    response = client.post("/so-lieu/nhap/ratings", filled(), follow=True)
    fact = Fact.objects.get()
    assert fact.person == world.people["a1"]
    assert fact.values["decided_on"] == "2024-10-20"
    assert "Đã nhập bản ghi" in response.content.decode()


def test_what_cannot_be_read_is_told_at_its_field_and_kept(world: World) -> None:
    response = world.client("a1-clerk").post(
        "/so-lieu/nhap/ratings", filled(subject="a3", year="24", decided_on="31/02/2024")
    )
    page = response.content.decode()
    assert not Fact.objects.exists()
    assert "Không tìm thấy “a3” trong phạm vi của bạn" in page
    assert "năm bốn chữ số" in page
    assert "Chưa đọc được ngày “31/02/2024”" in page
    assert 'value="15/QĐ"' in page


def test_a_contradiction_comes_back_on_the_same_page(world: World) -> None:
    client = world.client("a-office")
    client.post("/so-lieu/nhap/ratings", filled())
    response = client.post("/so-lieu/nhap/ratings", filled(**{"class": "excellent"}))
    assert response.status_code == 422
    assert "Mâu thuẫn" in response.content.decode()


def test_a_figure_keeps_its_precision_and_nought_is_a_figure(world: World) -> None:
    given = {"unit_id": "unit:A", "index": "PAR INDEX", "year": "2023", "score": "0,00", "max_score": "100"}
    world.client("a-office").post("/so-lieu/nhap/index_results", given | {"published_on": "1/9/2024"})
    values = Fact.objects.get().values
    assert (values["score"], values["max_score"]) == ("0.00", "100")


def test_two_people_of_one_name_are_asked_apart(world: World) -> None:
    twin = world.people["a2"]
    twin.name = "Cá nhân mẫu a1"
    twin.save()
    page = world.client("a1-clerk").post("/so-lieu/nhap/ratings", filled()).content.decode()
    assert "person:a1" in page
    assert "person:a2" in page


def test_restating_verifying_and_revoking_by_hand(world: World) -> None:
    fact = rated(world, "a1", "a1-clerk")
    office = world.client("a-office")
    office.post(f"/so-lieu/ban-ghi/{fact.pk}/xac-nhan")
    fact.refresh_from_db()
    assert fact.state == "verified"
    page = office.get(f"/so-lieu/ban-ghi/{fact.pk}/dinh-chinh").content.decode()
    assert "Cá nhân mẫu a1 (person:a1)" in page
    given = {
        "subject": "person:a1",
        "year": "2023",
        "class": "excellent",
        "decision": "1/QĐ",
        "decided_on": "5/1/2024",
    }
    office.post(f"/so-lieu/ban-ghi/{fact.pk}/dinh-chinh", given)
    fact.refresh_from_db()
    assert fact.state == "restated"
    new = fact.replaced_by
    assert office.post(f"/so-lieu/ban-ghi/{new.pk}/thu-hoi", {"reason": ""}).status_code == 200
    office.post(f"/so-lieu/ban-ghi/{new.pk}/thu-hoi", {"reason": "nhầm"})
    new.refresh_from_db()
    assert new.state == "revoked"


def test_declaring_by_hand(world: World) -> None:
    world.client("a-office").post(
        "/so-lieu/khai-du", {"table": "honours", "from_": "1/1/2024", "to": "31/12/2024"}
    )
    assert Fact.objects.get().values["scope"] == "unit:A"
    assert world.client("a1-clerk").get("/so-lieu/khai-du").status_code == 403


def sent(client: Client, *rows: list[str]) -> Import:
    client.post("/so-lieu/nhap-excel", {"files": book(list(rows))})
    return Import.objects.latest("pk")


def test_a_workbook_goes_its_way_by_hand(world: World) -> None:
    client = world.client("a-office")
    batch = sent(client, GOOD, ["person:a2", "24", *OTHER[2:]])
    page = client.get(f"/so-lieu/lan-nhap/{batch.pk}").content.decode()
    assert "Chưa lưu gì" in page
    assert "Chủ Nhật, 20/10/2024" in page
    refused = client.post(f"/so-lieu/lan-nhap/{batch.pk}/nhap", {"how": "all"})
    assert refused.status_code == 422
    back = client.get(f"/so-lieu/lan-nhap/{batch.pk}/dong-loi")
    assert back.content[:2] == b"PK"
    taken = client.post(f"/so-lieu/lan-nhap/{batch.pk}/nhap", {"how": "right"}, follow=True).content.decode()
    assert "Đã nhập 1 dòng" in taken
    assert f"/so-lieu/lan-nhap/{batch.pk}/hoan-tac" in taken
    client.post(f"/so-lieu/lan-nhap/{batch.pk}/hoan-tac")
    assert not Fact.objects.filter(closed_on=None).exists()


def test_the_faulty_rows_come_back_mended_as_a_workbook_of_their_own(world: World) -> None:
    client = world.client("a-office")
    batch = sent(client, GOOD, ["person:a2", "24", *OTHER[2:]])
    body = client.get(f"/so-lieu/lan-nhap/{batch.pk}/dong-loi").content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_name("ratings").to_python()
    assert [r[0] for r in rows] == ["Cá nhân hoặc đơn vị", "person:a2"]


def test_a_large_workbook_goes_to_the_background(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "LARGE", 10)
    monkeypatch.setattr(imports, "MANY", 0)
    client = world.client("a-office")
    response = client.post("/so-lieu/nhap-excel", {"files": book([GOOD])})
    job, batch = Job.objects.latest("pk"), Import.objects.latest("pk")
    assert response.url == f"/man-hinh/viec/{job.pk}"
    read_in_background.call(job_id=job.pk, batch_id=batch.pk, by_id=batch.by_id)
    job.refresh_from_db()
    assert (job.state, job.told_vi) == ("done", "Đã đọc: 1 dòng mới, 0 không đổi, 0 lỗi.")
    assert 'name="once"' in client.get(f"/so-lieu/lan-nhap/{batch.pk}").content.decode()
    typed = {"how": "all", "once": str(uuid.uuid4())}
    twice = [client.post(f"/so-lieu/lan-nhap/{batch.pk}/nhap", typed).url for _ in range(2)]
    job = Job.objects.latest("pk")
    assert twice == [f"/man-hinh/viec/{job.pk}"] * 2
    assert Job.objects.count() == 2
    take_in_background.call(job_id=job.pk, batch_id=batch.pk, by_id=batch.by_id, only_right=False)
    assert Fact.objects.count() == 1


def test_others_do_not_see_a_workbook(world: World) -> None:
    batch = sent(world.client("a1-clerk"), GOOD)
    for name in ("b-office", "a2-clerk"):
        client = world.client(name)
        assert client.get(f"/so-lieu/lan-nhap/{batch.pk}").status_code == 404
        assert client.post(f"/so-lieu/lan-nhap/{batch.pk}/nhap", {"how": "all"}).status_code == 404


def test_the_template_lists_ones_own_codes(world: World) -> None:
    body = world.client("a1-clerk").get("/so-lieu/nhap-excel/mau").content
    made = CalamineWorkbook.from_filelike(io.BytesIO(body))
    assert "discipline" not in made.sheet_names
    codes = [row[1] for row in made.get_sheet_by_name(made.sheet_names[0]).to_python()[2:]]
    assert codes == ["unit:A1", "person:a1", "person:a2"]
