"""Between stored cards and the rules: the scorecard that a text is, a card with its marks, what they come to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256

from thidua.core.errors import Fault
from thidua.core.scorecards import cards
from thidua.core.scorecards.file import read
from thidua.core.scorecards.model import SCORED, SURVEY, Item
from thidua.core.scorecards.model import Scorecard as Tree
from thidua.core.scorecards.ranks import Place, ranked
from thidua.core.scorecards.results import Result, result_of
from thidua.scorecards.models import Card, Line, Scorecard


def digest_of(text: str) -> str:
    """What tells one text from another."""
    return sha256(text.encode()).hexdigest()


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[Tree | None, tuple[Fault, ...]]:
    tree, faults = read(text, "")
    return tree, tuple(faults)


def read_text(text: str) -> tuple[Tree | None, tuple[Fault, ...]]:
    """The scorecard that a text is, as far as it can be read, with its faults."""
    return _read(text)


def tree_of(scorecard: Scorecard) -> Tree:
    """The scorecard as the rules read it; one that cannot be read at all is an empty one."""
    tree, _ = _read(scorecard.text)
    if tree is None:
        tree = _read(EMPTY)[0]
    if tree is None:
        raise RuntimeError("the empty scorecard cannot be read")
    return replace(tree, decision=scorecard.decision or tree.decision, issued=scorecard.decided_on)


EMPTY = 'code: trong\ntitle: "–"\nissuer: "–"\nyears: "2000"\nunits: []\n'


def trimmed(value: Decimal | None) -> Decimal | None:
    """A stored figure with two decimals at least, without the noughts that its column adds.

    >>> trimmed(Decimal("8.5000")), trimmed(Decimal("91.6510"))
    (Decimal('8.50'), Decimal('91.651'))
    """
    if value is None:
        return None
    short = value.normalize()
    digits = short.as_tuple().exponent
    return round(value, PLACES) if int(digits) >= -PLACES else short


PLACES = 2
"""Decimals that a figure is shown with at least."""


def core_card(card: Card, lines: Iterable[Line]) -> cards.Card:
    """A card with its marks as the rules read it."""
    told = list(lines)
    return cards.Card(
        unit=card.unit.code,
        kind=card.scoring.kind,
        marks={
            line.code: cards.Mark(trimmed(line.own), trimmed(line.appraised), trimmed(line.final))
            for line in told
        },
        name=card.unit.name,
        left_out={line.code: line.exempt_answer for line in told if line.exemption == "granted"},
        survey_absent=card.survey_absent,
    )


def card_result(card: Card, lines: Iterable[Line], voice: str = cards.COUNTS, on: date = date.max) -> Result:
    """What a card comes to by the marks that count, or by one voice."""
    return result_of(tree_of(card.scoring.scorecard), core_card(card, lines), voice=voice, on=on)


def places(found: Sequence[Card], on: date, states: Collection[str]) -> list[tuple[Card, Place]]:
    """Cards with their result and rank, best first; one that stands in none of the states has no result.

    The lines of each card must have been fetched with it.
    """
    if not found:
        return []
    tree = tree_of(found[0].scoring.scorecard)
    told = {c.unit.code: c for c in found}
    results = [
        result_of(tree, core_card(c, c.lines.all() if c.state in states else ()), on=on) for c in found
    ]
    return [(told[place.result.card.unit], place) for place in ranked(tree, results)]


def to_score(tree: Tree, card: cards.Card) -> list[Item]:
    """The items that a unit scores: those that apply and come from no survey."""
    return [item for item in tree.applicable(card) if item.channel != SURVEY]


def must_have(item: Item) -> bool:
    """Whether an item without a mark is missing: bonus and deduction add nothing when blank."""
    return item.kind == SCORED
