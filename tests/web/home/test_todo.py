"""Home says what I must do next, until when, by which clause; and where what I handed in stands."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.web.counting import queries
from tests.web.world import DAY, World
from thidua.clock import moment, set_to
from thidua.core.wording import Say
from thidua.home.queries.todo import todo
from thidua.home.tasks import Task, Todo
from thidua.movements.models import Movement, PlanVersion, Round
from thidua.nominations.models import Nomination
from thidua.people.models import Appointment, Person, User
from thidua.registrations.models import Registration


@pytest.fixture
def movement(world: World) -> Movement:
    made = world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024", "2025")
    Round.objects.filter(movement=made, name="2024").update(
        registration_from=DAY, registration_to=DAY + timedelta(days=5), registration_clause="III.4.1"
    )
    return made


def nomination(movement: Movement, world: World, code: str, state: str, **more: object) -> Nomination:
    a1 = world.units["A1"]
    told = {
        "agency": movement.agency,
        "movement": movement,
        "round": movement.rounds.get(name="2024"),
        "award": "gk-so.individual",
        "unit": a1,
        "nominated_by": a1,
        "holder": a1 if state in ("draft", "returned") else movement.agency,
        "held_since": moment(DAY),
        "plan": movement.plan,
        "made_by": world.users["a1-clerk"],
        "made_at": moment(DAY),
    }
    return Nomination.objects.create(code=code, state=state, **(told | more))


def told(world: World, name: str) -> list[str]:
    return [t.say.vi for _g, _s, tasks in todo(User.objects.get(username=name)).groups for t in tasks]


def test_a_clerk_is_told_to_register_until_when_and_by_which_clause(world: World, movement: Movement) -> None:
    [(name, _say, [task])] = todo(world.users["a1-clerk"]).groups
    assert name == "soon"
    assert task.say.vi == "Đăng ký tham gia đợt 2024"
    assert (task.due, task.clause) == (DAY + timedelta(days=5), "III.4.1")
    assert told(world, "b1-clerk") == [], "a movement of another agency is no work of mine"


def test_a_round_of_a_coming_year_is_not_told_of_yet(world: World, movement: Movement) -> None:
    coming = Round.objects.filter(movement=movement, name="2025")
    coming.update(registration_to=DAY + timedelta(days=400))
    assert "Đăng ký tham gia đợt 2025" not in told(world, "a1-clerk")
    coming.update(registration_from=DAY)
    assert "Đăng ký tham gia đợt 2025" in told(world, "a1-clerk")


def test_a_draft_is_due_by_the_day_that_the_plan_names(world: World, movement: Movement) -> None:
    nomination(movement, world, "HS-1", "draft")
    task = next(t for t in todo(world.users["a1-clerk"]).later if "Hoàn thiện" in t.say.vi)
    assert (task.due, task.clause) == (date(2025, 1, 4), "III.3.c.end")
    assert task.url == reverse("nominations:dossier", args=[Nomination.objects.get().pk])


def test_what_was_returned_waits_for_its_unit_and_is_late_after_its_day(
    world: World, movement: Movement
) -> None:
    nomination(movement, world, "HS-1", "returned", supplement_by=DAY - timedelta(days=1))
    assert [t.say.vi for t in todo(world.users["a1-clerk"]).late] == ["Bổ sung hồ sơ HS-1"]
    assert "Bổ sung hồ sơ HS-1" not in told(world, "a2-clerk")


def test_the_office_is_told_step_by_step_what_lies_with_it(world: World, movement: Movement) -> None:
    for number, state in enumerate(("submitted", "submitted", "accepted", "passed")):
        nomination(movement, world, f"HS-{number}", state, person=list(world.people.values())[number])
    assert told(world, "a-office") == [
        "Giao việc cho 4 tên gọi trong kế hoạch chưa có người làm",
        "Lập quyết định hoặc chuyển cấp trên: 1 hồ sơ",
        "Phân công, thẩm định: 1 hồ sơ",
        "Tiếp nhận: 2 hồ sơ",
    ]
    assert told(world, "b-office") == ["Nạp kế hoạch phát động phong trào"]


def test_first_steps_are_told_to_who_can_take_them(world: World) -> None:
    assert told(world, "a-office") == ["Nạp kế hoạch phát động phong trào"]
    assert told(world, "admin") == []
    assert told(world, "a-agency_admin") == []
    PlanVersion.objects.filter(pk=world.plan("mau", "A").pk).update(state="draft")
    assert told(world, "a-office") == ["Rà soát và công bố kế hoạch"]
    PlanVersion.objects.update(state="published")
    assert told(world, "a-office") == ["Mở phong trào theo kế hoạch"]
    world.movement(PlanVersion.objects.get(), "2024")
    assert told(world, "a-office") == ["Giao việc cho 2 tên gọi trong kế hoạch chưa có người làm"]
    assert told(world, "a-agency_admin") == ["Mở sổ cấp số năm 2024"]


def test_a_new_agency_is_told_to_enter_its_people_and_invite_its_office(world: World) -> None:
    Appointment.objects.filter(role="office").delete()
    Person.objects.filter(agency=world.units["B"]).update(agency=world.units["A"])
    assert told(world, "b-agency_admin") == [
        "Ghi đơn vị và cá nhân của cơ quan",
        "Mời người của cơ quan thường trực",
    ]
    Appointment.objects.filter(role="agency_admin", unit=world.units["B"]).delete()
    assert told(world, "admin") == ["Mời người quản trị cho 1 cơ quan"]


def test_a_secretary_is_told_what_waits_for_a_session(world: World, movement: Movement) -> None:
    nomination(movement, world, "HS-1", "before_council")
    assert told(world, "a-secretary") == ["Lập phiên họp cho 1 hồ sơ đã trình, đợt 2024"]
    assert told(world, "b-secretary") == []


def test_what_was_handed_in_shows_where_it_stands(world: World, movement: Movement) -> None:
    nomination(movement, world, "HS-7", "submitted")
    page = world.client("a1-clerk").get("/").content.decode()
    assert "HS-7" in page
    assert "Đơn vị mẫu A, từ 01/11/2024" in page
    assert "HS-7" not in world.client("b1-clerk").get("/").content.decode()


def test_nothing_to_do_is_said(world: World) -> None:
    assert "Không còn việc nào chờ bạn." in world.client("b2-person").get("/").content.decode()


def test_the_same_queries_with_one_case_and_with_three(world: World, movement: Movement) -> None:
    nomination(movement, world, "HS-0", "submitted")
    nomination(movement, world, "HS-0d", "draft", person=world.people["a3"])
    client = world.client("a-office")
    with_one = queries(client, "/")
    for number, person in enumerate(("a1", "a2", "a4")):
        nomination(movement, world, f"HS-{number}x", "submitted", person=world.people[person])
        nomination(movement, world, f"HS-{number}y", "draft", person=world.people[person])
    assert queries(client, "/") == with_one


def test_days_are_sorted_into_late_soon_later_and_undated() -> None:
    say = Say("việc", "work")
    days = {"late": -1, "soon": 0, "later": 8}
    tasks = [Task(say, name, "/", say, DAY + timedelta(days=n)) for name, n in days.items()]
    found = Todo.of([*tasks, Task(say, "none", "/", say)], DAY)
    assert [[t.about for t in lst] for lst in (found.late, found.soon, found.later, found.undated)] == [
        ["late"],
        ["soon"],
        ["later"],
        ["none"],
    ]


def test_who_takes_part_and_has_no_dossier_is_told_a_month_before(world: World, movement: Movement) -> None:
    Registration.objects.create(
        agency=movement.agency,
        movement=movement,
        round=movement.rounds.get(name="2024"),
        unit=world.units["A1"],
        state="registered",
        registered_on=DAY,
        registered_by=world.users["a1-clerk"],
        entered_at=moment(DAY),
    )
    assert "Lập hồ sơ đề nghị đợt 2024" not in told(world, "a1-clerk"), "the deadline is two months away"
    with set_to(date(2024, 12, 20)):
        assert "Lập hồ sơ đề nghị đợt 2024" in told(world, "a1-clerk")
        assert "Lập hồ sơ đề nghị đợt 2024" not in told(world, "a2-clerk")
        nomination(movement, world, "HS-1", "draft")
        assert "Lập hồ sơ đề nghị đợt 2024" not in told(world, "a1-clerk")


def test_all_rooms_are_asked_in_one_query_and_only_those_that_have_work_are_read(
    world: World, movement: Movement
) -> None:
    office = world.users["a-office"]
    assert office.holdings
    Movement.objects.filter(pk=movement.pk).update(state="planned")
    with CaptureQueriesContext(connection) as idle:
        assert todo(office).count == 0
    nomination(movement, world, "HS-1", "submitted")
    with CaptureQueriesContext(connection) as busy:
        assert todo(office).count == 1
    assert len(idle) <= 4
    assert len(busy) == len(idle) + 1
