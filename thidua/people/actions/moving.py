"""People moved to other units: one or many on a day, with the document that says so; taken back while unused."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say, days, several
from thidua.people.actions.changing import put_back, what_rests
from thidua.people.actions.ledger import Change, Ledger
from thidua.people.actions.notices import notify
from thidua.people.actions.postings import Going, follow_along, post_to
from thidua.people.actions.units import stands
from thidua.people.models import Appointment, Person, Posting, Reorganisation, Unit
from thidua.people.queries import holders

Tick = Callable[[int, int], None]


@dataclass(frozen=True)
class Move:
    """Where a person goes, and as what; blank where that stays the same."""

    person: Person
    unit: Unit
    post: str | None = None
    leadership: str | None = None
    direct_reform_worker: bool | None = None

    @property
    def held(self) -> dict[str, Any]:
        """What the new posting says otherwise than the present one."""
        told = {name: getattr(self, name) for name in ("post", "leadership", "direct_reform_worker")}
        return {name: value for name, value in told.items() if value is not None}


@action("person.move")
def move_people(
    moves: Sequence[Move], change: Change, *, by: Any, tick: Tick = lambda _done, _all: None
) -> Reorganisation:
    """Move people to other units from a day on, in one deed.

    Registrations and dossiers under way follow within an agency and stay when the person leaves it. A clerk's
    role at the unit ends; who leaves the agency gives up all roles there. Raises Refused for a day to come or
    not after the present posting, a unit that does not stand, somebody named twice or already there.
    """
    people = _locked(moves)
    for person in people.values() or (None,):
        access.check("person.move", by, person)
    _check(moves, people, change)
    ledger = Ledger("people", people[moves[0].person.pk].unit, change, by)
    groups: defaultdict[tuple[int, int], list[Move]] = defaultdict(list)
    for done, move in enumerate(moves, 1):
        person = people[move.person.pk]
        groups[person.unit_id, move.unit.pk].append(move)
        _end_roles(ledger, person, move.unit)
        record("person.move", person, by=by, told={"fields": {"unit": [person.unit.name, move.unit.name]}})
        post_to(ledger, person, move.unit, **move.held)
        tick(done, len(moves))
    for (old, _new), group in groups.items():
        going = tuple(m.person.pk for m in group)
        follow_along(ledger, Going(going, Unit.objects.get(pk=old), group[0].unit))
    deed = ledger.close()
    _tell_receivers(moves, ledger.deed.agency_id)
    return deed


@action("person.undo_move")
def undo_move(deed: Reorganisation, *, by: Any) -> Reorganisation:
    """Take the moves of one deed back: everybody where they were, with their roles and what followed them.

    Raises Refused once something rests on it: a verdict, a later posting, a dossier begun in the new unit.
    """
    deed = (
        Reorganisation.objects.select_for_update(of=("self",), no_key=True)
        .select_related("agency")
        .get(pk=deed.pk)
    )
    access.check("person.undo_move", by, deed)
    if deed.kind != "people":
        raise Refused(Say("Đây là thay đổi của đơn vị.", "This is a change of a unit."))
    reason = what_rests(deed)
    if reason:
        raise Refused(reason)
    put_back(deed)
    deed.undone_at = now()
    deed.save(update_fields=["undone_at"])
    record("person.undo_move", deed, by=by, told={"people": len(people_of(deed))})
    return deed


def people_of(deed: Reorganisation) -> list[int]:
    """Whom a deed moved."""
    return [s["pk"] for s in deed.steps if s["model"] == "people.person" and not s.get("made")]


def _locked(moves: Sequence[Move]) -> dict[int, Person]:
    ids = [m.person.pk for m in moves]
    rows = (
        Person.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit__agency")
        .filter(pk__in=ids)
    )
    return {p.pk: p for p in rows.order_by("pk")}


def _check(moves: Sequence[Move], people: dict[int, Person], change: Change) -> None:
    if not moves:
        raise Refused(Say("Chưa chọn ai.", "Nobody was chosen."))
    twice = next((pk for pk, n in Counter(m.person.pk for m in moves).items() if n > 1), None)
    if twice:
        raise Refused(Say(f"{people[twice]} được ghi hai lần.", f"{people[twice]} is named twice."))
    if change.on > today():
        raise Refused(
            Say(
                "Ngày chuyển chưa tới: ghi khi đã có hiệu lực.",
                "The day has not come: record the move once it has.",
            )
        )
    for unit in {m.unit.pk: m.unit for m in moves}.values():
        stands(unit)
        if unit.valid_from and unit.valid_from > change.on:
            raise Refused(Say(f"{unit} chưa có vào ngày đó.", f"{unit} did not exist on that day yet."))
    since = _since(people)
    for move in moves:
        _check_one(people[move.person.pk], move.unit, since.get(move.person.pk), change)


def _since(people: dict[int, Person]) -> dict[int, Any]:
    """The day on which each present posting began."""
    rows = Posting.objects.filter(person__in=list(people), valid_to=None).order_by("valid_from")
    return {row.person_id: row.valid_from for row in rows if row.valid_from}


def _check_one(person: Person, unit: Unit, since: Any, change: Change) -> None:
    if person.unit_id == unit.pk:
        raise Refused(Say(f"{person} đang ở {unit} rồi.", f"{person} is in {unit} already."))
    if since and change.on <= since:
        began = days(since)
        raise Refused(
            Say(
                f"{person}: ngày chuyển phải sau {began.vi}, khi vị trí hiện nay bắt đầu.",
                f"{person}: the day must come after {began.en}, when the present posting began.",
            )
        )


def _end_roles(ledger: Ledger, person: Person, unit: Unit) -> None:
    """A clerk is clerk of the unit that is left; who leaves the agency leaves all that they were there."""
    held = Appointment.objects.filter(user__person=person, ended_on=None, unit__agency=person.agency_id)
    if unit.agency_id == person.agency_id:
        held = held.filter(role="clerk", unit=person.unit_id)
    for role in held.order_by("pk"):
        ledger.put(role, ended_on=ledger.change.on)


def _tell_receivers(moves: Sequence[Move], home: int) -> None:
    """Administrators of other agencies learn who comes."""
    coming: defaultdict[int, list[Move]] = defaultdict(list)
    for move in moves:
        if move.unit.agency_id and move.unit.agency_id != home:
            coming[move.unit.agency_id].append(move)
    for group in coming.values():
        agency, n = group[0].unit.agency, len(group)
        first, unit = group[0].person.name, group[0].unit
        told = Say(f"{first} đã được chuyển đến {unit}.", f"{first} was moved to {unit}.")
        if n > 1:
            told = Say(
                f"{n} người đã được chuyển đến {agency}.", f"{several(n, 'person')} moved to {agency}."
            )
        to = "people:person" if n == 1 else "people:people"
        notify(
            holders("agency_admin", agency), told, reverse(to, args=[group[0].person.pk] if n == 1 else [])
        )
