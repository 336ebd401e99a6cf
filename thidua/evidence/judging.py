"""The facts of a movement as rules read them, and a judging of one of its rounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from django.db.models import Q

from thidua.clock import VIETNAM, today
from thidua.core.facts import acts, tables
from thidua.core.facts.columns import Record
from thidua.core.facts.registry import BY_NAME
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.judging import Judging
from thidua.core.rounds import Round as CoreRound
from thidua.evidence.facts import record_of
from thidua.evidence.models import Fact
from thidua.evidence.through_time import unit_records, with_changes
from thidua.honours.models import Honour
from thidua.movements.compiled import plan_of
from thidua.movements.models import Allotment, Event, Movement, Round
from thidua.people.models import Person, Posting, Unit
from thidua.registrations.models import Registration

DECLARED = frozenset({"discipline", "holds", "honours"})
"""Tables from which absence is an answer only where somebody has declared them complete."""
LINKS = ("unit_changes", "successions")
"""Tables that say from which units others were made."""
OPEN = frozenset(BY_NAME) - DECLARED


def judging_of(
    round_: Round,
    as_of: date | None = None,
    known_at: date | None = None,
    about: Iterable[Unit] | None = None,
) -> Judging:
    """A judging of a round on a day (today where none is given), by the movement's plan.

    `about` names the units of those who are judged: only facts that may bear on them are read.
    """
    movement = round_.movement
    day = as_of or today()
    return Judging.of(plan_of(movement.plan), facts_of(movement, about), round_.name, day, known_at or day)


def judging_about(unit: Unit, round_: Round, as_of: date | None = None) -> Judging:
    """A judging that reads only the facts that bear on one unit's agency: for one page."""
    movement = round_.movement
    facts = facts_of(movement, [unit])
    return Judging(plan_of(movement.plan), CoreRound.read(round_.name), FactsView(facts, as_of or today()))


def facts_of(movement: Movement, about: Iterable[Unit] | None = None) -> Facts:
    """Everything the rules may read for a movement: its agency's tree and the units above it.

    `about` narrows it to the agencies of some units, those above, and what they came from. A fixed
    number of queries either way.
    """
    top = movement.agency
    scope = Q(path__startswith=top.path) | Q(pk__in=_line(top))
    units = list(with_changes(Unit.objects.filter(scope)))
    units += _forebears(units)
    named = None if about is None else list(about)
    ids = [u.pk for u in (units if named is None else _bearing_on(named, units))]
    lines = {*_line(top), *(pk for u in named or () for pk in _line(u))}
    made = list(unit_records(units))
    known = {row.id for row in made if row.table == "unit_changes"}
    records = [
        *made,
        *_people(ids),
        *_registrations(movement, ids),
        *_honours(ids),
        *_events(movement),
        *_allotments(movement),
        *(record_of(f) for f in _stored(ids, sorted(lines)) if f.ident not in known),
    ]
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.table, []).append(record)
    return Facts({name: tuple(rows) for name, rows in found.items()}, OPEN)


def _bearing_on(about: list[Unit], units: list[Unit]) -> list[Unit]:
    """The agencies of some units with all below, the units above, and those they were made from."""
    tops = {u.agency_id or u.pk for u in about}
    above = {pk for u in units if u.pk in tops for pk in _line(u)}
    kept = {u.code for u in units if u.pk in above or tops.intersection(_line(u))}
    pairs = _pairs(LINKS)
    pairs |= {(u.code, c.successor.code) for u in units for c in u.past if c.successor}
    by_code = {u.code: u for u in units}
    while fresh := {a for a, b in pairs if b in kept and a not in kept and a in by_code}:
        old = {by_code[code].pk for code in fresh}
        kept |= {u.code for u in units if old.intersection(_line(u))}
    return [u for u in units if u.code in kept]


def _pairs(names: Iterable[str]) -> set[tuple[str, str]]:
    links = Fact.objects.filter(table__in=names, waits=False).values_list("values", flat=True)
    return {(str(v.get("from_unit")), str(v.get("to_unit"))) for v in links}


def _forebears(units: list[Unit]) -> list[Unit]:
    """Units elsewhere under which these stood, or from which they inherit by a signed choice."""
    here = {u.code for u in units}
    pairs, wanted = _pairs(("successions",)), set[str]()
    while fresh := {a for a, b in pairs if b in here | wanted and a not in here | wanted}:
        wanted |= fresh
    over = {pk for u in units for c in u.past if (pk := c.was.get("parent"))} - {u.pk for u in units}
    return list(with_changes(Unit.objects.filter(Q(code__in=wanted) | Q(pk__in=over))))


def _line(unit: Unit) -> list[int]:
    return [int(part) for part in unit.path.split("/") if part]


def _stored(units: list[int], line: list[int]) -> Iterator[Fact]:
    """Facts about the units and their people, wherever these served before.

    Those about nobody (index classes) count only from the agency and those above.
    """
    about = Q(unit__in=units) | Q(person__unit__in=units) | Q(unit=None, agency__in=line)
    return Fact.objects.filter(about, waits=False).iterator()


def _people(units: list[int]) -> Iterator[Record]:
    people = Person.objects.filter(Q(unit__in=units) | Q(postings__unit__in=units)).distinct()
    postings: dict[int, list[Posting]] = {}
    for posting in Posting.objects.filter(person__in=people).select_related("unit"):
        postings.setdefault(posting.person_id, []).append(posting)
    for person in people.select_related("unit"):
        for held in postings.get(person.pk) or [person]:
            yield from _ended_when_known(_posting(person, held), held)


def _posting(person: Person, held: Posting | Person) -> tables.Person:
    return tables.Person(
        person_id=person.code,
        name=person.name,
        gender=person.gender or None,
        staff_kind=person.staff_kind or None,
        unit_id=held.unit.code,
        post=held.post or None,
        leadership=held.leadership or None,
        direct_reform_worker=held.direct_reform_worker,
        valid_from=getattr(held, "valid_from", None),
        valid_to=getattr(held, "valid_to", None),
        recorded_at=getattr(held, "known_on", None),
    )


def _ended_when_known(row: tables.Person, held: Posting | Person) -> Iterator[Record]:
    """A posting whose end was recorded later stands open until that day."""
    known = getattr(held, "end_known_on", None)
    if row.valid_to is None or known is None:
        yield row
        return
    yield replace(row, valid_to=None, closed_at=known)
    yield replace(row, recorded_at=known)


def _registrations(movement: Movement, units: list[int]) -> Iterator[Record]:
    rows = Registration.objects.filter(
        unit__in=units, movement__plan__code=movement.plan.code, state="registered"
    )
    for row in rows.select_related("unit", "person", "round", "movement__plan"):
        yield tables.Registration(
            candidate=row.candidate,
            plan=row.movement.plan.code,
            round=row.round.name,
            registered_on=_counted_from(row),
            aim=row.aim or None,
            collectives=row.collectives,
            individuals=row.individuals,
            recorded_at=row.entered_at.astimezone(VIETNAM).date(),
        )


def _counted_from(row: Registration) -> date:
    """The day of registering; one that the office accepted late, with its reason, counts as in time."""
    last = row.round.registration_to
    accepted = row.late_reason and row.answer_reason and last
    return min(row.registered_on, last) if accepted else row.registered_on


def _honours(units: list[int]) -> Iterator[Record]:
    for row in Honour.objects.filter(unit__in=units).select_related("unit", "person"):
        yield acts.Honour(
            candidate=row.candidate,
            form=row.form,
            authority=row.authority or None,
            decision=row.decision_number or None,
            decided_on=row.decided_on,
            achievement=row.achievement or None,
            reason=row.reason or None,
            round=row.round or None,
            closed_at=row.revoked_on,
        )


def _events(movement: Movement) -> Iterator[Record]:
    for row in Event.objects.filter(movement=movement, withdrawn_at=None):
        yield acts.Event(
            event=row.event,
            year=row.year,
            issuer=row.issuer or None,
            on=row.on,
            decision=row.decision or None,
            recorded_at=row.recorded_at.astimezone(VIETNAM).date(),
        )


def _allotments(movement: Movement) -> Iterator[Record]:
    rows = Allotment.objects.filter(Q(to_movement=movement) | Q(movement=movement, to_movement=None))
    for row in rows:
        yield acts.Allotment(
            plan=movement.plan.code,
            award=row.award,
            round=row.round,
            stratum=row.stratum or None,
            places=row.places,
            decision=row.decision or None,
            decided_on=row.decided_on,
        )
