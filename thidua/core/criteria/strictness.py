"""Whether one criterion asks for more than another of its kind, told by its parameters."""

from __future__ import annotations

from dataclasses import Field, fields
from typing import Any

from thidua.core import terms
from thidua.core.criteria.base import Kind
from thidua.core.criteria.params import Years

_ABOUT = ("index", "of", "programme", "topic")
"""Parameters that say what a criterion is about; the others say how much it asks."""


def same_matter(one: Kind, two: Kind) -> bool:
    """Whether two criteria ask about the same thing: one kind, one index, of the same subject."""
    if one.name != two.name:
        return False
    return all(getattr(one, name, None) == getattr(two, name, None) for name in _ABOUT)


def compared(one: Kind, two: Kind) -> int | None:
    """1 where `one` asks for more than `two` of the same matter, -1 for less, 0 for as much; None: neither.

    >>> from thidua.core.criteria.registry import WRITTEN
    >>> rating = WRITTEN["rating"]
    >>> compared(rating.written({"at_least": "good"}), rating.written({"at_least": "excellent"}))
    -1
    """
    signs = {_sign(f, getattr(one, f.name), getattr(two, f.name)) for f in fields(one)}
    if None in signs or {1, -1} <= signs:
        return None
    return next((s for s in signs if s), 0)


def _sign(field: Field[Any], one: Any, two: Any) -> int | None:
    """Which of two values of a parameter asks for more; None where they differ and have no order."""
    if one == two:
        return 0
    way: int = field.metadata.get("stricter", 0)
    if not way:
        return 0 if field.name in ("deadline", "awards", "by", "issuer", "recognised_by", "posts") else None
    if isinstance(one, Years) and isinstance(two, Years):
        return _years(one, two)
    if None in (one, two):
        return 1 if two is None else -1
    group = str(field.metadata["reads"]).partition(":")[2]
    low, high = (_place(group, v) for v in (one, two))
    return way if low > high else -way


def _place(group: str, value: Any) -> Any:
    """A value by its size; a term by its place in its group, `any` before all of them."""
    known = list(terms.GROUPS.get(group, ()))
    return known.index(value) if value in known else -1 if value == "any" else value


def _years(one: Years, two: Years) -> int | None:
    """Every year asks for more than some of them, and more of them for more than fewer."""
    if one.last != two.last or one.besides_last != two.besides_last:
        return None
    many = [y.at_least if y.at_least is not None else 1_000 for y in (one, two)]
    return 1 if many[0] > many[1] else -1
