"""What is known of units, people and accounts: who holds a role, what a unit was called, who is where."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from thidua import access
from thidua.clock import today
from thidua.people.models import Appointment, Invitation, Person, Posting, Unit, User


def standing(day: date | None = None) -> Q:
    """Units that stand on a day."""
    on = day or today()
    return (Q(valid_from=None) | Q(valid_from__lte=on)) & (Q(valid_to=None) | Q(valid_to__gt=on))


def tree(by: Any) -> QuerySet:
    """Units with how many people stand in each, in the order of the tree."""
    units = Unit.objects.visible_to(by).select_related("parent", "agency")
    return units.annotate(people_count=Count("people", distinct=True)).order_by("path")


def depth(unit: Unit) -> int:
    """How deep a unit stands in the tree, from 0."""
    return unit.path.count("/") - 2


def line(unit: Unit) -> list[Unit]:
    """The units above, from the root down, the unit itself last."""
    ids = [int(part) for part in unit.path.split("/") if part]
    return list(Unit.objects.filter(pk__in=ids).order_by("path"))


def name_on(unit: Unit, day: date) -> str:
    """What a unit was called on a day."""
    later = unit.changes.filter(kind="rename", on__gt=day).order_by("on", "pk").first()
    return str(later.old if later else unit.name)


def holders(role: str, unit: Unit | None) -> QuerySet:
    """Active accounts that hold a role at exactly this unit."""
    held = Appointment.objects.filter(role=role, unit=unit, ended_on=None, user=OuterRef("pk"))
    return User.objects.filter(Exists(held), is_active=True)


def units_for(by: Any, right: str) -> QuerySet[Unit]:
    """Units for which somebody may act: those one is clerk of, one's office's, one's own as a person."""
    mine = Q(pk__in=[])
    roles = {role for role, _ in access.RIGHTS[right].who}
    for held in by.holdings:
        if held.movement_id is not None or held.role not in roles:
            continue
        if held.role == "clerk":
            mine |= Q(path__startswith=held.path)
        elif held.role == "office":
            mine |= Q(agency=held.agency_id)
        elif held.role == "candidate":
            mine |= Q(people=by.person_id)
    return Unit.objects.filter(standing(), mine).select_related("agency").distinct().order_by("path")


def offices_of(agency: Unit) -> QuerySet:
    """The movement office of an agency."""
    return holders("office", agency)


def clerks_of(unit: Unit) -> QuerySet:
    """Clerks of a unit, and of the units of its agency that it stands under."""
    above = [int(part) for part in unit.path.split("/") if part]
    held = Appointment.objects.filter(
        role="clerk", unit__in=above, unit__agency=unit.agency_id, ended_on=None, user=OuterRef("pk")
    )
    return User.objects.filter(Exists(held), is_active=True)


def people(by: Any) -> QuerySet:
    """The people one may see, with their units."""
    return Person.objects.visible_to(by).select_related("unit", "agency")


def postings(person: Person) -> QuerySet:
    """Postings of a person, the latest first."""
    return Posting.objects.filter(person=person).select_related("unit").order_by("-valid_from", "-pk")


def users(by: Any) -> QuerySet:
    """Accounts that an administrator keeps: of their agencies; a system administrator sees all."""
    found = (
        User.objects.order_by("name", "pk")
        .select_related("person__unit", "person__agency")
        .prefetch_related(
            Prefetch(
                "appointments",
                Appointment.objects.filter(ended_on=None).select_related("unit").order_by("pk"),
                to_attr="standing_roles",
            )
        )
    )
    if not getattr(by, "is_authenticated", False):
        return found.none()
    if by.has_role("sysadmin"):
        return found
    mine = [h.agency_id for h in by.holdings if h.role == "agency_admin"]
    of_mine = Appointment.objects.filter(user=OuterRef("pk"), unit__agency__in=mine)
    return found.filter(Q(person__agency__in=mine) | Exists(of_mine))


def invitations(by: Any) -> QuerySet:
    """Invitations of the agencies one administers; a system administrator sees all."""
    rows = Invitation.objects.all() if by.has_role("sysadmin") else Invitation.objects.visible_to(by)
    return rows.select_related("unit", "by").order_by("-sent_at")


def within(path: str) -> QuerySet:
    """Active accounts with a role or a person in a unit or below it: whom a movement may appoint."""
    held = Appointment.objects.filter(user=OuterRef("pk"), ended_on=None, unit__path__startswith=path)
    return User.objects.filter(Q(person__unit__path__startswith=path) | Exists(held), is_active=True)
