"""How far own scores lie from final ones: by unit and by item over years, and who overstates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from thidua.core.scorecards.cards import Card
from thidua.core.scorecards.marking import mark_faults
from thidua.core.scorecards.model import SURVEY, Scorecard
from thidua.core.scorecards.versions import threads
from thidua.core.wording import Say

ZERO = Decimal(0)


@dataclass(frozen=True)
class YearOfCards:
    """All cards of one year with the scorecard that they are on."""

    year: int
    scorecard: Scorecard
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Difference:
    """Own and final points of one item of one unit in one year; `item` is its name over the versions."""

    year: int
    unit: str
    kind: str
    item: str
    own: Decimal
    final: Decimal
    maximum: Decimal

    @property
    def points(self) -> Decimal:
        """Own less final: above zero where the unit gave itself too much."""
        return self.own - self.final


@dataclass(frozen=True)
class Line:
    """The drift of one unit, or of one item, over years.

    `years` holds own less final points of each year, `percents` the same of the maximum that was
    scored by both; `mean` is that of the yearly percents, exact.
    """

    key: str
    years: Mapping[int, Decimal]
    percents: Mapping[int, Fraction]
    mean: Fraction

    @property
    def overstates(self) -> bool:
        """Whether own scores lie above final ones on the whole."""
        return self.mean > 0


@dataclass(frozen=True)
class Drift:
    """The drift of several years: by unit, by kind of unit, and by item; largest mean first."""

    units: tuple[Line, ...]
    kinds: tuple[Line, ...]
    items: tuple[Line, ...]
    differences: tuple[Difference, ...]

    @property
    def overstating(self) -> tuple[Line, ...]:
        """The units whose own scores lie above the final ones, the largest first."""
        return tuple(line for line in self.units if line.overstates)


def drift_of(years: Iterable[YearOfCards]) -> Drift:
    """Own less final scores over years, of items that bear both; what is missing is left out.

    Survey items are never part of it, nor is a mark that is a fault. Items are followed over versions
    by `versions.threads`, so that a renumbered item stays one line. Scorecards that are no versions of
    one another, such as those of departments and of communes, keep their items apart.
    """
    lines = chains(sorted(years, key=lambda y: y.year))
    found = tuple(d for line in lines for d in _of_chain(line, alone=len(lines) == 1))
    return Drift(
        _lines(found, "unit"),
        _lines(found, "kind"),
        _lines(found, "item"),
        found,
    )


def chains(years: Iterable[YearOfCards]) -> list[list[YearOfCards]]:
    """Years whose scorecards are versions of one another, each chain oldest first.

    A version is the same scorecard, the one that says which it replaces, or one of the same issuer
    and index for a kind of unit that both score.
    """
    found: list[list[YearOfCards]] = []
    for year in years:
        chain = next((c for c in found if c[-1].year < year.year and _follows(c[-1], year)), None)
        if chain is None:
            found.append([year])
        else:
            chain.append(year)
    return found


def _follows(before: YearOfCards, after: YearOfCards) -> bool:
    old, new = before.scorecard, after.scorecard
    if new.code == old.code or new.replaces:
        return old.code in (new.code, new.replaces)
    same = (old.issuer, old.index) == (new.issuer, new.index)
    return same and bool(set(old.units) & set(new.units))


def names_of(years: Iterable[YearOfCards]) -> dict[str, Say]:
    """What each item of a drift is called, by its key: its code and name in the latest version that has it."""
    lines = chains(sorted(years, key=lambda y: y.year))
    found: dict[str, Say] = {}
    for chain in lines:
        suffix = "" if len(lines) == 1 else f" ({chain[-1].scorecard.code})"
        for year, called in zip(chain, threads([y.scorecard for y in chain]), strict=True):
            found |= {called[leaf.code] + suffix: leaf.say for leaf in year.scorecard.leaves}
    return found


def _of_chain(chain: list[YearOfCards], *, alone: bool) -> Iterator[Difference]:
    suffix = "" if alone else f" ({chain[-1].scorecard.code})"
    for year, called in zip(chain, threads([y.scorecard for y in chain]), strict=True):
        yield from (replace(d, item=d.item + suffix) for d in _differences(year, called))


def _differences(year: YearOfCards, called: Mapping[str, str]) -> Iterable[Difference]:
    for card in sorted(year.cards, key=lambda c: c.unit):
        for leaf in year.scorecard.applicable(card):
            mark = card.mark(leaf.code)
            final = mark.final if mark.final is not None else mark.appraised
            if leaf.channel == SURVEY or mark.own is None or final is None:
                continue
            if not mark_faults(year.scorecard, card, leaf):
                most = abs(leaf.points or ZERO)
                name = called[leaf.code]
                yield Difference(year.year, card.unit, card.kind, name, mark.own, final, most)


def _lines(found: tuple[Difference, ...], by: str) -> tuple[Line, ...]:
    groups: dict[str, dict[int, list[Difference]]] = {}
    for one in found:
        groups.setdefault(getattr(one, by), {}).setdefault(one.year, []).append(one)
    lines = [_line(key, years) for key, years in groups.items()]
    return tuple(sorted(lines, key=lambda line: (-line.mean, line.key)))


def _line(key: str, years: Mapping[int, list[Difference]]) -> Line:
    points = {year: sum((d.points for d in rows), ZERO) for year, rows in years.items()}
    most = {year: sum((d.maximum for d in rows), ZERO) for year, rows in years.items()}
    percents = {year: Fraction(points[year]) * 100 / Fraction(most[year]) for year in years}
    return Line(key, points, percents, sum(percents.values(), Fraction(0)) / len(percents))
