"""Units, people and facts of the sample folders of the plans, as one installation holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.facts import acts, tables
from thidua.core.facts.columns import Record
from thidua.core.facts.registry import BY_NAME
from thidua.core.facts.store import Facts
from thidua.evidence.facts import law_day, stored
from thidua.evidence.models import Fact
from thidua.exchange.reading import read
from thidua.honours.models import Honour
from thidua.people.models import Person, Posting, Unit, User

DAY = date(2025, 4, 10)
"""The day on which the demo opens; people stand where they worked on it."""
PLANS = Path(__file__).parents[3] / "plans"
BY_ACTIONS = {
    tables.Unit,
    tables.UnitChange,
    tables.Succession,
    tables.Person,
    tables.Registration,
    acts.Honour,
    acts.Nomination,
    acts.DossierPaper,
    acts.Event,
    acts.Allotment,
    acts.Ranking,
    acts.Choice,
    acts.Attestation,
}
"""Tables that have rooms of their own: people do these things on screen in the demo's story."""


@dataclass(frozen=True)
class Sample:
    """The sample folder of a plan; `prefix` keeps its ids apart, `same` names units of another sample."""

    folder: str
    prefix: str
    same: Mapping[str, str]

    def facts(self) -> Facts:
        """The facts of the folder with ids that are unique in the installation."""
        found = read(PLANS / self.folder / "sample")
        rows = {name: tuple(self._renamed(r) for r in rows) for name, rows in found.tables.items()}
        return Facts(rows, found.given)

    def unit(self, ident: str) -> str:
        """The code of a unit."""
        return self.same.get(ident) or f"{self.prefix}-{ident}"

    def person(self, ident: str) -> str:
        """The code of a person."""
        return f"{self.prefix}-{ident}"

    def key(self, candidate: str) -> str:
        """The code of a candidate, `unit:…` or `person:…`."""
        kind, _, ident = candidate.partition(":")
        return f"{kind}:{self.unit(ident) if kind == 'unit' else self.person(ident)}"

    def _renamed(self, row: Record) -> Record:
        changed: dict[str, Any] = {}
        for field in fields(row):
            kind, value = field.metadata["kind"], getattr(row, field.name)
            if value is None:
                continue
            if kind == "unit" or field.name == "unit_id":
                changed[field.name] = self.unit(value)
            elif kind == "person" or field.name == "person_id":
                changed[field.name] = self.person(value)
            elif kind in ("candidate", "scope") and ":" in value:
                changed[field.name] = self.key(value)
        return replace(row, **changed)


SAMPLES = (
    Sample("an-giang-ubnd-tinh-2022", "ag", {}),
    Sample(
        "an-giang-so-tu-phap-2023",
        "agtp",
        {
            "tinh-an-giang": "ag-tinh",
            "stp-an-giang": "ag-stp",
            "tinh-kien-giang": "kg-tinh",
            "snv": "ag-snv",
            "snv-cchc": "ag-p-cchc",
            "h-chau-phu": "ag-cp",
        },
    ),
    Sample("kien-giang-so-xay-dung-2022", "kg", {}),
    Sample("ha-nam-so-tu-phap-2023", "hn", {}),
    Sample("thac-mo-ubnd-phuong-2024", "tm", {}),
)
AGENCIES = ("province", "department", "central_agency", "district", "commune", "ministry", "party_body")


@action("demo.load")
def load_samples(samples: Iterable[Sample], *, by: User) -> int:
    """Put the units, people, awards held and facts of sample folders in place; gives their number.

    Only where THIDUA_DEMO says so; everything says that it is sample data.
    """
    access.check("demo.load", by)
    every = [sample.facts() for sample in samples]
    count = sum(_units(facts) for facts in every)
    count += sum(_people(facts) for facts in every)
    count += sum(_honours(facts) for facts in every)
    count += sum(_facts(facts, by) for facts in every)
    record("demo.load", by, by=by, told={"rows": count})
    return count


def _units(facts: Facts) -> int:
    rows = {r.unit_id: r for r in sorted(facts.rows(tables.Unit), key=lambda r: r.valid_from or date.min)}
    known = {u.code: u for u in Unit.objects.all()}

    def made(code: str) -> Unit:
        if code not in known:
            row = rows[code]
            known[code] = Unit.objects.create(
                code=code,
                name=row.name,
                kind=row.kind,
                level=row.level or "",
                parent=made(row.parent_id) if row.parent_id else None,
                is_agency=row.kind in AGENCIES,
                reform_body=row.reform_body,
                does_reform=row.does_reform,
                valid_from=row.valid_from,
                # what is to come happens on screen, when its day has come
                valid_to=row.valid_to if row.valid_to and row.valid_to <= DAY else None,
            )
        return known[code]

    for code in rows:
        made(code)
    return len(rows)


def _people(facts: Facts) -> int:
    units = {u.code: u for u in Unit.objects.all()}
    held: dict[str, list[tables.Person]] = {}
    for row in facts.rows(tables.Person):
        held.setdefault(row.person_id, []).append(row)
    for code, rows in held.items():
        last = max(rows, key=lambda r: (_begun(r), r.valid_from or date.min))
        person = Person.objects.create(
            code=code,
            name=last.name,
            unit=units[last.unit_id],
            gender=last.gender or "",
            staff_kind=last.staff_kind or "",
            post=last.post or "",
            leadership=last.leadership or "",
            direct_reform_worker=last.direct_reform_worker,
        )
        Posting.objects.bulk_create(
            Posting(
                person=person,
                unit=units[r.unit_id],
                post=r.post or "",
                leadership=r.leadership or "",
                direct_reform_worker=r.direct_reform_worker,
                valid_from=r.valid_from,
                valid_to=r.valid_to,
            )
            for r in rows
        )
    return len(held)


def _begun(row: tables.Person) -> bool:
    return row.valid_from is None or row.valid_from <= DAY


def _subjects() -> tuple[dict[str, Unit], dict[str, Person]]:
    units = {u.code: u for u in Unit.objects.select_related("agency")}
    people = {p.code: p for p in Person.objects.select_related("unit__agency")}
    return units, people


def _honours(facts: Facts) -> int:
    units, people = _subjects()
    rows = []
    for row in facts.rows(acts.Honour):
        kind, _, ident = row.candidate.partition(":")
        person = people[ident] if kind == "person" else None
        unit = person.unit if person else units[ident]
        rows.append(
            Honour(
                agency=unit.agency,
                unit=unit,
                person=person,
                form=row.form,
                authority=row.authority or "",
                decision_number=row.decision or "",
                decided_on=row.decided_on or date(2020, 1, 1),
                achievement=row.achievement or "",
                round=row.round or "",
                reason=row.reason or "",
                from_old_book=True,
                entered_at=now(),
            )
        )
    Honour.objects.bulk_create(rows)
    return len(rows)


def _facts(facts: Facts, by: User) -> int:
    units, people = _subjects()
    rows = []
    for table in facts.tables.values():
        for row in table:
            if type(row) in BY_ACTIONS:
                continue
            unit, person = _subject(row, units, people)
            agency = (unit.agency if unit else None) or next(iter(units.values()))
            fact = stored(row, unit=unit, person=person, by=by, agency=agency)
            fact.recorded_on = row.recorded_at or max(law_day(row), date(2000, 1, 1))
            fact.closed_on = row.closed_at
            fact.verified_by, fact.verified_at = by, fact.entered_at
            rows.append(fact)
    Fact.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _subject(
    row: Record, units: Mapping[str, Unit], people: Mapping[str, Person]
) -> tuple[Unit | None, Person | None]:
    for kind, ident in _named(row):
        if kind == "person" and ident in people:
            return people[ident].unit, people[ident]
        if kind == "unit" and ident in units:
            return units[ident], None
    return None, None


def _named(row: Record) -> Iterator[tuple[str, str]]:
    for field in fields(BY_NAME[row.table]):
        kind, value = field.metadata["kind"], getattr(row, field.name)
        if value is None:
            continue
        if kind in ("unit", "person"):
            yield kind, value
        elif kind in ("candidate", "scope") and ":" in str(value):
            head, _, ident = str(value).partition(":")
            yield head, ident
