"""The signer's acts: send back, issue with a number, publish. Issuing grants the honours in one transaction."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.law.money import Prize
from thidua.core.wording import Say
from thidua.core.workflow import next_state
from thidua.councils.queries.papers import nominee
from thidua.decisions.actions.answering import settle_packages
from thidua.decisions.actions.drafting import hindrances, locked
from thidua.decisions.actions.letters import letters_for
from thidua.decisions.actions.money import prizes
from thidua.decisions.actions.taking_back import correct_words, take_awards_back
from thidua.decisions.models import Awarded, Decision
from thidua.decisions.queries.hand import check_words
from thidua.decisions.queries.standing import Standing, awards_of, prize_kind, standing_of
from thidua.evidence.resting import rest_on, rests_of
from thidua.honours import actions as honours
from thidua.honours.actions import NewHonour
from thidua.movements.compiled import plan_of
from thidua.nominations.actions import case
from thidua.nominations.models import Nomination
from thidua.people.actions import notify
from thidua.people.models import User
from thidua.people.queries import clerks_of, offices_of
from thidua.records.actions import issue_code, take_number
from thidua.records.keeping import keep_soon


@action("decision.send_back")
def send_back(decision: Decision, reason: str, *, by: User) -> Decision:
    """Give a decision back to the office unsigned, with the reason."""
    decision = locked(decision)
    access.check("decision.send_back", by, decision)
    need = {} if reason.strip() else {"reason": _REASON}
    before = decision.state
    decision.state = next_state("decision", "send_back", before, need)
    decision.sent_back_because = reason.strip()
    decision.version += 1
    decision.save()
    _tell_office(decision, Say(f"Trả lại: {decision.title}.", f"Sent back: {decision.title}."))
    record("decision.send_back", decision, by=by, told={"from": before, "to": decision.state})
    return decision


@action("decision.issue")
def issue(decision: Decision, *, by: User) -> Decision:
    """Sign and issue: the number is taken, and what the decision says happens, all or nothing.

    Awards are granted with their certificate codes and prize money, or taken back, or corrected.
    Raises Refused beyond the quota, on hold, outside the authority, or without a book of numbers.
    """
    decision = locked(decision)
    access.check("decision.issue", by, decision)
    check_words(decision)
    standing = standing_of(decision.round) if decision.kind == "grant" else None
    before = decision.state
    hindered = hindrances(decision, standing) if standing else {}
    decision.state = next_state("decision", "issue", before, hindered)
    decision.signer, decision.signed_on = by, today()
    decision.issued = take_number("decision", decision, by=by, on=today())
    decision.version += 1
    if standing:
        _grant(decision, standing, by)
    elif decision.kind == "revoke":
        take_awards_back(decision, by=by)
    else:
        correct_words(decision, by=by)
    decision.save()
    issue_code(decision, by=by)
    told = {"from": before, "to": decision.state, "number": decision.issued.text}
    record("decision.issue", decision, by=by, told=told)
    keep_soon(decision, by=by)
    _tell_office(decision, Say(f"Đã ban hành {decision.issued.text}.", f"Issued: {decision.issued.text}."))
    return decision


def _grant(decision: Decision, standing: Standing, by: User) -> None:
    money = prizes(standing.plan, decision.award, decision.signed_on)
    known = next((p for p in money.values() if p), None)
    decision.base_salary = known.salary.amount if known else None
    decision.prize_basis = known.basis.vi if known else ""
    rows = decision.lines.select_related(
        "nomination__unit__agency", "nomination__person__unit", "nomination__movement", "nomination__round"
    )
    chosen = []
    for line in rows:
        _grant_one(decision, line, money[prize_kind(line.nomination)], by)
        chosen.append(line.nomination)
    settle_packages(chosen, decision.issued.text, decision.signed_on, str(decision.agency.name))
    letters_for(decision.round, standing, by=by, base=decision.award)


def _grant_one(decision: Decision, line: Awarded, money: Prize | None, by: User) -> None:
    nomination = line.nomination
    line.name, line.under = name_of(nomination), under_of(nomination)
    line.multiple = money.multiple if money else None
    line.prize = money.amount if money else None
    line.honour = honours.grant(_honour(decision, line), by=by)
    line.save()
    line.honour.code = issue_code(line, by=by).code
    line.honour.save(update_fields=["code"])
    case.grant(nomination, by=by)
    rest_on(line.honour, rests_of(nomination))
    _congratulate(nomination, line.honour)


def _honour(decision: Decision, line: Awarded) -> NewHonour:
    nomination = line.nomination
    plan = plan_of(decision.movement.plan)
    award = awards_of(plan, decision.award)[0]
    assert decision.issued
    return NewHonour(
        unit=nomination.unit,
        person=nomination.person,
        form=award.form or "",
        authority=award.authority or "",
        decision_number=decision.issued.text,
        decided_on=_day(decision),
        achievement=plan.code,
        round=decision.round.name,
        reason=line.reason,
        prize=Decimal(line.prize) if line.prize is not None else None,
        movement_id=decision.movement_id,
        giver=decision.agency,
    )


def _day(decision: Decision) -> date:
    assert decision.signed_on
    return decision.signed_on


def _congratulate(nomination: Nomination, honour: object) -> None:
    name = name_of(nomination)
    told = Say(f"Đã có quyết định tặng {name}.", f"The award of {name} has been decided.")
    url = reverse("honours:honour", args=[getattr(honour, "pk", 0)])
    person = User.objects.filter(person=nomination.person_id) if nomination.person_id else User.objects.none()
    notify([*person, *clerks_of(nomination.unit)], told, url)


def name_of(nomination: Nomination) -> str:
    """Who is proposed, by name."""
    return str(nomination.person.name if nomination.person_id else nomination.unit.name)


def under_of(nomination: Nomination) -> str:
    """The unit and post beside a name in an annex."""
    return nominee(nomination, "").unit


@action("decision.publish")
def publish(decision: Decision, *, by: User) -> Decision:
    """Publish an issued decision: everybody may read it."""
    decision = locked(decision)
    access.check("decision.publish", by, decision)
    before = decision.state
    decision.state = next_state("decision", "publish", before)
    decision.published_at = now()
    decision.version += 1
    decision.save()
    record("decision.publish", decision, by=by, told={"from": before, "to": decision.state})
    return decision


def _tell_office(decision: Decision, told: Say) -> None:
    notify(offices_of(decision.agency), told, reverse("decisions:decision", args=[decision.pk]))


_REASON = Say("Chưa nêu lý do trả lại.", "No reason for sending it back is given.")


def check_issued(decision: Decision) -> None:
    """Raises Refused unless the decision stands: issued or published."""
    if decision.state not in ("issued", "published") or decision.kind != "grant":
        raise Refused(
            Say(
                "Chỉ đính chính hoặc hủy bỏ quyết định tặng đã ban hành.",
                "Only an issued award decision can be corrected or revoked.",
            )
        )
