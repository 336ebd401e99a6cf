"""How councils voted on nominations, and which statements differ: for those who come after."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.core.ballots.counting import Outcome
from thidua.councils.models import Statement
from thidua.nominations.models import Nomination
from thidua.voting.models import Item
from thidua.voting.queries import outcome_of
from thidua.voting.queries.results import COUNTED

KIND = "nominations.nomination"
"""How items of a session name a nomination."""


def votes_of(nominations: Iterable[Nomination]) -> dict[int, tuple[Item, Outcome]]:
    """The newest counted vote on each nomination, by its key; one query whatever their number."""
    idents = [str(n.pk) for n in nominations]
    rows = Item.objects.filter(kind=KIND, ident__in=idents, session__state__in=COUNTED)
    found: dict[int, tuple[Item, Outcome]] = {}
    for item in rows.select_related("session").order_by("session__closed_at", "pk"):
        found[int(item.ident)] = (item, outcome_of(item.session, item))
    return found


def vote_of(nomination: Nomination) -> tuple[Item, Outcome] | None:
    """The newest counted vote on one nomination; None where no council has voted on it."""
    return votes_of([nomination]).get(nomination.pk)


def differing_of(nominations: Iterable[Nomination]) -> dict[int, list[Statement]]:
    """Statements that differ and go to the one who decides, by nomination."""
    ids = [n.pk for n in nominations]
    rows = Statement.objects.filter(case__nomination__in=ids, differs=True).select_related("user", "case")
    found: dict[int, list[Statement]] = {}
    for row in rows.order_by("pk"):
        found.setdefault(row.case.nomination_id, []).append(row)
    return found
