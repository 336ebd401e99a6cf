"""How a person reads a list: columns, order and rows a page are chosen once and followed everywhere."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.urls import reverse

from tests.web.asking import client, undone
from tests.web.everything import Everything
from tests.web.test_every_list import TABLE, address_of, again
from tests.web.world import World
from thidua.screens.models import ListChoice

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
UNITS = "people:units"


def chosen(browser: Any, page: str, **more: Any) -> Any:
    """What the server answers to a choice of columns."""
    return browser.post(reverse("screens:columns"), {"page": page, "back": "/nhan-su/"} | more)


def heads(browser: Any, address: str) -> list[str]:
    """The headings of the table on a page, without that of the boxes to pick rows."""
    page = browser.get(address).content.decode()
    page = page[page.index('class="table-box') :]
    head = page[page.index("<thead>") : page.index("</thead>")]
    cells = [re.sub(r"<[^>]+>|[▲▼]", "", cell).strip() for cell in re.findall(r"<th .*?</th>", head)]
    return [cell for cell in cells if cell != "Chọn"]


def exported(browser: Any, address: str) -> list[list[str]]:
    """The rows of the list as CSV."""
    body = browser.get(address, {"xuat": "csv"}).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(body)))


def test_columns_left_out_stay_out_of_list_sheet_and_print(world: World) -> None:
    browser, address = world.client("a-agency_admin"), reverse(UNITS)
    assert "Mã" in heads(browser, address)
    chosen(browser, UNITS, known=["code", "kind", "agency", "people"], column=["kind", "people"])
    for page in (address, f"{address}?in=1"):
        assert heads(browser, page)[:4] == ["STT", "Đơn vị", "Loại", "Số người"], page
    assert exported(browser, address)[0][:4] == ["STT", "Đơn vị", "Loại", "Số người"]
    assert "Chọn cột (ẩn 2)" in " ".join(browser.get(address).content.decode().split())


def test_what_one_person_chose_is_not_what_another_sees(world: World) -> None:
    chosen(world.client("a-agency_admin"), UNITS, known=["code"], column=[])
    assert "Mã" in heads(world.client("b-agency_admin"), reverse(UNITS))


def test_order_and_rows_a_page_are_remembered_and_a_new_order_wins(world: World) -> None:
    for n in range(30):
        world.unit(f"A9{n:02}", "division", "A")
    browser, address = world.client("a-agency_admin"), reverse(UNITS)
    chosen(browser, UNITS, known=[], order="-code", rows="25")
    page = browser.get(address).content.decode()
    assert 'aria-sort="descending"' in page
    assert "Dòng 1–25 trong" in page
    assert 'aria-sort="ascending"' in browser.get(f"{address}?sort=code").content.decode()
    assert "Dòng 1–25" not in browser.get(f"{address}?in=1").content.decode()


def test_a_choice_is_taken_back(world: World) -> None:
    browser = world.client("a-agency_admin")
    chosen(browser, UNITS, known=["code"], column=[])
    chosen(browser, UNITS, usual="1")
    assert "Mã" in heads(browser, reverse(UNITS))
    assert not ListChoice.objects.exists()


@pytest.mark.parametrize("page", ["", "no:list", "people:units/" + "x" * 200, "<script>"])
def test_a_choice_of_no_list_is_not_kept(world: World, page: str) -> None:
    assert chosen(world.client("a-agency_admin"), page, known=["code"]).status_code == 302
    assert not ListChoice.objects.exists()


def test_names_that_are_no_columns_do_no_harm(world: World) -> None:
    browser = world.client("a-agency_admin")
    chosen(browser, UNITS, known=["name", "stt", "nothing", "a b", "'"], order="nothing", rows="9999999")
    assert heads(browser, reverse(UNITS))[:2] == ["STT", "Đơn vị"]
    assert ListChoice.objects.get().per_page == 50


def test_the_total_of_the_whole_list_stands_below_and_in_the_sheet(world: World) -> None:
    browser, address = world.client("a-agency_admin"), reverse(UNITS)
    rows = exported(browser, address)
    at = rows[0].index("Số người")
    assert rows[-1][1] == "Tổng số"
    assert int(rows[-1][at]) == sum(int(row[at]) for row in rows[1:-1]) > 0
    page = browser.get(address).content.decode()
    assert rows[-1][at] in page[page.index("<tfoot>") :]
    assert "Đơn vị tính: người" in " ".join(page.split())


@pytest.mark.parametrize("page", TABLE)
def test_every_list_lets_its_columns_be_chosen_and_prints_whole(made: Everything, page: str) -> None:
    name, who = TABLE[page]
    with undone():
        if name != "-":
            again(made[name], 1)
        _chosen_everywhere(client(made, who), address_of(made, page))


def _chosen_everywhere(browser: Any, address: str) -> None:
    told = browser.get(address).content.decode()
    names = re.findall(r'name="known" value="(\w+)"', told)
    kept_as = re.search(r'name="page" value="([^"]+)"', told)
    assert names
    assert kept_as
    before = heads(browser, address)
    chosen(browser, kept_as[1], known=names, column=names[1:])
    assert len(heads(browser, address)) == len(before) - 1
    printed = browser.get(address, {"in": "1"}).content.decode()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in printed
    assert len(heads(browser, f"{address}?in=1")) == len(before) - 1
