"""What counts as right in each field. `t` is what is true, `a` what was answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import product
from typing import Any, TypeVar

from benchmarks.reading.alike import (
    figure,
    figures,
    part_of,
    plain,
    same_number,
    same_title,
    same_words,
)
from thidua.core.plan.model import plain_clause

T = TypeVar("T")
Item = Mapping[str, Any]
Says = Callable[[Any, Any, float], bool]


def day(value: Any) -> str:
    """A day or a span as one text, whichever way it was given.

    >>> day(date(2024, 3, 5)), day("05/03"), day("10 Working days")
    ('2024-03-05', '5/3', '10 working days')
    """
    if isinstance(value, date):
        return value.isoformat()
    text = " ".join(str(value).casefold().split())
    parts = text.split("/")
    return "/".join(str(int(p)) for p in parts) if all(p.isdigit() for p in parts) else text


def either(t: Any, a: Any) -> bool:
    """The same, or left open by the document."""
    return t is None or t == a


def among(t: Any, a: Any) -> bool:
    """The same, or one of several that are true."""
    return a in _all_of(t)


def whom(value: Any) -> set[str]:
    """Whom it is about: collectives, individuals or both; nobody named means both."""
    names = value if isinstance(value, list | tuple) else [value]
    return {str(n) for n in names if n} or {"collective", "individual"}


def same_ground(t: Item, a: Item, tolerance: float) -> bool:
    if t.get("number") is None:
        named = a.get("number") is None and part_of(
            t.get("words"), a.get("words") or t.get("words"), tolerance
        )
    else:
        named = same_number(t["number"], a.get("number"))
    return named and _dated(t.get("issued")) == _dated(a.get("issued"))


def _dated(value: Any) -> str | None:
    return None if value is None else day(value)


def same_award(t: Item, a: Item, _tolerance: float) -> bool:
    named = all(among(t.get(k), a.get(k)) for k in ("form", "authority"))
    return named and either(t.get("who"), a.get("who")) and either(t.get("round"), a.get("round"))


def same_quota(t: Item, a: Item, _tolerance: float) -> bool:
    known = all(either(t.get(k), a.get(k)) for k in ("who", "round", "form", "authority"))
    how_many = all(_amount(t.get(k)) == _amount(a.get(k)) for k in ("places", "percent"))
    parts = not t.get("strata") or figures(t["strata"]) == figures(a.get("strata"))
    return known and how_many and parts and bool(t.get("per")) == bool(a.get("per"))


def _amount(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("percent")
    return None if value is None else figure(value)


def same_deadline(t: Item, a: Item, _tolerance: float) -> bool:
    flags = bool(t.get("exclusive")) == bool(a.get("exclusive"))
    if t.get("yearly", False) is not None:
        flags = flags and bool(t.get("yearly")) == bool(a.get("yearly"))
    days = [day(d) for d in _all_of(t.get("day"))]
    return t.get("what") == a.get("what") and day(a.get("day")) in days and flags


def _all_of(value: Any) -> list[Any]:
    return list(value["any_of"]) if isinstance(value, Mapping) and "any_of" in value else [value]


def same_paper(t: Any, a: Any, tolerance: float) -> bool:
    return bool(t == a) or same_words(str(t).replace("_", " "), str(a).replace("_", " "), tolerance)


def same_recipient(t: Any, a: Any, tolerance: float) -> bool:
    return same_words(t, a, tolerance)


def clause_found(t: Item, a: Item, tolerance: float) -> bool:
    """The same clause: by its number, or by its words where papers number in other ways."""
    if not whom(t.get("who")) & whom(a.get("who")):
        return False
    by_number = bool(t.get("clause")) and plain_clause(str(t["clause"])) == plain_clause(str(a.get("clause")))
    return by_number or part_of(t.get("words"), a.get("words"), tolerance)


def kind_right(t: Item, a: Item) -> bool:
    return among(t.get("kind"), a.get("kind"))


def numbers_right(t: Item, a: Item) -> bool:
    return kind_right(t, a) and figures(t.get("numbers")) == figures(a.get("numbers"))


def level_right(t: Item, a: Item) -> bool:
    return kind_right(t, a) and among(t.get("level"), a.get("level"))


def covers(one: Item, other: Item, tolerance: float) -> bool:
    """Who may take part, in the same words or a part of them."""
    return bool(whom(one.get("who")) & whom(other.get("who"))) and part_of(
        one.get("words"), other.get("words"), tolerance
    )


def once(items: Iterable[T], key: Callable[[T], object]) -> list[T]:
    """The first of those that are the same by a key."""
    found: dict[str, T] = {}
    for item in items:
        found.setdefault(str(key(item)), item)
    return list(found.values())


def award_key(award: Item) -> tuple[Any, ...]:
    """What makes an award another one here, wherever it is named."""
    return tuple(award.get(k) for k in ("form", "authority", "who", "round"))


def is_optional(item: Any) -> bool:
    """What a careful reader may say or leave out."""
    return isinstance(item, Mapping) and bool(item.get("optional") or item.get("what") == "other")


KNOWN_DEADLINES = ("registration", "dossier", "report")


def is_beside(item: Any) -> bool:
    """A deadline of another sort than those that are measured: it does no harm."""
    return isinstance(item, Mapping) and item.get("what", "report") not in KNOWN_DEADLINES


def is_open(item: Any) -> bool:
    """What the document does not say of whom or of which round: several answers are one."""
    return (
        isinstance(item, Mapping)
        and "what" not in item
        and None in (item.get("who", 0), item.get("round", 0))
    )


def spread(items: Iterable[Item], *keys: str) -> list[Item]:
    """One item for each that a list under one of the keys names.

    >>> [i["who"] for i in spread([{"who": ["collective", "individual"], "form": "hero"}], "who")]
    ['collective', 'individual']
    """
    found = []
    for item in items:
        choices = [v if isinstance((v := item.get(k)), list | tuple) and v else [v] for k in keys]
        found += [{**item, **dict(zip(keys, chosen, strict=True))} for chosen in product(*choices)]
    return found


LISTS: dict[str, Says] = {
    "grounds": same_ground,
    "awards": same_award,
    "quotas": same_quota,
    "deadlines": same_deadline,
    "dossier": same_paper,
    "recipients": same_recipient,
}
"""Fields that are lists, and when two of their items are one."""


def same_scalar(name: str, t: Any, a: Any, tolerance: float) -> bool:
    """Number, day of issue, title, number of copies: the same, or one of several that are true."""
    if isinstance(t, Mapping) and "any_of" in t:
        return any(same_scalar(name, one, a, tolerance) for one in t["any_of"])
    if t is None or a is None:
        return t is None and a is None
    if name == "number":
        return same_number(t, a)
    return same_title(t, a, tolerance) if name == "title" else day(t) == day(a)


SCALARS = ("number", "issued", "title", "copies")
CRITERIA = ("clause", "kind", "numbers", "level")


def short(value: Any) -> str:
    """An item on one line of a list of misses."""
    if isinstance(value, Mapping):
        told = {k: v for k, v in value.items() if v not in (None, [], ()) and k != "words"}
        words = f" “{str(value['words'])[:70]}”" if value.get("words") else ""
        return " ".join(f"{k}={v}" for k, v in told.items()) + words
    return str(value) if not isinstance(value, str) else plain(value)[:90]
