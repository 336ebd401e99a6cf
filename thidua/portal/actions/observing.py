"""What citizens say of how they were served: received, looked into, answered, followed up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from django.utils.crypto import get_random_string

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import NEW, next_state
from thidua.people.models import Unit, User
from thidua.portal.models import FollowUp, Observation

LONGEST = 4000
"""Most letters of one observation."""
DRAWN = 6
"""Letters at the end of a code that are drawn by lot."""
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without the letters and digits that are taken for each other."""


@dataclass(frozen=True)
class Told:
    """What somebody says, of which service; name and contact are for the office alone."""

    kind: str
    voice: str
    subject: str
    text: str
    happened_on: date | None = None
    name: str = ""
    contact: str = ""


@action("observation.send")
def send(agency: Unit, told: Told, *, by: Any = None) -> Observation:
    """Take what somebody says of an agency's service; it gets a code by which the answer is read."""
    access.check("observation.send", by)
    _check(agency, told)
    made = Observation.objects.create(
        agency=agency,
        code=uuid4().hex[:30],
        kind=told.kind,
        voice=told.voice,
        subject=told.subject.strip()[:200],
        text=told.text.strip(),
        happened_on=told.happened_on,
        name=told.name.strip()[:120],
        contact=told.contact.strip()[:200],
        state=next_state("observation", "send", NEW),
        received_at=now(),
    )
    made.code = f"GY-{today().year}-{made.pk:04d}-{get_random_string(DRAWN, _LETTERS)}"
    made.save()
    record("observation.send", made, by=by, told={"kind": made.kind, "voice": made.voice})
    return made


def _check(agency: Unit, told: Told) -> None:
    if not agency.is_agency:
        raise Refused(Say("Chọn cơ quan được góp ý.", "Choose the agency."))
    if (
        told.kind not in terms.GROUPS["observation_kind"]
        or told.voice not in terms.GROUPS["observation_voice"]
    ):
        raise Refused(
            Say("Chọn loại góp ý và người góp ý.", "Choose the kind of observation and who observes.")
        )
    if not told.subject.strip() or not told.text.strip() or len(told.text) > LONGEST:
        raise Refused(
            Say(
                f"Viết thủ tục, dịch vụ và nội dung góp ý, tối đa {LONGEST} chữ cái.",
                f"Say which service and what happened, at most {LONGEST} letters.",
            )
        )
    if told.happened_on and told.happened_on > today():
        raise Refused(Say("Ngày xảy ra không sau hôm nay.", "The day is not after today."))


@action("observation.take_up")
def take_up(observation: Observation, *, by: User) -> Observation:
    """Say that the office looks into it."""
    row = _locked(observation)
    access.check("observation.take_up", by, row)
    return _moved(row, "take_up_again" if row.state == "answered" else "take_up", "observation.take_up", by)


@action("observation.answer")
def answer(observation: Observation, text: str, *, by: User) -> Observation:
    """Answer it; whoever has the code reads the answer."""
    row = _locked(observation)
    access.check("observation.answer", by, row)
    if not text.strip():
        raise Refused(Say("Viết câu trả lời.", "Write the answer."))
    row.answer, row.answered_by, row.answered_at = text.strip(), by, now()
    return _moved(row, "answer", "observation.answer", by)


@action("observation.follow_up")
def follow_up(observation: Observation, text: str, *, by: User) -> FollowUp:
    """Say what was done after the answer."""
    row = _locked(observation)
    access.check("observation.follow_up", by, row)
    if row.state != "answered":
        raise Refused(Say("Trả lời trước, rồi ghi việc đã làm.", "Answer first, then say what was done."))
    if not text.strip():
        raise Refused(Say("Ghi việc đã làm.", "Say what was done."))
    made = FollowUp.objects.create(observation=row, text=text.strip(), at=now(), by=by)
    record("observation.follow_up", row, by=by)
    return made


def _locked(observation: Observation) -> Observation:
    found: Observation = Observation.objects.select_for_update(of=("self",), no_key=True).get(
        pk=observation.pk
    )
    return found


def _moved(row: Observation, way: str, name: str, by: User) -> Observation:
    was = row.state
    row.state = next_state("observation", way, was)
    row.taken_by = row.taken_by or by
    row.save()
    record(name, row, by=by, told={"from": was, "to": row.state})
    return row
