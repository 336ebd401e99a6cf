"""What the office of an agency sees of its public side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from thidua.honours.models import Honour
from thidua.movements.models import Movement
from thidua.people.models import Unit
from thidua.portal.models import Contact, ShownDecision, Withheld


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


@dataclass(frozen=True)
class Recalled:
    """A decision made outside, as the register knows it, and whether it stands on the honour roll."""

    number: str
    decided_on: date
    collectives: int
    people: int
    shown: bool

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.decided_on:%Y-%m-%d} {self.number}"


def outside_years(agency: Unit) -> list[int]:
    """The years in which decisions made outside gave somebody of an agency an award, the latest first."""
    rows = Honour.objects.filter(agency=agency, line=None).dates("decided_on", "year", order="DESC")
    return [day.year for day in rows]


def recalled(agency: Unit, year: int) -> list[Recalled]:
    """The decisions of a year that were made outside, by day and number."""
    shown = ShownDecision.objects.filter(agency=agency, decided_on__year=year, hidden_at=None)
    stands = set(shown.values_list("number", "decided_on"))
    rows = Honour.objects.filter(agency=agency, line=None, decided_on__year=year)
    found = (
        rows.order_by("decided_on", "decision_number")
        .values_list("decision_number", "decided_on")
        .annotate(collectives=Count("pk", filter=Q(person=None)), people=Count("person"))
    )
    return [Recalled(n, on, groups, people, (n, on) in stands) for n, on, groups, people in found]
