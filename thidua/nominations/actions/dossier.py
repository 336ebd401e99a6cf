"""A dossier from its start to its sending, by the unit that proposes."""

from __future__ import annotations

from dataclasses import dataclass

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.core.workflow import NEW, next_state
from thidua.movements.models import Round
from thidua.nominations.actions.beginning import check_candidate, lay_out
from thidua.nominations.actions.copies import find_copies
from thidua.nominations.actions.creating import create, freeze, withdraw_facts
from thidua.nominations.actions.moving import locked, move, reason_given
from thidua.nominations.models import Nomination
from thidua.nominations.queries.allowances import allowance
from thidua.nominations.queries.hindrances import hindrances, not_running
from thidua.people.actions.notices import notify
from thidua.people.models import Person, Unit, User


@dataclass(frozen=True)
class New:
    """Who is proposed for what, by which unit."""

    round: Round
    award: str
    nominated_by: Unit
    unit: Unit
    person: Person | None = None


@action("nomination.start")
def start(new: New, *, by: User) -> Nomination:
    """Begin a dossier: its sections and the checklist are laid out, what is known is filled in.

    Raises Refused when the candidate may not be proposed for the award, is proposed already, or no
    place of the unit's allowance is left.
    """
    round_ = (
        Round.objects.select_for_update(of=("self",), no_key=True)
        .select_related("movement__plan")
        .get(pk=new.round.pk)
    )
    columns = {
        "agency": new.nominated_by.agency,
        "movement": round_.movement,
        "round": round_,
        "award": new.award,
        "unit": new.unit,
        "person": new.person,
        "nominated_by": new.nominated_by,
        "holder": new.nominated_by,
        "held_since": now(),
        "plan": round_.movement.plan,
        "made_by": by,
        "made_at": now(),
    }
    asked = Nomination(**columns)
    access.check("nomination.start", by, asked)
    check_candidate(asked)
    places, stopped = allowance(asked), not_running(asked)
    hindered = {"allowance": places.refusal} if places and places.full else {}
    next_state("nomination", "start", NEW, hindered | ({"running": stopped} if stopped else {}))
    nomination = create(**columns)
    lay_out(nomination, by=by)
    told = {"to": "draft", "award": new.award, "round": round_.name}
    record("nomination.start", nomination, by=by, told=told)
    return nomination


@action("nomination.submit")
def submit(nomination: Nomination, *, by: User) -> Nomination:
    """Send a complete dossier, for the first time or again: what was judged today is kept with it.

    Raises Refused with every reason: what is missing, the deadline by its clause, the allowance.
    """
    nomination = locked(nomination)
    access.check("nomination.submit", by, nomination)
    way = "resubmit" if nomination.state == "returned" else "submit"
    told = move(nomination, way, hindered=hindrances(nomination), holder=nomination.movement.agency)
    nomination.submitted_at, nomination.submitted_on = now(), today()
    nomination.supplement_by, nomination.late_allowed, nomination.late_asked_at = None, False, None
    sent = freeze(nomination, by=by)
    find_copies(nomination)
    record("nomination.submit", nomination, by=by, told=told | {"number": sent.number})
    return nomination


@action("nomination.withdraw")
def withdraw(nomination: Nomination, *, by: User) -> Nomination:
    """Take a dossier back: it keeps its place in the list and can be restored."""
    nomination = locked(nomination)
    access.check("nomination.withdraw", by, nomination)
    was_sent = nomination.submitted_at is not None
    told = move(nomination, "withdraw", holder=nomination.nominated_by)
    if was_sent:
        withdraw_facts(nomination)
    record("nomination.withdraw", nomination, by=by, told=told)
    return nomination


@action("nomination.restore")
def restore(nomination: Nomination, *, by: User) -> Nomination:
    """Take up a withdrawn dossier again where it was left, as a draft."""
    nomination = locked(nomination)
    access.check("nomination.restore", by, nomination)
    check_candidate(nomination)
    told = move(nomination, "restore", hindered=hindrances(nomination))
    record("nomination.restore", nomination, by=by, told=told)
    return nomination


@action("nomination.ask_late")
def ask_late(nomination: Nomination, reason: str, *, by: User) -> Nomination:
    """Ask the office to take a dossier after its deadline; the reason goes up with it."""
    nomination = locked(nomination)
    access.check("nomination.ask_late", by, nomination)
    hindered = hindrances(nomination)
    late = hindered.get("in_time" if nomination.state == "draft" else "in_supplement_time")
    if nomination.state not in ("draft", "returned") or not late:
        raise Refused(
            Say(
                "Hồ sơ này chưa quá hạn gửi nên không cần xin nộp muộn. Gửi như thường.",
                "This dossier is not late, so nothing needs to be asked. Send it as usual.",
            )
        )
    _given(reason)
    nomination.late_asked, nomination.late_asked_at = reason.strip(), now()
    nomination.version += 1
    nomination.save()
    record("nomination.ask_late", nomination, by=by)
    return nomination


@action("nomination.allow_late")
def allow_late(nomination: Nomination, reason: str, *, by: User) -> Nomination:
    """Take a late dossier all the same; the reason stays visible to every level."""
    return _answer_late(nomination, reason, True, by=by)


@action("nomination.refuse_late")
def refuse_late(nomination: Nomination, reason: str, *, by: User) -> Nomination:
    """Do not take it; the reason stays visible to the unit."""
    return _answer_late(nomination, reason, False, by=by)


def _answer_late(nomination: Nomination, reason: str, allowed: bool, *, by: User) -> Nomination:
    name = "nomination.allow_late" if allowed else "nomination.refuse_late"
    nomination = locked(nomination)
    access.check(name, by, nomination)
    if nomination.late_asked_at is None or nomination.late_allowed:
        raise Refused(
            Say("Chưa có ai xin nộp muộn hồ sơ này.", "Nobody has asked to send this dossier late.")
        )
    _given(reason)
    nomination.late_allowed, nomination.late_reason, nomination.late_by = allowed, reason.strip(), by
    if not allowed:
        nomination.late_asked_at = None
    nomination.version += 1
    nomination.save()
    say = _LATE_TAKEN if allowed else _LATE_REFUSED
    told = Say(f"{nomination.code}: {say.vi}", f"{nomination.code}: {say.en}")
    notify([nomination.made_by], told, f"/ho-so/{nomination.pk}")
    record(name, nomination, by=by)
    return nomination


_LATE_TAKEN = Say("được nộp muộn, gửi ngay khi xong.", "may be sent late; send it as soon as it is ready.")
_LATE_REFUSED = Say("không được nộp muộn.", "may not be sent late.")


def _given(reason: str) -> None:
    lacking = reason_given(reason)
    if lacking:
        raise Refused(*lacking.values())
