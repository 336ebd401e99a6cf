"""Units merged, split, changed in kind and code, looked at on any day, and taken back while nothing rests on it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from tests.web.world import World
from thidua.core.errors import Refused
from thidua.core.facts import tables
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.evidence import facts
from thidua.evidence.judging import facts_of
from thidua.movements.models import Movement
from thidua.people.actions import (
    Change,
    NewUnit,
    Part,
    add_unit,
    change_code,
    change_kind,
    merge,
    rename,
    split,
    undo,
)
from thidua.people.history import history, tree_on
from thidua.people.models import Appointment, Person, Reorganisation, Unit, UnitChange
from thidua.people.preview import previewed

ON = Change(date(2024, 10, 1), "NQ mẫu 12")
BEFORE = date(2024, 9, 30)


def names(top: Unit | None, day: date) -> set[str]:
    return {row.name for row in tree_on(top, day)}


def test_a_merger_brings_people_parts_and_clerks_into_the_other_unit(world: World) -> None:
    by = world.users["a-agency_admin"]
    part = add_unit(world.units["A2"], NewUnit("A2-to", "Tổ mẫu", "division"), by=by)
    deed = merge([world.units["A2"]], world.units["A1"], ON, by=by)
    part.refresh_from_db()
    assert part.parent == world.units["A1"]
    assert part.path.startswith(world.units["A1"].path)
    moved = Person.objects.get(code="a3")
    assert moved.unit == world.units["A1"]
    assert [p.valid_from for p in moved.postings.order_by("pk")] == [None, ON.on]
    ended = Unit.objects.get(code="A2")
    assert ended.valid_to == ON.on
    change = UnitChange.objects.get(unit=ended)
    assert (change.kind, change.successor, change.basis) == ("merge", world.units["A1"], "NQ mẫu 12")
    assert not Appointment.objects.filter(unit=ended, role="clerk", ended_on=None)
    assert {change.kind for change in deed.changes.all()} == {"merge", "move"}


def test_what_would_happen_is_told_and_nothing_is_saved(world: World) -> None:
    by = world.users["a-agency_admin"]
    told = previewed(lambda: merge([world.units["A2"]], world.units["A1"], ON, by=by), by)
    assert [u.code for u in told.ended] == ["A2"]
    assert ("Cá nhân mẫu a3", "Đơn vị mẫu A2", "Đơn vị mẫu A1") in told.people
    assert not Reorganisation.objects.exists()
    assert Person.objects.get(code="a3").unit == world.units["A2"]
    assert Unit.objects.get(code="A2").valid_to is None


def test_a_split_divides_people_by_name_and_keeps_the_shares(world: World) -> None:
    by = world.users["a-agency_admin"]
    new = add_unit(world.units["A"], NewUnit("A3", "Phòng mẫu 3", "division"), by=by)
    parts = (
        Part(world.units["A1"], Decimal(60)),
        Part(new, Decimal(40), people=(world.people["a4"].pk,)),
    )
    split(world.units["A2"], parts, ON, by=by)
    assert Person.objects.get(code="a3").unit == world.units["A1"]
    assert Person.objects.get(code="a4").unit == new
    shares = UnitChange.objects.filter(unit=world.units["A2"]).values_list("successor__code", "share")
    assert dict(shares) == {"A1": Decimal(60), "A3": Decimal(40)}


def test_a_part_that_is_split_off_leaves_the_unit_standing(world: World) -> None:
    by = world.users["a-agency_admin"]
    part = Part(world.units["A1"], people=(world.people["a4"].pk,))
    split(world.units["A2"], (part,), ON, by=by, keeps=True)
    assert Unit.objects.get(code="A2").valid_to is None
    assert Person.objects.get(code="a3").unit == world.units["A2"]
    assert Person.objects.get(code="a4").unit == world.units["A1"]


@pytest.mark.parametrize("shares", [("60", "50"), ("0", "100"), ("60", "30")])
def test_shares_that_do_not_make_a_hundred_are_refused(world: World, shares: tuple[str, str]) -> None:
    by = world.users["a-agency_admin"]
    new = add_unit(world.units["A"], NewUnit("A3", "Phòng mẫu 3", "division"), by=by)
    parts = tuple(
        Part(unit, Decimal(share)) for unit, share in zip((world.units["A1"], new), shares, strict=True)
    )
    with pytest.raises(Refused, match="100%"):
        split(world.units["A2"], parts, ON, by=by)


def test_others_do_not_reorganise_and_agencies_are_for_the_system_administrator(world: World) -> None:
    for who in ("b-agency_admin", "a-office", "a2-person"):
        with pytest.raises(Refused, match="sáp nhập đơn vị"):
            merge([world.units["A2"]], world.units["A1"], ON, by=world.users[who])
    with pytest.raises(Refused, match="quyền"):
        merge([world.units["A"]], world.units["B"], ON, by=world.users["a-agency_admin"])
    merge([world.units["A"]], world.units["B"], ON, by=world.users["admin"])
    assert Unit.objects.get(code="A1").agency == world.units["B"]
    assert Person.objects.get(code="a1").agency == world.units["B"]


def test_a_unit_is_not_merged_into_its_own_part_nor_twice(world: World) -> None:
    by = world.users["admin"]
    with pytest.raises(Refused, match="ở ngoài"):
        merge([world.units["A"]], world.units["A1"], ON, by=by)
    merge([world.units["A2"]], world.units["A1"], ON, by=by)
    with pytest.raises(Refused, match="đã kết thúc"):
        merge([world.units["A2"]], world.units["A1"], ON, by=by)


def test_the_tree_is_seen_as_it_stood(world: World) -> None:
    by, top = world.users["a-agency_admin"], world.units["A"]
    rename(world.units["A1"], "Phòng mới", ON, by=by)
    change_kind(world.units["A1"], "office", "Văn phòng mới", Change(date(2024, 10, 5)), by=by)
    merge([world.units["A2"]], world.units["A1"], Change(date(2024, 10, 10)), by=by)
    assert names(top, BEFORE) == {"Đơn vị mẫu A1", "Đơn vị mẫu A2"}
    assert names(top, date(2024, 10, 1)) == {"Phòng mới", "Đơn vị mẫu A2"}
    assert names(top, date(2024, 10, 10)) == {"Văn phòng mới"}
    [row] = [r for r in tree_on(top, date(2024, 10, 4)) if r.name == "Phòng mới"]
    assert row.kind == "division"
    assert names(None, BEFORE) >= {"Đơn vị mẫu P"} or names(None, BEFORE)


def test_an_official_code_changes_and_our_own_stays(world: World) -> None:
    by = world.users["a-agency_admin"]
    change_code(world.units["A1"], "06970", ON, by=by)
    change_code(world.units["A1"], "06978", Change(date(2024, 10, 5)), by=by)
    [row] = [r for r in tree_on(world.units["A"], date(2024, 10, 2)) if r.unit.code == "A1"]
    assert row.official == "06970"
    with pytest.raises(Refused, match="06978 là của"):
        change_code(world.units["A2"], "06978", Change(date(2024, 10, 6)), by=by)


def test_a_history_is_followed_through_a_split_and_two_mergers(world: World) -> None:
    by = world.users["a-agency_admin"]
    third = add_unit(world.units["A"], NewUnit("A3", "Phòng mẫu 3", "division"), by=by)
    fourth = add_unit(world.units["A"], NewUnit("A4", "Phòng mẫu 4", "division"), by=by)
    split(world.units["A1"], (Part(world.units["A2"]), Part(third)), ON, by=by)
    merge([third], fourth, Change(date(2024, 10, 8)), by=by)
    steps = [(s.change.unit.code, s.change.successor.code, s.side) for s in history(fourth)]
    assert steps == [("A1", "A3", -1), ("A3", "A4", -1)]
    after = [(s.change.unit.code, s.change.successor.code) for s in history(world.units["A1"])]
    assert after == [("A1", "A2"), ("A1", "A3"), ("A3", "A4")]


def test_a_change_is_taken_back_whole(world: World) -> None:
    by = world.users["a-agency_admin"]
    part = add_unit(world.units["A2"], NewUnit("A2-to", "Tổ mẫu", "division"), by=by)
    roles = set(Appointment.objects.values_list("user", "unit", "ended_on"))
    deed = merge([world.units["A2"]], world.units["A1"], ON, by=by)
    undo(deed, by=by)
    part.refresh_from_db()
    assert part.parent == world.units["A2"]
    assert part.path.startswith(world.units["A2"].path)
    back = Person.objects.get(code="a3")
    assert (back.unit, back.postings.count()) == (world.units["A2"], 0)
    assert Unit.objects.get(code="A2").valid_to is None
    assert set(Appointment.objects.values_list("user", "unit", "ended_on")) == roles
    assert not UnitChange.objects.exists()
    with pytest.raises(Refused, match="đã được hoàn tác"):
        undo(deed, by=by)


def test_what_something_rests_on_is_not_taken_back(world: World) -> None:
    by = world.users["a-agency_admin"]
    deed = merge([world.units["A2"]], world.units["A1"], ON, by=by)
    rename(world.units["A1"], "Phòng mới", Change(date(2024, 10, 2)), by=by)
    with pytest.raises(Refused, match="thay đổi sau đó"):
        undo(deed, by=by)
    undo(Reorganisation.objects.get(kind="rename"), by=by)
    signed = tables.Succession(
        from_unit="A2", to_unit="A1", what="index", signed_by="Cá nhân mẫu", on=date(2024, 10, 3)
    )
    facts.put(signed, unit=world.units["A1"], person=None, by=by)
    with pytest.raises(Refused, match="kế thừa"):
        undo(deed, by=by)


def test_a_person_who_moved_on_is_not_moved_back(world: World) -> None:
    from thidua.people.actions import NewPosting, post

    by = world.users["a-agency_admin"]
    deed = merge([world.units["A2"]], world.units["A1"], ON, by=by)
    post(Person.objects.get(code="a3"), world.units["A"], NewPosting(date(2024, 10, 20)), by=by)
    with pytest.raises(Refused, match="đã thay đổi tiếp"):
        undo(deed, by=by)


@pytest.fixture
def movement(world: World) -> Movement:
    return world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024")


def test_changes_on_screen_are_the_facts_that_rules_read(world: World, movement: Movement) -> None:
    by = world.users["a-agency_admin"]
    rename(world.units["A1"], "Phòng mới", ON, by=by)
    merge([world.units["A2"]], world.units["A1"], Change(date(2024, 10, 5), "QĐ mẫu 9"), by=by)
    read = facts_of(movement)
    spans = [(u.name, u.valid_from) for u in read.rows(tables.Unit) if u.unit_id == "A1"]
    assert sorted(spans, key=str) == [("Phòng mới", ON.on), ("Đơn vị mẫu A1", None)]
    assert any(
        (c.from_unit, c.to_unit, c.kind, c.basis) == ("A2", "A1", "merge", "QĐ mẫu 9")
        for c in read.rows(tables.UnitChange)
    )
    before = FactsView(read, BEFORE, date(2024, 12, 1)).tree
    assert before.units["A1"].name == "Đơn vị mẫu A1"
    assert before.ended("A2", BEFORE) is None
    after = FactsView(read, date(2024, 10, 9), date(2024, 12, 1)).tree
    assert after.units["A1"].name == "Phòng mới"
    assert after.ended("A2", date(2024, 10, 9)) is not None


def test_what_was_judged_before_a_merger_is_the_same_after_it(world: World, movement: Movement) -> None:
    from thidua.core.judging import Judging
    from thidua.movements.compiled import plan_of
    from thidua.nominations.actions.creating import frozen

    plan, day, known = plan_of(movement.plan), date(2024, 9, 1), date(2024, 9, 1)

    def told(read: Facts) -> dict[tuple[str, str], str]:
        judging = Judging.of(plan, read, "2024", day, known)
        found = {(v.candidate.key, v.award.id): frozen(judging, v) for v in judging.verdicts()}
        return {key: json.dumps(verdict, sort_keys=True, default=str) for key, verdict in found.items()}

    before = told(facts_of(movement))
    by = world.users["admin"]
    merge([world.units["A2"]], world.units["A1"], ON, by=by)
    rename(world.units["B1"], "Phòng đổi tên", ON, by=by)
    change_kind(world.units["A1"], "office", "Văn phòng mới", ON, by=by)
    merge([world.units["B"]], world.units["A"], Change(date(2024, 10, 2)), by=by)
    after = told(facts_of(movement))
    assert before.keys() == after.keys()
    assert [key for key in before if before[key] != after[key]] == []


def test_a_history_is_followed_through_a_split_and_two_renames(world: World) -> None:
    by = world.users["a-agency_admin"]
    rename(world.units["A1"], "Phòng tên hai", ON, by=by)
    rename(world.units["A1"], "Phòng tên ba", Change(date(2024, 10, 3)), by=by)
    heir = add_unit(world.units["A"], NewUnit("A3", "Phòng mẫu 3", "division"), by=by)
    parts = (Part(world.units["A2"], Decimal(60)), Part(heir, Decimal(40)))
    split(world.units["A1"], parts, Change(date(2024, 10, 8), "QĐ mẫu 8"), by=by)
    told = [(s.side, s.change.old, s.change.new) for s in history(Unit.objects.get(code="A1"))]
    assert told[:2] == [(0, "Đơn vị mẫu A1", "Phòng tên hai"), (0, "Phòng tên hai", "Phòng tên ba")]
    assert {s.change.successor.code for s in history(Unit.objects.get(code="A1")) if s.side > 0} == {
        "A2",
        "A3",
    }
    [came] = [s for s in history(heir) if s.side < 0]
    assert (came.change.unit.code, came.change.share, came.change.basis) == ("A1", Decimal(40), "QĐ mẫu 8")
    on = {day: names(world.units["A"], date(2024, 10, day)) for day in (2, 4, 9)}
    assert "Phòng tên hai" in on[2]
    assert "Phòng tên ba" in on[4]
    assert "Phòng tên ba" not in on[9]
