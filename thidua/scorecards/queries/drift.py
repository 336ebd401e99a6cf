"""How far own scores lie from final ones, over the announced years of a kind of unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from thidua.core.scorecards.drift import Drift, YearOfCards, drift_of, names_of
from thidua.core.scorecards.drift import Line as Drifted
from thidua.core.scorecards.rounding import rounded
from thidua.core.wording import Say, both
from thidua.scorecards.compiled import core_card, tree_of, trimmed
from thidua.scorecards.models import Card, Line, Scoring


@dataclass(frozen=True)
class Drifting:
    """One unit or item: own less final points by year, the mean of the yearly percents."""

    name: Say
    years: tuple[Decimal | None, ...]
    mean: Decimal


@dataclass(frozen=True)
class Gap:
    """Own and final points of one unit in one year, of the items that bear both."""

    name: Say
    own: Decimal
    final: Decimal


@dataclass(frozen=True)
class Told:
    """The drift of several years, by unit and by item, and the gap of each unit in the last year."""

    years: tuple[int, ...]
    units: tuple[Drifting, ...]
    items: tuple[Drifting, ...]
    last: tuple[Gap, ...] = ()


def drift(scoring: Scoring, by: Any) -> Told:
    """The drift of every announced year of the same agency and kind, of the cards that a person sees whole."""
    years = Scoring.objects.visible_to(by).filter(
        agency=scoring.agency_id, kind=scoring.kind, state="announced"
    )
    named = list(years.select_related("scorecard").order_by("year"))
    cards = Card.objects.visible_to(by).filter(scoring__in=named).exclude(state="scoring")
    lines: dict[int, list[Line]] = {}
    for line in Line.objects.visible_to(by).filter(card__in=cards):
        lines.setdefault(line.card_id, []).append(line)
    by_year: dict[int, list[Card]] = {}
    for card in cards.select_related("unit", "scoring__scorecard"):
        by_year.setdefault(card.scoring_id, []).append(card)
    told = [
        YearOfCards(
            year.year,
            tree_of(year.scorecard),
            tuple(core_card(c, lines.get(c.pk, ())) for c in by_year.get(year.pk, ())),
        )
        for year in named
    ]
    found = drift_of(told)
    names = {c.unit.code: both(str(c.unit)) for cards_ in by_year.values() for c in cards_}
    items = names_of(told)
    spans = tuple(year.year for year in named)
    gaps = tuple(_gaps(found, names, spans[-1])) if spans else ()
    units, things = (
        tuple(_rows(*told)) for told in ((found.units, names, spans), (found.items, items, spans))
    )
    return Told(spans, units, things, gaps)


def _gaps(found: Drift, names: dict[str, Say], year: int) -> Iterable[Gap]:
    """Own and final points added up, unit by unit."""
    sums: dict[str, list[Decimal]] = {}
    for one in found.differences:
        if one.year == year:
            own, final = sums.setdefault(one.unit, [Decimal(0), Decimal(0)])
            sums[one.unit] = [own + one.own, final + one.final]
    for unit, (own, final) in sums.items():
        yield Gap(names.get(unit, both(unit)), rounded(own, 2), rounded(final, 2))


def _rows(found: Iterable[Drifted], names: dict[str, Say], years: tuple[int, ...]) -> Iterable[Drifting]:
    for line in found:
        points = tuple(trimmed(line.years[year]) if year in line.years else None for year in years)
        yield Drifting(names.get(line.key, both(line.key)), points, rounded(line.mean, 2))
