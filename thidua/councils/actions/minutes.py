"""What members said, the conclusion, and the minutes: written by the secretary, signed by the chair."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.papers import Paper
from thidua.core.wording import Say
from thidua.councils.actions.counting import settle_votes
from thidua.councils.actions.sessions import locked
from thidua.councils.models import Agenda, Case, Statement
from thidua.councils.queries.papers import minutes_paper
from thidua.people.models import User
from thidua.records.actions import issue_code, take_number
from thidua.records.keeping import keep_soon
from thidua.records.models import NumberSeries
from thidua.records.printing import taken_at, worded
from thidua.records.rewording import check_words
from thidua.voting import actions as voting
from thidua.voting.refusals import turn_to_sign, unwritten


@dataclass(frozen=True)
class Said:
    """Something said in a session: by whom, on which case, and whether it differs from the others."""

    user: User
    text: str
    case: Case | None = None
    differs: bool = False


@action("council.speak")
def speak(agenda: Agenda, said: Said, *, by: User) -> Statement:
    """Put what a member said on record: members for themselves, secretary and chair for any member.

    Raises Refused once the minutes are written, for who is not on the roll, or without a word.
    """
    agenda = locked(agenda)
    access.check("council.speak", by, agenda)
    unwritten(agenda)
    roles = {row.user_id: row.role for row in agenda.session.attendance.all()}
    own = said.user.pk == by.pk or roles.get(by.pk) in ("secretary", "chair", "deputy")
    if said.user.pk not in roles or not own or not said.text.strip():
        raise Refused(
            Say(
                "Ghi lời phát biểu của thành viên dự phiên; mỗi người ghi cho mình, thư ký ghi cho mọi người.",
                "Record the words of a member of the session; members their own, the secretary anybody's.",
            )
        )
    made: Statement = Statement.objects.create(
        agenda=agenda,
        case=said.case,
        user=said.user,
        text=said.text.strip(),
        differs=said.differs,
        recorded_by=by,
        at=now(),
    )
    record("council.speak", agenda, by=by, told={"user": said.user.pk, "differs": said.differs})
    return made


@action("council.write_minutes")
def write_minutes(
    agenda: Agenda, began_at: datetime | None, ended_at: datetime | None, conclusion: str, *, by: User
) -> Agenda:
    """Write hours and conclusion; the rest of the minutes writes itself from the session."""
    agenda = locked(agenda)
    access.check("council.write_minutes", by, agenda)
    unwritten(agenda)
    agenda.began_at, agenda.ended_at, agenda.conclusion = began_at, ended_at, conclusion.strip()
    agenda.version += 1
    agenda.save()
    record("council.write_minutes", agenda, by=by)
    return agenda


@action("council.sign_minutes")
def sign_minutes(agenda: Agenda, *, by: User) -> Agenda:
    """Sign the minutes: first the secretary, then the chair; the chair's signature makes the result stand.

    The number is taken at the secretary's signature, where the agency keeps a book for minutes.
    Raises Refused before the count, and for anybody but the session's secretary and chair.
    """
    agenda = locked(agenda)
    access.check("council.sign_minutes", by, agenda)
    turn = turn_to_sign(agenda.session, agenda, by)
    if turn == "secretary":
        check_words(agenda, _in_words(agenda))
        settle_votes(agenda, by=by)
        agenda.written_by, agenda.written_at = by, now()
        if NumberSeries.objects.filter(agency=agenda.agency, name="minutes").exists():
            agenda.minutes = take_number("minutes", agenda, by=by, on=today())
    else:
        agenda.signed_by, agenda.signed_at = by, now()
        voting.sign(agenda.session, by=by)
        issue_code(agenda, by=by)
        keep_soon(agenda, by=by)
    agenda.save()
    record("council.sign_minutes", agenda, by=by, told={"role": turn})
    return agenda


def _in_words(agenda: Agenda) -> Paper:
    movement = agenda.round.movement
    return worded(minutes_paper(agenda), movement.agency_id, movement.plan.code, taken_at(agenda.minutes))
