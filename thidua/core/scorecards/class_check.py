"""What is wrong with the class sets of a scorecard: order, cover, kinds of unit, two for the same day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from thidua.core.errors import Fault
from thidua.core.scorecards.classes import ClassSet
from thidua.core.scorecards.model import Scorecard
from thidua.core.wording import Say


def class_faults(card: Scorecard) -> list[Fault]:
    """Faults of the class sets of a scorecard."""
    found = [
        Fault(f"{card.where or card.code}:{one.line} (classes)", *told)
        for one in card.classes
        for told in _in_scorecard(card, one)
    ]
    return found + set_faults(card.classes, card.where or card.code)


def _in_scorecard(card: Scorecard, one: ClassSet) -> Iterator[tuple[Say, Say]]:
    if one.unit_kind is not None and one.unit_kind not in card.units:
        known = ", ".join(card.units)
        yield (
            Say(f"for: bộ tiêu chí không chấm {one.unit_kind}.", f"for: {one.unit_kind} is not scored here."),
            Say(f"Viết một trong: {known}.", f"Write one of: {known}."),
        )


def set_faults(sets: tuple[ClassSet, ...], where: str) -> list[Fault]:
    """Faults of class sets among themselves, for a file of sets too."""
    found, seen = [], set()
    for one in sets:
        place = f"{where}:{one.line} (classes)"
        found += [Fault(place, *told) for told in _set(one)]
        key = (one.issuer, one.index, one.unit_kind, one.valid_from)
        if key in seen:
            found.append(Fault(place, *_TWICE))
        seen.add(key)
    return found


def _set(one: ClassSet) -> Iterator[tuple[Say, Say]]:
    cuts = [row.from_percent for row in one.rows if row.from_percent is not None]
    words = [row.class_ for row in one.rows]
    if not words:
        yield _NO_CLASS
    if len(set(words)) < len(words):
        yield _ONE_WORD_TWICE
    if any(later >= earlier for earlier, later in pairwise(cuts)):
        yield _NOT_FALLING
    if len(cuts) < len(words) and not one.unverified:
        yield _UNSEEN
    if words and len(cuts) == len(words) and min(cuts) != 0 and not one.unverified:
        yield _NO_LOWEST


_TWICE = (
    Say("hai thang cho cùng loại đơn vị, cùng ngày.", "two sets for the same kind and day."),
    Say("Ghi from hoặc for khác nhau.", "Give them another from or for."),
)
_NO_CLASS = (
    Say("thang không có loại nào.", "the set has no class."),
    Say("Ghi các loại, tốt nhất trước.", "Write the classes, best first."),
)
_ONE_WORD_TWICE = (
    Say("một loại ghi hai lần.", "one class stands twice."),
    Say("Ghi mỗi loại một lần.", "Write each class once."),
)
_NOT_FALLING = (
    Say("các mức from không giảm dần.", "the cut-offs do not fall."),
    Say("Viết loại tốt nhất trước.", "Write the best class first."),
)
_UNSEEN = (
    Say("có loại chưa biết từ bao nhiêu phần trăm.", "a class has no cut-off."),
    Say("Ghi from, hoặc ghi unverified.", "Write from, or unverified."),
)
_NO_LOWEST = (
    Say("loại thấp nhất không bắt đầu từ 0.", "the lowest class does not begin at 0."),
    Say('Viết from: "0" cho loại thấp nhất.', 'Write from: "0" for the lowest class.'),
)
