"""What a check found becomes evidence or a hold only by a signed act, and is taken back by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.facts.acts import Conclusion, Hold
from thidua.core.facts.columns import Record
from thidua.core.wording import Say
from thidua.duties.models import Check, Finding, Signed
from thidua.evidence.facts import put, withdraw

KINDS = ("evidence", "hold")


@dataclass(frozen=True)
class Act:
    """What is concluded, in which words, by which numbered document.

    `about` and `result` say what a criterion reads of evidence; a hold has neither.
    """

    kind: str
    words: str
    number: str
    decided_on: date
    about: str = ""
    result: str = ""


@action("finding.sign")
def sign(finding: Finding, act: Act, *, by: Any) -> Signed:
    """Sign a finding: as evidence criteria read what it concludes; as a hold it stops the unit for now.

    Raises Refused without words, number or day, and where a signed act stands already.
    """
    rows = Finding.objects.select_for_update(of=("self",), no_key=True)
    row = rows.select_related("movement", "unit", "check_of").get(pk=finding.pk)
    access.check("finding.sign", by, row)
    return _signed(row.check_of, row, act, by, "finding.sign")


@action("check.sign")
def sign_check(check: Check, act: Act, *, by: Any) -> Signed:
    """Sign what a check came to as a whole; criteria read it as evidence.

    Raises Refused before the check was held, without words, number or day, and where an act stands already.
    """
    rows = Check.objects.select_for_update(of=("self",), no_key=True).select_related("movement", "unit")
    row = rows.get(pk=check.pk)
    access.check("check.sign", by, row)
    if row.state not in ("held", "closed"):
        raise Refused(
            Say("Ghi kết quả kiểm tra trước khi ký kết luận.", "Record the check before signing its result.")
        )
    return _signed(row, None, act, by, "check.sign")


@action("finding.unsign")
def unsign(signed: Signed, reason: str, *, by: Any) -> Signed:
    """Take a signed act back, with the reason; from today neither its hold nor its evidence counts."""
    rows = Signed.objects.select_for_update(of=("self",), no_key=True).select_related("check_of__unit")
    row: Signed = rows.get(pk=signed.pk)
    access.check("finding.unsign", by, row)
    if row.withdrawn_at is not None:
        raise Refused(Say("Văn bản này đã rút.", "This act is withdrawn already."))
    if not reason.strip():
        raise Refused(Say("Nêu lý do.", "Give the reason."))
    row.withdrawn_at, row.withdrawn_reason = now(), reason.strip()[:300]
    row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    told = told_by(row)
    if told is not None:
        withdraw(told.id, unit=row.check_of.unit, by=by)
    record("finding.unsign", row, by=by, told={"number": row.number})
    return row


def told_by(signed: Signed) -> Record | None:
    """The record that a signed act leaves; None for one that was signed before records were left."""
    unit = signed.check_of.unit
    if signed.kind == "hold":
        return Hold(candidate=unit.key, kind="inspection", from_=signed.decided_on, basis=signed.number)
    if not signed.result:
        return None
    return Conclusion(
        subject=unit.key,
        source="check",
        about=signed.about,
        result=signed.result,
        decision=signed.number,
        decided_on=signed.decided_on,
        noted=signed.words,
        case=signed.case,
    )


def _signed(check: Check, finding: Finding | None, act: Act, by: Any, name: str) -> Signed:
    _check_act(act)
    if Signed.objects.filter(check_of=check, finding=finding, withdrawn_at=None).exists():
        raise Refused(Say("Đã có văn bản ký về kết luận này.", "A signed act stands on this already."))
    evidence = act.kind == "evidence"
    made = Signed.objects.create(
        agency_id=check.movement.agency_id,
        check_of=check,
        finding=finding,
        kind=act.kind,
        about=act.about if evidence else "",
        result=act.result if evidence else "",
        words=act.words.strip(),
        number=act.number.strip()[:80],
        decided_on=act.decided_on,
        signer=by,
        at=now(),
    )
    told = told_by(made)
    if told is not None:
        put(told, unit=check.unit, person=None, by=by)
    record(name, made, by=by, told={"number": made.number, "on": f"{made.decided_on}"})
    return made


def _check_act(act: Act) -> None:
    if act.kind not in KINDS or not (act.words.strip() and act.number.strip()) or act.decided_on > today():
        raise Refused(
            Say(
                "Ghi điều được xác nhận, số và ngày văn bản (không sau hôm nay).",
                "Give what is attested, the number and the day of the document (not after today).",
            )
        )
    known = act.about in terms.GROUPS["conclusion_about"] and act.result in terms.GROUPS["conclusion_result"]
    if act.kind == "evidence" and not known:
        raise Refused(
            Say(
                "Minh chứng phải ghi về mặt nào và kết luận thế nào.",
                "Evidence needs what it is about and what it concludes.",
            )
        )
