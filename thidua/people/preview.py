"""What a reorganisation would do, before anything is saved: it is done, read off, and rolled back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from thidua.core import terms
from thidua.core.wording import Say
from thidua.people.models import Appointment, Person, Reorganisation, Unit, UnitChange

OWN = {"people.unit", "people.unitchange", "people.person", "people.posting", "people.reorganisation"}


@dataclass
class Preview:
    """Who moves where, what ends, and how much elsewhere is about the units concerned."""

    ended: list[Unit] = field(default_factory=list)
    units: list[tuple[Unit, str, str]] = field(default_factory=list)
    people: list[tuple[str, str, str]] = field(default_factory=list)
    unseen: int = 0
    roles: list[tuple[str, str]] = field(default_factory=list)
    staying: list[tuple[str, str, str]] = field(default_factory=list)
    fields: list[tuple[str, str, str]] = field(default_factory=list)
    following: list[tuple[Say, int]] = field(default_factory=list)
    vacant: list[tuple[str, str]] = field(default_factory=list)
    touched: list[tuple[Say, int]] = field(default_factory=list)


def previewed(do: Callable[[], Any], by: Any) -> Preview:
    """Do something within a transaction that is rolled back, and tell what it did."""
    with transaction.atomic():
        shown = of_deed(_deed(do()), by)
        transaction.set_rollback(True)
    return shown


def _deed(done: Any) -> Reorganisation:
    """The deed that an action gives, or the last one of the unit that it gives."""
    if isinstance(done, Reorganisation):
        return done
    found: Reorganisation = Reorganisation.objects.filter(changes__unit=done).latest("pk")
    return found


def of_deed(deed: Reorganisation, by: Any) -> Preview:
    """What a deed did, from its ledger."""
    steps: dict[str, dict[int, dict[str, Any]]] = {}
    for step in deed.steps:
        if not step.get("made"):
            steps.setdefault(step["model"], {})[step["pk"]] = step
    found = Preview()
    names = dict(Unit.objects.values_list("pk", "name").filter(pk__in=_named(steps)))
    _units(found, steps.get("people.unit", {}), names)
    _people(found, steps.get("people.person", {}), names, by)
    ended = [u.pk for u in found.ended]
    roles = Appointment.objects.filter(pk__in=steps.get("people.appointment", {}))
    found.roles = [(r.user.name, r.unit.name) for r in roles.select_related("user", "unit")]
    stay = Appointment.objects.filter(unit__in=ended, ended_on=None).select_related("user", "unit")
    found.staying = [(r.user.name, r.role, r.unit.name) for r in stay]
    found.following = [
        (terms.label("thing", name), len(rows))
        for name, rows in steps.items()
        if not name.startswith("people.")
    ]
    if deed.kind == "people":
        found.vacant = _vacant(steps.get("people.appointment", {}))
        found.touched = touched(Person, sorted(steps.get("people.person", {})))
        return found
    concerned = set(UnitChange.objects.filter(deed=deed).values_list("unit", flat=True))
    found.touched = touched(Unit, sorted(concerned))
    return found


def _vacant(ended: dict[int, dict[str, Any]]) -> list[tuple[str, str]]:
    """Roles that nobody holds any more where they were given."""
    rows = Appointment.objects.filter(pk__in=ended).select_related("unit")
    places = {(r.role, r.unit_id): r.unit.name for r in rows}
    held = Appointment.objects.filter(
        unit__in={unit for _role, unit in places}, ended_on=None, user__is_active=True
    )
    standing = set(held.values_list("role", "unit"))
    return sorted((role, name) for (role, unit), name in places.items() if (role, unit) not in standing)


def _named(steps: dict[str, dict[int, dict[str, Any]]]) -> set[int]:
    moved = [*steps.get("people.unit", {}).values(), *steps.get("people.person", {}).values()]
    both = [value for step in moved for part in (step["old"], step["new"]) for value in part.items()]
    return {pk for name, pk in both if name in ("parent_id", "unit_id") and pk}


def _units(found: Preview, steps: dict[int, dict[str, Any]], names: dict[int, str]) -> None:
    for unit in Unit.objects.filter(pk__in=steps).order_by("path"):
        old, new = steps[unit.pk]["old"], steps[unit.pk]["new"]
        if "valid_to" in new:
            found.ended.append(unit)
        elif "parent_id" in new:
            found.units.append((unit, names.get(old["parent_id"], "–"), names.get(new["parent_id"], "–")))
        else:
            words = {k: terms.label("unit_kind", v).vi if k == "kind" else v for k, v in old.items()}
            found.fields += [(k, words[k], str(getattr(unit, k))) for k in old if old[k] != new[k]]


def _people(found: Preview, steps: dict[int, dict[str, Any]], names: dict[int, str], by: Any) -> None:
    seen = Person.objects.visible_to(by).filter(pk__in=steps)
    for person in seen:
        step = steps[person.pk]
        found.people.append((person.name, names[step["old"]["unit_id"]], names[step["new"]["unit_id"]]))
    found.unseen = len(steps) - len(found.people)


def touched(model: type[Unit | Person], things: list[int]) -> list[tuple[Say, int]]:
    """How many rows of every room are about some units or people: movements, nominations, facts and so on."""
    found = []
    for relation in model._meta.related_objects:
        label = relation.related_model._meta.label_lower
        own = label in OWN or (model is Person and label.startswith("people."))
        if own or label not in terms.GROUPS["thing"]:
            continue
        count = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": things}).count()
        if count:
            found.append((terms.label("thing", label), count))
    merged: dict[str, tuple[Say, int]] = {}
    for say, count in found:
        merged[say.vi] = (say, max(count, merged.get(say.vi, (say, 0))[1]))
    return list(merged.values())
