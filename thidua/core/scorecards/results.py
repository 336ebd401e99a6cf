"""What the marks of a card come to: points, applicable maximum, percent, class, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from thidua.core.facts.tables import IndexClass
from thidua.core.scorecards.cards import COUNTS, OWN, Card
from thidua.core.scorecards.classes import class_at, of_issuer, rows_of
from thidua.core.scorecards.marking import CardFault, card_faults
from thidua.core.scorecards.model import BONUS, DEDUCTION, EXACT, SCORED, SURVEY, Item, Scorecard
from thidua.core.scorecards.rounding import rounded
from thidua.core.wording import Say

ZERO = Decimal(0)


@dataclass(frozen=True)
class Part:
    """What some items come to: their points (None while one is unscored) and the most they can bring."""

    points: Decimal | None
    maximum: Decimal


@dataclass(frozen=True)
class Result:
    """What a card comes to. `points` and `percent` are None while an item is unscored or a mark is wrong.

    `percent` is exact, of the applicable maximum; `printed` has the places that the scorecard prints.
    `so_far` is the sum of the marks that are there: it shows how far a card has come and is no result.
    `areas` are the first-level items by code; `survey` is the part of the survey, `bonus` and
    `deducted` are after their caps. `missing` names the unscored items, `left_out` those that do not apply.
    """

    card: Card
    points: Decimal | None
    maximum: Decimal
    percent: Fraction | None
    printed: Decimal | None
    class_: str | None
    areas: dict[str, Part]
    survey: Part
    so_far: Decimal = ZERO
    bonus: Decimal = ZERO
    deducted: Decimal = ZERO
    rescaled: bool = False
    missing: tuple[str, ...] = ()
    left_out: dict[str, Say] = field(default_factory=dict)
    faults: tuple[CardFault, ...] = ()


def result_of(
    scorecard: Scorecard,
    card: Card,
    *,
    voice: str = COUNTS,
    on: date = date.max,
    classes: Iterable[IndexClass] | None = None,
) -> Result:
    """The result of a card, by the marks that count or by one voice alone.

    By its own voice a unit comes to the part that it scores, without the survey. Classes are those of
    the scorecard in force on the day `on` of publishing, or the given rows of `index_classes`.
    Bonus and deduction items without a mark add nothing; every other item without one is missing.
    """
    reckoning = _Reckoning(scorecard, card, voice)
    faults = card_faults(scorecard, card)
    known = not faults and not reckoning.missing and reckoning.maximum > 0
    percent = reckoning.percent if known else None
    printed = None if percent is None else rounded(percent, scorecard.percent.places)
    rows = rows_of(scorecard.classes) if classes is None else classes
    read = percent if scorecard.percent.class_on == EXACT else printed
    return Result(
        card=card,
        points=None if percent is None else reckoning.points(percent),
        maximum=reckoning.full,
        percent=percent,
        printed=printed,
        class_=None if read is None else _class(scorecard, card.kind, rows, on, read),
        areas={item.code: reckoning.part(item.leaves) for item in scorecard.items if item.kind == SCORED},
        survey=reckoning.part(leaf for leaf in scorecard.leaves if leaf.channel == SURVEY),
        so_far=reckoning.plain,
        bonus=reckoning.bonus,
        deducted=reckoning.deducted,
        rescaled=reckoning.rescaled,
        missing=reckoning.missing,
        left_out=reckoning.left_out,
        faults=faults,
    )


def _class(
    scorecard: Scorecard, kind: str, rows: Iterable[IndexClass], on: date, percent: Fraction | Decimal
) -> str | None:
    found = class_at(of_issuer(rows, scorecard.index, scorecard.issuer), kind, on, percent)
    return found.class_ if found else None


class _Reckoning:
    """The sums of one card by one voice."""

    def __init__(self, scorecard: Scorecard, card: Card, voice: str) -> None:
        self.scorecard, self.card, self.voice = scorecard, card, voice
        out = [(leaf, scorecard.exempt(leaf.code, card)) for leaf in scorecard.leaves]
        self.left_out = {leaf.code: why for leaf, why in out if why is not None}
        applies = [leaf for leaf, why in out if why is None]
        in_full = [i for i in applies if i.kind == SCORED and not (voice == OWN and i.channel == SURVEY)]
        asked = [i for i in in_full if not (card.survey_absent and i.channel == SURVEY)]
        self.rescaled = len(asked) < len(in_full)
        self.full, self.maximum = most_of(in_full), most_of(asked)
        self.missing = tuple(i.code for i in asked if self.mark(i) is None)
        self.scored = sum((self.mark(i) or ZERO for i in asked), ZERO)
        added = {k: sum((self.mark(i) or ZERO for i in applies if i.kind == k), ZERO) for k in _EXTRA}
        most, least = scorecard.bonus_most, scorecard.deduction_most
        self.bonus = added[BONUS] if most is None else min(added[BONUS], most)
        self.deducted = added[DEDUCTION] if least is None else max(added[DEDUCTION], least)
        self.plain = self.scored + self.bonus + self.deducted

    def mark(self, item: Item) -> Decimal | None:
        """The points of one item by the voice asked for."""
        return self.card.mark(item.code).of(self.voice)

    @property
    def percent(self) -> Fraction:
        """The exact percent of the applicable maximum, with bonus and deductions, up to its cap."""
        share = Fraction(self.scored) / Fraction(self.maximum)
        share += Fraction(self.bonus + self.deducted) / Fraction(self.full)
        most = self.scorecard.percent.most
        return share * 100 if most is None else min(share * 100, Fraction(most))

    def points(self, percent: Fraction) -> Decimal:
        """The points: the plain sum, or what the percent comes to where it was rescaled or capped."""
        shared = percent * Fraction(self.full) / 100
        exact = shared == Fraction(self.plain)
        return self.plain if exact else rounded(shared, self.scorecard.point_places)

    def part(self, leaves: Iterable[Item]) -> Part:
        """The sum of some leaves that apply."""
        asked = [i for i in leaves if i.kind == SCORED and i.code not in self.left_out]
        marks = [self.mark(i) for i in asked]
        known = [m for m in marks if m is not None]
        return Part(sum(known, ZERO) if len(known) == len(marks) else None, most_of(asked))


_EXTRA = (BONUS, DEDUCTION)


def most_of(items: Iterable[Item]) -> Decimal:
    """The most points that items can bring together."""
    return sum((i.points or ZERO for i in items), ZERO)
