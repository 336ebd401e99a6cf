"""Workbooks: looked at, taken in whole or in part, the same again, undone."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web.evidence.books import GOOD, OTHER, looked
from tests.web.records.samples import picture
from tests.web.world import World
from thidua.core.errors import Refused
from thidua.core.facts.tables import Rating
from thidua.evidence import actions
from thidua.evidence.models import Fact, Import, Review
from thidua.evidence.resting import rest_on
from thidua.records.actions import keep

BAD = ["person:a1", "2022", "rất tốt", "3/QĐ", "31/02/2025"]


def test_a_preview_writes_nothing_and_tells_every_fault(world: World) -> None:
    batch = looked([GOOD, BAD, ["person:b1", *GOOD[1:]]], world.users["a-office"])
    assert (batch.state, batch.rows_new, batch.rows_same, batch.rows_bad) == ("ready", 1, 0, 2)
    assert not Fact.objects.exists()
    faults = batch.preview["faults"]
    assert [(f["sheet"], f["row"]) for f in faults] == [("ratings", 3), ("ratings", 3), ("ratings", 4)]
    assert "31/02/2025" in faults[1]["what"][0]
    assert "decided_on" in faults[1]["column"]
    assert batch.preview["first"][0]["values"]["class"] == "good"


def test_a_preview_tells_what_to_look_at_and_takes_it_in_as_it_is(world: World) -> None:
    office = world.users["a-office"]
    sound, late = ["person:a1", "2024", *GOOD[2:]], ["person:a1", "2020", *GOOD[2:]]
    batch = looked([sound, late], office)
    [doubt] = batch.preview["doubts"]
    assert (doubt["check"], doubt["n"]) == ("dated_late", 1)
    assert [(r["sheet"], r["row"]) for r in doubt["rows"]] == [("ratings", 3)]
    page = world.client("a-office").get(reverse("evidence:preview", args=[batch.pk])).content.decode()
    assert "Văn bản đề ngày sau kỳ: 1 dòng" in page
    assert "Trang ratings, dòng 3:" in page
    batch = actions.take(batch, by=office)
    assert (batch.rows_new, batch.preview["doubts"]) == (2, [doubt])


def test_all_or_nothing(world: World) -> None:
    batch = looked([GOOD, BAD], world.users["a-office"])
    with pytest.raises(Refused, match="còn 1 dòng lỗi"):
        actions.take(batch, by=world.users["a-office"])
    assert not Fact.objects.exists()


def test_only_the_right_rows(world: World) -> None:
    batch = actions.take(
        looked([GOOD, BAD, OTHER], world.users["a-office"]), by=world.users["a-office"], only_right=True
    )
    assert (batch.state, batch.rows_new) == ("taken", 2)
    assert {f.person.code for f in Fact.objects.all()} == {"a1", "a2"}
    assert all(f.came_by == batch and f.agency == world.units["A"] for f in Fact.objects.all())


def test_the_same_workbook_again_changes_nothing(world: World) -> None:
    by = world.users["a-office"]
    actions.take(looked([GOOD, OTHER], by), by=by)
    again = looked([GOOD, OTHER], by)
    assert (again.rows_new, again.rows_same, again.rows_bad) == (0, 2, 0)
    with pytest.raises(Refused, match="Không có dòng mới"):
        actions.take(again, by=by)
    assert Fact.objects.count() == 2


def test_another_value_of_the_same_decision_is_a_fault(world: World) -> None:
    by = world.users["a-office"]
    actions.take(looked([GOOD], by), by=by)
    again = looked([[*GOOD[:2], "Hoàn thành nhiệm vụ", *GOOD[3:]]], by)
    assert again.rows_bad == 1
    assert "khác giá trị" in again.preview["faults"][0]["what"][0]


def test_a_clerk_imports_of_their_unit_only(world: World) -> None:
    by = world.users["a1-clerk"]
    batch = looked([GOOD, ["person:a3", *GOOD[1:]]], by)
    assert (batch.rows_new, batch.rows_bad) == (1, 1)
    secret = looked(
        [["a1", "khiển trách", "1/10/2024"]], by, "discipline", ["Mã cá nhân", "Hình thức", "Ngày quyết định"]
    )
    assert secret.rows_new == 0
    assert "không nhập được bảng này" in secret.preview["faults"][0]["what"][0]


def test_sheets_of_other_rooms_are_told(world: World) -> None:
    batch = looked(
        [["X", "Tên", "phòng"]], world.users["a-office"], "units", ["Mã đơn vị", "Tên đơn vị", "Loại đơn vị"]
    )
    assert "không nhập ở đây" in batch.preview["faults"][0]["what"][0]


def test_undo_closes_what_came_and_the_same_may_come_again(world: World) -> None:
    by = world.users["a-office"]
    batch = actions.take(looked([GOOD], by), by=by)
    actions.undo(batch, by=by)
    assert not Fact.objects.filter(closed_on=None).exists()
    with pytest.raises(Refused, match="Lúc này: đã hoàn tác"):
        actions.undo(batch, by=by)
    assert looked([GOOD], by).rows_new == 1


def test_undo_stops_where_somebody_has_gone_on(world: World) -> None:
    by = world.users["a-office"]
    batch = actions.take(looked([GOOD], by), by=by)
    actions.verify(Fact.objects.get(), by=world.users["a-appraiser"])
    with pytest.raises(Refused, match="1 dòng đã có người xác nhận"):
        actions.undo(batch, by=by)


def test_what_was_taken_is_not_taken_or_dropped_again(world: World) -> None:
    by = world.users["a-office"]
    batch = actions.take(looked([GOOD], by), by=by)
    with pytest.raises(Refused, match="Lúc này: đã nhập"):
        actions.drop(batch, by=by)
    other = actions.drop(looked([OTHER], by), by=by)
    assert other.state == "dropped"
    with pytest.raises(Refused, match="Lúc này: đã bỏ"):
        actions.take(other, by=by)


def test_another_office_sees_and_takes_nothing_of_it(world: World) -> None:
    batch = looked([GOOD], world.users["a-office"])
    assert not Import.objects.visible_to(world.users["b-office"]).exists()
    assert not Import.objects.visible_to(world.users["a-signer"]).exists()
    with pytest.raises(Refused, match="không có quyền"):
        actions.take(batch, by=world.users["b-office"])


def test_only_workbooks_are_looked_at(world: World) -> None:
    by = world.users["a-office"]
    with pytest.raises(Refused, match="tệp Excel"):
        actions.look(keep(SimpleUploadedFile("anh.png", picture("PNG")), by=by), by=by)
    with pytest.raises(Refused, match=r"không có quyền|phạm vi"):
        actions.look(
            keep(SimpleUploadedFile("anh.png", picture("PNG")), by=world.users["a-signer"]),
            by=world.users["a-signer"],
        )


def test_a_later_decision_reviews_what_rests_on_the_earlier(world: World) -> None:
    by = world.users["a-office"]
    old = actions.enter(
        Rating(subject="person:a1", year=2023, class_="good", decision="1/QĐ", decided_on=date(2024, 1, 5)),
        by=by,
    )
    movement = world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024")
    rest_on(movement, [old.ident])
    actions.take(looked([GOOD], by), by=by)
    assert [(r.record, r.change, r.fact) for r in Review.objects.all()] == [(old.ident, "restated", old)]


def test_what_was_entered_since_the_preview_is_not_entered_twice(world: World) -> None:
    by = world.users["a-office"]
    first, second = looked([GOOD, OTHER], by), looked([GOOD], by)
    actions.take(second, by=by)
    assert actions.take(first, by=by).rows_new == 1
    assert Fact.objects.count() == 2
