"""A scorecard as the program holds it: its head, its tree of items, what nobody has verified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from thidua.core.rounds import Round
from thidua.core.scorecards.cards import Card, Sample
from thidua.core.scorecards.classes import ClassSet, Doubt
from thidua.core.wording import NOTHING, Say, both, fold

SCORED, BONUS, DEDUCTION = "scored", "bonus", "deduction"
APPRAISAL, SURVEY = "appraisal", "survey"
PRINTED, EXACT = "printed", "exact"
MISSING, RESCALE = "missing", "rescale"


@dataclass(frozen=True)
class Band:
    """One step of an item: from how many percent, or in which case, how many points.

    `share` instead of `points`: that many points times the percent reached.
    """

    points: Decimal | None = None
    share: Decimal | None = None
    from_percent: Decimal | None = None
    when: Say = NOTHING
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Exempt:
    """To whom an item does not apply: kinds of unit, units by id or name, and why."""

    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    reason: Say = NOTHING


@dataclass(frozen=True)
class Item:
    """An area, a criterion or a part of one; only an item without items of its own is scored.

    `points` is the most it can bring; of a deduction the most it can take, written below zero.
    `was` names the items of the version before that it goes on from: None means the same code,
    an empty tuple that it is new. `counts` says how many criteria and parts the source counts in it.
    """

    code: str
    name: Say
    points: Decimal | None = None
    items: tuple[Item, ...] = ()
    kind: str = SCORED
    channel: str = APPRAISAL
    measure: Say = NOTHING
    bands: tuple[Band, ...] = ()
    by: str = ""
    evidence: Say = NOTHING
    source: str = ""
    not_for: Exempt | None = None
    was: tuple[str, ...] | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    unverified: tuple[Doubt, ...] = ()
    note: str = ""
    line: int = field(default=0, compare=False)

    @property
    def say(self) -> Say:
        """The item by its code and name."""
        return Say(f"{self.code} {self.name.vi}".strip(), f"{self.code} {self.name.en}".strip())

    @property
    def leaves(self) -> Iterator[Item]:
        """The scored items in it, itself where it has none of its own."""
        if not self.items:
            yield self
        for item in self.items:
            yield from item.leaves


@dataclass(frozen=True)
class Percents:
    """How a percent is printed, and whether ranks and classes read it printed or exact.

    `most` is the highest percent that bonus items can lift a unit to; None where nothing stops them.
    """

    places: int = 2
    rank_on: str = PRINTED
    class_on: str = PRINTED
    most: Decimal | None = None


@dataclass(frozen=True)
class Scorecard:
    """One version of a scorecard: for whom, which years, and every item in order.

    `survey_points` is the printed share of the survey, `survey_absent` what a card without a survey
    comes to. A `frame` is only as much of a scorecard as has been seen: it cannot be scored. `where`
    and `lines` are the file and the lines of the keys of its head, for faults.
    """

    code: str
    title: Say
    issuer: str
    years: Round
    units: tuple[str, ...]
    items: tuple[Item, ...] = ()
    index: str = "province_scorecard"
    total: Decimal | None = None
    point_places: int = 2
    percent: Percents = Percents()
    survey_points: Decimal | None = None
    survey_absent: str = MISSING
    bonus_most: Decimal | None = None
    deduction_most: Decimal | None = None
    classes: tuple[ClassSet, ...] = ()
    samples: tuple[Sample, ...] = ()
    decision: str = ""
    issued: date | None = None
    source: str = ""
    replaces: str = ""
    frame: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)
    unverified: tuple[Doubt, ...] = ()
    note: str = ""
    where: str = field(default="", compare=False)
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)

    @cached_property
    def all_items(self) -> tuple[Item, ...]:
        """Every item, each before those in it."""
        return tuple(self._walk(self.items))

    def _walk(self, items: tuple[Item, ...]) -> Iterator[Item]:
        for item in items:
            yield item
            yield from self._walk(item.items)

    @cached_property
    def leaves(self) -> tuple[Item, ...]:
        """The items that are scored, in order."""
        return tuple(leaf for item in self.items for leaf in item.leaves)

    @cached_property
    def _by_code(self) -> dict[str, Item]:
        return {item.code: item for item in self.all_items}

    @cached_property
    def _paths(self) -> dict[str, tuple[Item, ...]]:
        found: dict[str, tuple[Item, ...]] = {item.code: (item,) for item in self.items}
        for item in self.all_items:
            found |= {below.code: (*found[item.code], below) for below in item.items}
        return found

    def item(self, code: str) -> Item | None:
        """The item of a code; None where there is none."""
        return self._by_code.get(code)

    def path(self, code: str) -> tuple[Item, ...]:
        """The item of a code and those above it, from the top; nothing where there is none."""
        return self._paths.get(code, ())

    def exempt(self, code: str, card: Card) -> Say | None:
        """Why an item does not apply to the unit of a card, by the file or by decision; None where it does.

        A reason is never blank: where the file gives none it says that the file lists the unit.
        """
        for item in self.path(code):
            if item.code in card.left_out:
                return both(card.left_out[item.code])
            if item.not_for and _lists(item.not_for, card):
                return item.not_for.reason if item.not_for.reason.vi else _LISTED
        return None

    def is_left_out(self, code: str, card: Card) -> bool:
        """Whether a decision about this card leaves an item out, or an area above it."""
        return any(item.code in card.left_out for item in self.path(code))

    def applicable(self, card: Card) -> tuple[Item, ...]:
        """The items that the unit of a card is scored on, in order."""
        return tuple(leaf for leaf in self.leaves if self.exempt(leaf.code, card) is None)


_LISTED = Say("Bộ tiêu chí không áp dụng cho đơn vị này.", "The scorecard does not apply it to this unit.")


def _lists(exempt: Exempt, card: Card) -> bool:
    names = {card.unit, fold(card.name or card.unit)}
    return card.kind in exempt.kinds or any(u == card.unit or fold(u) in names for u in exempt.units)
