"""Facts as they stood in law on one day, as far as they were known on another.

A view answers by dictionary look-ups, so that one candidate costs microseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from thidua.core.facts.acts import Coverage
from thidua.core.facts.columns import Record, in_order
from thidua.core.facts.lineage import Lineage
from thidua.core.facts.registry import BY_NAME
from thidua.core.facts.store import Facts
from thidua.core.facts.tree import Tree

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class FactsView:
    """Records that count on `as_of` and were known on `known_at`."""

    def __init__(self, facts: Facts, as_of: date, known_at: date | None = None) -> None:
        self.facts = facts
        self.as_of = as_of
        self.known_at = known_at or as_of
        self._rows: dict[str, tuple[Record, ...]] = {}
        self._indexes: dict[Any, Any] = {}
        self._complete: dict[tuple[str, str | None, date, date], bool] = {}
        self.tree = Tree(self)
        self.lineage = Lineage(self)

    def rows(self, record: type[R]) -> tuple[R, ...]:
        """Records of one table that count on the day, in an order that no file decides."""
        if record.table not in self._rows:
            kept = (r for r in self.facts.rows(record) if self._counts(r))
            self._rows[record.table] = tuple(in_order(kept))
        return self._rows[record.table]  # type: ignore[return-value]  # keyed by its class

    def _counts(self, record: Record) -> bool:
        day = record.dated_by or record.begins
        dated = getattr(record, day) if day else None
        known = record.recorded_at
        return (
            (dated is None or dated <= self.as_of)
            and (known is None or known <= self.known_at)
            and (record.closed_at is None or record.closed_at > self.known_at)
        )

    def index(self, name: str, build: Callable[[], T]) -> T:
        """A look-up that is built once for this view and kept under `name`."""
        if name not in self._indexes:
            self._indexes[name] = build()
        found: T = self._indexes[name]
        return found

    def grouped(self, record: type[R], *keys: str) -> dict[tuple[Any, ...], list[R]]:
        """Records of one table by the values of some columns."""
        return self.index(f"{record.table}/{keys}", lambda: by_values(self.rows(record), keys))

    def current(self, record: type[R], *keys: str) -> dict[tuple[Any, ...], tuple[R, ...]]:
        """The latest records by law date for each key: more than one means two sources.

        A later decision restates an earlier one (facts.md, Contradiction).
        """
        return self.index(
            f"current/{record.table}/{keys}",
            lambda: {k: latest(rows) for k, rows in self.grouped(record, *keys).items()},
        )

    def is_complete(self, table: str, subject: str | None, start: date, end: date) -> bool:
        """Whether absence from a table is an answer for `subject` between two days.

        A declared coverage decides; without one, some tables count as complete when given.
        """
        key = (table, subject, start, end)
        known = self._complete.get(key)
        if known is None:
            known = self._complete[key] = self._is_complete(table, subject, start, end)
        return known

    def _is_complete(self, table: str, subject: str | None, start: date, end: date) -> bool:
        declared = self.grouped(Coverage, "table_").get((table,))
        if not declared:
            return BY_NAME[table].complete and table in self.facts.given
        return any(self._covers(c, subject, start, end) for c in declared)

    def _covers(self, row: Coverage, subject: str | None, start: date, end: date) -> bool:
        in_time = (row.from_ is None or row.from_ <= start) and (row.to is None or row.to >= end)
        if not in_time or row.scope in (None, "all"):
            return in_time
        scope = str(row.scope)
        return subject is not None and (
            subject == scope or scope.removeprefix("unit:") in self.tree.above(subject)
        )


def by_values(rows: tuple[R, ...], keys: tuple[str, ...]) -> dict[tuple[Any, ...], list[R]]:
    """Records by the values of some columns."""
    groups: defaultdict[tuple[Any, ...], list[R]] = defaultdict(list)
    for row in rows:
        groups[tuple(getattr(row, k) for k in keys)].append(row)
    return dict(groups)


def latest(rows: list[R]) -> tuple[R, ...]:
    """Of records of one thing those of the latest law date."""
    if len(rows) == 1 or not rows[0].dated_by:
        return tuple(rows)
    dated = rows[0].dated_by
    newest = max(getattr(r, dated) or date.min for r in rows)
    return tuple(r for r in rows if (getattr(r, dated) or date.min) == newest)
