"""The foot of every public page: whose site it is, where one reaches it, how often it was opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from thidua.clock import today
from thidua.people.models import Unit
from thidua.portal.models import Contact, Visits


@dataclass(frozen=True)
class Foot:
    """What stands under every public page; views are told up to yesterday, so that a page stays the same."""

    agency: str
    contact: Contact | None
    views: int
    until: date | None


def foot() -> Foot:
    """The agency at the top of the tree, its contact, and the views until yesterday: three queries."""
    agency = Unit.objects.filter(parent=None, is_agency=True).order_by("pk").first()
    contact = Contact.objects.filter(agency=agency).first()
    counted = Visits.objects.filter(day__lt=today()).order_by("-day")
    views = counted.aggregate(all=Sum("count"))["all"] or 0
    last = counted.values_list("day", flat=True).first() if views else None
    return Foot(str(agency or ""), contact, views, last)
