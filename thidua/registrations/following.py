"""Registrations of people who go to another unit, and why such a move cannot be taken back any more."""

from __future__ import annotations

from thidua.core.wording import Say
from thidua.people.actions.ledger import Ledger
from thidua.people.actions.moving import people_of
from thidua.people.actions.postings import Going
from thidua.people.models import Reorganisation
from thidua.registrations.models import Registration

STANDS = ("registered", "late_asked")


def follow(ledger: Ledger, going: Going) -> None:
    """Registrations of open rounds stand with the unit in which a person is; of whoever left the agency, they stay."""
    if going.agency_left and not going.whole:
        return
    rows = Registration.objects.filter(
        unit=going.old, person__in=going.people, state__in=STANDS, round__closed_at=None
    )
    there = Registration.objects.filter(unit=going.new, person__in=going.people)
    taken = set(there.values_list("round", "person"))
    for row in rows.order_by("pk"):
        if (row.round_id, row.person_id) not in taken:
            ledger.put(row, unit_id=going.new.pk)


def begun_since(deed: Reorganisation) -> Say | None:
    """Whether somebody has registered in the new unit since the deed."""
    moved = people_of(deed) if deed.kind == "people" else []
    made = [p.unit_id for p in deed.postings.all()]
    later = Registration.objects.filter(person__in=moved, unit__in=made, entered_at__gt=deed.at)
    if later.exists():
        return Say("Đã có đăng ký thi đua ở đơn vị mới.", "Somebody has registered in the new unit since.")
    return None
