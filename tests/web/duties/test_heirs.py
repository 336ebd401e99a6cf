"""Duties of a unit that has ended go on with the units that came of it; what it did stays told as its own."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db.models import Q
from django.urls import reverse

from tests.web.duties.test_checks import found
from tests.web.duties.test_duties import lines, new, refusal
from tests.web.duties.test_duty_pages import told
from tests.web.waiting import waiting
from tests.web.world import DAY, World
from thidua.access import NoRight
from thidua.clock import moment, set_to
from thidua.duties import actions
from thidua.duties.actions.difficulties import NewAnswer, NewDifficulty
from thidua.duties.models import Owner
from thidua.duties.queries.lines import Line, mine_doing, work_of
from thidua.movements.models import Movement
from thidua.people.actions import Change, Part, merge, split, undo
from thidua.people.history import gone_into
from thidua.people.models import Notice, Reorganisation, Unit

AFTER = DAY + timedelta(days=1)


def merged(world: World) -> Reorganisation:
    """A1 goes into A2 from the next day on."""
    by = world.users["a-agency_admin"]
    return merge([world.units["A1"]], world.units["A2"], Change(AFTER, "QĐ mẫu 7"), by=by)


def of(rows: list[Line], code: str, turn: str = "2024") -> list[tuple[str, str, str]]:
    """By unit, standing and the unit before, the lines of one duty."""
    found = [x for x in rows if x.duty.code == code and x.turn.name == turn]
    return sorted((x.unit.code if x.unit else "", x.standing, x.was.code if x.was else "") for x in found)


def below(*units: Unit) -> Q:
    """The condition that a unit is one of these or stands below it."""
    found = Q(pk__in=())
    for unit in units:
        found |= Q(path__startswith=unit.path)
    return found


def test_what_is_open_goes_to_the_unit_it_was_merged_into(world: World, given: Movement) -> None:
    actions.report(new(world, given), by=world.users["a1-clerk"])
    with set_to(moment(AFTER)):
        merged(world)
        rows = lines(world, given)
        assert of(rows, "II-1") == [("A1", "reported", ""), ("A2", "open", "")]
        assert of(rows, "II-2") == [("A2", "open", "")]
        again = refusal(lambda: actions.report(new(world, given, code="II-2"), by=world.users["a-office"]))
        assert "không giao cho" in again or "quyền" in again


def test_the_new_unit_of_a_split_gets_the_work_with_the_trace(world: World, given: Movement) -> None:
    fresh = [
        Unit.objects.create(
            code=code, name=f"Đơn vị mẫu {code}", kind="division", parent=world.units["A"], valid_from=AFTER
        )
        for code in ("A3", "A4")
    ]
    by = world.users["a-agency_admin"]
    with set_to(moment(AFTER)):
        split(world.units["A1"], tuple(Part(u) for u in fresh), Change(AFTER, "QĐ mẫu 8"), by=by)
        assert of(lines(world, given), "II-2") == [
            ("A2", "open", ""),
            ("A3", "open", "A1"),
            ("A4", "open", "A1"),
        ]
        assert "thay Đơn vị mẫu A1" in told(world.client("a-office"), "lines", given.pk)
        mine = new(world, given, code="II-2", unit=fresh[0], done_on=AFTER)
        clerk = world.users["a1-clerk"]
        clerk.__dict__.pop("holdings", None)
        assert {(o.unit.code, o.was) for o in mine_doing(clerk)} == {("A3", world.units["A1"])}
        assert any(given.name in str(task.about) for task in waiting(clerk))
        actions.report(mine, by=clerk)
        assert ("A3", "reported", "A1") in of(lines(world, given), "II-2")
        assert Owner.objects.filter(unit=world.units["A1"]).exists()


def test_work_comes_back_when_a_reorganisation_is_taken_back(world: World, given: Movement) -> None:
    with set_to(moment(AFTER)):
        deed = merged(world)
        assert of(lines(world, given), "II-2") == [("A2", "open", "")]
        undo(deed, by=world.users["a-agency_admin"])
        assert of(lines(world, given), "II-2") == [("A1", "open", ""), ("A2", "open", "")]


def test_a_unit_without_heirs_keeps_its_work_so_that_it_is_seen(world: World, given: Movement) -> None:
    Unit.objects.filter(pk=world.units["A1"].pk).update(valid_to=DAY)
    assert ("A1", "open", "") in of(work_of(given, world.users["a-office"]).lines, "II-2")


@pytest.mark.slow
def test_what_was_found_and_raised_goes_on_with_the_unit_it_was_merged_into(
    world: World, given: Movement
) -> None:
    finding, clerk = found(world, given), world.users["a2-clerk"]
    asked = actions.raise_(
        NewDifficulty(given, world.units["A1"], "II-1", "Chưa có sổ (mẫu)."), by=world.users["a1-clerk"]
    )
    pages = [
        reverse("duties:finding", args=[finding.pk]),
        reverse("duties:check", args=[finding.check_of_id]),
    ]
    pages.append(reverse("duties:difficulty", args=[asked.pk]))
    assert [world.client("a2-clerk").get(at).status_code for at in pages] == [404] * 3
    with set_to(moment(AFTER)):
        deed = merged(world)
        for at in pages:
            page = world.client("a2-clerk").get(at)
            assert (page.status_code, "(nay là Đơn vị mẫu A2)" in page.content.decode()) == (200, True), at
        assert world.client("b-office").get(pages[0]).status_code == 404
        assert [t.url for t in waiting(clerk) if t.url in pages] == [pages[1]]
        actions.answer(asked, NewAnswer("Sổ nào?", "Sổ theo mẫu (mẫu)."), by=world.users["a-office"])
        assert Notice.objects.filter(user=clerk, url=pages[2]).exists()
        actions.mend(finding, "Đã lập sổ (mẫu).", by=clerk)
        actions.send_back(finding, "Thiếu ngày (mẫu).", by=world.users["a-office"])
        assert Notice.objects.filter(user=clerk, url=pages[1]).exists()
        undo(deed, by=world.users["a-agency_admin"])
        assert world.client("a2-clerk").get(pages[0]).status_code == 404
        with pytest.raises(NoRight):
            actions.mend(finding, "Của mình nữa đâu (mẫu).", by=clerk)


def test_two_mergers_after_each_other_are_followed(world: World) -> None:
    """A1 went into a unit that went into A2; one that only gave a part away is followed no further."""
    units, by = world.units, world.users["a-agency_admin"]
    between, beside = (
        Unit.objects.create(code=c, name=f"Đơn vị mẫu {c}", kind="division", parent=units["A"])
        for c in ("A8", "A9")
    )
    with set_to(moment(AFTER)):
        merge([units["A1"]], between, Change(AFTER, "QĐ mẫu 7"), by=by)
    later = AFTER + timedelta(days=3)
    with set_to(moment(later)):
        assert [u.code for u in gone_into([], below(between), later)] == ["A1"]
        merge([between], units["A2"], Change(later, "QĐ mẫu 8"), by=by)
        assert {u.code for u in gone_into([], below(units["A2"]), later)} == {"A1", "A8"}
        assert {u.code for u in gone_into([units["A"].pk], below(), later)} == {"A1", "A8"}
        assert not gone_into([], below(beside), later).exists()
        above = world.user("p-clerk", "clerk", "P")
        assert not gone_into([], above.clerk_of(""), later).exists(), "A has clerks of its own"
        assert gone_into([], world.users["a-clerk"].clerk_of(""), later).count() == 2


@pytest.mark.slow
def test_every_unit_of_the_tree_is_found_by_its_name(world: World, movement: Movement) -> None:
    """Not only those right below, nor the first of many; what was picked stays while one looks."""
    deep = Unit.objects.create(code="A1x", name="Tổ Một Cửa", kind="division", parent=world.units["A1"])
    for number in range(70):
        Unit.objects.create(
            code=f"Z{number}", name=f"Phòng Z{number:02}", kind="division", parent=world.units["A"]
        )
    client = world.client("a-office")
    at = reverse("duties:assign", args=[movement.pk, "cac-phong"])
    page = client.get(at).content.decode()
    assert "tìm theo tên" in page
    looked = client.post(
        at, {"units": [world.units["A2"].pk], "role": "office", "asked": "to mot cua", "look": "1"}
    )
    page = looked.content.decode()
    assert looked.status_code == 200
    assert "Tổ Một Cửa" in page
    assert f'value="{world.units["A2"].pk}" checked' in page or "checked" in page
    assert not Owner.objects.exists()
    typed = {"units": [world.units["A2"].pk, deep.pk], "role": "office", "asked": "to mot cua"}
    assert client.post(at, typed | {"once": str(uuid4())}).status_code == 302
    assert set(Owner.objects.values_list("unit__code", flat=True)) == {"A2", "A1x"}
