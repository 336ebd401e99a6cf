"""A draft decision: made within the quota, its lines taken in and out, sent for signature or dropped."""

from __future__ import annotations

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.decisions.models import Awarded, Decision
from thidua.decisions.queries.hand import check_words
from thidua.decisions.queries.standing import (
    READY,
    Standing,
    authority,
    awards_of,
    over_quota,
    situation,
    standing_of,
)
from thidua.movements.compiled import plan_of
from thidua.movements.models import Round
from thidua.nominations.actions import case
from thidua.nominations.models import Nomination
from thidua.people.actions import notify
from thidua.people.models import User
from thidua.people.queries import holders


@action("decision.draft")
def draft(round_: Round, award: str, *, by: User) -> Decision:
    """Begin a decision on an award: all who have a place and may be decided are taken in.

    Raises Refused where the agency may not give the award, or a draft of it is open.
    """
    plan, movement = plan_of(round_.movement.plan), round_.movement
    decision = Decision(
        agency=movement.agency,
        movement=movement,
        round=round_,
        award=award,
        made_by=by,
        made_at=now(),
    )
    access.check("decision.draft", by, decision)
    hindered = authority(plan, award, today())
    if hindered:
        raise Refused(hindered)
    _check_no_other(round_, award)
    decision.title = _title(round_, award)
    decision.state = next_state("decision", "draft", "-")
    decision.save()
    _fill(decision, standing_of(round_), by)
    record("decision.draft", decision, by=by, told={"from": "-", "to": decision.state})
    return decision


def _title(round_: Round, award: str) -> str:
    plan = plan_of(round_.movement.plan)
    said = awards_of(plan, award)[0].say.vi
    kind = "giai đoạn" if "-" in round_.name else "năm"
    return f"Tặng {said}, {kind} {round_.name}"


def _check_no_other(round_: Round, award: str) -> None:
    open_ = Decision.objects.select_for_update(no_key=True).filter(
        round=round_, award=award, kind="grant", state__in=["draft", "for_signature"]
    )
    if open_.exists():
        raise Refused(
            Say(
                "Đã có một dự thảo cho hình thức và đợt này. Mở dự thảo đó, hoặc bỏ nó trước.",
                "There is a draft for this award and round already. Open it, or drop it first.",
            )
        )


def _fill(decision: Decision, standing: Standing, by: User) -> None:
    number = 0
    for nomination in standing.of(decision.award):
        fits = nomination.state in READY and standing.why_not(nomination) is None
        if fits and not situation(standing, nomination):
            number += 1
            _add(decision, nomination, number, by)


def _add(decision: Decision, nomination: Nomination, number: int, by: User) -> Awarded:
    case.put_in(nomination, by=by)
    line: Awarded = Awarded.objects.create(
        decision=decision, nomination=nomination, number=number, reason=nomination.merit_note
    )
    return line


@action("decision.take_in")
def take_in(decision: Decision, nomination: Nomination, *, by: User) -> Awarded:
    """Take one more nomination into a draft.

    Raises Refused when the council has not agreed where it must, on hold, or beyond the quota.
    """
    decision = locked(decision)
    access.check("decision.take_in", by, decision)
    _check_draft(decision)
    standing = standing_of(decision.round)
    rows = [
        line.nomination for line in decision.lines.select_related("nomination__unit", "nomination__person")
    ]
    over = over_quota(standing, [*rows, nomination])
    if over:
        raise Refused(*over)
    case.put_in(nomination, by=by, hindered=situation(standing, nomination))
    number = max((line.number for line in decision.lines.all()), default=0) + 1
    line = Awarded.objects.create(
        decision=decision, nomination=nomination, number=number, reason=nomination.merit_note
    )
    _touch(decision)
    record("decision.take_in", decision, by=by, told={"nomination": nomination.code})
    return line


@action("decision.take_out")
def take_out(line: Awarded, *, by: User) -> Decision:
    """Take a line out of a decision that is not issued yet: its place is free again."""
    decision = locked(line.decision)
    access.check("decision.take_out", by, decision)
    if decision.state not in ("draft", "for_signature"):
        raise Refused(_ISSUED)
    case.take_out(line.nomination, by=by)
    line.delete()
    for number, left in enumerate(decision.lines.all(), 1):
        left.number = number
        left.save(update_fields=["number"])
    _touch(decision)
    record("decision.take_out", decision, by=by, told={"nomination": line.nomination.code})
    return decision


@action("decision.reword")
def reword(line: Awarded, reason: str, *, by: User, was: str | None = None) -> Awarded:
    """Write what a line is awarded for, as the annex and the certificate say it.

    Raises Refused when somebody has changed the words that the page showed (`was`) meanwhile.
    """
    decision = locked(line.decision)
    access.check("decision.reword", by, decision)
    _check_draft(decision)
    line.refresh_from_db()
    if was is not None and was.split() != line.reason.split():
        raise Refused(
            Say(
                f"Có người vừa sửa lời ghi này thành: “{line.reason}”. Bản của bạn: “{reason.strip()}”. "
                "Xem lại rồi lưu bản cần giữ.",
                f"Somebody has just changed these words to: “{line.reason}”. Yours: “{reason.strip()}”. "
                "Look again and save the one to keep.",
            )
        )
    line.reason = reason.strip()
    line.save(update_fields=["reason"])
    _touch(decision)
    record("decision.reword", decision, by=by, told={"nomination": line.nomination.code})
    return line


@action("decision.send")
def send(decision: Decision, *, by: User) -> Decision:
    """Send a decision for signature.

    Raises Refused while it is empty, beyond the quota, on hold, or outside the agency's authority.
    """
    decision = locked(decision)
    access.check("decision.send", by, decision)
    check_words(decision)
    before = decision.state
    decision.state = next_state("decision", "send", before, hindrances(decision))
    decision.sent_at, decision.sent_by, decision.sent_back_because = now(), by, ""
    _touch(decision)
    told = Say(f"Trình ký: {decision.title}.", f"For your signature: {decision.title}.")
    notify(holders("signer", decision.agency), told, reverse("decisions:decision", args=[decision.pk]))
    record("decision.send", decision, by=by, told={"from": before, "to": decision.state})
    return decision


@action("decision.drop")
def drop(decision: Decision, reason: str, *, by: User) -> Decision:
    """Drop a draft, with the reason: its nominations stand again where they stood."""
    decision = locked(decision)
    access.check("decision.drop", by, decision)
    before = decision.state
    decision.state = next_state("decision", "drop", before, _needs_reason(reason))
    decision.reason = reason.strip()
    for line in decision.lines.select_related("nomination"):
        case.take_out(line.nomination, by=by)
    _touch(decision)
    record("decision.drop", decision, by=by, told={"from": before, "to": decision.state})
    return decision


def hindrances(decision: Decision, standing: Standing | None = None) -> dict[str, Say]:
    """What hinders a decision from being sent and issued today, by the needs of the workflow."""
    if decision.kind != "grant":
        return {}
    standing = standing or standing_of(decision.round)
    lines = decision.lines.select_related("nomination__unit", "nomination__person")
    rows = [line.nomination for line in lines]
    held = [s["not_held"] for n in rows if "not_held" in (s := situation(standing, n))]
    over = over_quota(standing, rows) if rows else [_EMPTY]
    away = authority(standing.plan, decision.award, today())
    found = {"within_quota": _joined(over), "not_held": _joined(held), "authority": away}
    return {need: why for need, why in found.items() if why}


def _joined(says: list[Say]) -> Say | None:
    if not says:
        return None
    return Say(" ".join(s.vi for s in says), " ".join(s.en for s in says))


def locked(decision: Decision) -> Decision:
    """The decision's row, held until the action ends."""
    rows = Decision.objects.select_for_update(of=("self",), no_key=True).select_related(
        "movement__plan", "movement__agency", "round__movement__plan", "agency"
    )
    return rows.get(pk=decision.pk)


def _touch(decision: Decision) -> None:
    decision.version += 1
    decision.save()


def _check_draft(decision: Decision) -> None:
    if decision.state != "draft":
        raise Refused(
            Say(
                "Chỉ sửa được khi còn là dự thảo. Nhờ người ký trả lại trước.",
                "Only a draft can be changed. Ask the signer to send it back first.",
            )
        )


def _needs_reason(reason: str) -> dict[str, Say]:
    if reason.strip():
        return {}
    return {"reason": Say("Chưa nêu lý do.", "No reason is given.")}


_ISSUED = Say(
    "Quyết định đã ban hành. Dùng đính chính hoặc hủy bỏ.",
    "The decision has been issued. Correct or revoke it.",
)
_EMPTY = Say("Quyết định chưa có ai.", "Nobody is in the decision yet.")
