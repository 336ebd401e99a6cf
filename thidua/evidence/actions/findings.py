"""A finding of a check becomes evidence or a hold only by a signed act, and is taken back by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.facts.acts import Hold
from thidua.core.wording import Say
from thidua.duties.models import Finding, Signed
from thidua.evidence.facts import put, withdraw

KINDS = ("evidence", "hold")


@dataclass(frozen=True)
class Act:
    """What a finding becomes, in which words, by which numbered document."""

    kind: str
    words: str
    number: str
    decided_on: date


@action("finding.sign")
def sign(finding: Finding, act: Act, *, by: Any) -> Signed:
    """Sign a finding: as evidence it may be cited by its document; as a hold it stops the unit for now.

    Raises Refused without words, number or day, and where a signed act stands already.
    """
    row = (
        Finding.objects.select_for_update(of=("self",)).select_related("movement", "unit").get(pk=finding.pk)
    )
    access.check("finding.sign", by, row)
    if act.kind not in KINDS or not (act.words.strip() and act.number.strip()) or act.decided_on > today():
        raise Refused(
            Say(
                "Ghi điều được xác nhận, số và ngày văn bản (không sau hôm nay).",
                "Give what is attested, the number and the day of the document (not after today).",
            )
        )
    if row.signed.filter(withdrawn_at=None).exists():
        raise Refused(Say("Kết luận này đã có văn bản ký.", "A signed act stands on this finding already."))
    made = Signed.objects.create(
        agency_id=row.movement.agency_id,
        finding=row,
        kind=act.kind,
        words=act.words.strip(),
        number=act.number.strip()[:80],
        decided_on=act.decided_on,
        signer=by,
        at=now(),
    )
    if made.kind == "hold":
        put(_hold(made), unit=row.unit, person=None, by=by)
    record("finding.sign", made, by=by, told={"number": made.number, "on": f"{made.decided_on}"})
    return made


@action("finding.unsign")
def unsign(signed: Signed, reason: str, *, by: Any) -> Signed:
    """Take a signed act back, with the reason; a hold by it ends today."""
    rows = Signed.objects.select_for_update(of=("self",)).select_related("finding__unit")
    row: Signed = rows.get(pk=signed.pk)
    access.check("finding.unsign", by, row)
    if row.withdrawn_at is not None:
        raise Refused(Say("Văn bản này đã rút.", "This act is withdrawn already."))
    if not reason.strip():
        raise Refused(Say("Nêu lý do.", "Give the reason."))
    row.withdrawn_at, row.withdrawn_reason = now(), reason.strip()[:300]
    row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    if row.kind == "hold":
        withdraw(_hold(row).id, unit=row.finding.unit, by=by)
    record("finding.unsign", row, by=by, told={"number": row.number})
    return row


def _hold(signed: Signed) -> Hold:
    unit = signed.finding.unit
    return Hold(candidate=unit.key, kind="inspection", from_=signed.decided_on, basis=signed.number)
