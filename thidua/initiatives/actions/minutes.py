"""Minutes of an initiative council: written by the secretary, signed by the secretary and then by the chair."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.initiatives.models import Minutes
from thidua.people.models import User
from thidua.records.actions import issue_code, take_number
from thidua.records.keeping import keep_soon
from thidua.records.models import NumberSeries
from thidua.voting import actions as voting
from thidua.voting.models import Session


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
    if made.written_at is not None:
        raise Refused(_WRITTEN)
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
    if made.session.state != "counted":
        raise Refused(_NOT_COUNTED)
    role = made.session.attendance.filter(user=by.pk).values_list("role", flat=True).first()
    if role == "secretary" and made.written_at is None:
        made.written_by, made.written_at = by, now()
        made.save()
        if NumberSeries.objects.filter(agency=made.agency_id, name="minutes").exists():
            made.number = take_number("minutes", made, by=by, on=today())
    elif role in ("chair", "deputy") and made.written_at is not None:
        made.signed_by, made.signed_at = by, now()
        voting.sign(made.session, by=by)
        issue_code(made, by=by)
        keep_soon(made, by=by)
    else:
        raise Refused(_ORDER)
    made.save()
    record("initiative.sign_minutes", session, by=by, told={"role": role})
    return made


def _locked(session: Session) -> Minutes:
    """The minutes of a session, begun if need be; the session's row is held meanwhile."""
    held = Session.objects.select_for_update(of=("self",)).select_related("council").get(pk=session.pk)
    found: Minutes | None = Minutes.objects.filter(session=held).first()
    found = found or Minutes(agency_id=held.agency_id)
    found.session = held
    return found


_WRITTEN = Say(
    "Thư ký đã ký biên bản, nội dung không sửa được nữa.",
    "The secretary has signed the minutes; they can no longer change.",
)
_NOT_COUNTED = Say(
    "Chưa ký được biên bản: chưa kiểm phiếu, hoặc biên bản đã ký.",
    "The minutes cannot be signed: not counted yet, or signed already.",
)
_ORDER = Say(
    "Thư ký phiên họp ký biên bản trước, rồi Chủ tịch Hội đồng ký.",
    "The secretary of the session signs the minutes first, then the chair.",
)
