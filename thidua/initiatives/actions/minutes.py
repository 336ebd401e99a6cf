"""Minutes of an initiative council: written by the secretary, signed by the secretary and then by the chair."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.initiatives.models import Minutes
from thidua.people.models import User
from thidua.records.actions import issue_code, take_number
from thidua.records.keeping import keep_soon
from thidua.records.models import NumberSeries
from thidua.voting import actions as voting
from thidua.voting.models import Session
from thidua.voting.refusals import locked, turn_to_sign, unwritten


@dataclass(frozen=True)
class Told:
    """What the secretary adds to what the session tells by itself."""

    began_at: datetime | None = None
    ended_at: datetime | None = None
    conclusion: str = ""


@action("initiative.write_minutes")
def write_minutes(session: Session, told: Told, *, by: User) -> Minutes:
    """Write hours and conclusion; attendance, marks, votes and results write themselves.

    Raises Refused once the secretary has signed.
    """
    made = _locked(session)
    access.check("initiative.write_minutes", by, made)
    unwritten(made)
    made.began_at, made.ended_at, made.conclusion = told.began_at, told.ended_at, told.conclusion.strip()
    made.save()
    record("initiative.write_minutes", session, by=by)
    return made


@action("initiative.sign_minutes")
def sign_minutes(session: Session, *, by: User) -> Minutes:
    """Sign: first the secretary, then the chair, whose signature makes the result stand.

    The number is taken at the secretary's signature, where the agency keeps a book for minutes; at the
    chair's the paper gets its code and its files are kept. Raises Refused before the count, and for
    anybody but the session's secretary and chair.
    """
    made = _locked(session)
    access.check("initiative.sign_minutes", by, made)
    turn = turn_to_sign(made.session, made, by)
    if turn == "secretary":
        made.written_by, made.written_at = by, now()
        made.save()
        if NumberSeries.objects.filter(agency=made.agency_id, name="minutes").exists():
            made.number = take_number("minutes", made, by=by, on=today())
    else:
        made.signed_by, made.signed_at = by, now()
        voting.sign(made.session, by=by)
        issue_code(made, by=by)
        keep_soon(made, by=by)
    made.save()
    record("initiative.sign_minutes", session, by=by, told={"role": turn})
    return made


def _locked(session: Session) -> Minutes:
    """The minutes of a session, begun if need be; the session's row is held meanwhile."""
    held = locked(session)
    found: Minutes | None = Minutes.objects.filter(session=held).first()
    found = found or Minutes(agency_id=held.agency_id)
    found.session = held
    return found
