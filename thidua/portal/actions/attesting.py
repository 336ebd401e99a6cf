"""An observation becomes evidence only by a signed act, and is taken back by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.people.models import User
from thidua.portal.models import Attested, Observation


@dataclass(frozen=True)
class Act:
    """What was found to be so, and the numbered document that says it."""

    finding: str
    number: str
    decided_on: date


@action("observation.attest")
def attest(observation: Observation, told: Act, *, by: User) -> Attested:
    """Sign that what was observed was found to be so; only then may a dossier rest on it."""
    row = Observation.objects.select_for_update(of=("self",)).get(pk=observation.pk)
    access.check("observation.attest", by, row)
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
    if row.attested.filter(withdrawn_at=None).exists():
        raise Refused(Say("Góp ý này đã được xác nhận.", "The observation is attested already."))
    made = Attested.objects.create(
        agency_id=row.agency_id,
        observation=row,
        finding=told.finding.strip(),
        number=told.number.strip()[:80],
        decided_on=told.decided_on,
        signer=by,
        at=now(),
    )
    record("observation.attest", made, by=by, told={"number": made.number, "on": f"{made.decided_on}"})
    return made


@action("observation.withdraw_attested")
def withdraw_attested(attested: Attested, reason: str, *, by: User) -> Attested:
    """Take the attestation back, with the reason; it stays to be read."""
    row = Attested.objects.select_for_update(of=("self",)).get(pk=attested.pk)
    access.check("observation.withdraw_attested", by, row)
    if row.withdrawn_at is not None:
        raise Refused(Say("Xác nhận này đã rút.", "The attestation is withdrawn already."))
    if not reason.strip():
        raise Refused(Say("Ghi lý do.", "Give the reason."))
    row.withdrawn_at, row.withdrawn_reason = now(), reason.strip()[:300]
    row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    record("observation.withdraw_attested", row, by=by)
    return row
