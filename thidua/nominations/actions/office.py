"""What the movement's office does with a dossier that was sent: accept, return, undo the return."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.nominations.actions.moving import locked, move, reason_given
from thidua.nominations.models import Nomination, Return
from thidua.nominations.queries.hindrances import hindrances, not_running
from thidua.people.actions.notices import notify
from thidua.people.models import User


@dataclass(frozen=True)
class Wrong:
    """What is wrong with a dossier: which parts (keys of sections and papers), why, by when to mend it."""

    fields: tuple[str, ...]
    reason: str
    supplement_by: date | None = None


@dataclass(frozen=True)
class Bulk:
    """What a bulk act did, and whom it left out with the reasons."""

    done: tuple[Nomination, ...]
    left_out: tuple[tuple[Nomination, tuple[Say, ...]], ...]


@action("nomination.accept")
def accept(nomination: Nomination, *, by: User) -> Nomination:
    """Take a dossier in: it waits for its appraisal from now on."""
    nomination = locked(nomination)
    access.check("nomination.accept", by, nomination)
    stopped = not_running(nomination)
    told = move(nomination, "accept", hindered={"running": stopped} if stopped else {})
    record("nomination.accept", nomination, by=by, told=told)
    return nomination


def accept_many(nominations: Iterable[Nomination], *, by: User) -> Bulk:
    """Take in every dossier that can be taken in; the others are named with their reasons."""
    done, left_out = [], []
    for nomination in nominations:
        try:
            done.append(accept(nomination, by=by))
        except Refused as refused:
            left_out.append((nomination, refused.reasons))
    return Bulk(tuple(done), tuple(left_out))


@action("nomination.return")
def send_back(nomination: Nomination, wrong: Wrong, *, by: User) -> Return:
    """Return a dossier with the parts to mend, the reason and a day; what is right stays as it is."""
    nomination = locked(nomination)
    access.check("nomination.return", by, nomination)
    _check(wrong)
    told = move(nomination, "return", hindered=reason_given(wrong.reason), holder=nomination.nominated_by)
    nomination.supplement_by = wrong.supplement_by
    nomination.save(update_fields=["supplement_by"])
    made = Return.objects.create(
        nomination=nomination,
        at=now(),
        by=by,
        fields=list(wrong.fields),
        reason=wrong.reason.strip(),
        supplement_by=wrong.supplement_by,
    )
    _tell_returned(nomination, by)
    record("nomination.return", nomination, by=by, told=told | {"parts": list(wrong.fields)})
    return made


def _tell_returned(nomination: Nomination, by: User) -> None:
    """Tell those who made and sent the dossier that it has come back."""
    sent = nomination.submissions.select_related("by").order_by("-number").first()
    people = {nomination.made_by, *([sent.by] if sent else [])} - {by}
    say = Say(
        f"Hồ sơ {nomination.code} được trả lại để bổ sung.", f"Dossier {nomination.code} was returned to you."
    )
    notify(sorted(people, key=lambda u: u.pk), say, f"/ho-so/{nomination.pk}")


@action("nomination.undo_return")
def undo_return(nomination: Nomination, *, by: User) -> Nomination:
    """Take a return back within ten minutes, as if it had not been sent."""
    nomination = locked(nomination)
    access.check("nomination.undo_return", by, nomination)
    hindered = hindrances(nomination)
    told = move(nomination, "undo_return", hindered=hindered, holder=nomination.movement.agency)
    nomination.returns.filter(undone_at=None).update(undone_at=now())
    nomination.supplement_by = None
    nomination.save(update_fields=["supplement_by"])
    record("nomination.undo_return", nomination, by=by, told=told)
    return nomination


def _check(wrong: Wrong) -> None:
    if wrong.supplement_by and wrong.supplement_by < today():
        raise Refused(
            Say(
                f"Hạn bổ sung {wrong.supplement_by:%d/%m/%Y} đã qua. Đặt một ngày từ hôm nay.",
                f"The day for the supplement, {wrong.supplement_by:%d/%m/%Y}, has passed. Set one from today on.",
            )
        )
    if not wrong.fields:
        raise Refused(
            Say(
                "Chưa chọn phần nào phải sửa. Chọn ít nhất một mục hoặc giấy tờ; phần không chọn giữ nguyên.",
                "No part to mend is chosen. Choose at least one section or paper; the others stay as they are.",
            )
        )
