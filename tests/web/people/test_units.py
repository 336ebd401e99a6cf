"""Units are added, renamed, moved and ended on their day, by those who may."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.world import World
from thidua.audit.models import Entry
from thidua.core.errors import Refused
from thidua.people.actions import (
    Change,
    NewPerson,
    NewPosting,
    NewUnit,
    add_agency,
    add_person,
    add_unit,
    edit_person,
    end,
    move,
    post,
    rename,
)
from thidua.people.models import Notice, Person, Unit, path_below
from thidua.people.queries import name_on

ON = Change(date(2024, 10, 1), "QĐ mẫu 12")


def test_an_administrator_adds_a_division(world: World) -> None:
    made = add_unit(
        world.units["A"], NewUnit("A3", "Phòng mẫu 3", "division"), by=world.users["a-agency_admin"]
    )
    assert (made.agency, made.parent, made.is_agency) == (world.units["A"], world.units["A"], False)
    assert made.path.startswith(world.units["A"].path)
    assert Entry.objects.get().action == "unit.add"


def test_a_code_is_used_once(world: World) -> None:
    with pytest.raises(Refused, match="Mã a1 đã có đơn vị dùng"):
        add_unit(world.units["A"], NewUnit("a1", "Phòng", "division"), by=world.users["a-agency_admin"])


@pytest.mark.parametrize("code", ["", "có dấu", "a b", "-a"])
def test_a_code_is_plain(world: World, code: str) -> None:
    with pytest.raises(Refused, match="chưa dùng được"):
        add_unit(world.units["A"], NewUnit(code, "Phòng", "division"), by=world.users["a-agency_admin"])


@pytest.mark.parametrize("who", ["b-agency_admin", "a-office", "a1-clerk", "a2-person"])
def test_others_do_not_add_units(world: World, who: str) -> None:
    with pytest.raises(Refused, match="Bạn không có quyền thêm đơn vị"):
        add_unit(world.units["A"], NewUnit("A3", "Phòng", "division"), by=world.users[who])


def test_an_agency_is_added_by_the_system_administrator(world: World) -> None:
    made = add_agency(world.units["P"], NewUnit("C", "Sở mẫu C", "department"), by=world.users["admin"])
    assert made.agency == made
    with pytest.raises(Refused, match="thêm cơ quan"):
        add_agency(world.units["P"], NewUnit("D", "Sở", "department"), by=world.users["a-agency_admin"])


def test_a_former_name_stays_with_its_days(world: World) -> None:
    unit = rename(world.units["A1"], " Phòng  mới ", ON, by=world.users["a-agency_admin"])
    assert unit.name == "Phòng mới"
    assert name_on(unit, date(2024, 9, 30)) == "Đơn vị mẫu A1"
    assert name_on(unit, date(2024, 10, 1)) == "Phòng mới"
    with pytest.raises(Refused, match="từ 01/10/2024"):
        rename(unit, "Tên khác", Change(date(2024, 9, 1)), by=world.users["a-agency_admin"])


def test_a_name_that_is_not_new_or_not_yet_is_refused(world: World) -> None:
    by = world.users["a-agency_admin"]
    with pytest.raises(Refused, match="phải khác"):
        rename(world.units["A1"], "Đơn vị mẫu A1", ON, by=by)
    with pytest.raises(Refused, match="chưa tới"):
        rename(world.units["A1"], "Phòng mới", Change(date(2025, 1, 1)), by=by)


def test_a_moved_agency_takes_all_below_with_it(world: World) -> None:
    add_agency(world.units["P"], NewUnit("C", "Sở mẫu C", "department"), by=world.users["admin"])
    unit = move(world.units["A"], Unit.objects.get(code="C"), ON, by=world.users["admin"])
    below = Unit.objects.get(code="A1")
    assert below.path.startswith(unit.path)
    assert below.agency == unit
    with pytest.raises(Refused, match="chính nó"):
        move(unit, below, ON, by=world.users["admin"])


def test_an_agency_is_not_moved_by_its_own_administrator(world: World) -> None:
    with pytest.raises(Refused, match="thêm cơ quan"):
        move(world.units["A"], world.units["A1"], ON, by=world.users["a-agency_admin"])


def test_a_unit_ends_only_when_nobody_stands_in_it(world: World) -> None:
    by = world.users["a-agency_admin"]
    with pytest.raises(Refused, match="Còn 2 người và 0 đơn vị"):
        end(world.units["A2"], ON, world.units["A1"], by=by)
    for code in ("a3", "a4"):
        post(world.people[code], world.units["A1"], NewPosting(date(2024, 9, 1), "chuyên viên"), by=by)
    ended = end(world.units["A2"], ON, world.units["A1"], by=by)
    assert ended.valid_to == ON.on
    assert ended.changes.get().kind == "merge"
    with pytest.raises(Refused, match="đã kết thúc"):
        rename(ended, "Tên", ON, by=by)


def test_a_person_is_added_with_a_first_posting(world: World) -> None:
    new = NewPerson("a9", "Cá nhân mẫu a9", post="chuyên viên", valid_from=date(2024, 5, 1))
    made = add_person(world.units["A1"], new, by=world.users["a-agency_admin"])
    assert made.postings.get().valid_from == date(2024, 5, 1)
    with pytest.raises(Refused, match="đã có người dùng"):
        add_person(world.units["A2"], new, by=world.users["a-agency_admin"])
    with pytest.raises(Refused, match="thêm cá nhân"):
        add_person(world.units["A1"], NewPerson("a10", "Tên"), by=world.users["b-agency_admin"])


def test_postings_follow_each_other(world: World) -> None:
    by = world.users["a-agency_admin"]
    new = NewPerson("a9", "Cá nhân mẫu a9", valid_from=date(2024, 5, 1))
    person = add_person(world.units["A1"], new, by=by)
    with pytest.raises(Refused, match="sau ngày 01/05/2024"):
        post(person, world.units["A2"], NewPosting(date(2024, 5, 1)), by=by)
    post(person, world.units["A2"], NewPosting(date(2024, 6, 1), "phó phòng", "deputy"), by=by)
    first, second = Person.objects.get(code="a9").postings.order_by("valid_from")
    assert (first.valid_to, second.valid_from) == (date(2024, 5, 31), date(2024, 6, 1))
    assert Person.objects.get(code="a9").unit == world.units["A2"]


def test_who_leaves_for_another_agency_is_told_there(world: World) -> None:
    post(
        world.people["a1"], world.units["B1"], NewPosting(date(2024, 6, 1)), by=world.users["a-agency_admin"]
    )
    assert Person.objects.get(code="a1").agency == world.units["B"]
    assert Notice.objects.get().user == world.users["b-agency_admin"]
    with pytest.raises(Refused, match="ghi vị trí công tác"):
        post(
            world.people["a1"],
            world.units["A1"],
            NewPosting(date(2024, 7, 1)),
            by=world.users["a-agency_admin"],
        )


def test_what_is_kept_of_a_person_is_corrected(world: World) -> None:
    new = NewPerson("a1", "Cá nhân mẫu 01", gender="female", birth_date=date(1990, 2, 1))
    person = edit_person(world.people["a1"], new, by=world.users["a-agency_admin"])
    assert (person.name, person.birth_date) == ("Cá nhân mẫu 01", date(1990, 2, 1))
    told = Entry.objects.get().told
    assert "birth_date" in told["columns"]
    assert "1990" not in str(told)
    with pytest.raises(Refused, match="sửa thông tin cá nhân"):
        edit_person(world.people["a1"], new, by=world.users["a-office"])


def test_units_stand_by_the_order_in_which_they_were_entered(world: World) -> None:
    made = [world.unit(f"A2-{n}", "division", "A2") for n in range(12)]
    found = Unit.objects.filter(path__startswith=world.units["A2"].path)
    assert [u.pk for u in found] == [world.units["A2"].pk, *(u.pk for u in made)]
    assert path_below(made[0], 9) < path_below(made[0], 10) < path_below(made[0], 100)
