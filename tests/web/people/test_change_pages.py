"""Pages of what becomes of units: asked, previewed, saved, taken back, looked at on a day."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.world import World
from thidua.people.actions import Change, NewUnit, add_unit, merge, rename
from thidua.people.models import Person, Reorganisation, Unit

DAY = {"on": "01/10/2024", "basis": "NQ mẫu 12"}
ASKED = {
    "unit_rename": {"name": "Phòng tên mới"},
    "unit_kind": {"kind": "office", "name": "Văn phòng mẫu"},
    "unit_code": {"official": "25217"},
    "unit_merge": {"into": "A1"},
    "unit_split": {"part_1": "A1", "share_1": "100"},
}


@pytest.mark.parametrize("page", sorted(ASKED))
def test_nothing_is_saved_before_the_second_button(world: World, page: str) -> None:
    client, unit = world.client("a-agency_admin"), world.units["A2"]
    told = {k: world.units[v].pk if v == "A1" else v for k, v in ASKED[page].items()} | DAY
    address = reverse(f"people:{page}", args=[unit.pk])
    seen = client.post(address, told)
    assert seen.status_code == 200
    text = seen.content.decode()
    assert "Chưa lưu gì" in text
    assert "NQ mẫu 12" in text
    assert not Reorganisation.objects.exists()
    done = client.post(address, told | {"confirmed": "1"})
    assert done.status_code == 302
    deed = Reorganisation.objects.get()
    shown = client.get(reverse("people:unit", args=[unit.pk])).content.decode()
    assert reverse("people:unit_undo", args=[deed.pk]) in shown
    back = client.post(reverse("people:unit_undo", args=[deed.pk]), {"confirmed": "1"})
    assert back.status_code == 302
    again = Unit.objects.get(pk=unit.pk)
    assert (again.name, again.kind, again.valid_to) == (unit.name, unit.kind, None)


def test_the_preview_names_who_moves_and_keeps_what_was_typed(world: World) -> None:
    client = world.client("a-agency_admin")
    address = reverse("people:unit_merge", args=[world.units["A2"].pk])
    text = client.post(address, {"into": world.units["A1"].pk} | DAY).content.decode()
    assert "Cá nhân mẫu a3: Đơn vị mẫu A2 → Đơn vị mẫu A1" in text
    assert f'name="into" value="{world.units["A1"].pk}"' in text


def test_a_refusal_comes_back_on_the_form_with_everything_typed(world: World) -> None:
    client = world.client("a-agency_admin")
    address = reverse("people:unit_merge", args=[world.units["A2"].pk])
    seen = client.post(address, {"into": world.units["A1"].pk, "on": "01/12/2024", "basis": "NQ mẫu 12"})
    assert seen.status_code == 422
    assert "chưa tới" in seen.content.decode()
    assert "01/12/2024" in seen.content.decode()
    assert Person.objects.get(code="a3").unit == world.units["A2"]


def test_nobody_goes_to_a_part_that_was_not_named(world: World) -> None:
    client = world.client("a-agency_admin")
    told = {"part_1": world.units["A1"].pk, f"p_{world.people['a3'].pk}": "4"} | DAY
    seen = client.post(reverse("people:unit_split", args=[world.units["A2"].pk]), told)
    assert seen.status_code == 422
    assert "Chưa chọn đơn vị nhận 4" in seen.content.decode()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_tree_of_a_day_is_read_in_both_languages(world: World, language: str) -> None:
    by = world.users["a-agency_admin"]
    rename(world.units["A1"], "Phòng mới", Change(date(2024, 10, 1)), by=by)
    client = world.client("a-agency_admin")
    client.cookies["django_language"] = language
    address = reverse("people:units_on") + f"?trong={world.units['A'].pk}&ngay="
    assert "Đơn vị mẫu A1" in client.get(address + "30/09/2024").content.decode()
    assert "Phòng mới" in client.get(address + "01/10/2024").content.decode()
    assert client.get(address + "31/02/2024").status_code == 422


def test_pages_ask_as_often_for_one_unit_as_for_three(world: World) -> None:
    by = world.users["a-agency_admin"]
    client = world.client("a-agency_admin")
    on, unit = reverse("people:units_on") + f"?trong={world.units['A'].pk}", world.units["A1"]
    counts: list[tuple[int, int]] = []
    client.get(on)
    for n in (3, 4, 5):
        made = add_unit(world.units["A"], NewUnit(f"A{n}", f"Phòng mẫu {n}", "division"), by=by)
        merge([made], unit, Change(date(2024, 10, n)), by=by)
        seen = []
        for address in (on, reverse("people:unit", args=[unit.pk])):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            seen.append(len(asked))
        counts.append((seen[0], seen[1]))
    assert len(set(counts)) == 1
