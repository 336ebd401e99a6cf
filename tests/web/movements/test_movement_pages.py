"""Pages of movements: what they show to whom, how many queries they make, that a double click does one thing."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.counting import queries
from tests.web.world import World
from thidua.movements.actions.running import NewEvent, record_event
from thidua.movements.models import Movement, MovementRole, PlanVersion
from thidua.people.models import User


@pytest.fixture
def plan(world: World) -> PlanVersion:
    """The plan whose dossiers wait for an announced result, of department A."""
    return world.plan("kien-giang-so-xay-dung-2022", "A")


@pytest.fixture
def movement(world: World, plan: PlanVersion) -> Movement:
    """That plan, running."""
    return world.movement(plan, "2024")


def test_the_list_asks_as_often_for_three_rows_as_for_one(world: World, movement: Movement) -> None:
    client, page = world.client("a-office"), reverse("movements:list")
    one = queries(client, page)
    world.movement(world.plan("ha-nam-so-tu-phap-2023", "A"), "2024", "2025")
    world.movement(world.plan("mau", "B"), "2024")
    assert queries(client, page) == one == 12


@pytest.mark.parametrize("page", ["movement", "calendar", "progress"])
def test_pages_ask_as_often_whatever_they_hold(world: World, movement: Movement, page: str) -> None:
    client, address = world.client("a-office"), reverse(f"movements:{page}", args=[movement.pk])
    by = world.users["a-office"]
    child = world.movement(world.plan("mau", "B"), "2024", parent=movement)
    world.appoint("a-chair", "chair", movement)
    record_event(movement, NewEvent("index_recognised", date(2024, 10, 1), 2024), by=by)
    one = queries(client, address)
    for name, role in (("a-secretary", "secretary"), ("a-member1", "member")):
        world.appoint(name, role, movement)
    for agency in ("P", "A"):
        Movement.objects.create(
            agency=world.units[agency],
            plan=child.plan,
            parent=movement,
            name="Phong trào mẫu",
            folded="",
            opened_at=child.opened_at,
            opened_by=by,
        )
    record_event(movement, NewEvent("index_recognised", date(2024, 10, 2), 2023), by=by)
    assert queries(client, address) == one


def test_the_list_is_filtered_and_exported(world: World, movement: Movement) -> None:
    world.movement(world.plan("mau", "B"), "2026")
    client, page = world.client("a-office"), reverse("movements:list")
    told = client.get(page, {"year": "2026"}).content.decode()
    assert "Đơn vị mẫu B" in told
    assert movement.name not in told
    sheet = client.get(page, {"xuat": "csv", "agency": world.units["A"].pk}).content.decode()
    assert movement.name in sheet
    assert client.get(page, {"state": "closed"}).status_code == 200


def test_the_page_of_a_movement(world: World, movement: Movement) -> None:
    world.appoint("a-chair", "chair", movement)
    address = reverse("movements:movement", args=[movement.pk])
    told = world.client("a-office").get(address).content.decode()
    assert "Tài khoản mẫu a-chair" in told
    assert reverse("movements:suspend", args=[movement.pk]) in told
    elsewhere = world.client("b-office").get(address).content.decode()
    assert "Tài khoản mẫu a-chair" not in elsewhere
    assert reverse("movements:suspend", args=[movement.pk]) not in elsewhere


def test_the_calendar_is_shown_printed_and_taken_along(world: World, movement: Movement) -> None:
    client = world.client("a1-clerk")
    told = client.get(reverse("movements:calendar", args=[movement.pk])).content.decode()
    assert "chưa tính được: chờ công nhận kết quả" in told
    assert (
        "Lịch của phong trào"
        in client.get(reverse("movements:calendar_print", args=[movement.pk])).content.decode()
    )
    file = client.get(reverse("movements:calendar_ics", args=[movement.pk]))
    assert file.headers["Content-Type"].startswith("text/calendar")
    assert file.content.startswith(b"BEGIN:VCALENDAR")


def test_a_movement_is_opened_once_from_its_plan(world: World, plan: PlanVersion) -> None:
    client, page = world.client("a-office"), reverse("movements:open", args=[plan.pk])
    assert client.get(page).status_code == 200
    given = {"name": "Phong trào mẫu", "rounds": ["2024", "2025"], "once": str(uuid4())}
    first, second = client.post(page, given), client.post(page, given)
    made = Movement.objects.get()
    assert (
        first.headers["Location"]
        == second.headers["Location"]
        == reverse("movements:movement", args=[made.pk])
    )
    assert sorted(r.name for r in made.rounds.all()) == ["2024", "2025"]
    again = client.post(page, given | {"once": str(uuid4())})
    assert again.status_code == 422
    assert "đang chạy ở" in again.content.decode()


def test_the_list_offers_plans_that_wait_to_be_opened(world: World, plan: PlanVersion) -> None:
    page, door = reverse("movements:list"), reverse("movements:open", args=[plan.pk])
    assert door in world.client("a-office").get(page).content.decode()
    assert door not in world.client("b-office").get(page).content.decode()
    assert door not in world.client("a1-clerk").get(page).content.decode()
    world.movement(plan, "2024")
    assert door not in world.client("a-office").get(page).content.decode()


def test_others_do_not_reach_the_forms(world: World, movement: Movement, plan: PlanVersion) -> None:
    for who in ("b-office", "a1-clerk"):
        client = world.client(who)
        assert client.get(reverse("movements:open", args=[plan.pk])).status_code == 403
        for page in ("suspend", "transfer", "close", "appoint", "event", "receive_places", "open_below"):
            assert client.get(reverse(f"movements:{page}", args=[movement.pk])).status_code == 403
        assert client.get(reverse("movements:window", args=[movement.rounds.get().pk])).status_code == 403


def test_every_form_of_the_office_opens(world: World, movement: Movement) -> None:
    client = world.client("a-office")
    for page in ("suspend", "transfer", "close", "appoint", "event", "receive_places", "open_below"):
        assert client.get(reverse(f"movements:{page}", args=[movement.pk])).status_code == 200


def test_suspending_asks_and_then_tells(world: World, movement: Movement) -> None:
    client, page = world.client("a-office"), reverse("movements:suspend", args=[movement.pk])
    given = {"number": "QĐ mẫu 7", "on": "1/10/2024", "reason": "sắp xếp"}
    answer = client.post(page, given, follow=True).content.decode()
    assert "QĐ mẫu 7" in answer
    assert "Tạm dừng" in answer
    refused = client.post(page, given)
    assert refused.status_code == 422
    assert "chỉ làm được khi đang ở trạng thái" in refused.content.decode()


def test_two_people_change_one_window(world: World, movement: Movement) -> None:
    client, page = world.client("a-office"), reverse("movements:window", args=[movement.rounds.get().pk])
    given = {"start": "01/11/2024", "end": "15/11/2024", "clause": "III.1", "version": "1"}
    assert client.post(page, given).status_code == 302
    stale = client.post(page, given | {"end": "20/11/2024"})
    assert stale.status_code == 409
    told = stale.content.decode()
    assert "20/11/2024" in told
    assert "15/11/2024" in told


def test_a_role_is_given_by_name_and_ended(world: World, movement: Movement) -> None:
    client = world.client("a-office")
    page = reverse("movements:appoint", args=[movement.pk])
    assert client.post(page, {"user": "A-Chair@thidua.test", "role": "chair"}).status_code == 302
    role = MovementRole.objects.get()
    strange = client.post(page, {"user": "b-chair", "role": "chair"})
    assert "không có tài khoản" in strange.content.decode().lower()
    found = client.get(reverse("movements:account_lookup", args=[movement.pk]), {"q": "a-cha"}).json()
    assert [r["value"] for r in found["results"]] == ["a-chair"]
    none = world.client("b-office").get(
        reverse("movements:account_lookup", args=[movement.pk]), {"q": "a-cha"}
    )
    assert none.json() == {"results": []}
    assert client.post(reverse("movements:end_role", args=[role.pk])).status_code == 302
    assert User.objects.get(username="a-chair").movements == []


def test_an_event_is_recorded_and_withdrawn(world: World, movement: Movement) -> None:
    client = world.client("a-office")
    given = {"event": "index_recognised", "year": "2024", "on": "20/10/2024", "decision": "QĐ mẫu 3"}
    told = client.post(reverse("movements:event", args=[movement.pk]), given, follow=True).content.decode()
    assert "QĐ mẫu 3" in told
    held = movement.events.get()
    client.post(reverse("movements:event_withdraw", args=[held.pk]))
    held.refresh_from_db()
    assert held.withdrawn_at


def test_places_are_given_to_a_movement_below(world: World) -> None:
    above = world.movement(world.plan("an-giang-ubnd-tinh-2022", "P"), "2024")
    below = world.movement(world.plan("an-giang-so-tu-phap-2023", "A"), "2024", parent=above)
    client, page = world.client("p-office"), reverse("movements:allot", args=[below.pk])
    form = client.get(page).context["form"]
    award = form.fields["award"].choices[0][0]
    given = {
        "award": award,
        "round": "2024",
        "places": "2",
        "decision": "QĐ mẫu 9",
        "decided_on": "1/10/2024",
    }
    assert client.post(page, given).status_code == 302
    assert below.allotted.get().places == 2
    told = world.client("a-office").get(reverse("movements:movement", args=[below.pk])).content.decode()
    assert "QĐ mẫu 9" in told
    undo = reverse("movements:places_withdraw", args=[below.allotted.get().pk])
    assert world.client("a-office").get(undo).status_code in (403, 404)
    assert client.post(undo).status_code == 302
    assert not below.allotted.exists()
    orphan = world.movement(world.plan("mau", "B"), "2024")
    assert client.get(reverse("movements:allot", args=[orphan.pk])).status_code == 404
