"""Copying what was recognised elsewhere: recorded by the unit that does it, and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.initiatives.models import Adoption, Initiative
from thidua.people.models import Unit, User


@dataclass(frozen=True)
class NewAdoption:
    """Which unit copies it, since when, where, with what effect."""

    unit: Unit
    since: date
    where: str
    effect: str


@action("initiative.adopt")
def adopt(initiative: Initiative, told: NewAdoption, *, by: User) -> Adoption:
    """Record that a unit applies a recognised initiative.

    Raises Refused for what is not recognised, for its own unit, for a day to come, and for a second time.
    """
    initiative = Initiative.objects.select_for_update(of=("self",), no_key=True).get(pk=initiative.pk)
    made = Adoption(
        agency_id=told.unit.agency_id,
        initiative=initiative,
        unit=told.unit,
        since=told.since,
        where=told.where.strip(),
        effect=told.effect.strip(),
        by=by,
        at=now(),
    )
    access.check("initiative.adopt", by, made)
    if not initiative.recognised.filter(revoked_on=None).exists():
        raise Refused(
            Say("Chỉ áp dụng lại sáng kiến được công nhận.", "Only a recognised initiative is adopted.")
        )
    if told.unit.pk == initiative.unit_id:
        raise Refused(Say("Đây là sáng kiến của chính đơn vị.", "It is the unit's own initiative."))
    if told.since > today() or not made.where or not made.effect:
        raise Refused(_INCOMPLETE)
    if initiative.adoptions.filter(unit=told.unit, withdrawn_at=None).exists():
        raise Refused(Say(f"{told.unit} đã ghi áp dụng.", f"{told.unit} has recorded it already."))
    made.save()
    record("initiative.adopt", made, by=by)
    return made


@action("initiative.withdraw_adoption")
def withdraw_adoption(adoption: Adoption, *, by: User) -> Adoption:
    """Say that the unit does not apply it, or no longer."""
    adoption = (
        Adoption.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit")
        .get(pk=adoption.pk)
    )
    access.check("initiative.withdraw_adoption", by, adoption)
    if adoption.withdrawn_at is not None:
        raise Refused(Say("Đã rút từ trước.", "It was withdrawn before."))
    adoption.withdrawn_at = now()
    adoption.save(update_fields=["withdrawn_at"])
    record("initiative.withdraw_adoption", adoption, by=by)
    return adoption


_INCOMPLETE = Say(
    "Ghi ngày áp dụng (không sau hôm nay), nơi áp dụng và hiệu quả.",
    "Give the day (not after today), the place and the effect.",
)
