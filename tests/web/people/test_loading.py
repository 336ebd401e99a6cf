"""The State's lists: one province or all, before and after the merger, again and again."""

from __future__ import annotations

import tracemalloc
from datetime import date

import pytest
from django.db.models import QuerySet
from django.urls import reverse

from tests.web.world import World
from thidua.clock import set_to
from thidua.core.errors import Refused
from thidua.people.actions import load_all, load_province
from thidua.people.history import history, stood, tree_on, with_later
from thidua.people.models import Unit, UnitChange
from thidua.people.official import by_province, provinces, same_name

EVE, MERGED = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture(autouse=True)
def _after_it_all():
    with set_to(date(2026, 8, 1)):
        yield


def counted() -> tuple[int, int]:
    return Unit.objects.count(), UnitChange.objects.count()


def standing(kind: str, day: date, top: Unit) -> int:
    rows = Unit.objects.filter(kind=kind, path__startswith=top.path)
    return sum(
        (u.valid_from is None or u.valid_from <= day) and (u.valid_to is None or u.valid_to > day)
        for u in rows
    )


def tree_communes(units: QuerySet, day: date) -> dict[str, int]:
    """How many communes stood in each province on a day, whatever stands over them now."""
    found: dict[str, int] = {}
    for row in map(stood, with_later(units, day)):
        district = stood(with_later(Unit.objects.filter(pk=row.parent_id), day)[0])
        name = Unit.objects.get(pk=district.parent_id).name
        found[name] = found.get(name, 0) + 1
    return found


def test_the_lists_are_whole() -> None:
    assert len(provinces()) == 34
    rows, present = zip(*((len(r), len(p)) for _, r, p in by_province()), strict=True)
    assert (sum(rows), sum(present)) == (10_602, 3_321)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Xã Hòa Bình", "Xã Hoà Bình", True),
        ("Phường Thủy Xuân", "phường  Thuỷ Xuân", True),
        ("Xã Hòa Bình", "Xã Hóa Bình", False),
        ("Xã Tân Phú", "Phường Tân Phú", False),
        ("Xã Mê Linh", "Xã Me Linh", False),
    ],
)
def test_names_differ_by_more_than_where_the_tone_mark_stands(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_an_giang_and_kien_giang_become_an_giang(world: World) -> None:
    load_province("91", by=world.users["admin"])
    new = Unit.objects.get(code="tinh-91")
    old = {u.name: u for u in Unit.objects.filter(kind="province", valid_to=MERGED)}
    assert set(old) == {"Tỉnh An Giang", "Tỉnh Kiên Giang"}
    assert standing("commune", MERGED, new) == 102
    there = Unit.objects.filter(kind="commune").exclude(valid_from=MERGED)
    before = tree_communes(there, EVE)
    assert before == {"Tỉnh An Giang": 155, "Tỉnh Kiên Giang": 143}
    assert {s.change.unit.name for s in history(new)} == set(old)
    assert len(tree_on(new, MERGED)) == 102
    assert tree_on(new, EVE) == []


def test_the_same_again_changes_nothing(world: World) -> None:
    by = world.users["admin"]
    first = load_province("75", by=by)
    before = counted()
    again = load_province("75", by=by)
    assert first.units > 200
    assert (again.units, again.changes, again.differ) == (0, 0, [])
    assert counted() == before


def test_later_changes_of_names_kinds_and_codes_are_dated(world: World) -> None:
    by = world.users["admin"]
    load_province("75", by=by)
    load_province("22", by=by)
    dong_nai = Unit.objects.get(code="tinh-75")
    assert dong_nai.name == "Thành phố Đồng Nai"
    became = UnitChange.objects.filter(kind="kind", unit__path__startswith=dong_nai.path)
    assert became.count() == 10
    assert became.get(unit__official="26368").old == "Xã Long Thành"
    ba_che = Unit.objects.get(official="06978")
    assert (ba_che.name, ba_che.changes.get(kind="code").old) == ("Xã Ba Chẽ", "06970")
    shown = {row.unit.pk: row.official for row in tree_on(ba_che.parent, date(2025, 8, 1))}
    assert shown[ba_che.pk] == "06970"
    assert load_province("22", by=by).units == 0


def test_a_split_commune_leads_to_each_of_its_successors(world: World) -> None:
    load_province("37", by=world.users["admin"])
    split = UnitChange.objects.filter(kind="split").values_list("unit", flat=True)
    assert len(set(split)) >= 1
    assert all(list(split).count(pk) >= 2 for pk in set(split))


def test_thac_mo_went_into_phuoc_long_and_only_what_is_asked_for_is_loaded(world: World) -> None:
    load_province("75", by=world.users["admin"], communes=("25217",))
    new = Unit.objects.get(official="25217", valid_from=MERGED)
    assert new.name == "Phường Phước Long"
    assert "Phường Thác Mơ" in {c.unit.name for c in UnitChange.objects.filter(successor=new)}
    assert Unit.objects.filter(kind="commune", valid_from=MERGED).count() == 1


def test_a_unit_with_the_code_is_matched_and_not_added_again(world: World) -> None:
    own = world.units["P"]
    Unit.objects.filter(pk=own.pk).update(official="89", name="Tỉnh An Giang")
    load_province("91", by=world.users["admin"], communes=())
    assert Unit.objects.filter(official="89").count() == 1
    assert UnitChange.objects.get(unit=own).successor.name == "Tỉnh An Giang"


def test_only_who_may_loads_and_an_unknown_code_is_refused(world: World) -> None:
    for who in ("a-agency_admin", "a-office", "p-office", "a2-person"):
        with pytest.raises(Refused, match="quyền"):
            load_province("91", by=world.users[who])
    with pytest.raises(Refused, match="Không có tỉnh mã 99"):
        load_province("99", by=world.users["admin"])
    Unit.objects.filter(pk=world.units["P"].pk).update(official="89", name="Tỉnh An Giang")
    load_province("91", by=world.users["p-office"], communes=())


def test_the_page_offers_a_province_only_to_whom_it_is_loaded_for(world: World) -> None:
    def offered(who: str) -> str:
        return world.client(who).get(reverse("people:load")).content.decode()

    own, other = (reverse("people:load_one", args=[code]) for code in ("91", "37"))
    seen = offered("p-office")
    assert own not in seen
    assert "quản trị hệ thống nạp" in seen
    assert "khi đơn vị cấp tỉnh của mình đã có mã số" in seen
    Unit.objects.filter(pk=world.units["P"].pk).update(official="89")
    seen = offered("p-office")
    assert own in seen
    assert other not in seen
    seen = offered("admin")
    assert own in seen
    assert other in seen


def test_before_the_day_nothing_that_is_to_come_has_happened(world: World) -> None:
    with set_to(date(2025, 4, 10)):
        load_province("04", by=world.users["admin"])
        standing_now = [r.name for r in tree_on(Unit.objects.get(official="04"), date(2025, 4, 10))]
    assert any("Huyện" in name or "Thành phố" in name for name in standing_now)


@pytest.mark.slow
def test_all_rows_are_loaded_with_flat_memory(world: World) -> None:
    peaks: list[int] = []

    def tick(done: int, total: int) -> None:
        peaks.append(tracemalloc.get_traced_memory()[0])

    tracemalloc.start()
    done = load_all(by=world.users["admin"], tick=tick)
    tracemalloc.stop()
    assert len(peaks) == 34
    assert done.units > 14_000
    assert Unit.objects.filter(kind="commune", valid_to=None).count() == 3_321
    assert max(peaks[20:]) < max(peaks[:10]) * 2
