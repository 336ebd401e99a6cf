"""Whom the plan's names mean: what is proposed for each, what was decided, whom one may choose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from thidua.core.duties import ANYBODY, Duty, owners_proposed
from thidua.core.plan.model import Plan
from thidua.core.wording import Say, fold
from thidua.duties.models import Owner
from thidua.duties.queries.lines import actor_said
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement
from thidua.people.models import Unit
from thidua.people.queries import standing

OFFERED = 60
"""So many units stand on the page of a name; the others are found by their names."""


@dataclass(frozen=True)
class Proposed:
    """A unit that a name most likely means, and who in it would do the duty."""

    unit: Unit
    role: str


@dataclass(frozen=True)
class Named:
    """One of the plan's names: its duties, whom it means by decision, whom it would by proposal."""

    actor: str
    say: Say
    duties: tuple[Duty, ...]
    owners: tuple[Owner, ...]
    proposed: tuple[Proposed, ...]

    @property
    def is_outside(self) -> bool:
        """Whether the program finds nobody here whom the name could mean."""
        return not self.owners and not self.proposed


def units_of(movement: Movement) -> list[Unit]:
    """The agency that runs the movement and the units right below it: who can be given a duty."""
    below = Unit.objects.filter(standing(), parent=movement.agency_id).order_by("path")
    return [movement.agency, *below]


def offered(movement: Movement, wanted: Iterable[int], asked: str = "") -> tuple[list[Unit], int]:
    """The units to choose from, and how many more there are: those wanted, and those that bear the asked words.

    Without words the first of those right below; with them every unit of the tree, however deep.
    """
    tree = Unit.objects.filter(standing(), path__startswith=movement.agency.path).exclude(
        pk=movement.agency_id
    )
    rows = tree.filter(folded__contains=fold(asked)) if asked else tree.filter(parent=movement.agency_id)
    listed = list(rows.order_by("path")[: OFFERED + 1])
    more = max(rows.count() - OFFERED, 0) if len(listed) > OFFERED else 0
    picked = {u.pk: u for u in tree.filter(pk__in=set(wanted))} | {u.pk: u for u in listed[:OFFERED]}
    return [movement.agency, *sorted(picked.values(), key=lambda u: u.path)], more


def named_of(movement: Movement, duties: tuple[Duty, ...]) -> list[Named]:
    """Every name of the plan that has duties, in the order of the text; two queries."""
    plan, units = plan_of(movement.plan), units_of(movement)
    rows: QuerySet = Owner.objects.filter(movement=movement).select_related("unit").order_by("unit__path")
    owners = list(rows)
    actors = dict.fromkeys(actor for duty in duties for actor in duty.actors)
    return [
        Named(
            actor,
            actor_said(plan, actor),
            tuple(d for d in duties if actor in d.actors),
            tuple(o for o in owners if o.actor == actor),
            tuple(proposed(plan, actor, units)),
        )
        for actor in actors
    ]


def proposed(plan: Plan, actor: str, units: list[Unit]) -> list[Proposed]:
    """Whom a name most likely means among the agency (first of `units`) and those below it."""
    agency, below = units[0], units[1:]
    where, kinds, role = owners_proposed(plan, actor)
    if where == "agency":
        return [Proposed(agency, role)]
    if where == "below":
        return [_of(u) for u in below if not kinds or u.kind in kinds]
    if where != "named":
        return []
    found = _called(plan, actor, below)
    office = "office" in plan.actors[actor].is_
    return [_of(u) for u in found] or ([Proposed(agency, "office")] if office else [])


def _called(plan: Plan, actor: str, below: list[Unit]) -> list[Unit]:
    """Units that bear one of the names; else all units of the kind that the plan says it is."""
    told = plan.actors[actor]
    names = {fold(name) for name in (told.name, *told.names)}
    bearing = [u for u in below if fold(u.name) in names]
    return bearing or [u for u in below if u.kind in told.is_]


def _of(unit: Unit) -> Proposed:
    return Proposed(unit, "office" if unit.is_agency else "clerk")


def is_named(duties: tuple[Duty, ...], actor: str) -> bool:
    """Whether the plan has duties for a name."""
    return any(actor in duty.actors for duty in duties) or actor == ANYBODY
