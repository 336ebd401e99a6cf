"""How far below their unit people work: an agency with people of its own shows nothing before it sends it."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.everything import Everything
from tests.web.nominations.dossiers import Desk
from tests.web.world import World
from thidua import access
from thidua.core.errors import Refused
from thidua.nominations.actions import dossier
from thidua.nominations.queries.proposing import proposer
from thidua.people.models import Appointment, Person, Unit, User
from thidua.people.models.below import Below
from thidua.people.owned import Owned


def clerk_of_all(world: World) -> User:
    """A clerk at the top of the tree, with an agency below in which nobody works yet."""
    world.unit("C", "commune", "P", agency=True)
    world.unit("C1", "division", "C")
    world.person("c1", "C1")
    return world.user("p-clerk", "clerk", "P")


def fresh(user: User) -> User:
    """The account as the next request reads it."""
    return User.objects.get(pk=user.pk)


def test_a_clerk_sees_below_only_agencies_where_nobody_works(world: World) -> None:
    clerk = clerk_of_all(world)
    assert {p.code for p in Person.objects.visible_to(clerk)} == {"c1"}
    assert access.may("person.view", clerk, world.people["c1"])
    assert not access.may("person.view", clerk, world.people["a1"])


@pytest.mark.parametrize("role", ["clerk", "office"])
def test_from_the_first_appointment_on_an_agency_looks_after_itself(world: World, role: str) -> None:
    clerk = clerk_of_all(world)
    theirs = world.user("c1-own", role, "C" if role == "office" else "C1")
    assert not Person.objects.visible_to(fresh(clerk)).exists()
    assert not access.may("person.view", fresh(clerk), world.people["c1"])
    Appointment.objects.filter(user=theirs).update(ended_on=timezone.localdate())
    assert access.may("person.view", fresh(clerk), world.people["c1"])


def test_what_lies_below_a_served_agency_looks_to_that_one(world: World) -> None:
    clerk = clerk_of_all(world)
    world.unit("D", "centre", "A", agency=True)
    world.person("d1", "D")
    assert {p.code for p in Person.objects.visible_to(fresh(clerk))} == {"c1"}
    assert "d1" in {p.code for p in Person.objects.visible_to(world.users["a-clerk"])}


def test_a_clerk_of_two_agencies_sees_both(world: World) -> None:
    clerk = clerk_of_all(world)
    Appointment.objects.create(user=clerk, role="clerk", unit=world.units["B"], since="2024-01-01")
    assert {p.code for p in Person.objects.visible_to(fresh(clerk))} == {"b1", "b2", "c1"}


@pytest.mark.parametrize("by", ["p-clerk", "p-office"])
def test_nobody_proposes_for_an_agency_that_proposes_itself(world: World, by: str) -> None:
    clerk_of_all(world)
    movement = world.movement(world.plan("ha-nam-so-tu-phap-2023", "P"), "2024")
    desk, user = Desk(world, movement), fresh(world.users[by])
    award = movement.plan.code and "gk-so.individual"
    new = dossier.New(desk.round, award, world.units["P"], world.people["a1"].unit, world.people["a1"])
    with pytest.raises(Refused, match="đã có người làm hồ sơ"):
        dossier.start(new, by=user)
    assert proposer(user, world.units["A1"]) is None
    assert proposer(user, world.units["C1"]) == world.units["P"]


@pytest.mark.slow
def test_nothing_of_an_agency_below_is_seen_before_it_is_sent(made: Everything) -> None:
    """Every model with an owner: what the clerk above sees is what somebody without a unit sees, or was sent."""
    clerk, stranger = _users(made)
    own = {m for m in owned() if m.objects.visible_to(made.user("a-clerk")).exists()}
    assert {"Nomination", "Registration", "Fact", "Report", "Story"} <= {m.__name__ for m in own}
    for model in owned():
        seen = set(model.objects.visible_to(clerk).values_list("pk", flat=True))
        for_all = set(model.objects.visible_to(stranger).values_list("pk", flat=True))
        assert seen <= for_all, model


def _users(made: Everything) -> tuple[User, User]:
    clerk = User.objects.create(username="above", email="above@thidua.test")
    Appointment.objects.create(user=clerk, role="clerk", unit=Unit.objects.get(code="P"), since="2024-01-01")
    return clerk, User.objects.create(username="stranger", email="stranger@thidua.test")


def owned() -> list[Any]:
    """Every model whose rows have an owning agency."""
    return [m for m in apps.get_models() if issubclass(m, Owned)]


CODES = ("U0", "U1", "U2", "U3", "U4", "U5")
TREES = st.lists(
    st.tuples(st.integers(0, 4), st.booleans(), st.booleans()),
    min_size=len(CODES) - 1,
    max_size=len(CODES) - 1,
)


@given(tree=TREES, at=st.integers(0, 5))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.slow
def test_rows_and_one_row_get_the_same_answer(db: None, tree: list[tuple[int, bool, bool]], at: int) -> None:
    with transaction.atomic():
        world = World()
        world.unit("U0", "province", agency=True)
        for place, (above, agency, _served) in enumerate(tree, 1):
            world.unit(CODES[place], "department", CODES[above % place], agency=agency)
        for code, (_above, _agency, served) in zip(CODES[1:], tree, strict=True):
            if served:
                world.user(f"{code}-clerk", "clerk", code)
        path = world.units[CODES[at]].path
        below = Below([path])
        rows = set(Unit.objects.filter(below.rows(path, "")).values_list("code", flat=True))
        assert rows == {code for code, unit in world.units.items() if below.reaches(path, unit.path)}
        assert CODES[at] in rows
        transaction.set_rollback(True)
