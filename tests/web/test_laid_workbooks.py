"""Every page that takes a workbook reads one as officials lay it, and tells what it set aside before saving."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.evidence.books import GOOD, HEADS, OTHER
from tests.web.scorecards.board import card, line, opened
from tests.web.workbooks import read, upload
from tests.web.world import World
from thidua.evidence.models import Fact
from thidua.honours.models import Honour
from thidua.people.models import Batch, Person

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.one_database]
TOLD = ("“DANH SÁCH MẪU”: dòng tựa ở trên tiêu đề cột", "“STT”: cột số thứ tự", "“Tổng cộng”: dòng cộng")


def official(rows: list[list[Any]]) -> list[list[Any]]:
    """Rows as an official lays them: a title, a blank row, a column of numbers, headings in capitals, a sum."""
    heads = [str(h).upper().replace(" ", "\n", 1) for h in rows[0]]
    body = [[n, *row] for n, row in enumerate(rows[1:], 1)]
    return [["DANH SÁCH MẪU"], [], ["STT", *heads], *body, ["Tổng cộng"]]


def preview(browser: Client, address: str, sheets: dict[str, list[list[Any]]], **more: str) -> str:
    """The page on which a workbook that was sent is looked at before it is saved."""
    page = browser.post(address, {"sheet": upload(sheets), **more}, follow=True)
    assert page.status_code == 200, page.content.decode()
    return re.sub(r"\s+", " ", page.content.decode())


def test_records(world: World) -> None:
    browser = world.client("a-office")
    body = upload({"Sheet1": official([HEADS, GOOD, OTHER])}, "xep-loai.xlsx")
    page = browser.post(reverse("evidence:import"), {"files": body}, follow=True).content.decode()
    assert "Đọc được: 2 mới · 0 không đổi · 0 lỗi." in page
    assert all(told in page for told in TOLD)
    assert "Trang Sheet1, dòng 1 “DANH SÁCH MẪU”" in page
    assert not Fact.objects.exists()


def test_people(world: World) -> None:
    book = read(world.client("a-agency_admin").get(reverse("people:import_template")).content)
    book["people"].append(["a55", "Cá nhân mẫu 55", "nữ", "công chức", "A1", "Trưởng phòng"])
    sent = {"units": book["units"], "Danh sách": official(book["people"])}
    page = preview(world.client("a-agency_admin"), reverse("people:import"), sent)
    assert all(told in page for told in TOLD)
    assert [one["code"] for one in Batch.objects.get().lines["people"]] == ["a55"]
    assert not Person.objects.filter(code="a55").exists()


def test_moves_of_people(world: World) -> None:
    rows = official([["Mã cá nhân", "Họ và tên", "Mã đơn vị"], ["a1", "Cá nhân mẫu a1", "A"]])
    told = {"on": "01/11/2024", "basis": "12/QĐ"}
    page = preview(world.client("a-agency_admin"), reverse("people:moves"), {"Sheet1": rows}, **told)
    assert all(one in page for one in TOLD)
    assert [one["code"] for one in Batch.objects.get().lines["moves"]] == ["a1"]


def test_honours(world: World) -> None:
    heads = ["Ứng viên", "Hình thức", "Số quyết định", "Ngày quyết định"]
    rows = [heads, ["person:a1", "giấy khen", "45/QĐ-STP", "20/12/2022"]]
    page = preview(world.client("a-office"), reverse("honours:import"), {"Sổ": official(rows)})
    assert all(told in page for told in TOLD)
    assert "1 dòng mới" in page
    assert not Honour.objects.exists()


def test_own_scores(world: World) -> None:
    scoring = opened(world)
    browser, address = world.client("a-clerk"), reverse("scorecards:own_book", args=[card(scoring, "A").pk])
    rows = next(iter(read(browser.get(address, {"tai": "1"}).content).values()))
    next(row for row in rows if row[0] == "1.1")[rows[0].index("Điểm tự chấm")] = 1.5
    page = preview(browser, address, {"Sheet1": official(rows)})
    assert all(told in page for told in TOLD)
    assert "1 dòng sẽ đổi" in page
    assert line(scoring, "A", "1.1").own is None
    name = "B 2023 17"
    assert "Đây không phải tệp của phiếu này" in preview(browser, address, {name: official(rows)})
