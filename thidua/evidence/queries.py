"""Facts as people look for them: by table, by state, those that wait for a second person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet

from thidua import access
from thidua.core.facts.columns import Record
from thidua.evidence.catalogue import ENTERED, seen_by
from thidua.evidence.models import Fact
from thidua.people.models import User

STATES = {
    "waits": Q(closed_on=None, replaced_by=None, waits=True),
    "open": Q(closed_on=None, replaced_by=None, waits=False, verified_by=None),
    "verified": Q(closed_on=None, replaced_by=None, waits=False, verified_by__isnull=False),
    "rejected": Q(rejected_by__isnull=False),
    "restated": Q(replaced_by__isnull=False, rejected_by=None),
    "revoked": Q(closed_on__isnull=False, replaced_by=None, rejected_by=None),
}
"""The states of a fact as conditions on its columns, in the order of `Fact.state`."""
STANDING = Q(closed_on=None, replaced_by=None)
"""Facts that stand: neither restated nor revoked."""


def to_verify(user: User) -> QuerySet:
    """Facts that this person may verify as the second one: not what they entered, not what is about them."""
    mine = Q(pk__in=())
    for held in access.holdings_for(["fact.verify"], user):
        if held.movement_id is None and held.agency_id and held.role != "clerk":
            mine |= Q(agency=held.agency_id)
        elif held.movement_id is None and held.path:
            mine |= user.below.rows(held.path, "unit__")
    seen = Fact.objects.visible_to(user).filter(mine, STANDING, table__in=ENTERED, verified_by=None)
    seen = seen.exclude(entered_by=user.pk)
    return seen.exclude(person=user.person_id) if user.person_id else seen


def rejected_of(user: User) -> QuerySet:
    """What a second person has rejected of this person's work, not mended and not let be."""
    return Fact.objects.filter(entered_by=user.pk, rejected_by__isnull=False, replaced_by=None, let_be=False)


def claimed_about(user: Any, keys: Iterable[str], plan_asks: Iterable[str]) -> dict[str, int]:
    """How many records about these (`unit:A1`, `person:a1`) wait for a second person, by table.

    Counted are those that their agency asks to be verified and those that a plan asks for (`plan_asks`),
    as far as the user sees them.
    """
    named: dict[str, list[str]] = {"unit": [], "person": []}
    for key in keys:
        named[key.partition(":")[0]].append(key.partition(":")[2])
    about = Q(person__code__in=named["person"]) | Q(unit__code__in=named["unit"], person=None)
    waiting = Q(waits=True) | Q(table__in=list(plan_asks), verified_by=None)
    rows = Fact.objects.visible_to(user).filter(about, STANDING, waiting).order_by().values("table")
    return {row["table"]: row["n"] for row in rows.annotate(n=Count("pk"))}


def tables_with_counts(user: User) -> list[tuple[type[Record], int, int]]:
    """The tables that a person sees with how many facts stand in each, and how many nobody has verified."""
    rows = Fact.objects.visible_to(user).filter(STANDING).order_by().values("table")
    counts = {
        r["table"]: (r["n"], r["new"])
        for r in rows.annotate(n=Count("pk"), new=Count("pk", filter=Q(verified_by=None)))
    }
    return [(record, *counts.get(record.table, (0, 0))) for record in seen_by(user)]


def only_claimed(records: Iterable[str]) -> set[str]:
    """Which of these records nobody has verified yet."""
    rows = Fact.objects.filter(STANDING, ident__in=list(dict.fromkeys(records)), verified_by=None)
    return set(rows.values_list("ident", flat=True))


def by_record(user: Any, records: Iterable[str]) -> dict[str, Fact]:
    """Facts that a person sees, by the records they are: the newest of each."""
    wanted = list(dict.fromkeys(records))
    seen = Fact.objects.visible_to(user).filter(ident__in=wanted)
    rows = seen.select_related("unit", "person", "verified_by", "entered_by").order_by("pk")
    return {fact.ident: fact for fact in rows}
