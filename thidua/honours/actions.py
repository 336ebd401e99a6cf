"""Writes of the register of awards: granted by a decision, entered from old books, corrected, revoked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say, days
from thidua.honours.models import Honour
from thidua.people.models import Person, Unit, User


@dataclass(frozen=True)
class NewHonour:
    """An award to be written into the register."""

    unit: Unit
    person: Person | None
    form: str
    authority: str
    decision_number: str
    decided_on: date
    achievement: str = ""
    round: str = ""
    reason: str = ""
    prize: Decimal | None = None
    movement_id: int | None = None
    giver: Unit | None = None


@action("honour.grant")
def grant(given: NewHonour, *, by: User) -> Honour:
    """Write the award that a decision has just given, within the action that issues it."""
    honour = entry(given, by)
    access.check("honour.grant", by, honour)
    honour.save()
    record("honour.grant", honour, by=by, told={"form": given.form, "number": given.decision_number})
    return honour


@action("honour.enter")
def enter(given: NewHonour, *, by: User) -> Honour:
    """Write an award of an old book.

    Raises Refused when it stands in the register already, or its day is still to come.
    """
    honour = entry(given, by, old=True)
    access.check("honour.enter", by, honour)
    check_day(given.decided_on)
    if twin(given) is not None:
        raise Refused(
            Say(
                f"Đã có trong sổ: quyết định {given.decision_number} cho {honour.holder}. Mở dòng đó để xem.",
                f"It stands in the register already: decision {given.decision_number} for {honour.holder}.",
            )
        )
    honour.save()
    record("honour.enter", honour, by=by, told={"form": given.form, "number": given.decision_number})
    return honour


@action("honour.change")
def change(honour: Honour, given: NewHonour, *, by: User) -> Honour:
    """Mend an entry from an old book as its paper says; what our own decisions gave is corrected by decision.

    The diary tells that the words of an achievement changed, not the words: they may tell of a person.
    Raises Refused for an award of a decision made here, or a revoked one.
    """
    honour = (
        Honour.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit", "person")
        .get(pk=honour.pk)
    )
    access.check("honour.change", by, honour)
    check_day(given.decided_on)
    if not honour.from_old_book or honour.revoked_on:
        raise Refused(
            Say(
                "Dòng này do quyết định lập hoặc đã hủy bỏ nên không sửa tay được. Đính chính bằng quyết định.",
                "This entry was made by a decision or is revoked, so it is not edited. Correct it by a decision.",
            )
        )
    fields: dict[str, Any] = {}
    for name in (
        "form",
        "authority",
        "decision_number",
        "decided_on",
        "achievement",
        "round",
        "reason",
        "prize",
    ):
        before, after = getattr(honour, name), getattr(given, name)
        if before != after:
            words = name == "reason"
            fields[name] = ["…", "…"] if words else [str(before or ""), str(after or "")]
            setattr(honour, name, after)
    honour.version += 1
    honour.save()
    record("honour.change", honour, by=by, told={"fields": fields})
    return honour


@action("honour.reword")
def reword(honour: Honour, number: str, on: date, reason: str | None, *, by: User) -> Honour:
    """Note the decision that corrects an award, and the words as they now stand (None: unchanged)."""
    honour = (
        Honour.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit", "person")
        .get(pk=honour.pk)
    )
    access.check("honour.reword", by, honour)
    honour.corrected_by_number, honour.corrected_on = number, on
    honour.reason = honour.reason if reason is None else reason
    honour.version += 1
    honour.save()
    record("honour.reword", honour, by=by, told={"number": number})
    return honour


@action("honour.revoke")
def revoke(honour: Honour, number: str, on: date, reason: str, *, by: User) -> Honour:
    """Mark an award as revoked by a numbered decision; the entry stays, with what revoked it.

    Raises Refused without a number, a reason or a right day, or when it is revoked already.
    """
    honour = (
        Honour.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit", "person")
        .get(pk=honour.pk)
    )
    access.check("honour.revoke", by, honour)
    check_day(on)
    if honour.revoked_on is not None:
        told = days(honour.revoked_on)
        raise Refused(
            Say(
                f"Đã hủy bỏ theo quyết định {honour.revoked_by_number} ngày {told.vi}.",
                f"It was revoked by decision {honour.revoked_by_number} of {told.en}.",
            )
        )
    if not number.strip() or not reason.strip() or on < honour.decided_on:
        raise Refused(
            Say(
                "Chưa hủy bỏ: cần số quyết định hủy bỏ, lý do, và ngày không trước ngày tặng.",
                "Not revoked: it needs the number of the revoking decision, a reason, and a day not before the "
                "award.",
            )
        )
    honour.revoked_by_number, honour.revoked_on, honour.revoked_reason = number.strip(), on, reason.strip()
    honour.version += 1
    honour.save()
    record("honour.revoke", honour, by=by, told={"number": honour.revoked_by_number})
    return honour


@action("honour.returned")
def returned(honour: Honour, what: str, on: date, *, by: User) -> Honour:
    """Note that the object (`object`) or the prize money (`money`) of a revoked award came back.

    Raises Refused while the award stands, or for a day before its revocation or still to come.
    """
    honour = (
        Honour.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit", "person")
        .get(pk=honour.pk)
    )
    access.check("honour.returned", by, honour)
    check_day(on)
    if honour.revoked_on is None or on < honour.revoked_on:
        raise Refused(
            Say(
                "Chưa ghi thu hồi: khen thưởng chưa bị hủy bỏ, hoặc ngày thu hồi trước ngày hủy bỏ.",
                "The return was not recorded: the award is not revoked, or the day is before its revocation.",
            )
        )
    if what not in ("object", "money"):
        raise ValueError(what)
    setattr(honour, f"{what}_returned_on", on)
    honour.version += 1
    honour.save()
    record("honour.returned", honour, by=by, told={"what": what, "on": on.isoformat()})
    return honour


def entry(given: NewHonour, by: User, *, old: bool = False) -> Honour:
    """An award as a row of the register, not yet saved; `old` for one of an old book."""
    return Honour(
        agency=given.unit.agency,
        from_old_book=old,
        entered_at=now(),
        entered_by=by,
        **vars(given),
    )


def twin(given: NewHonour) -> Honour | None:
    """The row that says the same already, None where there is none."""
    return Honour.objects.filter(
        unit=given.unit, person=given.person, form=given.form, decision_number=given.decision_number,
        decided_on=given.decided_on,
    ).first()  # fmt: skip


def check_day(on: date) -> None:
    """Refuse a day that has not come."""
    if on > today():
        told = days(on)
        raise Refused(
            Say(
                f"Ngày {told.vi} chưa đến. Ghi ngày trên quyết định.",
                f"{told.en} is still to come. Give the day on the decision.",
            )
        )
