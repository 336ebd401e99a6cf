"""Where the facts of movements come from: read once for several movements, then parted among them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import F, Q

from thidua.core.facts.columns import Record
from thidua.core.facts.registry import BY_NAME
from thidua.core.facts.store import Facts
from thidua.core.facts.tables import Succession
from thidua.evidence.facts import record_of
from thidua.evidence.models import Fact
from thidua.evidence.rows import (
    allotment_record,
    ended_when_known,
    event_record,
    is_given,
    posting_record,
    registration_record,
)
from thidua.evidence.through_time import moves, under, unit_records, with_changes
from thidua.honours import queries as honours
from thidua.honours.models import Honour
from thidua.movements.compiled import plan_of
from thidua.movements.models import Allotment, Event, Movement
from thidua.people.models import Person, Posting, Unit
from thidua.registrations.models import Registration

DECLARED = frozenset({"discipline", "holds", "honours"})
"""Tables from which absence is an answer only where somebody has declared them complete."""
LINKS = ("unit_changes", "successions")
"""Tables that say from which units others were made."""
OPEN = frozenset(BY_NAME) - DECLARED


class Placed(NamedTuple):
    """A record and the units by which it is found: of any of them, or (about nobody) of its agency."""

    record: Record
    units: frozenset[int]
    agency: int | None = None
    verified: bool = True


class Sources:
    """What some movements may read about some units (about all of theirs where none are named).

    A fixed number of queries, whatever the number of movements and units. `assumed` are successions that
    nobody has signed: their sources are read too, and `supposing` counts them.
    """

    def __init__(
        self,
        movements: Sequence[Movement],
        about: Iterable[Unit] | None = None,
        assumed: Iterable[Succession] = (),
    ) -> None:
        self.movements = movements
        self.about = None if about is None else list(about)
        moved = moves()
        self._inside = {m.pk: under(m.agency.path, moved) for m in movements}
        scope = Q(pk__in=[pk for m in movements for pk in _line(m.agency)])
        for path in {path for paths in self._inside.values() for path in paths}:
            scope |= Q(path__startswith=path)
        self._links = list(Fact.objects.filter(table__in=LINKS, waits=False).values_list("table", "values"))
        self._assumed = tuple(assumed)
        self._links += [(r.table, {"from_unit": r.from_unit, "to_unit": r.to_unit}) for r in self._assumed]
        found = list(with_changes(Unit.objects.filter(scope)))
        self._units = [*found, *self._missing(found)]

    def facts(self, movement: Movement) -> Facts:
        """Everything the rules may read for one of the movements."""
        units, ids, lines = self._scopes[movement.pk]
        asked = plan_of(movement.plan).verified_tables
        made = list(unit_records(units))
        known = {row.id for row in made if row.table == "unit_changes"}
        placed = (*self._people, *self._registered.get(movement.plan.code, ()), *self._honours)
        records = [
            *made,
            *(p.record for p in placed if p.units & ids),
            *(event_record(row) for row in self._events if row.movement_id == movement.pk),
            *(allotment_record(row, movement) for row in self._places if is_given(row, movement)),
            *(
                p.record
                for p in self._stored
                if (p.units & ids or p.agency in lines)
                and (p.verified or p.record.table not in asked)
                and (p.record.table != "unit_changes" or p.record.id not in known)
            ),
        ]
        found: dict[str, list[Record]] = {}
        for record in records:
            found.setdefault(record.table, []).append(record)
        return Facts({name: tuple(rows) for name, rows in found.items()}, OPEN)

    def supposing(self, facts: Facts) -> Facts:
        """The facts of a movement as they would be if what is assumed were signed."""
        table = Succession.table
        rows = (*facts.tables.get(table, ()), *self._assumed)
        return Facts({**facts.tables, table: rows}, facts.given)

    @cached_property
    def _scopes(self) -> dict[int, tuple[list[Unit], set[int], set[int]]]:
        return {m.pk: self._scope(m) for m in self.movements}

    def _scope(self, movement: Movement) -> tuple[list[Unit], set[int], set[int]]:
        """The units known by name, those whose records are read, and the agencies above them."""
        top = movement.agency
        above = set(_line(top))
        inside = self._inside[movement.pk]
        units = [u for u in self._units if u.path.startswith(inside) or u.pk in above]
        codes, over = self._forebears(units)
        here = {u.pk for u in units}
        units += [u for u in self._units if (u.code in codes or u.pk in over) and u.pk not in here]
        if self.about is None:
            return units, {u.pk for u in units}, above
        return units, self._bearing_on(units), above.union(*map(_line, self.about))

    def _bearing_on(self, units: list[Unit]) -> set[int]:
        """The agencies of some units with all below, the units above, and those they were made from."""
        about = self.about or []
        tops = {u.agency_id or u.pk for u in about}
        above = {pk for u in units if u.pk in tops for pk in _line(u)}
        kept = {u.code for u in units if u.pk in above or tops.intersection(_line(u))}
        pairs = _pairs(self._links, LINKS)
        pairs |= {(u.code, c.successor.code) for u in units for c in u.past if c.successor}
        by_code = {u.code: u for u in units}
        while fresh := {a for a, b in pairs if b in kept and a not in kept and a in by_code}:
            old = {by_code[code].pk for code in fresh}
            kept |= {u.code for u in units if old.intersection(_line(u))}
        return {by_code[code].pk for code in kept}

    def _missing(self, units: list[Unit]) -> list[Unit]:
        codes, over = self._forebears(units)
        return list(with_changes(Unit.objects.filter(Q(code__in=codes) | Q(pk__in=over))))

    def _forebears(self, units: list[Unit]) -> tuple[set[str], set[int]]:
        """Units elsewhere from which these inherit by a signed choice (codes), or under which they stood."""
        here = {u.code for u in units}
        pairs, wanted = _pairs(self._links, ("successions",)), set[str]()
        while fresh := {a for a, b in pairs if b in here | wanted and a not in here | wanted}:
            wanted |= fresh
        over = {pk for u in units for c in u.past if (pk := c.was.get("parent"))} - {u.pk for u in units}
        return wanted, over

    @cached_property
    def _ids(self) -> set[int]:
        return set().union(*(ids for _units, ids, _lines in self._scopes.values()))

    @cached_property
    def _stored(self) -> list[Placed]:
        """Facts about the units and their people, wherever these served before.

        Those about nobody (index classes) count only from the agency and those above; published figures of
        subjects that are no unit here bear on nobody.
        """
        lines = set[int]().union(*(lines for _units, _ids, lines in self._scopes.values()))
        nobody = Q(unit=None, agency__in=lines) & ~Q(table="index_results")
        about = Q(unit__in=self._ids) | Q(person__unit__in=self._ids) | nobody
        rows = Fact.objects.filter(about, waits=False).annotate(placed=F("person__unit"))
        return [_placed(fact) for fact in rows.iterator()]

    @cached_property
    def _people(self) -> list[Placed]:
        there = Q(unit__in=self._ids) | Q(postings__unit__in=self._ids)
        people = Person.objects.filter(there).distinct()
        postings: dict[int, list[Posting]] = {}
        for posting in Posting.objects.filter(person__in=people).select_related("unit"):
            postings.setdefault(posting.person_id, []).append(posting)
        found = []
        for person in people.select_related("unit"):
            held = postings.get(person.pk) or [person]
            units = frozenset([person.unit_id, *(h.unit_id for h in held)])
            found += [Placed(r, units) for h in held for r in ended_when_known(posting_record(person, h), h)]
        return found

    @cached_property
    def _registered(self) -> dict[str, list[Placed]]:
        codes = {m.plan.code for m in self.movements}
        rows = Registration.objects.filter(
            unit__in=self._ids, movement__plan__code__in=codes, state="registered"
        )
        found: dict[str, list[Placed]] = {}
        for row in rows.select_related("unit", "person", "round", "movement__plan"):
            placed = Placed(registration_record(row), frozenset([row.unit_id]))
            found.setdefault(row.movement.plan.code, []).append(placed)
        return found

    @cached_property
    def _honours(self) -> list[Placed]:
        rows = Honour.objects.filter(unit__in=self._ids).select_related("unit", "person")
        return [Placed(honours.record_of(row), frozenset([row.unit_id])) for row in rows]

    @cached_property
    def _events(self) -> list[Event]:
        return list(Event.objects.filter(movement__in=self.movements, withdrawn_at=None))

    @cached_property
    def _places(self) -> list[Allotment]:
        mine = Q(to_movement__in=self.movements) | Q(movement__in=self.movements, to_movement=None)
        return list(Allotment.objects.filter(mine))


def _pairs(links: Iterable[tuple[str, dict[str, Any]]], names: Iterable[str]) -> set[tuple[str, str]]:
    return {(str(v.get("from_unit")), str(v.get("to_unit"))) for table, v in links if table in names}


def _line(unit: Unit) -> list[int]:
    return [int(part) for part in unit.path.split("/") if part]


def _placed(fact: Fact) -> Placed:
    units = frozenset(pk for pk in (fact.unit_id, fact.placed) if pk)
    return Placed(
        record_of(fact), units, None if fact.unit_id else fact.agency_id, fact.verified_by_id is not None
    )
