"""Dossiers under way of people who go to another unit, and of units that go into another."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from thidua.core.wording import Say
from thidua.nominations.models import UNDER_WAY, WRITABLE, Nomination
from thidua.people.actions.ledger import Ledger
from thidua.people.actions.moving import people_of
from thidua.people.actions.postings import Going
from thidua.people.models import Reorganisation


def follow(ledger: Ledger, going: Going) -> None:
    """Dossiers not yet before a council go along within an agency, and with a unit that goes as a whole.

    What was judged stays as it was judged. Of whoever leaves the agency they stay with the agency.
    """
    if going.agency_left and not going.whole:
        return
    theirs = Q(person__in=going.people, unit=going.old)
    if going.whole:
        theirs |= Q(nominated_by=going.old)
        if going.agency_left:
            below = Q(nominated_by__path__startswith=going.new.path)
            theirs |= below & Q(agency=going.agency_left)
    rows = Nomination.objects.filter(theirs, state__in=UNDER_WAY, round__closed_at=None)
    for row in rows.order_by("pk"):
        values = _values(row, going)
        if values:
            ledger.put(row, **values)


def _values(row: Nomination, going: Going) -> dict[str, Any]:
    """Which columns of a dossier follow: the unit of a person, who nominates, whose it is."""
    found: dict[str, Any] = {}
    if row.person_id in going.people and row.unit_id == going.old.pk:
        found["unit_id"] = going.new.pk
    if row.nominated_by_id == going.old.pk != going.new.pk:
        found["nominated_by_id"] = going.new.pk
    left, new = going.agency_left, going.new.agency_id
    if left and row.agency_id == left:
        found["agency_id"] = new
        if row.holder_id == left and row.state in WRITABLE:
            found["holder_id"] = new
    return found


def begun_since(deed: Reorganisation) -> Say | None:
    """Whether a dossier was begun in the new unit since the deed."""
    moved = people_of(deed) if deed.kind == "people" else []
    made = [p.unit_id for p in deed.postings.all()]
    later = Nomination.objects.filter(person__in=moved, unit__in=made, made_at__gt=deed.at)
    if later.exists():
        return Say("Đã lập hồ sơ ở đơn vị mới.", "A dossier was begun in the new unit since.")
    return None
