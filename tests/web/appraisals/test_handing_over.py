"""A movement goes to another agency after a merger: what is under way goes along, what is done stays."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from tests.web.appraisals.tables import Table, table
from tests.web.world import DAY, World
from thidua.audit.models import Entry
from thidua.clock import now
from thidua.core.errors import Refused
from thidua.movements.actions.handing import transfer
from thidua.movements.actions.movements import Act
from thidua.movements.models import Allotment, Event, Movement, Round
from thidua.nominations.models import Nomination
from thidua.people.actions.units import Change, move
from thidua.people.models import User
from thidua.registrations.models import Registration

pytestmark = pytest.mark.slow

ACT = Act("QĐ mẫu 7", date(2024, 10, 30), "sắp xếp bộ máy")


@pytest.fixture
def at(world: World) -> Table:
    """Department A's movement: registrations of both divisions, an appraised dossier of A1, a role."""
    made = table(world)
    round_ = made.round
    round_.registration_to = date(2024, 12, 1)
    round_.save()
    for unit in ("A1", "A2"):
        Registration.objects.create(
            agency=world.units["A"],
            movement=made.movement,
            round=round_,
            unit=world.units[unit],
            state="registered",
            registered_on=DAY,
            registered_by=world.users["a-office"],
            entered_at=now(),
        )
    about = {"agency": world.units["A"], "movement": made.movement, "recorded_at": now()}
    Event.objects.create(event="plan_issued", on=DAY, **about)
    Allotment.objects.create(
        award="bk-tinh", round="2024", places=2, decision="9/QĐ-M", decided_on=DAY, **about
    )
    world.user("guest", "candidate", "B")
    world.appoint("guest", "appraiser", made.movement)
    return made


def merge(at: Table, *units: str) -> None:
    """Divisions of A become divisions of B."""
    for code in units:
        unit = at.world.units[code]
        move(unit, at.world.units["B"], Change(DAY, "QĐ mẫu 6"), by=at.user("admin"))


def handed(at: Table) -> Movement:
    """The movement that goes on at B."""
    return transfer(at.movement, ACT, at.world.units["B"], by=at.user("a-office"))


def test_what_is_under_way_goes_along(at: Table) -> None:
    nomination = at.appraised("a1")
    merge(at, "A1", "A2")
    made = handed(at)
    moved = Nomination.objects.get(pk=nomination.pk)
    assert (moved.movement, moved.round, moved.state) == (made, made.rounds.get(), "appraised")
    assert {moved.holder.code, moved.agency.code} == {"B"}
    assert moved.assignments.get().movement == made
    assert made.rounds.get().registration_to == date(2024, 12, 1)
    assert Registration.objects.filter(movement=made, round=made.rounds.get()).count() == 2
    assert [(r.user.username, r.role) for r in made.roles.filter(ended_on=None)] == [("guest", "appraiser")]
    assert not at.movement.roles.filter(ended_on=None).exists()
    assert (made.events.get().on, made.allotments.get().places) == (DAY, 2)


def test_the_new_office_works_on_and_the_old_one_no_more(at: Table) -> None:
    nomination = at.appraised("a1")
    merge(at, "A1", "A2")
    handed(at)
    page = reverse("nominations:dossier", args=[nomination.pk])
    assert at.world.client("b-office").get(page).status_code == 200
    assert at.world.client("a-office").get(page).status_code == 404


def test_each_thing_tells_in_its_own_history_that_it_went_along(at: Table) -> None:
    nomination = at.appraised("a1")
    merge(at, "A1", "A2")
    made = handed(at)
    told = Entry.objects.filter(action="movement.transfer")
    assert set(told.values_list("kind", flat=True)) == {
        "movements.movement",
        "registrations.registration",
        "nominations.nomination",
        "appraisals.assignment",
    }
    entry = told.get(kind="nominations.nomination", ident=str(nomination.pk))
    assert entry.told == {"from": at.movement.pk, "to": made.pk}


def test_registrations_of_units_elsewhere_stay(at: Table) -> None:
    merge(at, "A1")
    made = handed(at)
    units = Registration.objects.values_list("unit__code", "movement")
    assert dict(units) == {"A1": made.pk, "A2": at.movement.pk}


def test_a_dossier_of_a_unit_elsewhere_is_not_left_behind(at: Table) -> None:
    nomination = at.appraised("a1")
    merge(at, "A2")
    with pytest.raises(Refused, match=f"chuyển đơn vị về cơ quan nhận.*{nomination.code}"):
        handed(at)


@pytest.mark.parametrize("state", ["before_council", "passed", "in_decision", "proposed"])
def test_a_dossier_halfway_is_not_handed_over(at: Table, state: str) -> None:
    nomination = at.appraised("a1")
    merge(at, "A1", "A2")
    Nomination.objects.filter(pk=nomination.pk).update(state=state)
    with pytest.raises(Refused, match=f"1 hồ sơ đang ở Hội đồng.*{nomination.code}"):
        handed(at)
    assert Movement.objects.count() == 1


def test_a_round_that_was_awarded_stays_so_that_no_place_is_given_twice(at: Table) -> None:
    nomination = at.appraised("a1")
    Nomination.objects.filter(pk=nomination.pk).update(state="granted")
    Round.objects.create(movement=at.movement, name="2025", kind="annual")
    merge(at, "A1", "A2")
    made = handed(at)
    assert [r.name for r in made.rounds.all()] == ["2025"]
    assert Nomination.objects.get(pk=nomination.pk).movement == at.movement


def test_movements_below_go_on_under_the_new_one(at: Table) -> None:
    below = at.world.movement(at.movement.plan, "2024", parent=at.movement)
    made = handed(at)
    below.refresh_from_db()
    assert below.parent == made


def test_the_page_shows_what_goes_along_before_anything_is_done(at: Table) -> None:
    at.appraised("a1")
    merge(at, "A1")
    page = reverse("movements:transfer", args=[at.movement.pk])
    client = at.world.client("a-office")
    assert "Xem trước" in client.get(page).content.decode()
    address = f"{page}?agency={at.world.units['B'].pk}"
    shown = client.get(address).content.decode()
    for words in ("1 hồ sơ đang làm", "1 đăng ký của đơn vị không thuộc cơ quan nhận", "1 việc thẩm định"):
        assert words in shown
    assert Movement.objects.count() == 1
    given = {"number": "QĐ mẫu 7", "on": "30/10/2024", "reason": ""}
    assert client.post(address, given).status_code == 302
    assert User.objects.get(username="b-office").notices.count() == 1
