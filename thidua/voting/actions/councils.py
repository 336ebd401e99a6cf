"""Councils, who sits in them, and by which rule they decide."""

from __future__ import annotations

from dataclasses import dataclass

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.ballots.ratio import Ratio
from thidua.core.ballots.rules import Recusal, by_law
from thidua.core.ballots.rules import Rule as Told
from thidua.core.errors import Refused
from thidua.core.wording import Say, both
from thidua.people.models import Unit, User
from thidua.voting.models import Attendance, Council, Rule, Seat, Session
from thidua.voting.refusals import need

COUNCIL_ROLES = ("chair", "secretary", "member")


@dataclass(frozen=True)
class NewCouncil:
    """A council to be set up: of which unit, under which name, by which decision."""

    unit: Unit
    name: str
    kind: str = "award"
    decision: str = ""
    movement_id: int | None = None


@dataclass(frozen=True)
class NewRule:
    """What a council decides for a form (blank: for every other form), on what basis and why."""

    form: str
    threshold: str
    quorum: str = ""
    secret: bool = True
    basis: str = ""
    reason: str = ""


@action("voting.found")
def found(told: NewCouncil, *, by: User) -> Council:
    """Set up a council of a unit's agency."""
    council = Council(
        agency_id=told.unit.agency_id,
        unit=told.unit,
        name=told.name.strip(),
        kind=told.kind,
        decision=told.decision.strip(),
        movement_id=told.movement_id,
    )
    access.check("voting.found", by, council)
    need(council.name, Say("Ghi tên Hội đồng.", "Give the council a name."))
    council.save()
    record("voting.found", council, by=by)
    return council


@action("voting.seat")
def seat(council: Council, user: User, role: str, *, by: User) -> Seat:
    """Give somebody a seat; they come onto the roll of every session that is still being prepared.

    Refused for who holds no council role in the agency, for a second chair, and for who sits already.
    """
    council = Council.objects.select_for_update(no_key=True).get(pk=council.pk)
    access.check("voting.seat", by, council)
    seated = council.seats.filter(ended_on=None)
    need(
        any(h.role in COUNCIL_ROLES and _of(h, council) for h in user.holdings),
        Say(
            f"{user} chưa có vai trong Hội đồng của cơ quan này. Quản trị cơ quan giao vai ủy viên trước.",
            f"{user} holds no council role in this agency. The agency's administrator gives it first.",
        ),
    )
    need(
        not seated.filter(user=user).exists(),
        Say(f"{user} đã là thành viên Hội đồng.", f"{user} already sits in the council."),
    )
    need(
        role != "chair" or not seated.filter(role="chair").exists(),
        Say(
            "Hội đồng đã có Chủ tịch. Kết thúc vai cũ trước.", "The council has a chair. End that seat first."
        ),
    )
    made = Seat.objects.create(council=council, user=user, role=role, since=today())
    for session in council.sessions.filter(state="planned"):
        Attendance.objects.create(session=session, user=user, role=role)
    record("voting.seat", council, by=by, told={"user": user.pk, "role": role})
    return made


@action("voting.unseat")
def unseat(seat_: Seat, *, by: User) -> Seat:
    """End a seat; the person leaves the rolls of sessions that are still being prepared."""
    council = Council.objects.select_for_update(no_key=True).get(pk=seat_.council_id)
    access.check("voting.unseat", by, council)
    need(seat_.ended_on is None, Say("Vai này đã kết thúc.", "This seat has ended."))
    seat_.ended_on = today()
    seat_.save(update_fields=["ended_on"])
    planned = Session.objects.filter(council=council, state="planned")
    Attendance.objects.filter(session__in=planned, user=seat_.user_id).delete()
    record("voting.unseat", council, by=by, told={"user": seat_.user_id, "role": seat_.role})
    return seat_


@action("voting.set_working_rules")
def set_working_rules(council: Council, quorum: str, recusal: str, basis: str, *, by: User) -> Council:
    """Declare what holds for the whole council: its quorum and how a recusal counts, with the clause."""
    council = Council.objects.select_for_update(no_key=True).get(pk=council.pk)
    access.check("voting.set_working_rules", by, council)
    need(basis.strip(), _BASIS)
    old = {"quorum": council.quorum, "recusal": council.recusal}
    council.quorum = Ratio.read(quorum).code if quorum.strip() else ""
    council.recusal = Recusal(recusal) if recusal else ""
    council.basis = basis.strip()
    _not_below_law(council, NewRule("", "", council.quorum))
    council.save(update_fields=["quorum", "recusal", "basis"])
    new = {"quorum": council.quorum, "recusal": str(council.recusal)}
    fields = {name: [old[name], new[name]] for name in old if old[name] != new[name]}
    record("voting.set_working_rules", council, by=by, told={"fields": fields})
    return council


@action("voting.set_rule")
def set_rule(council: Council, told: NewRule, *, by: User) -> Rule:
    """Set threshold, quorum and secrecy for a form, with its basis and reason; earlier rules stay readable.

    Refused below what the law pack of the day sets. A vote that is open keeps the rule it opened with.
    """
    council = Council.objects.select_for_update(no_key=True).get(pk=council.pk)
    access.check("voting.set_rule", by, council)
    need(told.basis.strip(), _BASIS)
    need(told.reason.strip(), Say("Ghi lý do đặt mức này.", "Give the reason for this rule."))
    _not_below_law(council, told)
    made = Rule.objects.create(
        council=council,
        form=told.form,
        threshold=Ratio.read(told.threshold).code if told.threshold.strip() else "",
        quorum=Ratio.read(told.quorum).code if told.quorum.strip() else "",
        secret=told.secret,
        basis=told.basis.strip(),
        reason=told.reason.strip(),
        since=now(),
        by=by,
    )
    values = {"form": made.form, "threshold": made.threshold, "quorum": made.quorum, "secret": made.secret}
    record("voting.set_rule", council, by=by, told=values)
    return made


def _not_below_law(council: Council, told: NewRule) -> None:
    if not told.form:
        return
    rule = Told(
        Ratio.read(told.threshold) if told.threshold.strip() else None,
        Ratio.read(told.quorum) if told.quorum.strip() else None,
        told.secret,
        None,
        both(told.basis),
    )
    less = rule.below(by_law(told.form, today()))
    if less:
        raise Refused(*less)


def _of(holding: access.Holding, council: Council) -> bool:
    if holding.movement_id is not None:
        return bool(holding.movement_id == council.movement_id)
    return bool(holding.agency_id == council.agency_id)


_BASIS = Say(
    "Ghi căn cứ: khoản của quy chế Hội đồng hoặc nghị quyết phiên họp.",
    "Name the basis: the clause of the council's rules or the session's resolution.",
)
