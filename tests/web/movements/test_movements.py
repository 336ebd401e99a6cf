"""Movements are opened, opened below, paused, carried on, handed over and closed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.world import World
from thidua.audit.models import Entry
from thidua.core.errors import Refused
from thidua.movements.actions.handing import transfer
from thidua.movements.actions.movements import (
    Act,
    NewMovement,
    close,
    open_below,
    open_movement,
    resume,
    start_below,
    suspend,
)
from thidua.movements.models import Movement, PlanVersion
from thidua.movements.queries.movements import below
from thidua.people.models import Notice, Unit, User
from thidua.screens.models import Job

ACT = Act("QĐ mẫu 7", date(2024, 10, 30), "sắp xếp bộ máy")


@pytest.fixture
def plan(world: World) -> PlanVersion:
    """The sample plan with a registration deadline, of department A."""
    return world.plan("mau", "A")


def test_a_published_plan_opens_with_its_windows(world: World, plan: PlanVersion) -> None:
    made = open_movement(plan, NewMovement(("2024",), parent_outside="Tỉnh mẫu"), by=world.users["a-office"])
    round_ = made.rounds.get()
    assert (made.agency, made.state, made.parent_outside) == (world.units["A"], "open", "Tỉnh mẫu")
    assert round_.kind == "annual"
    assert round_.registration_to is not None
    assert round_.registration_clause
    assert Entry.objects.get().told == {"to": "open"}


def test_a_plan_opens_once(world: World, plan: PlanVersion) -> None:
    by = world.users["a-office"]
    open_movement(plan, NewMovement(("2024",)), by=by)
    with pytest.raises(Refused, match="đang chạy ở"):
        open_movement(plan, NewMovement(("2024",)), by=by)


def test_what_cannot_be_opened(world: World, plan: PlanVersion) -> None:
    by = world.users["a-office"]
    with pytest.raises(Refused, match="ít nhất một đợt"):
        open_movement(plan, NewMovement(()), by=by)
    PlanVersion.objects.update(state="draft")
    with pytest.raises(Refused, match="đã công bố"):
        open_movement(plan, NewMovement(("2024",)), by=by)
    PlanVersion.objects.update(state="published")
    with pytest.raises(Refused, match="Không hiểu đợt"):
        open_movement(plan, NewMovement(("hai",)), by=by)


@pytest.mark.parametrize("who", ["b-office", "a1-clerk", "a-signer", "p-office"])
def test_others_do_not_open(world: World, plan: PlanVersion, who: str) -> None:
    with pytest.raises(Refused, match="không có quyền mở phong trào"):
        open_movement(plan, NewMovement(("2024",)), by=world.users[who])


def test_the_parent_is_above(world: World, plan: PlanVersion) -> None:
    other = world.movement(world.plan("ha-nam-so-tu-phap-2023", "B"), "2024")
    with pytest.raises(Refused, match="cơ quan cấp trên mở"):
        open_movement(plan, NewMovement(("2024",), parent=other), by=world.users["a-office"])
    above = world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024")
    made = open_movement(plan, NewMovement(("2024",), parent=above), by=world.users["a-office"])
    assert made.parent == above


def test_opening_below_follows_the_tree(world: World) -> None:
    world.unit("C", "public_service_unit", "A", agency=True)
    above = world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024", "2025")
    by = world.users["p-office"]
    assert [u.code for u in below(above)] == ["A", "C", "B"]
    made = open_below(above, [world.units["C"], world.units["A"]], by=by)
    first, second = made
    assert (first.agency.code, first.parent) == ("A", above)
    assert (second.agency.code, second.parent) == ("C", first)
    assert {r.name for r in second.rounds.all()} == {"2024", "2025"}
    assert Notice.objects.get().user == world.users["a-office"]
    assert [u.code for u in below(above)] == ["B"]


def test_opening_below_is_all_or_nothing(world: World) -> None:
    above = world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024")
    by = world.users["p-office"]
    with pytest.raises(Refused, match="không phải cơ quan cấp dưới"):
        open_below(above, [world.units["A"], world.units["A1"]], by=by)
    assert Movement.objects.count() == 1
    with pytest.raises(Refused, match="mở phong trào cho các cơ quan"):
        open_below(above, [world.units["A"]], by=world.users["a-office"])


@pytest.mark.django_db(transaction=True)
def test_opening_below_tells_how_far_it_is(transactional_world: World) -> None:
    world = transactional_world
    above = world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024")
    job = start_below(above, [world.units["A"], world.units["B"]], by=world.users["p-office"])
    job = Job.objects.get(pk=job.pk)
    assert (job.state, job.done, job.total, job.told_vi) == ("done", 2, 2, "Đã mở 2 phong trào.")


def test_a_movement_is_paused_and_goes_on(world: World, plan: PlanVersion) -> None:
    by = world.users["a-office"]
    made = world.movement(plan, "2024")
    assert suspend(made, ACT, by=by).state == "suspended"
    with pytest.raises(Refused, match="chỉ làm được khi đang ở trạng thái: đang chạy"):
        suspend(made, ACT, by=by)
    assert resume(made, ACT, by=by).state == "open"
    assert [a.action for a in made.acts.order_by("pk")] == ["suspend", "continue"]


def test_an_act_has_its_number_and_a_day_that_has_come(world: World, plan: PlanVersion) -> None:
    made = world.movement(plan, "2024")
    for act, said in ((Act(" ", ACT.on), "Ghi số"), (Act("7", date(2025, 1, 1)), "chưa tới")):
        with pytest.raises(Refused, match=said):
            suspend(made, act, by=world.users["a-office"])
    with pytest.raises(Refused, match="không có quyền tạm dừng"):
        suspend(made, ACT, by=world.users["b-office"])


def test_a_handed_over_movement_goes_on_elsewhere(world: World, plan: PlanVersion) -> None:
    made = world.movement(plan, "2024")
    made.rounds.update(registration_to=date(2024, 12, 1))
    successor = transfer(made, ACT, world.units["B"], by=world.users["a-office"])
    made.refresh_from_db()
    assert (made.state, made.transferred_to) == ("transferred", world.units["B"])
    assert (successor.agency, successor.plan, successor.state) == (world.units["B"], plan, "open")
    assert successor.rounds.get().registration_to == date(2024, 12, 1)
    assert Notice.objects.get().user == world.users["b-office"]
    with pytest.raises(Refused, match="Lúc này: đã chuyển giao"):
        transfer(made, ACT, world.units["B"], by=world.users["a-office"])


def test_a_movement_is_handed_to_another_agency_only(world: World, plan: PlanVersion) -> None:
    made = world.movement(plan, "2024")
    for unit in ("A", "A1", "B1"):
        with pytest.raises(Refused, match="Chọn một cơ quan khác"):
            transfer(made, ACT, Unit.objects.get(code=unit), by=world.users["a-office"])


def test_a_movement_closes_for_good(world: World, plan: PlanVersion) -> None:
    made = world.movement(plan, "2024")
    assert close(made, ACT, by=world.users["a-office"]).state == "closed"
    with pytest.raises(Refused, match="Lúc này: đã kết thúc"):
        resume(made, ACT, by=world.users["a-office"])


def test_an_office_appointed_for_the_movement_opens_below(world: World) -> None:
    above = world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024")
    world.appoint("p-steering", "office", above)
    made = open_below(above, [world.units["A"]], by=User.objects.get(username="p-steering"))
    assert made[0].agency == world.units["A"]
