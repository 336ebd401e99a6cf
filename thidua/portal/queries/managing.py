"""What the office of an agency sees of its public side."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from thidua.movements.models import Movement
from thidua.people.models import Unit
from thidua.portal.models import Contact, Withheld


def own_movements(by: Any) -> QuerySet[Movement]:
    """The movements that one's agencies run, or that one was appointed for, with where each stands."""
    mine = Q(agency__in=by.agencies_staffed) | Q(pk__in=by.movements)
    rows = Movement.objects.visible_to(by).filter(mine).select_related("agency", "shown__shown_by")
    return rows.order_by("-opened_at", "-pk")


def withheld(by: Any) -> QuerySet[Withheld]:
    """Names that are off the public site now."""
    rows = Withheld.objects.visible_to(by).filter(ended_at=None, agency__in=by.agencies_seen_whole)
    return rows.select_related("person__unit", "by").order_by("person__name_key")


def contacts(by: Any) -> list[tuple[Unit, Contact | None]]:
    """One's agencies with their contacts."""
    kept = {c.agency_id: c for c in Contact.objects.filter(agency__in=by.agencies_seen_whole)}
    agencies = Unit.objects.filter(pk__in=by.agencies_seen_whole).order_by("path")
    return [(agency, kept.get(agency.pk)) for agency in agencies]
