"""Drafts that take awards back or mend words of a decision; the signer issues them like any other."""

from __future__ import annotations

from collections.abc import Sequence

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.decisions.actions.drafting import locked
from thidua.decisions.actions.signing import check_issued
from thidua.decisions.models import Awarded, Decision, Withdrawal, Wording
from thidua.people.models import User

Words = tuple[Awarded, str, str]
"""A line, the part of it (name, under, reason), and how it is to read."""


@action("decision.draft_revocation")
def draft_revocation(
    decision: Decision, lines: Sequence[Awarded], ground: str, reason: str, *, by: User
) -> Decision:
    """Draft a decision that revokes some lines of another, or all, on a legal ground (Law 06/2022 Art. 93.2).

    Raises Refused without ground or reason, without a line, or for a line that is revoked already.
    """
    decision = locked(decision)
    access.check("decision.draft_revocation", by, decision)
    check_issued(decision)
    if ground not in terms.GROUPS["revocation_ground"] or not reason.strip() or not lines:
        raise Refused(
            Say(
                "Chọn người bị hủy bỏ, căn cứ theo Điều 93 và ghi lý do.",
                "Choose whose award is revoked, the ground under Article 93, and give the reason.",
            )
        )
    _check_standing(decision, lines)
    made = _begun(decision, "revoke", by)
    made.revokes, made.ground, made.reason = decision, ground, reason.strip()
    made.title = f"Hủy bỏ khen thưởng theo {decision.issued.text}"
    made.save()
    Withdrawal.objects.bulk_create(Withdrawal(decision=made, line=line) for line in lines)
    told = {"from": "-", "to": made.state, "revokes": decision.issued.text, "lines": len(lines)}
    record("decision.draft_revocation", made, by=by, told=told)
    return made


def _check_standing(decision: Decision, lines: Sequence[Awarded]) -> None:
    mine = {line.pk for line in decision.lines.filter(honour__revoked_on=None)}
    asked = Withdrawal.objects.filter(line__in=mine, decision__state__in=["draft", "for_signature"])
    taken = {w.line_id for w in asked}
    if any(line.pk not in mine or line.pk in taken for line in lines):
        raise Refused(
            Say(
                "Có dòng đã hủy bỏ hoặc đang nằm trong một dự thảo hủy bỏ khác.",
                "A line is revoked already, or stands in another draft revocation.",
            )
        )


@action("decision.draft_correction")
def draft_correction(decision: Decision, words: Sequence[Words], reason: str, *, by: User) -> Decision:
    """Draft a decision that mends words of another.

    Raises Refused without a reason, or where no word would change.
    """
    decision = locked(decision)
    access.check("decision.draft_correction", by, decision)
    check_issued(decision)
    changed = [(line, part, new.strip()) for line, part, new in words if new.strip()]
    changed = [(line, part, new) for line, part, new in changed if getattr(line, part) != new]
    if not changed or not reason.strip():
        raise Refused(
            Say(
                "Chưa có chỗ nào khác với quyết định, hoặc chưa nêu lý do.",
                "Nothing differs from the decision, or no reason is given.",
            )
        )
    made = _begun(decision, "correct", by)
    made.corrects, made.reason = decision, reason.strip()
    made.title = f"Đính chính {decision.issued.text}"
    made.save()
    for line, part, new in changed:
        Wording.objects.create(decision=made, line=line, part=part, was=getattr(line, part), now=new)
    told = {"from": "-", "to": made.state, "corrects": decision.issued.text, "lines": len(changed)}
    record("decision.draft_correction", made, by=by, told=told)
    return made


def _begun(decision: Decision, kind: str, by: User) -> Decision:
    return Decision(
        agency=decision.agency,
        movement=decision.movement,
        round=decision.round,
        award=decision.award,
        kind=kind,
        state=next_state("decision", "draft", "-"),
        made_by=by,
        made_at=now(),
    )
