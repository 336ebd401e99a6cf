"""Queues of appraisers: mine, the team's, what nobody has yet, what was returned."""

from __future__ import annotations

from django.db.models import Count, F, Min, Prefetch, Q, QuerySet

from thidua.appraisals.models import Assignment
from thidua.clock import today
from thidua.movements.models import Movement
from thidua.nominations.models import HANDLERS, Nomination, lies_before
from thidua.people.models import User

QUEUES = ("mine", "team", "free", "returned", "done")
"""The queues in the order of their tabs."""


def rows(user: User) -> QuerySet:
    """Dossiers of the movements that a person handles, with who appraises each: two queries."""
    held = Assignment.objects.filter(ended_at=None).select_related("user").order_by("pk")
    seen = Nomination.objects.visible_to(user).filter(handled(user))
    seen = seen.select_related("movement__agency", "round", "unit", "person", "nominated_by")
    due = Min("assignments__due_on", filter=Q(assignments__ended_at=None))
    found = seen.annotate(due_on=due).prefetch_related(Prefetch("assignments", held, to_attr="held_by"))
    return found.defer("verdict", "movement__plan").order_by(F("due_on").asc(nulls_last=True), "pk")


def handled(user: User) -> Q:
    """Movements whose dossiers the person handles or reads for the council: not those they propose to."""
    return lies_before(user, *HANDLERS, "member")


def queue(user: User, name: str) -> Q:
    """What belongs to a queue."""
    if name == "mine":
        mine = Assignment.objects.filter(user=user, ended_at=None).order_by().values("nomination")
        return Q(state="accepted", pk__in=mine)
    some = Assignment.objects.filter(ended_at=None).order_by().values("nomination")
    if name == "team":
        return Q(state="accepted", pk__in=some)
    if name == "free":
        return Q(state="accepted") & ~Q(pk__in=some)
    if name == "returned":
        return Q(state="returned", submitted_at__isnull=False)
    return Q(state="appraised")


def counts(user: User) -> dict[str, int]:
    """How many stand in each queue, and how many of mine are overdue: one query."""
    seen = Nomination.objects.visible_to(user).filter(handled(user)).order_by()
    late = (
        Assignment.objects.filter(user=user, ended_at=None, due_on__lt=today())
        .order_by()
        .values("nomination")
    )
    asked = {name: Count("pk", filter=queue(user, name), distinct=True) for name in QUEUES}
    asked["late"] = Count("pk", filter=Q(state="accepted", pk__in=late), distinct=True)
    found: dict[str, int] = seen.aggregate(**asked)
    return found


def appraisers(movement: Movement) -> QuerySet:
    """Accounts that appraise for a movement: by a role in its agency, or appointed for it."""
    by_role = Q(
        appointments__role="appraiser",
        appointments__ended_on=None,
        appointments__unit__agency=movement.agency_id,
    )
    named = Q(
        movement_roles__role="appraiser", movement_roles__ended_on=None, movement_roles__movement=movement.pk
    )
    found = User.objects.filter(by_role | named, is_active=True).distinct()
    load = Count("assignments", filter=Q(assignments__ended_at=None), distinct=True)
    return found.select_related("person__unit").annotate(load=load).order_by("pk")
