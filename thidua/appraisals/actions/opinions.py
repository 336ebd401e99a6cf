"""What appraisers say of each criterion, and the end of an appraisal."""

from __future__ import annotations

from dataclasses import dataclass

from thidua import access
from thidua.appraisals.models import Assignment, Forwarded, Opinion
from thidua.appraisals.queries.conflicts import conflict
from thidua.appraisals.queries.criteria import ANSWERS, asked_of, incomplete, reason_needed
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core import terms
from thidua.core.errors import Refused
from thidua.core.facts import acts
from thidua.core.wording import Say
from thidua.evidence import facts
from thidua.movements.compiled import plan_of
from thidua.nominations.actions.moving import locked, move, reason_given
from thidua.nominations.models import Nomination
from thidua.nominations.queries.verdicts import Criterion, criteria_of
from thidua.people.models import User
from thidua.screens.posting import expect


@dataclass(frozen=True)
class Said:
    """An opinion: met, unmet, missing or to_judge, with its reason."""

    answer: str
    reason: str = ""


@action("appraisal.opine")
def opine(nomination: Nomination, name: str, said: Said, version: object, *, by: User) -> Opinion:
    """Give an opinion on one criterion; where only a person can say it, rules read it from now on.

    Raises Refused for one's own unit, for a case of somebody else, and where a reason is lacking.
    """
    nomination = locked(nomination)
    access.check("appraisal.opine", by, nomination)
    _check_mine(nomination, by)
    criterion = _criterion(nomination, name)
    _check_said(criterion, said)
    row = (
        Opinion.objects.select_for_update(of=("self",), no_key=True)
        .filter(nomination=nomination, mark=name, by=by)
        .first()
    )
    if row is None:
        row = Opinion(nomination=nomination, mark=name, by=by, version=0)
    else:
        expect(version, row, by=str(by), at=row.at)
        row.nomination, row.by = nomination, by  # as they were read already
    row.answer, row.reason, row.machine = said.answer, said.reason.strip(), criterion.answer
    row.at, row.version = now(), row.version + 1
    _attest(nomination, criterion, row)
    row.save()
    told = {"mark": name, "answer": said.answer, "nomination": nomination.pk}
    record("appraisal.opine", row, by=by, told=told)
    return row


@action("appraisal.agree")
def agree(nomination: Nomination, *, by: User) -> int:
    """Agree with the rules on every criterion they find met and on which nobody has spoken."""
    nomination = locked(nomination)
    access.check("appraisal.agree", by, nomination)
    _check_mine(nomination, by)
    left = [a.criterion for a in asked_of(nomination) if a.is_open and a.criterion.answer == "met"]
    for criterion in left:
        Opinion.objects.update_or_create(
            nomination=nomination,
            mark=criterion.name,
            by=by,
            defaults={"answer": "met", "machine": "met", "reason": "", "at": now()},
        )
    record("appraisal.agree", nomination, by=by, told={"marks": [c.name for c in left]})
    return len(left)


@action("appraisal.finish")
def finish(nomination: Nomination, *, by: User) -> Nomination:
    """End an appraisal when every criterion has an opinion."""
    nomination = locked(nomination)
    access.check("appraisal.finish", by, nomination)
    _check_mine(nomination, by)
    lacking = incomplete(asked_of(nomination))
    told = move(nomination, "appraise", hindered={"opinions_complete": lacking} if lacking else {})
    Assignment.objects.filter(nomination=nomination, ended_at=None).update(ended_at=now())
    record("appraisal.finish", nomination, by=by, told=told)
    return nomination


@action("appraisal.reopen")
def reopen(nomination: Nomination, reason: str, *, by: User) -> Nomination:
    """Open an appraisal again, with the reason; those who gave opinions have the case again."""
    nomination = locked(nomination)
    access.check("appraisal.reopen", by, nomination)
    told = move(nomination, "reopen_appraisal", hindered=reason_given(reason))
    ended = Assignment.objects.filter(nomination=nomination, ended_reason="").order_by("pk")
    last = {row.user_id: row.pk for row in ended}
    Assignment.objects.filter(pk__in=last.values()).update(ended_at=None)
    _note(nomination, reason, by)
    record("appraisal.reopen", nomination, by=by, told=told)
    return nomination


@action("appraisal.note")
def note(nomination: Nomination, text: str, *, by: User) -> Forwarded:
    """Leave a contested point in view of the council and of the one who signs."""
    nomination = locked(nomination)
    access.check("appraisal.note", by, nomination)
    if not text.strip():
        raise Refused(Say("Chưa viết gì.", "Nothing is written."))
    made = _note(nomination, text, by)
    record("appraisal.note", nomination, by=by)
    return made


def _note(nomination: Nomination, text: str, by: User) -> Forwarded:
    return Forwarded.objects.create(nomination=nomination, text=text.strip(), by=by, at=now())


def _check_mine(nomination: Nomination, by: User) -> None:
    against = conflict(by, nomination)
    if against:
        raise Refused(against)
    if nomination.state != "accepted":
        stands = terms.label("nomination_state", nomination.state)
        raise Refused(
            Say(
                f"Chỉ thẩm định được hồ sơ đã tiếp nhận. Lúc này: {stands.vi}.",
                f"Only an accepted dossier is appraised. It now is: {stands.en}.",
            )
        )
    if not Assignment.objects.filter(nomination=nomination, user=by, ended_at=None).exists():
        raise Refused(
            Say(
                "Hồ sơ này chưa giao cho bạn. Nhờ cơ quan thường trực giao.",
                "This case is not assigned to you. Ask the office to assign it.",
            )
        )


def _criterion(nomination: Nomination, name: str) -> Criterion:
    found = next((c for c in criteria_of(nomination) if c.name == name), None)
    if found is None:
        raise Refused(Say(f"Hồ sơ này không có tiêu chuẩn {name}.", f"This case has no criterion {name}."))
    return found


def _check_said(criterion: Criterion, said: Said) -> None:
    if said.answer not in ANSWERS:
        raise Refused(Say("Chọn một trong bốn câu trả lời.", "Choose one of the four answers."))
    if reason_needed(criterion, said.answer) and not said.reason.strip():
        raise Refused(
            Say(
                f"Ý kiến về khoản {criterion.clause} khác kết quả của máy hoặc của đơn vị nên phải nêu lý do.",
                f"The opinion on clause {criterion.clause} differs from the rules or the unit, so it needs a reason.",
            )
        )


def _attest(nomination: Nomination, criterion: Criterion, row: Opinion) -> None:
    """Leave the answer as an attestation where the plan asks the appraiser for it."""
    if row.ident:
        facts.withdraw(row.ident, unit=nomination.unit)
        row.ident = ""
    if criterion.kind != "attest" or row.answer not in ("met", "unmet"):
        return
    if not _is_asked(nomination, criterion):
        return
    made = acts.Attestation(
        candidate=nomination.candidate,
        plan=nomination.movement.plan.code,
        mark=criterion.mark,
        round=nomination.round.name,
        answer=row.answer,
        by=str(row.by),
        on=today(),
        note=row.reason or None,
        role="appraiser",
    )
    fact = facts.put(
        made,
        unit=nomination.unit,
        person=nomination.person,
        by=row.by,
        agency=nomination.movement.agency,
    )
    row.ident = fact.ident


def _is_asked(nomination: Nomination, criterion: Criterion) -> bool:
    """Whether the plan asks an appraiser for it: what the council must say is left to the council."""
    clause = plan_of(nomination.movement.plan).by_id.get(criterion.clause)
    asks = [m for m in clause.marks if m.sort == "attest" and m.name == criterion.mark] if clause else []
    return any(str(m.body.get("by") or "appraiser") == "appraiser" for m in asks)
