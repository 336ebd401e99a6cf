"""An observation becomes evidence only by a signed act, and is taken back by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.facts.acts import Conclusion
from thidua.core.wording import Say
from thidua.evidence.facts import put, withdraw
from thidua.people.models import Person, Unit, User
from thidua.portal.models import Attested, Observation


@dataclass(frozen=True)
class Act:
    """What was found to be so, and the numbered document that says it."""

    finding: str
    number: str
    decided_on: date
    about: str
    result: str
    subject: str = ""
    """Of whom, as `unit:CODE` or `person:CODE`; of the agency itself where it is blank."""


@action("observation.attest")
def attest(observation: Observation, told: Act, *, by: User) -> Attested:
    """Sign what an observation came to: it becomes a record that criteria read.

    Raises Refused before the observation was answered, without words, number or day, for somebody of
    another agency, and where an act stands already.
    """
    row = Observation.objects.select_for_update(of=("self",), no_key=True).get(pk=observation.pk)
    access.check("observation.attest", by, row)
    _check(row, told)
    unit, person = _about(row, told.subject, by)
    made = Attested.objects.create(
        agency_id=row.agency_id,
        observation=row,
        unit=unit if person is None else None,
        person=person,
        about=told.about,
        result=told.result,
        finding=told.finding.strip(),
        number=told.number.strip()[:80],
        decided_on=told.decided_on,
        signer=by,
        at=now(),
    )
    put(_record(made), unit=unit, person=person, by=by, agency=row.agency)
    record("observation.attest", made, by=by, told={"number": made.number, "on": f"{made.decided_on}"})
    return made


@action("observation.withdraw_attested")
def withdraw_attested(attested: Attested, reason: str, *, by: User) -> Attested:
    """Take the attestation back, with the reason; it stays to be read."""
    row = Attested.objects.select_for_update(of=("self",), no_key=True).get(pk=attested.pk)
    access.check("observation.withdraw_attested", by, row)
    if row.withdrawn_at is not None:
        raise Refused(Say("Xác nhận này đã rút.", "The attestation is withdrawn already."))
    if not reason.strip():
        raise Refused(Say("Ghi lý do.", "Give the reason."))
    row.withdrawn_at, row.withdrawn_reason = now(), reason.strip()[:300]
    row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    if row.result:
        withdraw(_record(row).id, unit=row.person.unit if row.person else row.unit or row.agency, by=by)
    record("observation.withdraw_attested", row, by=by)
    return row


def _check(row: Observation, told: Act) -> None:
    if row.state != "answered":
        raise Refused(
            Say("Trả lời góp ý trước khi ký xác nhận.", "Answer the observation before attesting it.")
        )
    if not (told.finding.strip() and told.number.strip()) or told.decided_on > today():
        raise Refused(
            Say(
                "Ghi điều được xác nhận, số và ngày văn bản (không sau hôm nay).",
                "Give what is attested, the number and the day of the document (not after today).",
            )
        )
    if (
        told.about not in terms.GROUPS["conclusion_about"]
        or told.result not in terms.GROUPS["conclusion_result"]
    ):
        raise Refused(
            Say("Ghi về mặt nào và kết luận thế nào.", "Give what it is about and what is concluded.")
        )
    if row.attested.filter(withdrawn_at=None).exists():
        raise Refused(Say("Góp ý này đã được xác nhận.", "The observation is attested already."))


def _about(row: Observation, subject: str, by: User) -> tuple[Unit, Person | None]:
    """The unit, and the person where it is about one; raises Refused for those of another agency."""
    kind, _colon, code = (subject or row.agency.key).partition(":")
    person = Person.objects.visible_to(by).filter(code=code).first() if kind == "person" else None
    home = person.unit if person else Unit.objects.filter(code=code).first() if kind == "unit" else None
    if home is None or not home.path.startswith(row.agency.path):
        raise Refused(
            Say(f"Chọn đơn vị, cá nhân của {row.agency}.", f"Choose a unit or a person of {row.agency}.")
        )
    return home, person


def _record(made: Attested) -> Conclusion:
    return Conclusion(
        subject=made.subject.key,
        source="observation",
        about=made.about,
        result=made.result,
        decision=made.number,
        decided_on=made.decided_on,
        noted=made.finding,
        case=f"observation-{made.observation_id}",
    )
