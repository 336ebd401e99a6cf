"""The place of each unit within its kind: equal percents share a place, and the next one is left free."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thidua.core import terms
from thidua.core.facts.tables import IndexResult
from thidua.core.scorecards.model import EXACT, Scorecard
from thidua.core.scorecards.results import Result


@dataclass(frozen=True)
class Place:
    """A result with its place in its kind of unit; `size` is how many were ranked there.

    `rank` is None where the result is missing: nothing is ranked last for having no mark.
    """

    result: Result
    rank: int | None
    size: int


def ranked(scorecard: Scorecard, results: Iterable[Result]) -> tuple[Place, ...]:
    """Every result with its place, kinds in the order of the scorecard, best first, missing ones last."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(result.card.kind, []).append(result)
    order = {kind: at for at, kind in enumerate(scorecard.units)}
    kinds = sorted(groups, key=lambda k: (order.get(k, len(order)), k))
    return tuple(place for kind in kinds for place in _group(scorecard, groups[kind]))


def _group(scorecard: Scorecard, results: list[Result]) -> list[Place]:
    values = [(_value(scorecard, r), r) for r in results]
    known = sorted((value for value, _ in values if value is not None), reverse=True)
    rank: dict[Fraction, int] = {}
    for at, value in enumerate(known, 1):
        rank.setdefault(value, at)
    places = [Place(r, None if v is None else rank[v], len(known)) for v, r in values]
    return sorted(places, key=lambda p: (p.rank is None, p.rank or 0, p.result.card.unit))


def _value(scorecard: Scorecard, result: Result) -> Fraction | None:
    """What ranks read: the printed percent, or the exact one where the scorecard says so."""
    read = result.percent if scorecard.percent.rank_on == EXACT else result.printed
    return None if read is None else Fraction(read)


def record_of(
    scorecard: Scorecard, place: Place, year: int, published_on: date | None = None, decision: str = ""
) -> IndexResult:
    """The row of `index_results` that publishing a result adds."""
    result = place.result
    return IndexResult(
        unit_id=result.card.unit,
        index=scorecard.index,
        issuer=scorecard.issuer,
        year=year,
        score=result.points,
        max_score=result.maximum,
        class_=result.class_,
        rank=place.rank,
        group=terms.label("unit_kind", result.card.kind).vi,
        group_size=place.size or None,
        published_on=published_on,
        decision=decision or None,
    )
