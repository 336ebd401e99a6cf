"""A small province of sample people, for every test of the web application.

Province `P` runs a movement; department `A` (two divisions) and department `B` are agencies in it.
Names are made up and say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from django.test import Client

from thidua.clock import moment
from thidua.core.plan.loading import load
from thidua.core.wording import fold
from thidua.movements.models import Movement, MovementRole, PlanVersion, Round
from thidua.people.models import Appointment, Person, Unit, User

PLANS = Path(__file__).parents[2] / "plans"
DAY = date(2024, 11, 1)
"""The day on which the world begins; tests set the clock from here."""


_loaded = cache(load)
"""A plan is read from its folder once for all tests."""


@dataclass
class World:
    """Handles on what was made: units by code, people by code, users by name."""

    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)

    def unit(self, code: str, kind: str, parent: str | None = None, *, agency: bool = False) -> Unit:
        """A unit, below another where one is named."""
        made = Unit.objects.create(
            code=code,
            name=f"Đơn vị mẫu {code}",
            kind=kind,
            parent=self.units[parent] if parent else None,
            is_agency=agency,
        )
        self.units[code] = made
        return made

    def person(self, code: str, unit: str, **more: object) -> Person:
        """A person of a unit."""
        made = Person.objects.create(
            code=code, name=f"Cá nhân mẫu {code}", unit=self.units[unit], staff_kind="civil_servant", **more
        )
        self.people[code] = made
        return made

    def user(self, name: str, role: str, unit: str, person: str | None = None) -> User:
        """An account with one role in a unit."""
        self.accounts((name, role, unit, person))
        return self.users[name]

    def accounts(self, *told: tuple[str, str, str, str | None]) -> None:
        """Many accounts at once, each told its name, role, unit and person."""
        made = User.objects.bulk_create(
            User(
                username=name,
                name=f"Tài khoản mẫu {name}",
                email=f"{name}@thidua.test",
                person=self.people[person] if person else None,
            )
            for name, _, _, person in told
        )
        Appointment.objects.bulk_create(
            Appointment(user=user, role=role, unit=self.units[unit], since=date(2024, 1, 1))
            for user, (_, role, unit, _) in zip(made, told, strict=True)
            if role != "candidate"
        )
        self.users |= {user.username: user for user in made}

    def client(self, name: str) -> Client:
        """A browser signed in as a user."""
        client = Client()
        client.force_login(self.users[name], "allauth.account.auth_backends.AuthenticationBackend")
        return client

    def plan(self, folder: str, agency: str) -> PlanVersion:
        """A plan of the repository, published by an agency."""
        at = PLANS / folder
        plan = _loaded(at)
        source = at / "source.txt"
        return PlanVersion.objects.create(
            agency=self.units[agency],
            code=plan.code,
            state="published",
            title=plan.title,
            folded=fold(plan.title),
            document=plan.number or "",
            text=(at / "plan.md").read_text("utf-8"),
            gloss=(at / "plan.en.yaml").read_text("utf-8") if (at / "plan.en.yaml").exists() else "",
            source=source.read_text("utf-8-sig") if source.exists() else "",
            digest=plan.digest,
            made_by=self.users["p-office"],
            made_at=moment(DAY),
            published_at=moment(DAY),
        )

    def movement(self, plan: PlanVersion, *rounds: str, parent: Movement | None = None) -> Movement:
        """A movement that runs a plan in the plan's agency, with its rounds."""
        made = Movement.objects.create(
            agency=plan.agency,
            plan=plan,
            parent=parent,
            name=plan.title,
            folded=fold(plan.title),
            opened_at=moment(DAY),
            opened_by=self.users["p-office"],
        )
        for name in rounds:
            Round.objects.create(movement=made, name=name, kind="stage" if "-" in name else "annual")
        return made

    def appoint(self, user: str, role: str, movement: Movement) -> None:
        """A role for one movement."""
        MovementRole.objects.create(
            movement=movement,
            user=self.users[user],
            role=role,
            unit=movement.agency,
            since=DAY,
            by=self.users["p-office"],
        )
        self.users[user] = User.objects.get(pk=self.users[user].pk)


def small_province() -> World:
    """The province, its two departments, their people and an account for every role."""
    world = World()
    world.unit("P", "province", agency=True)
    world.unit("A", "department", "P", agency=True)
    world.unit("A1", "division", "A")
    world.unit("A2", "division", "A")
    world.unit("B", "department", "P", agency=True)
    world.unit("B1", "division", "B")
    for code, unit in (("a1", "A1"), ("a2", "A1"), ("a3", "A2"), ("a4", "A2"), ("b1", "B1"), ("b2", "B1")):
        world.person(code, unit)
    world.accounts(*_accounts())
    return world


def _accounts() -> Iterator[tuple[str, str, str, str | None]]:
    yield "admin", "sysadmin", "P", None
    for agency in ("P", "A", "B"):
        low = agency.lower()
        for role in ("agency_admin", "office", "chair", "secretary", "signer", "auditor", "steering"):
            yield f"{low}-{role}", role, agency, None
        for number in (1, 2, 3, 4):
            yield f"{low}-member{number}", "member", agency, None
        yield f"{low}-appraiser", "appraiser", agency, None
    yield "a1-clerk", "clerk", "A1", "a1"
    yield "a2-clerk", "clerk", "A2", "a3"
    yield "a-clerk", "clerk", "A", None
    yield "b1-clerk", "clerk", "B1", "b1"
    yield "b-clerk", "clerk", "B", None
    yield "a2-person", "candidate", "A1", "a2"
    yield "b2-person", "candidate", "B1", "b2"
