"""A person asks about their data; the agency says yes with the way, or no with the reason."""

from __future__ import annotations

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.law.retention import answer_by, finish_by
from thidua.core.wording import Say
from thidua.core.workflow import NEW, next_state
from thidua.people.actions.notices import notify
from thidua.people.models import Person, User
from thidua.privacy.models import DataRequest

LONGEST = 4000
"""Most letters of what is asked, and of an answer."""


@action("data_request.send")
def send(person: Person, kind: str, words: str, *, by: User) -> DataRequest:
    """Ask about one's own data. Raises Refused while the same is asked already."""
    access.check("data_request.send", by, person)
    made = _begun(person, kind, words, by)
    record("data_request.send", made, by=by, told={"kind": kind})
    return made


@action("data_request.receive")
def receive(person: Person, kind: str, words: str, *, by: User) -> DataRequest:
    """Enter a request that came on paper, for somebody without an account."""
    access.check("data_request.receive", by, person)
    made = _begun(person, kind, words, by)
    record("data_request.receive", made, by=by, told={"kind": kind})
    return made


def _begun(person: Person, kind: str, words: str, by: User) -> DataRequest:
    if kind not in terms.GROUPS["data_request_kind"]:
        raise Refused(Say("Chọn điều yêu cầu.", "Choose what is asked."))
    if kind == "correct" and not words.strip():
        raise Refused(
            Say(
                "Ghi điều sai và điều đúng, kèm căn cứ.",
                "Say what is wrong and what is right, with the ground.",
            )
        )
    _check_length(words)
    same = DataRequest.objects.filter(person=person, kind=kind, state__in=("received", "accepted"))
    if same.exists():
        raise Refused(Say("Yêu cầu này đã gửi và đang được làm.", "This was asked already and is under way."))
    return DataRequest.objects.create(
        agency_id=person.agency_id,
        person=person,
        kind=kind,
        words=words.strip(),
        state=next_state("data_request", "send", NEW),
        received_on=today(),
        answer_by=answer_by(today()),
        finish_by=finish_by(kind, today()),
        recorded_by=by,
    )


def _check_length(words: str) -> None:
    if len(words) > LONGEST:
        raise Refused(Say(f"Tối đa {LONGEST} chữ cái.", f"At most {LONGEST} letters."))


@action("data_request.accept")
def accept(request: DataRequest, answer: str, *, by: User) -> DataRequest:
    """Say that it will be done, and how."""
    row = _locked(request)
    access.check("data_request.accept", by, row)
    return _answered(row, "accept", answer, by)


@action("data_request.refuse")
def refuse(request: DataRequest, answer: str, *, by: User) -> DataRequest:
    """Say why it is not done; the law asks for the reason."""
    row = _locked(request)
    access.check("data_request.refuse", by, row)
    return _answered(row, "refuse", answer, by)


def _answered(row: DataRequest, what: str, answer: str, by: User) -> DataRequest:
    before = row.state
    row.state = next_state("data_request", what, row.state)
    if not answer.strip():
        raise Refused(Say("Ghi câu trả lời cho người yêu cầu.", "Write the answer to the person."))
    _check_length(answer)
    row.answer, row.answered_by, row.answered_at = answer.strip(), by, now()
    row.save()
    _tell(row)
    record(f"data_request.{what}", row, by=by, told={"from": before, "to": row.state})
    return row


@action("data_request.withdraw")
def withdraw(request: DataRequest, *, by: User) -> DataRequest:
    """Take one's own request back."""
    row = _locked(request)
    access.check("data_request.withdraw", by, row)
    before, row.state = row.state, next_state("data_request", "withdraw", row.state)
    row.save()
    record("data_request.withdraw", row, by=by, told={"from": before, "to": row.state})
    return row


def _locked(request: DataRequest) -> DataRequest:
    found: DataRequest = DataRequest.objects.select_for_update(of=("self",), no_key=True).get(pk=request.pk)
    return found


def _tell(row: DataRequest) -> None:
    """Tell the person that there is an answer; what it says stands on the page of the request only."""
    say = Say(f"Yêu cầu {row} đã có trả lời.", f"Request {row} was answered.")
    notify(list(User.objects.filter(person=row.person_id, is_active=True)), say, f"/du-lieu-ca-nhan/{row.pk}")
