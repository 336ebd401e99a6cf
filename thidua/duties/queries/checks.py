"""Checks as lists show them, and the movements that stand beside one: linked, above, below, at the same time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from thidua.core.plan.model import many
from thidua.core.wording import fold
from thidua.duties.models import Check
from thidua.duties.queries.lines import years_of
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement

MOST = 30
"""So many names stand on the page; the lists of the movements have all."""


def checks_of(movement: Movement, by: Any) -> QuerySet:
    """The checks of a movement that one may know of, with how much was found and how much is left."""
    rows = Check.objects.visible_to(by).filter(movement=movement).select_related("unit")
    return rows.annotate(
        found=Count("findings", distinct=True),
        left=Count("findings", ~Q(findings__state="accepted") & ~Q(findings=None), distinct=True),
    )


@dataclass(frozen=True)
class Beside:
    """A movement that stands beside another: why, and whose achievements are in both."""

    name: str
    why: str
    movement: Movement | None
    both: tuple[str, ...]
    more: int


def beside(movement: Movement, by: Any, *, whole: bool) -> list[Beside]:
    """The movements linked by the plan's own words, above, below, and of the same agency at the same time."""
    plan, seen = plan_of(movement.plan), Movement.objects.visible_to(by).exclude(pk=movement.pk)
    known = Q(agency=movement.agency_id) | Q(parent=movement.pk) | Q(pk=movement.parent_id or 0)
    others = list(seen.filter(known).select_related("agency", "plan").order_by("agency__path", "pk"))
    years = set(years_of(plan))
    rows: list[tuple[str, str, Movement | None]] = []
    named = [str(told.get("name")) for told in many(plan.front.get("linked")) if told.get("name")]
    for name in named:
        rows.append((name, "linked", _called(name, others)))
    told = {m.pk for _name, _why, m in rows if m}
    for other in others:
        if other.pk in told:
            continue
        why = _why(movement, other, years)
        if why:
            rows.append((other.name, why, other))
    cases = _cases([movement, *(m for _n, _w, m in rows if m)]) if whole else {}
    return [_beside(name, why, other, movement, cases) for name, why, other in rows]


def movements_beside(movement: Movement) -> list[int]:
    """The movements across which one achievement is checked: linked by name, above, below, at the same time."""
    plan, years = plan_of(movement.plan), set(years_of(plan_of(movement.plan)))
    known = Q(agency=movement.agency_id) | Q(parent=movement.pk) | Q(pk=movement.parent_id or 0)
    others = list(Movement.objects.filter(known).exclude(pk=movement.pk).select_related("plan"))
    named = [str(told.get("name")) for told in many(plan.front.get("linked")) if told.get("name")]
    linked = {found.pk for name in named if (found := _called(name, others))}
    return sorted(linked | {other.pk for other in others if _why(movement, other, years)})


def _called(name: str, movements: Iterable[Movement]) -> Movement | None:
    asked = fold(name)
    return next((m for m in movements if asked in m.folded or m.folded in asked), None)


def _why(movement: Movement, other: Movement, years: set[int]) -> str:
    if other.pk == movement.parent_id:
        return "above"
    if other.parent_id == movement.pk:
        return "below"
    return "same_time" if years & set(years_of(plan_of(other.plan))) else ""


def _cases(movements: list[Movement]) -> dict[int, dict[str, str]]:
    """By movement, who is nominated in it, by the key of the candidate."""
    found: dict[int, dict[str, str]] = {m.pk: {} for m in movements}
    rows = Movement.objects.filter(pk__in=found).exclude(nominations=None)
    columns = ("pk", "nominations__person", "nominations__person__name", "nominations__unit__pk")
    gone = rows.exclude(nominations__state="withdrawn")
    for pk, person, name, unit in gone.values_list(*columns):
        if person:
            found[pk][f"person:{person}"] = str(name)
        elif unit:
            found[pk][f"unit:{unit}"] = ""
    return found


def _beside(
    name: str, why: str, other: Movement | None, movement: Movement, cases: dict[int, dict[str, str]]
) -> Beside:
    mine, theirs = cases.get(movement.pk, {}), cases.get(other.pk, {}) if other else {}
    both = sorted(mine[key] for key in mine.keys() & theirs.keys() if mine[key])
    return Beside(name, why, other, tuple(both[:MOST]), max(len(both) - MOST, 0))
