"""Initiatives before a council: what waits, what a session takes up, what members found."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from thidua.initiatives.models import Initiative, Mark
from thidua.voting.models import Item, Session

KIND = "initiatives.initiative"
"""How items of a session name an initiative."""
SESSION_OPEN = ("planned", "voting")


def waiting(agency_id: int) -> QuerySet[Initiative]:
    """What a council of the agency may take up: appraised, or left before it by a session called off."""
    busy = Item.objects.filter(kind=KIND, session__state__in=SESSION_OPEN).values_list("ident", flat=True)
    rows = Initiative.objects.filter(host=agency_id, state__in=("appraised", "before_council"))
    return rows.exclude(pk__in=[int(i) for i in busy]).select_related("unit", "person").order_by("pk")


def items_of(session: Session) -> list[tuple[Item, Initiative]]:
    """The items of a session with their initiatives, in order; four queries whatever their number."""
    items = list(session.items.prefetch_related("recusals__user").order_by("number"))
    known = Initiative.objects.select_related("unit", "person").prefetch_related("authors")
    rows = known.in_bulk([int(i.ident) for i in items])
    return [(item, rows[int(item.ident)]) for item in items]


def sessions(by: Any) -> QuerySet[Session]:
    """Sessions of initiative councils that one may see."""
    seen = Session.objects.visible_to(by).filter(council__kind="initiative")
    return seen.select_related("council", "agency").order_by("-held_at", "-pk")


def marks_of(session: Session) -> dict[int, list[Mark]]:
    """What members found, by initiative."""
    found: dict[int, list[Mark]] = {}
    for row in Mark.objects.filter(session=session).select_related("user").order_by("pk"):
        found.setdefault(row.initiative_id, []).append(row)
    return found
