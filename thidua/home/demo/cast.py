"""The people of the demo: one account for every role of the five movements, made up and saying so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from thidua.core import terms
from thidua.people.models import Appointment, Person, Unit, User

SINCE = date(2022, 1, 1)


@dataclass(frozen=True)
class Part:
    """One account: its name for signing in, its role, where, and whose it is."""

    username: str
    role: str
    unit: str
    person: str = ""


def _agency(short: str, unit: str, people: dict[str, str] | None = None) -> tuple[Part, ...]:
    """The accounts that every agency of the demo has; `people` ties some to sample people."""
    roles = ("agency_admin", "office", "appraiser", "chair", "secretary", "signer", "auditor")
    found = [Part(f"{short}-{role}", role, unit, (people or {}).get(role, "")) for role in roles]
    found += [
        Part(f"{short}-member{n}", "member", unit, (people or {}).get(f"member{n}", "")) for n in range(1, 6)
    ]
    return (*found, Part(f"{short}-clerk0", "clerk", unit))


CAST: tuple[Part, ...] = (
    *_agency("hn", "hn-stp"),
    Part("hn-clerk", "clerk", "hn-p-pbgd"),
    Part("hn-person", "candidate", "hn-p-pbgd"),
    *_agency("ag", "ag-tinh"),
    Part("ag-steering", "steering", "ag-tinh"),
    *_agency("agtp", "ag-stp"),
    Part("agtp-clerk", "clerk", "agtp-pbgd"),
    Part("agtp-person", "candidate", "agtp-pbgd"),
    *_agency("kg", "kg-sxd"),
    Part("kg-clerk", "clerk", "kg-qlxd"),
    Part("kg-person", "candidate", "kg-qlxd"),
    *_agency("tm", "tm-thac-mo"),
    Part("tm-clerk", "clerk", "tm-tm-van-phong"),
    Part("tm-person", "candidate", "tm-tm-van-phong"),
)


def make_cast() -> dict[str, User]:
    """Every account of the cast, by its name for signing in; nobody can sign in with a password."""
    units = {u.code: u for u in Unit.objects.all()}
    taken: set[int] = set()
    found: dict[str, User] = {}
    for part in CAST:
        person = _person_for(part, units[part.unit], taken)
        user = User(username=part.username, name=_name(part, units[part.unit]), demo=True, person=person)
        user.email = f"{part.username}@thidua.test"
        user.set_unusable_password()
        user.save()
        if part.role != "candidate":
            Appointment.objects.create(user=user, role=part.role, unit=units[part.unit], since=SINCE)
        found[part.username] = user
    return found


def _person_for(part: Part, unit: Unit, taken: set[int]) -> Person | None:
    if part.role not in ("clerk", "candidate"):
        return None
    person = Person.objects.filter(unit=unit).exclude(pk__in=taken).order_by("code").last()
    if person:
        taken.add(person.pk)
    return person


def _name(part: Part, unit: Unit) -> str:
    role = terms.label("role", part.role).vi
    number = part.username[-1] if part.username[-1].isdigit() else ""
    return f"{role[:1].upper()}{role[1:]} mẫu {number}".strip() + f" ({unit.name})"


def people() -> list[dict[str, Any]]:
    """The cast for the list of one-click sign-in: id, name, role and agency in words."""
    held = Appointment.objects.filter(ended_on=None).select_related("unit__agency").order_by("pk")
    users = User.objects.filter(demo=True, is_active=True).select_related("person__unit__agency")
    found = []
    for user in users.prefetch_related(Prefetch("appointments", held)):
        first = next(iter(user.appointments.all()), None)
        home = user.person.unit if user.person else None
        found.append(_shown(user, first.role if first else "candidate", first.unit if first else home))
    return sorted(found, key=lambda p: (p["agency"], p["pk"]))


def _shown(user: User, role: str, unit: Unit | None) -> dict[str, Any]:
    return {
        "pk": user.pk,
        "name": user.name,
        "username": user.username,
        "role": terms.label("role", role),
        "unit": unit,
        "agency": unit.agency.name if unit and unit.agency else "",
    }


def on_bar(_request: HttpRequest) -> dict[str, Any]:
    """What the demo's bar shows on every page."""
    return {"demo_people": SimpleLazyObject(people)} if settings.DEMO else {}
