"""Published indices for the public: satisfaction first, each figure with its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser

from thidua.core import terms
from thidua.core.wording import name_key
from thidua.evidence.facts import record_of
from thidua.evidence.models import Fact
from thidua.evidence.printed.queries import Figure, by_index_and_year, of_year, told

FIRST = ("sipas", "par_index")
"""Satisfaction, then reform, then the others as the field lists them."""


@dataclass(frozen=True)
class Years:
    """One index with the years there is something of, and of how many units."""

    index: str
    years: tuple[tuple[int, int], ...]


def years_of_indices() -> list[Years]:
    """Every published index with its years, the newest first: one query."""
    found: dict[str, list[tuple[int, int]]] = {}
    for row in by_index_and_year(AnonymousUser()):
        found.setdefault(row["index"], []).append((int(row["year"]), row["units"]))
    known = [*FIRST, *terms.GROUPS["index"]]
    order = sorted(found, key=lambda index: (known.index(index) if index in known else len(known), index))
    return [Years(index, tuple(sorted(found[index], reverse=True))) for index in order]


def printed(index: str, year: int) -> list[Fact]:
    """What is published of one index and year, by rank, then by name."""
    rows = of_year(AnonymousUser(), index, year).select_related("unit")
    return sorted(rows, key=_place)


def _place(fact: Fact) -> tuple[int, Any]:
    record: Any = record_of(fact)
    return record.rank or 10**9, name_key(record.named or (fact.unit.name if fact.unit else ""))


def with_standing(facts: list[Fact]) -> list[Figure]:
    """Some figures with whether each counts: a later publication may have restated it."""
    return list(told(AnonymousUser(), facts).values()) if facts else []
