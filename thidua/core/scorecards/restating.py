"""Two publications of the same results compared: whose figures changed, who is new, who is gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from thidua.core.facts.tables import IndexResult
from thidua.core.wording import Say

FIELDS: dict[str, Say] = {
    "score": Say("điểm", "points"),
    "max_score": Say("điểm tối đa", "maximum"),
    "class_": Say("xếp loại", "class"),
    "rank": Say("thứ hạng", "rank"),
    "group": Say("nhóm", "group"),
    "group_size": Say("số đơn vị trong nhóm", "group size"),
}
"""What a publication says of a unit, by the columns of `index_results`."""


@dataclass(frozen=True)
class Restated:
    """One figure that the later publication gives another value; None where one of them is silent."""

    unit_id: str
    year: int
    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Restatement:
    """What a later publication changes: figures, and the results that only one of the two holds."""

    changed: tuple[Restated, ...]
    added: tuple[IndexResult, ...]
    dropped: tuple[IndexResult, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """The units whose result is touched in any way."""
        named = [c.unit_id for c in self.changed] + [r.unit_id for r in (*self.added, *self.dropped)]
        return tuple(sorted(set(named)))


def restated(before: Iterable[IndexResult], after: Iterable[IndexResult]) -> Restatement:
    """What a later publication of an index says other than an earlier one, in the order of units.

    Results are the same by unit, index and year. A figure is another only where its value is: 89.5
    and 89.50 are one.
    """
    old = {(r.unit_id, r.index, r.year): r for r in before}
    new = {(r.unit_id, r.index, r.year): r for r in after}
    changed = [
        Restated(key[0], key[2], name, getattr(old[key], name), getattr(new[key], name))
        for key in sorted(old.keys() & new.keys())
        for name in FIELDS
        if getattr(old[key], name) != getattr(new[key], name)
    ]
    return Restatement(
        tuple(changed),
        tuple(new[key] for key in sorted(new.keys() - old.keys())),
        tuple(old[key] for key in sorted(old.keys() - new.keys())),
    )
