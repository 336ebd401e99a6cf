"""Pages of published indices: what everybody signed in reads, how a table is brought, what a hostile file gets."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.counting import queries
from tests.web.evidence.published import looked_at, shipped
from tests.web.world import World
from thidua.core.facts.tables import IndexResult
from thidua.evidence import actions
from thidua.evidence.models import Fact, Import
from thidua.evidence.printed.through import compared
from thidua.exchange.printed.reading import About

pytestmark = pytest.mark.slow

PAPI, NATIONAL = "papi_2011_2016", "national_index_observations"
LIST, LOAD, YEAR = "/so-lieu/chi-so", "/so-lieu/chi-so/nap", "/so-lieu/chi-so/par_index/2023"


@pytest.fixture
def national(world: World) -> World:
    """A world in which the national figures were loaded."""
    by = world.users["p-office"]
    actions.take(shipped(NATIONAL, by), by=by)
    return world


def text(page: Any) -> str:
    """The words of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def test_nothing_loaded_says_who_loads(world: World) -> None:
    assert "Cơ quan thường trực nạp" in text(world.client("a2-person").get(LIST))
    page = world.client("a-office").get(LIST).content.decode()
    assert f'href="{LOAD}"' in page


def test_a_year_shows_conflicts_side_by_side_with_ranks_of_their_group(national: World) -> None:
    told = text(national.client("a2-person").get(YEAR))
    assert "3 đơn vị có các bản in khác nhau" in told
    assert re.search(r"Hải Phòng 91,87 .* 2/63 en\.baochinhphu\.vn 91,81 .* 2/63", told)
    assert "đơn vị có ở năm khác" in told


def test_a_unit_is_followed_through_the_years(national: World) -> None:
    client = national.client("b2-person")
    told = text(client.get("/so-lieu/chi-so/don-vi/~ha-nam"))
    assert "Các chỉ số của Hà Nam" in told
    assert "41,5581/80" in told
    assert "không so sánh được: nhóm 63 rồi 60 đơn vị" in told
    sheet = client.get("/so-lieu/chi-so/don-vi/~ha-nam?xuat=csv").content.decode()
    assert "41.5581" in sheet
    assert client.get("/so-lieu/chi-so/don-vi/~khong-co").status_code == 404


@pytest.mark.parametrize(("address", "count"), [(LIST, 6), (YEAR, 8), ("/so-lieu/chi-so/don-vi/~ha-noi", 6)])
def test_the_number_of_queries_does_not_grow(world: World, address: str, count: int) -> None:
    by, client = world.users["p-office"], world.client("a-office")
    for places in (1, 3):
        about = About(index="par_index", year=2023, source=f"nguồn {places}")
        rows = [["Đơn vị", "Điểm"], *([name, f"9{places}"] for name in ("Hà Nội", "Huế", "Sơn La")[:places])]
        actions.take(looked_at(rows, by, about), by=by)
        assert queries(client, address) == count


def test_the_english_page_is_english(national: World) -> None:
    client = national.client("a2-person")
    client.cookies["language"] = "en"
    assert "printings of equal standing differ" in text(client.get(YEAR))


def brought(world: World, name: str, body: bytes, **more: Any) -> Any:
    """A table sent by the form."""
    told = {"index": "pci", "year": "2024", "source": "nguồn mẫu"} | more
    return world.client("a-office").post(LOAD, told | {"files": SimpleUploadedFile(name, body)})


def test_a_csv_file_goes_the_way_of_every_import(world: World) -> None:
    page = brought(world, "pci.csv", "Đơn vị;Điểm;Thứ hạng\nHải Phòng;74,84;1/63\n".encode())
    batch = Import.objects.get()
    assert page["Location"] == f"/so-lieu/lan-nhap/{batch.pk}"
    preview = text(world.client("a-office").get(page["Location"]))
    assert "Các cột hiểu thế nào" in preview
    assert "giữ tên như in" in preview
    world.client("a-office").post(f"{page['Location']}/nhap", {"how": "all"})
    kept = Fact.objects.get().values
    assert (kept["score"], kept["rank"], kept["group_size"], kept["source"]) == ("74.84", 1, 63, "nguồn mẫu")


def test_a_faulty_row_comes_back_with_a_note(world: World) -> None:
    page = brought(world, "pci.csv", "Đơn vị;Điểm\nHải Phòng;nhiều\nHuế;70\n".encode())
    told = text(world.client("a-office").get(page["Location"]))
    assert "Đọc thấy “nhiều”" in told
    assert world.client("a-office").get(f"{page['Location']}/dong-loi").status_code == 200


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.csv", b"Don vi,Diem\nx,\x80\x81"),
        ("a.csv", 'Đơn vị,Điểm\n"mở'.encode()),
        ("a.xlsm", b"PK\x03\x04"),
        ("a.xlsx", b"not a workbook"),
        ("a.pdf", b"%PDF-1.4"),
    ],
)
def test_a_hostile_file_is_refused_and_leaves_nothing(world: World, name: str, body: bytes) -> None:
    page = brought(world, name, body)
    assert page.status_code == 200
    assert "Lỗi" in text(page)
    assert not Import.objects.exists()


def test_a_table_that_comes_with_the_program_is_read_by_a_button_for_the_office_alone(world: World) -> None:
    page = world.client("a-office").post(f"{LOAD}/{PAPI}")
    assert Import.objects.get().rows_new == 378
    assert "/lan-nhap/" in page["Location"]
    assert world.client("a-office").post(f"{LOAD}/khong-co").status_code == 404
    refused = world.client("a1-clerk").post(f"{LOAD}/{PAPI}")
    assert refused.status_code in (302, 403)
    assert Import.objects.count() == 1


def test_another_agency_does_not_see_the_import_itself(national: World) -> None:
    batch = Import.objects.get()
    assert national.client("b-office").get(f"/so-lieu/lan-nhap/{batch.pk}").status_code == 404


def ranked(year: int, rank: int, size: int = 63, group: str = "province") -> IndexResult:
    """A rank of a year."""
    return IndexResult(unit_id="x", index="par_index", year=year, rank=rank, group_size=size, group=group)


MERGED = SimpleNamespace(on=date(2024, 7, 1), kind="merge")


@pytest.mark.parametrize(
    ("now", "before", "changes", "told"),
    [
        (ranked(2024, 5), ranked(2023, 9), [], "lên 4 bậc"),
        (ranked(2024, 9), ranked(2023, 5), [], "xuống 4 bậc"),
        (ranked(2024, 5), ranked(2023, 5), [], "bằng năm trước"),
        (ranked(2024, 5, 34), ranked(2023, 9), [], "nhóm 63 rồi 34 đơn vị"),
        (ranked(2024, 5, group="bộ"), ranked(2023, 9), [], "khác nhóm"),
        (ranked(2024, 5), ranked(2023, 9), [MERGED], "có sắp xếp tổ chức"),
        (ranked(2024, 5), None, [], ""),
    ],
)
def test_ranks_are_compared_only_where_they_can_be(
    now: IndexResult, before: IndexResult | None, changes: list[Any], told: str
) -> None:
    assert told in compared(now, before, changes).vi


def test_a_form_by_hand_asks_for_nothing_of_printed_tables_and_a_correction_keeps_it(world: World) -> None:
    by, client = world.users["a-office"], world.client("a-office")
    assert 'name="parts"' not in client.get("/so-lieu/nhap/index_results").content.decode()
    rows = [["Đơn vị", "Chỉ đạo", "Điểm"], ["Đơn vị mẫu A1", "9,50", "91"]]
    actions.take(looked_at(rows, by, About(index="ddci", year=2023, source="mẫu")), by=by)
    fact = Fact.objects.get()
    sent = {"unit_id": "unit:A1", "index": "ddci", "year": "2023", "score": "92", "source": "mẫu"}
    kept = {"parts": "Chỉ đạo = 9,50", "named": "Đơn vị mẫu A1"}
    client.post(f"/so-lieu/ban-ghi/{fact.pk}/dinh-chinh", sent | kept)
    fact.refresh_from_db()
    assert fact.replaced_by is not None
    assert (fact.replaced_by.values["score"], fact.replaced_by.values["parts"]) == ("92", "Chỉ đạo = 9,50")
