"""What is wrong with the marks of a card: each fault names its item and says what may stand there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from thidua.core import terms
from thidua.core.scorecards.bands import limits, may_be, spans
from thidua.core.scorecards.cards import OWN, VOICES, Card
from thidua.core.scorecards.model import DEDUCTION, RESCALE, SCORED, SURVEY, Item, Scorecard
from thidua.core.wording import Say, both, figures, join

_WHOSE = {
    "own": Say("điểm tự chấm", "own score"),
    "appraised": Say("điểm thẩm định", "appraised score"),
    "final": Say("điểm chốt", "final score"),
}


@dataclass(frozen=True)
class CardFault:
    """One thing wrong with a card: the code of the item it is about (blank: the card), and what."""

    code: str
    what: Say


Found = Iterator[CardFault]


def card_faults(scorecard: Scorecard, card: Card) -> tuple[CardFault, ...]:
    """Everything wrong with a card, in the order of the items; a lacking mark is no fault."""
    if scorecard.frame:
        what = Say(
            f"{scorecard.title.vi} mới là khung, chưa đủ mục để chấm.",
            f"{scorecard.title.en} is only a frame: it cannot be scored.",
        )
        return (CardFault("", what),)
    found = [*_whole(scorecard, card), *_left_out(scorecard, card), *_strangers(scorecard, card)]
    for leaf in scorecard.leaves:
        found += mark_faults(scorecard, card, leaf)
    return tuple(found)


def _whole(scorecard: Scorecard, card: Card) -> Found:
    if card.kind not in scorecard.units:
        kind = terms.label("unit_kind", card.kind)
        yield CardFault(
            "",
            Say(
                f"{scorecard.title.vi} không chấm {kind.vi}.",
                f"{scorecard.title.en} does not score a {kind.en}.",
            ),
        )
    if not any(leaf.kind == SCORED for leaf in scorecard.applicable(card)):
        yield CardFault(
            "", Say("Không mục nào áp dụng cho đơn vị này.", "No item applies to this unit at all.")
        )
    if card.survey_absent and scorecard.survey_absent != RESCALE:
        yield CardFault(
            "",
            Say(
                "Bộ tiêu chí không cho quy đổi khi không điều tra: phải có điểm điều tra.",
                "The scorecard does not rescale a card without survey: the survey must be held.",
            ),
        )


def _left_out(scorecard: Scorecard, card: Card) -> Found:
    for code, reason in card.left_out.items():
        item = scorecard.item(code)
        if item is None:
            yield _unknown(code)
        elif not reason.strip():
            yield _fault(
                item, "không áp dụng thì phải ghi lý do.", "is left out: the reason must be written."
            )


def _strangers(scorecard: Scorecard, card: Card) -> Found:
    for code in card.marks:
        item = scorecard.item(code)
        if item is None:
            yield _unknown(code)
        elif item.items:
            yield _fault(
                item, "có mục con: chỉ chấm các mục con.", "has items of its own: only those are scored."
            )


def _unknown(code: str) -> CardFault:
    return CardFault(
        code, Say(f"Không có mục {code} trong bộ tiêu chí.", f"The scorecard has no item {code}.")
    )


def _fault(item: Item, vi: str, en: str) -> CardFault:
    return CardFault(item.code, Say(f"Mục {item.say.vi}: {vi}", f"Item {item.say.en}: {en}"))


def mark_faults(scorecard: Scorecard, card: Card, item: Item) -> list[CardFault]:
    """What is wrong with the marks of one item of a card.

    What was scored before a decision left the item out stays on the card and does not count.
    """
    mark = card.mark(item.code)
    given = [(voice, points) for voice in VOICES if (points := mark.of(voice)) is not None]
    if not given:
        return []
    why = scorecard.exempt(item.code, card)
    if why is not None:
        settled = mark.final is not None or not scorecard.is_left_out(item.code, card)
        told = f"không áp dụng, không chấm. {why.vi}", f"does not apply. {why.en}"
        return [_fault(item, *told)] if settled else []
    if item.channel == SURVEY and card.survey_absent:
        return [_fault(item, "không điều tra mà có điểm điều tra.", "has points though no survey was held.")]
    found = [f for voice, points in given for f in _points(scorecard, item, voice, points)]
    if item.channel == SURVEY and mark.own is not None:
        what = "điểm lấy từ điều tra, đơn vị không tự chấm.", "comes from the survey: units never score it."
        found.insert(0, _fault(item, *what))
    return found


def _points(scorecard: Scorecard, item: Item, voice: str, points: Decimal) -> Found:
    if item.channel == SURVEY and voice == OWN:
        return
    whose, said = _WHOSE[voice], figures(points)
    wrong = _wrong(item, points, scorecard.point_places)
    if wrong:
        yield _fault(item, f"{whose.vi} {said.vi} {wrong.vi}", f"{whose.en} {said.en} {wrong.en}")


def _wrong(item: Item, points: Decimal, places: int) -> Say | None:
    (least, most), name = limits(item), figures
    if item.kind == DEDUCTION and points > 0:
        told = name(-points)
        return Say(f"phải là số âm: viết {told.vi}.", f"must be below zero: write {told.en}.")
    if points > most:
        return Say(f"vượt điểm tối đa {name(most).vi}.", f"is above the maximum {name(most).en}.")
    if points < least and item.kind == DEDUCTION:
        return Say(f"trừ quá {name(least).vi}.", f"takes more than {name(least).en}.")
    if points < least:
        return Say("nhỏ hơn 0.", "is below zero.")
    if may_be(item, points, places):
        return None
    steps = steps_of(item, places)
    return Say(f"không đúng bậc nào; các bậc: {steps.vi}.", f"is on no step; the steps: {steps.en}.")


def steps_of(item: Item, places: int = 2) -> Say:
    """The points that a mark of an item may be, in words."""
    shown = []
    for low, high in spans(item, places):
        ends = figures(low), figures(high)
        between = Say(f"từ {ends[0].vi} đến {ends[1].vi}", f"{ends[0].en} to {ends[1].en}")
        shown.append(ends[0] if low == high else between)
    return join(shown, "; ") if shown else both("–")
