"""At which levels an agency recognises, and which agency stands above it."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from thidua.core.law import pack_on
from thidua.initiatives.models import Initiative
from thidua.people.models import Unit


def levels_of(agency: Unit, day: date) -> tuple[str, ...]:
    """The levels at which the law of a day lets an agency recognise; `base` for kinds it does not name."""
    return tuple(pack_on(day).rules["initiatives"].body["levels"].get(agency.kind, ["base"]))


def agency_above(agency: Unit) -> Unit | None:
    """The agency directly over another; None at the top."""
    return agency.parent.agency if agency.parent_id else None


def passed(agency_id: int) -> QuerySet[Initiative]:
    """What the agency's council passed and no decision has recognised yet."""
    rows = Initiative.objects.filter(host=agency_id, state="passed")
    return rows.select_related("unit", "person").order_by("pk")
