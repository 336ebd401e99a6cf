"""A scorecard with one item more, less, changed or moved: how a tree is edited piece by piece."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from thidua.core.errors import Refused
from thidua.core.scorecards.cards import Sample
from thidua.core.scorecards.model import Item, Scorecard
from thidua.core.scorecards.writing import item_text
from thidua.core.wording import Say

V = TypeVar("V")
_DOWN = ("kind", "channel", "by")
"""What an item takes over from the one above it unless it tells its own."""


def digest_of_item(item: Item) -> str:
    """What tells whether an item itself is still as it was read, whatever is in it."""
    return hashlib.sha256(item_text(replace(item, items=())).encode()).hexdigest()[:16]


def changed(card: Scorecard, code: str, item: Item, older: Scorecard | None = None) -> Scorecard:
    """The scorecard with other words, points or code for one item; what is in it stays.

    Items in it that shared its kind, channel or appraising agency go along. A new code is followed in
    the sample cards, and says what it `was` where the `older` version has the item under the old one.
    Raises Refused where there is no such item, or the new code is another's.
    """
    old = _there(card, code)
    _free(card, item.code, beside=code)
    inside = tuple(_following(below, old, item) for below in old.items)
    made = _mapped(card, code, lambda _: (_settled(replace(item, items=inside, line=old.line), None),))
    return made if item.code == code else _renamed(made, code, item.code, older)


def added(card: Scorecard, item: Item, within: str = "") -> Scorecard:
    """The scorecard with one more item at the end of another, or of the whole.

    Raises Refused where its code is taken or there is nothing to put it into.
    """
    _free(card, item.code)
    if not within:
        return replace(card, items=(*card.items, _settled(item, None)))
    above = _there(card, within)
    made = _settled(item, above)
    return _mapped(card, within, lambda at: (replace(at, items=(*at.items, made)),))


def removed(card: Scorecard, code: str) -> Scorecard:
    """The scorecard without an item and what is in it; sample cards lose its marks."""
    gone = _there(card, code)
    made = _mapped(card, code, lambda _: ())
    codes = {gone.code, *(i.code for i in _walk(gone))}
    return _sampled(made, lambda code: None if code in codes else code)


def moved(card: Scorecard, code: str, within: str) -> Scorecard:
    """The scorecard with an item at the end of another one, or of the whole.

    Raises Refused where it would come to stand in itself.
    """
    item = _there(card, code)
    if within in {code, *(i.code for i in _walk(item))}:
        raise Refused(
            Say("Không chuyển một mục vào trong chính nó.", "An item cannot be moved into itself."),
        )
    return added(_mapped(card, code, lambda _: ()), item, within)


def shifted(card: Scorecard, code: str, steps: int) -> Scorecard:
    """The scorecard with an item one place earlier (-1) or later (1) among those beside it."""
    path = card.path(code)
    if not path:
        _there(card, code)
    beside = path[-2].items if len(path) > 1 else card.items
    order = [i.code for i in beside]
    at = order.index(code)
    to = min(max(at + steps, 0), len(order) - 1)
    order.insert(to, order.pop(at))
    by_code = {i.code: i for i in beside}
    made = tuple(by_code[c] for c in order)
    if len(path) == 1:
        return replace(card, items=made)
    return _mapped(card, path[-2].code, lambda above: (replace(above, items=made),))


def _there(card: Scorecard, code: str) -> Item:
    item = card.item(code)
    if item is None:
        raise Refused(Say(f"Không còn mục {code}.", f"There is no item {code} any more."))
    return item


def _free(card: Scorecard, code: str, beside: str = "") -> None:
    taken = card.item(code)
    if taken is not None and code != beside:
        raise Refused(
            Say(f"Mã {code} đã dùng cho “{taken.name.vi}”.", f"The code {code} is that of “{taken.name.en}”.")
        )


def _mapped(card: Scorecard, code: str, do: Callable[[Item], tuple[Item, ...]]) -> Scorecard:
    def over(items: tuple[Item, ...]) -> tuple[Item, ...]:
        found: tuple[Item, ...] = ()
        for item in items:
            found += do(item) if item.code == code else (replace(item, items=over(item.items)),)
        return found

    return replace(card, items=over(card.items))


def _walk(item: Item) -> tuple[Item, ...]:
    return tuple(found for below in item.items for found in (below, *_walk(below)))


def _following(item: Item, old: Item, new: Item) -> Item:
    """An item in one that changed: what it shared with it, it shares with it still."""
    told = {k: getattr(new, k) for k in _DOWN if getattr(item, k) == getattr(old, k)}
    made = replace(item, **told)
    return replace(made, items=tuple(_following(below, item, made) for below in item.items))


def _settled(item: Item, above: Item | None) -> Item:
    """An item as its file would be read: one without appraising agency has that of the item above."""
    made = replace(item, by=item.by or (above.by if above else ""))
    return replace(made, items=tuple(_settled(below, made) for below in item.items))


def _renamed(card: Scorecard, old: str, new: str, older: Scorecard | None) -> Scorecard:
    made = _sampled(card, lambda code: new if code == old else code)
    item = made.item(new)
    if older is None or older.item(old) is None or item is None or item.was is not None:
        return made
    return _mapped(made, new, lambda at: (replace(at, was=(old,)),))


def _sampled(card: Scorecard, named: Callable[[str], str | None]) -> Scorecard:
    """The scorecard with the codes of its sample cards given other names, or taken out."""

    def over(sample: Sample) -> Sample:
        told = sample.card
        marks, out = _under(told.marks, named), _under(told.left_out, named)
        return replace(sample, card=replace(told, marks=marks, left_out=out))

    return replace(card, samples=tuple(over(s) for s in card.samples))


def _under(told: Mapping[str, V], named: Callable[[str], str | None]) -> dict[str, V]:
    return {name: value for code, value in told.items() if (name := named(code)) is not None}
