"""The register of awards: old books typed in and imported, found again, mended, revoked."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web.counting import queries
from tests.web.world import World
from thidua.core.errors import Refused
from thidua.core.facts import acts
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.evidence.judging import facts_of
from thidua.exchange.reading import examine
from thidua.exchange.writing import write_workbook
from thidua.honours import actions, books
from thidua.honours.actions import NewHonour
from thidua.honours.models import Honour
from thidua.people.models import Batch


def old(world: World, person: str = "a1", **more: Any) -> NewHonour:
    """An award of an old book."""
    someone = world.people[person]
    given = {
        "unit": someone.unit,
        "person": someone,
        "form": "commendation_certificate",
        "authority": "department_director",
        "decision_number": "45/QĐ-STP",
        "decided_on": date(2022, 12, 20),
    }
    return NewHonour(**(given | more))


def entered(world: World, person: str = "a1", **more: Any) -> Honour:
    """The same, in the register."""
    return actions.enter(old(world, person, **more), by=world.users["a-office"])


def test_an_old_award_is_read_by_the_rules(world: World) -> None:
    movement = world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024")
    entered(world)
    rows = FactsView(facts_of(movement), date(2024, 11, 1)).rows(acts.Honour)
    assert [(r.candidate, r.decision) for r in rows] == [("person:a1", "45/QĐ-STP")]


def test_entered_once_by_the_office_with_a_day_that_has_come(world: World) -> None:
    entered(world)
    with pytest.raises(Refused, match="Đã có trong sổ"):
        entered(world)
    with pytest.raises(Refused, match="chưa đến"):
        entered(world, decided_on=date(2030, 1, 1))
    with pytest.raises(Refused, match="không có quyền ghi khen thưởng"):
        actions.enter(old(world, "a2"), by=world.users["a1-clerk"])
    with pytest.raises(Refused, match="không có quyền ghi khen thưởng"):
        actions.enter(old(world, "a2"), by=world.users["b-office"])


def test_an_old_award_is_mended_but_not_a_revoked_one(world: World) -> None:
    honour = entered(world)
    mended = old(world, decision_number="46/QĐ-STP")
    assert actions.change(honour, mended, by=world.users["a-office"]).decision_number == "46/QĐ-STP"
    actions.revoke(honour, "3/QĐ-STP", date(2024, 5, 1), "kê khai sai", by=world.users["a-office"])
    with pytest.raises(Refused, match="đã hủy bỏ nên không sửa tay được"):
        actions.change(honour, mended, by=world.users["a-office"])


def test_revoked_once_with_number_reason_and_day(world: World) -> None:
    honour = entered(world)
    by = world.users["a-office"]
    for number, on, reason in (
        ("", date(2024, 5, 1), "kê khai sai"),
        ("3/QĐ", date(2024, 5, 1), " "),
        ("3/QĐ", date(2020, 5, 1), "kê khai sai"),
    ):
        with pytest.raises(Refused, match="Chưa hủy bỏ"):
            actions.revoke(honour, number, on, reason, by=by)
    actions.revoke(honour, "3/QĐ", date(2024, 5, 1), "kê khai sai", by=by)
    with pytest.raises(Refused, match="Đã hủy bỏ theo quyết định 3/QĐ"):
        actions.revoke(honour, "4/QĐ", date(2024, 6, 1), "lần nữa", by=by)


def test_who_sees_an_award(world: World) -> None:
    honour = entered(world, "a2")
    for who in ("a-office", "a1-clerk", "a2-person"):
        assert honour in Honour.objects.visible_to(world.users[who]), who
    for who in ("b-office", "a2-clerk", "p-office"):
        assert honour not in Honour.objects.visible_to(world.users[who]), who


def book(*rows: acts.Honour) -> SimpleUploadedFile:
    """A workbook with the table of honours."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "so.xlsx"
        write_workbook(Facts({"honours": rows}, frozenset({"honours"})), path)
        return SimpleUploadedFile("so.xlsx", path.read_bytes())


def row(candidate: str, number: str | None = "45/QĐ-STP") -> acts.Honour:
    """One row of it."""
    return acts.Honour(
        candidate=candidate, form="commendation_certificate", decision=number, decided_on=date(2022, 12, 20)
    )


def test_a_sheet_is_shown_first_and_written_whole(world: World) -> None:
    client = world.client("a-office")
    sheet = book(row("person:a1"), row("unit:A1"))
    led = client.post(reverse("honours:import"), {"sheet": sheet, "once": str(uuid4())})
    page = led.headers["Location"]
    assert "Cá nhân mẫu a1" in client.get(page).content.decode()
    assert Honour.objects.count() == 0
    client.post(page, {"once": str(uuid4())})
    assert Honour.objects.count() == 2
    assert "Lần nhập này đã làm rồi" in client.post(page, {"once": str(uuid4())}).content.decode()
    assert Honour.objects.count() == 2


def test_an_import_is_kept_with_who_and_which_file_and_undone_while_nobody_has_gone_on(
    world: World, tmp_path: Path
) -> None:
    by = world.users["a-office"]
    (tmp_path / "so.xlsx").write_bytes(book(row("person:a1"), row("unit:A1")).read())
    read = books.read_sheet(tmp_path / "so.xlsx", "so-cu-2022.xlsx", world.units["A"], by=by)
    done = books.import_batch(read, by=by)
    assert (done.name, done.by, len(done.made)) == ("so-cu-2022.xlsx", by, 2)
    books.undo_batch(done, by=by)
    assert Honour.objects.count() == 0
    again = books.import_batch(
        books.read_sheet(tmp_path / "so.xlsx", "so.xlsx", world.units["A"], by=by), by=by
    )
    actions.revoke(Honour.objects.first(), "3/QĐ", date(2024, 5, 1), "kê khai sai", by=by)
    with pytest.raises(Refused, match="1 dòng đã sửa"):
        books.undo_batch(again, by=by)
    with pytest.raises(Refused):
        books.undo_batch(again, by=world.users["b-office"])


def test_of_a_sheet_with_strangers_the_right_rows_are_written_if_chosen(world: World) -> None:
    client = world.client("a-office")
    sheet = book(row("person:a1"), row("person:b1"), row("unit:A1", None))
    led = client.post(reverse("honours:import"), {"sheet": sheet, "once": str(uuid4())})
    page = led.headers["Location"]
    shown = client.get(page).content.decode()
    assert "Không có person:b1" in shown
    assert "Thiếu số hoặc ngày quyết định" in shown
    assert "Chỉ lấy 1 dòng đúng" in shown
    assert client.post(page, {"once": str(uuid4())}).status_code == 422
    assert not Honour.objects.exists()
    client.post(page, {"only_right": "1", "once": str(uuid4())})
    assert [h.candidate for h in Honour.objects.all()] == ["person:a1"]


def test_the_same_file_again_says_so_and_writes_nothing(world: World) -> None:
    client, sheet = world.client("a-office"), book(row("person:a1"))
    body = sheet.read()
    for _ in range(2):
        sheet = SimpleUploadedFile("so.xlsx", body)
        led = client.post(reverse("honours:import"), {"sheet": sheet, "once": str(uuid4())})
        client.post(led.headers["Location"], {"once": str(uuid4())})
    shown = client.get(led.headers["Location"]).content.decode()
    assert "Chính tệp này đã được Tài khoản mẫu a-office nhập" in shown
    assert "Mọi dòng của tệp đã có trong sổ" in shown
    assert Honour.objects.count() == 1


def test_a_sheet_of_strangers_only_is_refused_whole(world: World) -> None:
    sheet = book(row("person:b1"), row("unit:A1", None))
    led = world.client("a-office").post(reverse("honours:import"), {"sheet": sheet, "once": str(uuid4())})
    assert led.status_code == 422
    assert "person:b1" in led.content.decode()
    assert not Batch.objects.exists()


def test_the_template_takes_rows_and_comes_back(world: World, tmp_path: Path) -> None:
    response = world.client("a-office").get(reverse("honours:template"))
    (tmp_path / "mau.xlsx").write_bytes(response.content)
    assert [t.record for t in examine(tmp_path / "mau.xlsx").tables] == [acts.Honour]


def test_found_filtered_and_exported(world: World) -> None:
    entered(world)
    honour = entered(world, "a2", decision_number="46/QĐ-STP")
    actions.revoke(honour, "3/QĐ", date(2024, 5, 1), "kê khai sai", by=world.users["a-office"])
    client, address = world.client("a-office"), reverse("honours:register")
    assert "46/QĐ-STP" not in client.get(address, {"state": "standing"}).content.decode()
    assert "45/QĐ-STP" not in client.get(address, {"q": "ca nhan mau a2"}).content.decode()
    assert "đã hủy bỏ theo 3/QĐ" in client.get(address, {"xuat": "csv"}).content.decode()


def test_every_page_of_the_register_opens(world: World) -> None:
    honour = entered(world)
    client = world.client("a-office")
    for name, args in (
        ("register", ()),
        ("honour", (honour.pk,)),
        ("add", ()),
        ("change", (honour.pk,)),
        ("revoke", (honour.pk,)),
        ("import", ()),
    ):
        assert client.get(reverse(f"honours:{name}", args=args)).status_code == 200, name
    assert world.client("b-office").get(reverse("honours:honour", args=[honour.pk])).status_code == 404


def test_the_register_asks_the_same_number_of_queries(world: World) -> None:
    entered(world)
    client, address = world.client("a-office"), reverse("honours:register")
    one = queries(client, address)
    entered(world, "a2")
    entered(world, "a3")
    assert queries(client, address) == one
