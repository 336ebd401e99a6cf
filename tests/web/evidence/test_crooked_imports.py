"""Imports that do not go straight: more faults than are told, readings that stop, rows that have gone on."""

from __future__ import annotations

import pytest

from tests.web.evidence.books import GOOD, looked
from tests.web.world import World
from thidua.core.errors import Refused
from thidua.evidence import actions
from thidua.evidence.models import Fact
from thidua.exchange import grid


def test_faults_beyond_those_told_keep_their_rows_out(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "FAULT_LIMIT", 2)
    by = world.users["a-office"]
    twice = [GOOD, *([*GOOD[:2], "Hoàn thành nhiệm vụ", *GOOD[3:]] for _ in range(5))]
    batch = looked(twice, by)
    assert (batch.rows_new, batch.rows_bad) == (1, 5)
    actions.take(batch, by=by, only_right=True)
    assert Fact.objects.count() == 1


def test_a_workbook_whose_reading_was_stopped_is_let_go(world: World) -> None:
    by = world.users["a-office"]
    batch = looked([GOOD], by)
    type(batch).objects.filter(pk=batch.pk).update(state="reading")
    page = world.client("a-office").get(f"/so-lieu/lan-nhap/{batch.pk}")
    assert "Bỏ tệp này" in page.content.decode()
    assert actions.drop(batch, by=by).state == "dropped"
    with pytest.raises(Refused, match="đã bỏ"):
        actions.read(type(batch).objects.get(pk=batch.pk), by=by)


def test_undoing_says_first_what_rests_on_it(world: World) -> None:
    by = world.users["a-office"]
    batch = actions.take(looked([GOOD], by), by=by)
    address = f"/so-lieu/lan-nhap/{batch.pk}"
    assert "chưa có kết quả xét nào dựa vào" in world.client("a-office").get(address).content.decode()
    actions.verify(Fact.objects.get(), by=world.users["a-appraiser"])
    page = world.client("a-office").get(address).content.decode()
    assert "1 dòng đã có người xác nhận" in page
    assert "Hoàn tác lần nhập này" not in page
