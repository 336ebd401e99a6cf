"""Giving cases to appraisers, evenly or one by one, and handing them on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from thidua import access
from thidua.appraisals.models import Assignment
from thidua.appraisals.queries.conflicts import conflict, is_appraiser
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.nominations.actions.moving import locked, reason_given
from thidua.nominations.actions.office import Bulk
from thidua.nominations.models import Nomination
from thidua.people.actions.notices import notify
from thidua.people.models import User


@action("appraisal.assign")
def assign(nomination: Nomination, user: User, due_on: date | None, *, by: User) -> Assignment:
    """Give an accepted case to an appraiser, with a day by which the opinion is due.

    Raises Refused for one's own case or one's own unit's, and for somebody who is no appraiser here.
    """
    nomination = locked(nomination)
    access.check("appraisal.assign", by, nomination)
    _check(nomination, user, due_on)
    made = Assignment.objects.create(
        agency=nomination.movement.agency,
        movement=nomination.movement,
        nomination=nomination,
        user=user,
        assigned_by=by,
        assigned_at=now(),
        due_on=due_on,
    )
    _tell(made)
    record("appraisal.assign", nomination, by=by, told={"user": user.pk})
    return made


def spread(
    nominations: Iterable[Nomination], users: Sequence[User], due_on: date | None, *, by: User
) -> Bulk:
    """Give each case to the appraiser who has the fewest and is not barred from it.

    The same cases and people give the same spread.
    """
    load = Counter(Assignment.objects.filter(user__in=users, ended_at=None).values_list("user", flat=True))
    done: list[Nomination] = []
    left_out: list[tuple[Nomination, tuple[Say, ...]]] = []
    for nomination in sorted(nominations, key=lambda n: n.pk):
        fit = [u for u in users if conflict(u, nomination) is None]
        try:
            if not fit:
                raise Refused(_NOBODY)
            chosen = min(fit, key=lambda u: (load[u.pk], u.pk))
            assign(nomination, chosen, due_on, by=by)
        except Refused as refused:
            left_out.append((nomination, refused.reasons))
        else:
            load[chosen.pk] += 1
            done.append(nomination)
    return Bulk(tuple(done), tuple(left_out))


_NOBODY = Say(
    "Người được chọn đều thuộc cùng đơn vị với ứng viên. Chọn thêm người thẩm định.",
    "All those chosen belong to the candidate's unit. Choose one more appraiser.",
)


@action("appraisal.hand_over")
def hand_over(assignment: Assignment, user: User, reason: str, *, by: User) -> Assignment:
    """Hand a case to another appraiser; opinions given so far stay."""
    old = Assignment.objects.select_for_update(of=("self",), no_key=True).get(pk=assignment.pk)
    access.check("appraisal.hand_over", by, old)
    if old.ended_at is not None:
        raise Refused(Say("Việc này đã kết thúc hoặc đã chuyển.", "This has ended or was handed on already."))
    lacking = reason_given(reason)
    if lacking:
        raise Refused(*lacking.values())
    nomination = locked(old.nomination)
    _check(nomination, user, old.due_on)
    old.ended_at, old.ended_reason = now(), reason.strip()[:300]
    old.save()
    made = Assignment.objects.create(
        agency_id=old.agency_id,
        movement_id=old.movement_id,
        nomination=nomination,
        user=user,
        assigned_by=by,
        assigned_at=now(),
        due_on=old.due_on,
    )
    _tell(made)
    record("appraisal.hand_over", nomination, by=by, told={"user": user.pk})
    return made


def _tell(made: Assignment) -> None:
    """Tell the appraiser that a case waits."""
    code = made.nomination.code
    say = Say(f"Bạn được giao thẩm định hồ sơ {code}.", f"Dossier {code} is assigned to you for appraisal.")
    notify([made.user], say, f"/tham-dinh/{made.nomination_id}")


def _check(nomination: Nomination, user: User, due_on: date | None) -> None:
    if nomination.state != "accepted":
        raise Refused(
            Say(
                "Chỉ giao được hồ sơ đã tiếp nhận và chưa thẩm định xong.",
                "Only a dossier that was accepted and is not appraised yet can be assigned.",
            )
        )
    if not is_appraiser(user, nomination):
        raise Refused(
            Say(
                f"{user} không có vai người thẩm định trong phong trào này. Cử vai trước.",
                f"{user} is no appraiser in this movement. Appoint them first.",
            )
        )
    against = conflict(user, nomination)
    if against:
        raise Refused(
            Say(
                f"{user} thuộc đơn vị của ứng viên hoặc là ứng viên: không được xét. Chọn người khác.",
                f"{user} belongs to the candidate's unit or is the candidate. Choose somebody else.",
            )
        )
    if due_on is not None and due_on < today():
        raise Refused(
            Say("Hạn thẩm định đã qua. Đặt từ hôm nay.", "The due day has passed. Set one from today.")
        )
    if Assignment.objects.filter(nomination=nomination, user=user, ended_at=None).exists():
        raise Refused(Say(f"{user} đang giữ hồ sơ này.", f"{user} has this case already."))
