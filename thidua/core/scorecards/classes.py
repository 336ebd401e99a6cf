"""Dated ordered classes of an index, by issuer and kind of unit: one set of cut-offs for every reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from thidua.core.criteria.scales import in_force
from thidua.core.facts.tables import IndexClass
from thidua.core.wording import NOTHING, Say, fold


@dataclass(frozen=True)
class Doubt:
    """Something that nobody has verified: what it is, and who could say."""

    what: Say
    who: Say = NOTHING


@dataclass(frozen=True)
class ClassSet:
    """The ordered classes of one issuer, best first, for one kind of unit (None: for all) from a day on.

    A class whose cut-off has not been seen has none; it is never given by a figure.
    """

    issuer: str
    index: str
    rows: tuple[IndexClass, ...]
    unit_kind: str | None = None
    valid_from: date | None = None
    source: str = ""
    unverified: tuple[Doubt, ...] = ()
    note: str = ""
    line: int = field(default=0, compare=False)


def rows_of(sets: Iterable[ClassSet]) -> tuple[IndexClass, ...]:
    """The rows of several sets, as the table `index_classes` holds them."""
    return tuple(row for one in sets for row in one.rows)


def of_issuer(rows: Iterable[IndexClass], index: str, issuer: str | None) -> list[IndexClass]:
    """The rows of an index by its issuer, else those that name no issuer."""
    named = [r for r in rows if r.index == index]
    own = [r for r in named if fold(r.issuer or "") == fold(issuer or "")]
    return own or [r for r in named if not fold(r.issuer or "")]


def class_at(
    rows: Iterable[IndexClass], kind: str | None, on: date, percent: Fraction | Decimal
) -> IndexClass | None:
    """The best class whose cut-off a percent reaches in the set in force; a negative percent counts as zero.

    None where no set is in force, or where the cut-offs that it would need have not been seen.
    """
    listed = in_force(rows, kind, on)
    reached = [r for r in listed if r.from_percent is not None and r.from_percent <= max(percent, 0)]
    best = max(reached, key=lambda r: r.order, default=None)
    unseen = [r for r in listed if r.from_percent is None]
    return None if best is None or any(r.order > best.order for r in unseen) else best
