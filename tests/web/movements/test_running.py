"""While a movement runs: windows, roles, events and places."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.web.world import World
from thidua.audit.models import Entry
from thidua.core.errors import Refused
from thidua.movements.actions.movements import Act, suspend
from thidua.movements.actions.running import (
    NewEvent,
    NewPlaces,
    allot,
    appoint_to,
    end_role,
    receive_places,
    record_event,
    set_window,
    withdraw_event,
    withdraw_places,
)
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement, MovementRole
from thidua.movements.queries.calendar import Window, calendar_of, waited_for
from thidua.movements.queries.movements import office_users, quotas
from thidua.people.models import User
from thidua.screens.posting import Conflict

OPEN = Window(date(2024, 11, 1), date(2024, 11, 15), "III.1")


@pytest.fixture
def movement(world: World) -> Movement:
    """Department A runs the plan whose dossiers wait for an announced result."""
    return world.movement(world.plan("kien-giang-so-xay-dung-2022", "A"), "2024")


@pytest.fixture
def province(world: World) -> Movement:
    """The province runs a movement, and department A one below it."""
    return world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024")


def test_a_window_is_set_with_its_clause(world: World, movement: Movement) -> None:
    round_ = set_window(movement.rounds.get(), OPEN, by=world.users["a-office"], version=1)
    assert (round_.registration_to, round_.registration_clause, round_.version) == (OPEN.end, "III.1", 2)
    with pytest.raises(Conflict):
        set_window(round_, OPEN, by=world.users["a-office"], version=1)
    backwards = replace(OPEN, start=date(2024, 12, 1))
    with pytest.raises(Refused, match="phải từ ngày bắt đầu"):
        set_window(round_, backwards, by=world.users["a-office"])


def test_who_sets_a_window(world: World, movement: Movement) -> None:
    for who in ("b-office", "a1-clerk", "p-office"):
        with pytest.raises(Refused, match="không có quyền đặt thời gian"):
            set_window(movement.rounds.get(), OPEN, by=world.users[who])
    suspend(movement, Act("7", date(2024, 10, 1)), by=world.users["a-office"])
    with pytest.raises(Refused, match="Lúc này: tạm dừng"):
        set_window(movement.rounds.get(), OPEN, by=world.users["a-office"])


def test_a_role_for_one_movement(world: World, movement: Movement) -> None:
    by = world.users["a-office"]
    user = world.users["b-appraiser"]
    role = appoint_to(movement, user, "appraiser", by=by)
    assert User.objects.get(pk=user.pk).movements == [movement.pk]
    assert user.notices.count() == 1
    with pytest.raises(Refused, match="đang giữ vai"):
        appoint_to(movement, user, "appraiser", by=by)
    end_role(role, by=by)
    assert User.objects.get(pk=user.pk).movements == []
    with pytest.raises(Refused, match="đã thôi giao"):
        end_role(role, by=by)


def test_which_roles_and_to_whom(world: World, movement: Movement) -> None:
    by = world.users["a-office"]
    with pytest.raises(Refused, match="không giao theo phong trào"):
        appoint_to(movement, world.users["a-chair"], "sysadmin", by=by)
    with pytest.raises(Refused, match="Không tự giao vai"):
        appoint_to(movement, by, "appraiser", by=by)
    with pytest.raises(Refused, match="không có quyền giao vai"):
        appoint_to(movement, world.users["a-chair"], "chair", by=world.users["b-office"])
    User.objects.filter(username="a-chair").update(is_active=False)
    with pytest.raises(Refused, match="đang khóa"):
        appoint_to(movement, User.objects.get(username="a-chair"), "chair", by=by)
    role = MovementRole.objects.create(
        movement=movement, user=by, role="chair", unit=movement.agency, since=date(2024, 1, 1), by=by
    )
    with pytest.raises(Refused, match="không có quyền thôi giao"):
        end_role(role, by=world.users["b-office"])


def test_the_office_of_a_movement(world: World, movement: Movement) -> None:
    appoint_to(movement, world.users["b-office"], "office", by=world.users["a-office"])
    assert {u.username for u in office_users(movement)} == {"a-office", "b-office"}


def test_an_event_makes_a_deadline_known(world: World, movement: Movement) -> None:
    by = world.users["a-office"]
    assert "index_recognised" in waited_for(movement)
    new = NewEvent("index_recognised", date(2024, 10, 20), 2024, decision="QĐ mẫu 3")
    made = record_event(movement, new, by=by)
    assert "index_recognised" not in waited_for(movement)
    assert date(2024, 10, 30) in {d.last for d in calendar_of(movement)}
    with pytest.raises(Refused, match="đã ghi rồi"):
        record_event(movement, new, by=by)
    withdraw_event(made, by=by)
    assert "index_recognised" in waited_for(movement)
    with pytest.raises(Refused, match="đã rút"):
        withdraw_event(made, by=by)


def test_an_event_has_happened_and_is_the_offices_to_record(world: World, movement: Movement) -> None:
    new = NewEvent("index_recognised", date(2025, 1, 20), 2024)
    with pytest.raises(Refused, match="chưa tới"):
        record_event(movement, new, by=world.users["a-office"])
    with pytest.raises(Refused, match="không có quyền ghi sự kiện"):
        record_event(movement, replace(new, on=date(2024, 10, 1)), by=world.users["a1-clerk"])
    made = record_event(movement, replace(new, on=date(2024, 10, 1)), by=world.users["a-office"])
    with pytest.raises(Refused, match="không có quyền rút sự kiện"):
        withdraw_event(made, by=world.users["b-office"])


def places(below: Movement | None, award: str) -> NewPlaces:
    return NewPlaces(award, "2024", 2, "QĐ mẫu 9", date(2024, 10, 1), below)


def test_places_go_down_by_a_numbered_decision(world: World, province: Movement) -> None:
    plan = world.plan("an-giang-so-tu-phap-2023", "A")
    below = world.movement(plan, "2024", parent=province)
    award = next(a.id for a in plan_of(plan).awards if a.round == "annual")
    by = world.users["p-office"]
    made = allot(province, places(below, award), by=by)
    assert (made.agency, made.places) == (world.units["P"], 2)
    found = {q.award.id: q.places for _, qs in quotas(below) for q in qs}
    assert found[award] == 2
    assert world.users["a-office"].notices.count() == 1
    with pytest.raises(Refused, match="không có hình thức khen"):
        allot(province, places(below, "khac"), by=by)
    with pytest.raises(Refused, match="không có đợt"):
        allot(province, replace(places(below, award), round="2031"), by=by)
    with pytest.raises(Refused, match="Ghi số"):
        allot(province, replace(places(below, award), decision=" "), by=by)
    with pytest.raises(Refused, match="chưa tới"):
        allot(province, replace(places(below, award), decided_on=date(2025, 1, 1)), by=by)
    with pytest.raises(Refused, match="không có quyền giao suất"):
        allot(province, places(below, award), by=world.users["a-office"])
    with pytest.raises(Refused, match="trực tiếp bên dưới"):
        allot(province, places(province, award), by=by)


def test_places_from_outside_are_recorded(world: World, province: Movement) -> None:
    plan = world.plan("an-giang-so-tu-phap-2023", "A")
    mine = world.movement(plan, "2024")
    award = next(a.id for a in plan_of(plan).awards if a.round == "annual")
    made = receive_places(mine, places(None, award), by=world.users["a-office"])
    assert (made.movement, made.to_movement) == (mine, None)
    assert {q.award.id: q.places for _, qs in quotas(mine) for q in qs}[award] == 2
    with pytest.raises(Refused, match="không có quyền ghi suất"):
        receive_places(mine, places(None, award), by=world.users["p-office"])


def test_places_recorded_in_error_are_withdrawn(world: World, province: Movement) -> None:
    mine = world.movement(world.plan("an-giang-so-tu-phap-2023", "A"), "2024", parent=province)
    award = next(a.id for a in plan_of(mine.plan).awards if a.round == "annual")
    given = allot(province, places(mine, award), by=world.users["p-office"])
    with pytest.raises(Refused, match="không có quyền rút suất"):
        withdraw_places(given, by=world.users["a-office"])
    withdraw_places(given, by=world.users["p-office"])
    assert not mine.allotted.exists()
    assert Entry.objects.get(action="movement.withdraw_places").told["number"] == "QĐ mẫu 9"
    assert world.users["a-office"].notices.count() == 2
    received = receive_places(mine, places(None, award), by=world.users["a-office"])
    suspend(mine, Act("7", date(2024, 10, 1)), by=world.users["a-office"])
    with pytest.raises(Refused, match="Lúc này: tạm dừng"):
        withdraw_places(received, by=world.users["a-office"])
