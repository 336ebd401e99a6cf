"""Units on any day: what they were called, where they stood, from whom they came and who came of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from thidua.people.models import BETWEEN, Person, Posting, Unit, UnitChange
from thidua.people.queries import standing

FAR = 4
"""How many units away a history is followed in each direction."""


@dataclass(frozen=True)
class Stood:
    """A unit as it stood on a day."""

    unit: Unit
    name: str
    kind: str
    official: str
    parent_id: int | None
    people: int = 0
    below: int = 0


@dataclass(frozen=True)
class Step:
    """One line of a unit's history: `steps` away from it, before (`-1`) or after (`1`), or its own (`0`)."""

    change: UnitChange
    side: int
    steps: int


def with_later(units: QuerySet, day: date) -> QuerySet:
    """Units with their changes after a day, the first one first (`later`)."""
    later = UnitChange.objects.filter(on__gt=day).order_by("on", "pk")
    return units.prefetch_related(Prefetch("changes", later, to_attr="later"))


def stood(unit: Unit, people: int = 0, below: int = 0) -> Stood:
    """What a unit of `with_later` was on the day: what the first later change says that it was until then."""
    was: dict[str, Any] = {}
    for change in unit.later:
        known = change.was or ({"name": change.old} if change.kind == "rename" else {})
        was = known | was
    return Stood(
        unit,
        str(was.get("name", unit.name)),
        str(was.get("kind", unit.kind)),
        str(was.get("official", unit.official)),
        was.get("parent", unit.parent_id),
        people,
        below,
    )


def tree_on(top: Unit | None, day: date) -> list[Stood]:
    """The units directly below one (or the tops of all trees) as they stood on a day, with their people."""
    here = Q(parent=top) | Q(changes__was__parent=top.pk if top else None)
    found = Unit.objects.filter(here).filter(standing(day)).distinct()
    rows = [row for row in map(stood, with_later(found, day)) if row.parent_id == (top.pk if top else None)]
    ids = [row.unit.pk for row in rows]
    people, below = _people_on(ids, day), _below_on(ids, day)
    counted = [stood(r.unit, people.get(r.unit.pk, 0), below.get(r.unit.pk, 0)) for r in rows]
    return sorted(counted, key=lambda row: (row.kind, row.unit.folded))


def _people_on(units: Sequence[int], day: date) -> dict[int, int]:
    held = Posting.objects.filter(unit__in=units)
    held = held.filter(Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day))
    found = dict(held.values_list("unit").annotate(n=Count("person", distinct=True)))
    unposted = (
        Person.objects.filter(unit__in=units, postings=None).values_list("unit").annotate(n=Count("pk"))
    )
    for unit, count in unposted:
        found[unit] = found.get(unit, 0) + count
    return found


def _below_on(units: Sequence[int], day: date) -> dict[int, int]:
    moved = Q(changes__was__parent__in=units)
    rows = with_later(Unit.objects.filter(Q(parent__in=units) | moved).filter(standing(day)).distinct(), day)
    found: dict[int, int] = {}
    for row in map(stood, rows):
        if row.parent_id is not None and row.parent_id in units:
            found[row.parent_id] = found.get(row.parent_id, 0) + 1
    return found


def history(unit: Unit) -> list[Step]:
    """All that happened to a unit and, a few units away, to those before and after it; the oldest first."""
    own = UnitChange.objects.filter(unit=unit).exclude(kind__in=BETWEEN)
    found = {change.pk: Step(change, 0, 0) for change in _told(own)}
    for side in (-1, 1):
        level = {unit.pk}
        for steps in range(1, FAR + 1):
            wanted = Q(successor__in=level) if side < 0 else Q(unit__in=level, successor__isnull=False)
            between = [c for c in _told(UnitChange.objects.filter(wanted)) if c.pk not in found]
            found |= {change.pk: Step(change, side, steps) for change in between}
            level = {c.unit_id if side < 0 else c.successor_id for c in between}
    return sorted(
        found.values(), key=lambda s: (s.change.on, -s.steps if s.side < 0 else s.steps, s.change.pk)
    )


def _told(changes: QuerySet) -> QuerySet:
    return changes.select_related("unit", "successor").order_by("on", "pk")


def predecessors(unit: Unit) -> list[UnitChange]:
    """The changes by which a unit was made, with the units that went into it."""
    return list(_told(UnitChange.objects.filter(successor=unit)))


def successors(unit: Unit) -> list[UnitChange]:
    """The changes by which a unit went into others, with those."""
    return list(_told(UnitChange.objects.filter(unit=unit, kind__in=BETWEEN)))


def heirs(units: Iterable[Unit], day: date) -> dict[int, list[Unit]]:
    """For each of some units that has ended the units standing on a day that came of it; empty where none did.

    No query while none of them has ended.
    """
    ended = {u.pk: u for u in units if _has_ended(u, day)}
    found: dict[int, dict[int, Unit]] = {pk: {} for pk in ended}
    level = {pk: {pk} for pk in ended}
    """By each unit of this step those that it came of."""
    for _step in range(FAR):
        if not level:
            break
        further: dict[int, set[int]] = {}
        changes = UnitChange.objects.filter(unit__in=level, kind__in=BETWEEN, successor__isnull=False)
        for change in changes.select_related("successor__agency").order_by("successor__path"):
            successor = change.successor
            if _has_ended(successor, day):
                further.setdefault(successor.pk, set()).update(level[change.unit_id])
                continue
            for origin in level[change.unit_id]:
                found[origin].setdefault(successor.pk, successor)
        level = further
    return {pk: list(rows.values()) for pk, rows in found.items()}


def gone_into(agencies: Iterable[int], mine: Q, day: date) -> QuerySet[Unit]:
    """The ended units that went, a few steps away, into agencies or units of one's own: `heirs` from the other side.

    `mine` says which units are one's own (`User.clerk_of`). It may deny something, so it is asked of the unit itself:
    denied along the steps it would speak of other changes of the same unit.

    One subquery joined step by step: it stands inside others, and SQLite reads them only so deep.
    """
    own = Unit.objects.filter(Q(agency__in=list(agencies)) | mine).order_by().values("pk")
    step, found, ended = "successor__", Q(), Q(unit__valid_to__lte=day)
    for _step in range(FAR):
        found |= ended & Q(**{f"{step}in": own})
        ended &= Q(**{f"{step}valid_to__lte": day})
        step = f"{step}changes__successor__"
    gone = UnitChange.objects.filter(found, kind__in=BETWEEN)
    return Unit.objects.filter(pk__in=gone.order_by().values("unit")).order_by()


def _has_ended(unit: Unit, day: date) -> bool:
    return unit.valid_to is not None and unit.valid_to <= day


def before_and_after(units: Iterable[Unit]) -> dict[int, tuple[list[UnitChange], list[UnitChange]]]:
    """For each of some units what it was made from and what it went into: two queries."""
    ids = [unit.pk for unit in units]
    found: dict[int, tuple[list[UnitChange], list[UnitChange]]] = {pk: ([], []) for pk in ids}
    for change in _told(UnitChange.objects.filter(successor__in=ids)):
        found[change.successor_id][0].append(change)
    for change in _told(UnitChange.objects.filter(unit__in=ids, kind__in=BETWEEN)):
        found[change.unit_id][1].append(change)
    return found
