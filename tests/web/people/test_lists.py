"""A later list of communes is read, shown, taken in on its day with its document, and taken back whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web.world import World
from thidua.clock import set_to
from thidua.core.errors import Refused
from thidua.people.actions import load_province, take_list, undo
from thidua.people.history import history
from thidua.people.lists_reading import HEADS_MAP, HEADS_NOW
from thidua.people.models import Batch, Reorganisation, Unit, UnitChange

TOP = ("75", "Thành phố Đồng Nai")
LONG_PHUOC = "25217"


@pytest.fixture(autouse=True)
def _later(world: World) -> Iterator[None]:
    """A year after the merger; two communes of Đồng Nai are here."""
    with set_to(date(2026, 8, 1)):
        load_province(TOP[0], by=world.users["admin"], communes=(LONG_PHUOC, "26368"))
        yield


def send(world: World, rows: list[tuple[str, ...]], basis: str = "NQ mẫu 99") -> str:
    """A list sent from the administrator's page; what the page says."""
    heads = HEADS_NOW if len(rows[0]) == len(HEADS_NOW) else HEADS_MAP
    text = "\n".join(",".join(row) for row in (heads, *rows))
    file = SimpleUploadedFile("danh-muc.csv", ("\ufeff" + text).encode())
    told = {"sheet": file, "on": "01/07/2026", "basis": basis}
    seen = world.client("admin").post(reverse("people:lists"), told, follow=True)
    return str(seen.content.decode())


def row(old: tuple[str, str], new: tuple[str, str]) -> tuple[str, ...]:
    """One old commune that goes into one new one."""
    return (*TOP, *new, *TOP, "", "", *old)


def commune(code: str) -> Unit:
    return Unit.objects.get(official=code, kind="commune", valid_to=None)


def take(world: World) -> Reorganisation:
    return take_list(Batch.objects.get(), by=world.users["admin"])


def test_names_and_codes_of_a_later_list_are_shown_taken_in_and_taken_back(world: World) -> None:
    first, second = commune(LONG_PHUOC), commune("26368")
    seen = send(world, [(*TOP, LONG_PHUOC, "Phường Tên Mới"), (*TOP, "26999", second.name)])
    assert "Phường Tên Mới" in seen
    assert "NQ mẫu 99" in seen
    assert commune(LONG_PHUOC).name == first.name
    deed = take(world)
    assert commune(LONG_PHUOC).name == "Phường Tên Mới"
    assert commune("26999").pk == second.pk
    told = UnitChange.objects.filter(deed=deed)
    assert {(c.kind, c.on, c.basis, c.unverified) for c in told} == {
        ("kind", date(2026, 7, 1), "NQ mẫu 99", False),
        ("code", date(2026, 7, 1), "NQ mẫu 99", False),
    }
    with pytest.raises(Refused, match="đã nạp rồi"):
        take(world)
    undo(deed, by=world.users["admin"])
    assert (commune(LONG_PHUOC).name, commune("26368").pk) == (first.name, second.pk)


def test_communes_merged_by_a_list_end_in_a_new_one(world: World) -> None:
    first, second = commune(LONG_PHUOC), commune("26368")
    new = ("29999", "Phường Hợp Nhất")
    send(world, [row((LONG_PHUOC, first.name), new), row(("26368", second.name), new)], basis="")
    deed = take(world)
    made = commune("29999")
    assert (made.valid_from, made.parent, made.agency) == (date(2026, 7, 1), first.parent, made)
    assert {s.change.unit for s in history(made) if s.steps == 1} == {first, second}
    assert all(c.unverified for c in deed.changes.all())
    assert Unit.objects.get(pk=first.pk).valid_to == date(2026, 7, 1)
    undo(deed, by=world.users["admin"])
    assert not Unit.objects.filter(official="29999").exists()
    assert commune(LONG_PHUOC).pk == first.pk


def test_a_commune_that_keeps_its_code_receives_the_others(world: World) -> None:
    first, second = commune(LONG_PHUOC), commune("26368")
    stays = (LONG_PHUOC, first.name)
    send(world, [row(stays, stays), row(("26368", second.name), stays)])
    take(world)
    assert commune(LONG_PHUOC).pk == first.pk
    assert UnitChange.objects.get(unit=second, kind="merge", on=date(2026, 7, 1)).successor == first


def test_a_commune_divided_by_a_list_leads_to_each_part(world: World) -> None:
    first = commune(LONG_PHUOC)
    old = (LONG_PHUOC, first.name)
    send(world, [row(old, ("29998", "Phường Một")), row(old, ("29999", "Phường Hai"))])
    take(world)
    parts = UnitChange.objects.filter(unit=first, kind="split", on=date(2026, 7, 1))
    assert {c.successor.name for c in parts if c.successor} == {"Phường Một", "Phường Hai"}


def test_what_is_not_known_is_told_by_its_line_and_nothing_is_kept(world: World) -> None:
    seen = send(world, [(*TOP, "99999", "Xã Không Có"), (*TOP, LONG_PHUOC, "Phường Tên Mới")])
    assert "dòng 2" in seen
    assert "không có đơn vị mang mã 99999" in seen
    assert not Batch.objects.exists()


def test_a_file_of_another_form_is_refused(world: World) -> None:
    told = {"sheet": SimpleUploadedFile("x.csv", b"a,b\n1,2\n"), "on": "01/07/2026", "basis": ""}
    seen = world.client("admin").post(reverse("people:lists"), told)
    assert seen.status_code == 422
    assert "province_code" in seen.content.decode()
    assert world.client("p-office").get(reverse("people:lists")).status_code == 403
