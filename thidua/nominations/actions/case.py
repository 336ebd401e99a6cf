"""A nomination before the council, in a decision and on its way up: thin changes of state.

What must hold beforehand is known in the rooms above, which tell it as `hindered`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from thidua import access
from thidua.audit.models import Entry
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core.workflow import Hindrances, next_state
from thidua.evidence.using import free, use_once
from thidua.movements.models import Round
from thidua.nominations.actions.creating import create, freeze
from thidua.nominations.models import Nomination, Paper
from thidua.people.models import User
from thidua.records.models import Attachment


@action("nomination.bring")
def bring(nomination: Nomination, *, by: User, hindered: Hindrances | None = None) -> Nomination:
    """Put an appraised nomination on the agenda of a council."""
    return _move(nomination, "bring", by, hindered)


@action("nomination.take_back")
def take_back(nomination: Nomination, *, by: User) -> Nomination:
    """Take a nomination off the agenda again, before anything was voted on."""
    return _move(nomination, "take_back", by)


@action("nomination.pass")
def pass_(nomination: Nomination, *, by: User) -> Nomination:
    """The council has agreed: told by the count, in the same transaction."""
    return _move(nomination, "pass", by)


@action("nomination.not_pass")
def not_pass(nomination: Nomination, *, by: User) -> Nomination:
    """The council has not agreed: told by the count, in the same transaction."""
    return _move(nomination, "not_pass", by)


@action("nomination.put_in")
def put_in(nomination: Nomination, *, by: User, hindered: Hindrances | None = None) -> Nomination:
    """Put a nomination into a draft decision."""
    return _move(nomination, "put_in", by, hindered)


@action("nomination.take_out")
def take_out(nomination: Nomination, *, by: User) -> Nomination:
    """Take a nomination out of a decision that is not issued: it stands again as before."""
    return _go_back(nomination, "take_out", "put_in", by)


@action("nomination.propose")
def propose(nomination: Nomination, *, by: User, hindered: Hindrances | None = None) -> Nomination:
    """Send a nomination to the level above with its package."""
    return _move(nomination, "propose", by, hindered)


@action("nomination.call_back")
def call_back(nomination: Nomination, *, by: User) -> Nomination:
    """Call a nomination back from the level above before it has received it."""
    return _go_back(nomination, "call_back", "propose", by)


@action("nomination.grant")
def grant(nomination: Nomination, *, by: User) -> Nomination:
    """The award is granted, here and in every movement below that the nomination came from.

    The initiative that it rests on is used by that, once for the whole way up.
    """
    way = _settle(nomination, "grant", by)
    use_once(way, by=by)
    return way[0]


@action("nomination.decline")
def decline(nomination: Nomination, *, by: User) -> Nomination:
    """The award is not given, here and in every movement below that the nomination came from."""
    return _settle(nomination, "decline", by)[0]


@action("nomination.revoke")
def revoke(nomination: Nomination, *, by: User) -> Nomination:
    """The award is revoked by a numbered decision, here and in every movement below."""
    way = _settle(nomination, "revoke", by)
    free(way, by=by)
    return way[0]


@action("nomination.receive")
def receive(below: Nomination, round_: Round, award: str, *, by: User, on: date) -> Nomination:
    """Take a nomination of a movement below into this one: the same dossier, judged by this plan.

    `on` is the day on which it was sent, which counts for the deadline.
    """
    state = next_state("nomination", "receive", "-")
    made = create(state=state, **_columns(below, round_, award, on), made_by=by, made_at=now())
    access.check("nomination.receive", by, made)
    _hand_over(below, made)
    freeze(made, by=by)
    record("nomination.receive", made, by=by, told={"from": "-", "to": state, "below": below.code})
    return made


@action("nomination.supplement")
def supplement(below: Nomination, made: Nomination, *, by: User) -> Nomination:
    """Bring the dossier above up to what it is below now, as the level above has asked."""
    made = (
        Nomination.objects.select_for_update(of=("self",), no_key=True)
        .select_related("movement")
        .get(pk=made.pk)
    )
    access.check("nomination.supplement", by, below)
    made.sections.all().delete()
    made.papers.all().delete()
    _hand_over(below, made)
    freeze(made, by=by)
    record("nomination.supplement", made, by=by, told={"below": below.code})
    return made


def _move(nomination: Nomination, verb: str, by: User, hindered: Hindrances | None = None) -> Nomination:
    found = (
        Nomination.objects.select_for_update(of=("self",), no_key=True)
        .select_related("movement")
        .get(pk=nomination.pk)
    )
    access.check(f"nomination.{verb}", by, found)
    _go(found, verb, by, hindered)
    nomination.state, nomination.version = found.state, found.version
    return found


def _go_back(nomination: Nomination, verb: str, undone: str, by: User) -> Nomination:
    """Back to where it came from: without a vote of the council it was only appraised."""
    found = (
        Nomination.objects.select_for_update(of=("self",), no_key=True)
        .select_related("movement")
        .get(pk=nomination.pk)
    )
    access.check(f"nomination.{verb}", by, found)
    last = Entry.objects.filter(
        kind=found._meta.label_lower, ident=str(found.pk), action=f"nomination.{undone}"
    ).last()
    unvoted = last is not None and last.told.get("from") == "appraised"
    before = found.state
    found.state = next_state("nomination", f"{verb}_unvoted" if unvoted else verb, before)
    found.version += 1
    found.save(update_fields=["state", "version"])
    record(f"nomination.{verb}", found, by=by, told={"from": before, "to": found.state})
    nomination.state, nomination.version = found.state, found.version
    return found


def _settle(nomination: Nomination, verb: str, by: User) -> list[Nomination]:
    """The same change along the whole way that the nomination came up: given from above to below."""
    rows = Nomination.objects.select_for_update(of=("self",), no_key=True).select_related("movement__plan")
    top = rows.get(pk=nomination.pk)
    access.check(f"nomination.{verb}", by, top)
    way = list(_way_down(top))
    for one in way:
        _go(one, verb, by)
    nomination.state, nomination.version = top.state, top.version
    return way


def _way_down(nomination: Nomination) -> Iterator[Nomination]:
    one: Nomination | None = nomination
    while one is not None:
        yield one
        below = Nomination.objects.select_for_update(of=("self",), no_key=True).select_related(
            "movement__plan"
        )
        one = below.get(pk=one.came_from_id) if one.came_from_id else None


def _go(nomination: Nomination, verb: str, by: User, hindered: Hindrances | None = None) -> None:
    before = nomination.state
    nomination.state = next_state("nomination", verb, before, hindered)
    nomination.version += 1
    nomination.save(update_fields=["state", "version"])
    record(f"nomination.{verb}", nomination, by=by, told={"from": before, "to": nomination.state})


def _columns(below: Nomination, round_: Round, award: str, on: date) -> dict[str, Any]:
    movement = round_.movement
    return {
        "agency": below.agency,
        "movement": movement,
        "round": round_,
        "award": award,
        "unit": below.unit,
        "person": below.person,
        "nominated_by": below.agency,
        "holder": movement.agency,
        "held_since": now(),
        "plan": movement.plan,
        "merit_note": below.merit_note,
        "submitted_at": now(),
        "submitted_on": on,
        "came_from": below,
    }


def _hand_over(below: Nomination, made: Nomination) -> None:
    """The dossier as it lies below: the sections of the report, the papers with their files."""
    for section in below.sections.all():
        section.pk, section.nomination = None, made
        section.save(force_insert=True)
    kind = Paper._meta.label_lower
    for paper in below.papers.all():
        hung = list(Attachment.objects.filter(kind=kind, ident=paper.pk, removed_at=None))
        paper.pk, paper.nomination = None, made
        paper.save(force_insert=True)
        for one in hung:
            one.pk, one.ident = None, paper.pk
            one.save(force_insert=True)
