"""The ledger of one reorganisation: each row it changes or makes is noted, to be shown and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models

from thidua.clock import now
from thidua.people.models import Person, Reorganisation, Unit, UnitChange


@dataclass(frozen=True)
class Change:
    """The day on which a change takes effect and the document that says so."""

    on: date
    basis: str = ""


class Ledger:
    """Changes rows and notes what they were."""

    def __init__(self, kind: str, unit: Unit, change: Change, by: Any) -> None:
        self.change, self.by = change, by
        self.deed = Reorganisation.objects.create(
            kind=kind, agency_id=unit.agency_id, on=change.on, basis=change.basis, at=now(), by=by
        )

    def put(self, thing: models.Model, **values: Any) -> None:
        """Give columns of a row new values; a moved unit takes all below it along."""
        old = {name: plain(getattr(thing, name)) for name in values}
        for name, value in values.items():
            setattr(thing, name, value)
        thing.save()
        if isinstance(thing, Unit) and "parent_id" in values:
            follow(thing)
        new = {name: plain(value) for name, value in values.items()}
        self.deed.steps.append({"model": thing._meta.label_lower, "pk": thing.pk, "old": old, "new": new})

    def make(self, model: type[models.Model], **values: Any) -> Any:
        """Make a row that goes when the deed is taken back."""
        made = model._base_manager.create(**values)
        self.deed.steps.append({"model": model._meta.label_lower, "pk": made.pk, "made": True})
        return made

    def keep(self, unit: Unit, kind: str, **more: Any) -> None:
        """Write what happened to a unit."""
        when = {"on": self.change.on, "basis": self.change.basis, "by": self.by, "recorded_at": now()}
        self.make(UnitChange, unit=unit, kind=kind, deed=self.deed, **when, **more)

    def close(self) -> Reorganisation:
        """Save the ledger with its deed."""
        self.deed.save(update_fields=["steps"])
        return self.deed


def plain(value: Any) -> Any:
    """A value as JSON holds it."""
    return value.isoformat() if isinstance(value, date) else value


def row_of(step: dict[str, Any]) -> models.Model | None:
    """The row that a step of a ledger changed or made; None where it is gone."""
    found: models.Model | None = apps.get_model(step["model"])._base_manager.filter(pk=step["pk"]).first()
    return found


def follow(unit: Unit) -> None:
    """Everything below a moved unit gets its new path, agency and people's agency."""
    for child in unit.children.all():
        child.save()
        follow(child)
    for person in Person.objects.filter(unit=unit).exclude(agency=unit.agency_id):
        person.save()
