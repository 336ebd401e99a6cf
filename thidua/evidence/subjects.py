"""Whom a record is about, and whose records a person may enter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from typing import Any

from django.db.models import Q

from thidua import access
from thidua.core.facts.acts import Coverage
from thidua.core.facts.columns import Record
from thidua.core.wording import Say
from thidua.people.models import Person, Unit, User

ABOUT = ("candidate", "person", "unit", "scope")
"""Kinds of columns that say whom a record is about; the first such column of a table decides."""


REMEMBERED = 800
"""Most people that are remembered while a workbook is read."""


def subject_of(record: Record) -> str | None:
    """The candidate (`unit:CODE`, `person:CODE`) a record is about; None where it is about nobody."""
    for told in fields(record):
        kind = told.metadata["kind"]
        if kind not in ABOUT:
            continue
        value = getattr(record, told.name)
        if value in (None, "all"):
            return None
        return str(value) if kind in ("candidate", "scope") else f"{kind}:{value}"
    return None


def units_of(by: User, right: str = "fact.enter") -> Q:
    """Units whose records a person may enter: their agency's tree, or the unit they are clerk of."""
    found = Q(pk__in=())
    for held in access.holdings_for([right], by):
        if held.movement_id is None and held.path:
            found |= Q(path__startswith=held.path)
    return found


@dataclass
class Subjects:
    """Units and people that a person may enter records of, looked up once for many records."""

    by: User
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    whole: bool = False
    _homes: dict[int, Unit] = field(default_factory=dict)

    def load(self) -> Subjects:
        """For workbooks: every unit within reach in one query; people come by `gather`."""
        self.units = {u.code: u for u in Unit.objects.filter(units_of(self.by)).select_related("agency")}
        self._homes = {u.pk: u for u in self.units.values()}
        self.whole = True
        return self

    def codes(self) -> set[str]:
        """The codes of everybody within reach."""
        return set(Person.objects.visible_to(self.by).values_list("code", flat=True))

    def gather(self, keys: Iterable[str]) -> None:
        """Look up the people that some candidate keys name, in one query; beyond `REMEMBERED` others are forgotten."""
        named = {code for kind, _, code in (key.partition(":") for key in keys) if kind == "person"}
        missing = named - self.people.keys()
        if not missing:
            return
        if len(self.people) + len(missing) > REMEMBERED:
            self.people, missing = {}, named
        seen = Person.objects.visible_to(self.by).only("code", "name", "unit")
        found = list(seen.filter(code__in=missing))
        away = {p.unit_id for p in found} - self._homes.keys()
        if away:
            self._homes |= Unit.objects.select_related("agency").in_bulk(away)
        for person in found:
            person.unit = self._homes[person.unit_id]
            self.people[person.code] = person

    def find(self, key: str) -> tuple[Unit, Person | None] | None:
        """The unit, and the person where it is one, that a candidate key means; None when out of reach."""
        kind, _, code = key.partition(":")
        if kind == "person":
            person = self._person(code)
            return (person.unit, person) if person else None
        unit = self._unit(code)
        return (unit, None) if unit else None

    def _person(self, code: str) -> Person | None:
        if code not in self.people and not self.whole:
            seen = Person.objects.visible_to(self.by).select_related("unit__agency")
            self.people |= {p.code: p for p in seen.filter(code=code)}
        return self.people.get(code)

    def _unit(self, code: str) -> Unit | None:
        if code not in self.units and not self.whole:
            mine = Unit.objects.filter(units_of(self.by), code=code).select_related("agency")
            self.units |= {u.code: u for u in mine}
        return self.units.get(code)


def agency_for(by: User, unit: Unit | None) -> Unit:
    """The agency in whose name a person enters a record: the unit's own where they serve there.

    Raises NoRight when the person may enter nothing about it.
    """
    held = [h for h in access.holdings_for(["fact.enter"], by) if h.movement_id is None and h.agency_id]
    above = [h for h in held if unit is None or not h.path or unit.path.startswith(h.path)]
    if not above:
        raise access.NoRight(out_of_reach(unit.name if unit else "–"))
    own = next((h for h in above if unit is not None and h.agency_id == unit.agency_id), above[0])
    return Unit.objects.get(pk=own.agency_id)


def out_of_reach(name: Any) -> Say:
    """Why a record about somebody may not be entered."""
    return Say(
        f"“{name}” không thuộc phạm vi của bạn. Chọn đơn vị, cá nhân trong danh sách của bạn.",
        f"“{name}” is outside your reach. Choose a unit or a person of your own list.",
    )


def own_scope(given: Record, by: User) -> Record:
    """A declaration for “all” is one for the whole agency of whoever declares, and no more."""
    if isinstance(given, Coverage) and given.scope in (None, "all"):
        return replace(given, scope=agency_for(by, None).key)
    return given
