"""Rows that say the same thing twice, or two things under one key and decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import Any

from thidua.core.facts.columns import Record, apart_names, columns_of, key_names
from thidua.core.wording import Say
from thidua.exchange.rows import Table


def tell_repeats(table: Table) -> None:
    """Tell every doubled row and every contradiction of one table, naming both rows."""
    if not table.records:
        return
    key = _identity(table.record)
    seen: dict[Any, int] = {}
    again: dict[Any, list[int]] = {}
    for i, record in enumerate(table.records):
        first = seen.setdefault(key(record), i)
        if first != i:
            again.setdefault(key(record), [first]).append(i)
    for places in again.values():
        for n, later in enumerate(places[1:], 1):
            _compare(table, places[:n], later)


def _identity(record: type[Record]) -> Callable[[Any], Any]:
    """What makes two rows speak of the same thing.

    Key columns, and those that keep records apart (another source); where no decision is named the law
    date tells publications apart, so that a later one restates an earlier (an event's own date is its
    content and does not).
    """
    names = (*key_names(record), *apart_names(record))
    dated = record.dated_by
    optional = dated and any(c.name == dated.rstrip("_") and not c.required for c in columns_of(record))
    if not dated or dated in names or not optional:
        return attrgetter(*names)
    keys = attrgetter(*names, dated)
    if "decision" not in names:
        return keys
    plain = attrgetter(*names)
    return lambda r: keys(r) if r.decision is None else plain(r)


def _compare(table: Table, earlier: list[int], later: int) -> None:
    new = table.records[later]
    for i in earlier:
        old = table.records[i]
        if old == new:
            _tell_doubled(table, i, later)
            return
        if _known_together(old, new):
            _tell_contradiction(table, i, later)
            return


def _known_together(old: Record, new: Record) -> bool:
    """Whether both stood at one time: a correction closes the old record before the new one is known."""
    start = max(old.recorded_at or date.min, new.recorded_at or date.min)
    return start < min(old.closed_at or date.max, new.closed_at or date.max)


def _tell_doubled(table: Table, first: int, later: int) -> None:
    row = table.rows[first]
    table.told.tell(
        Say(f"Dòng trùng hoàn toàn với dòng {row}.", f"The row repeats row {row} exactly."),
        Say("Xóa một trong hai dòng.", "Delete one of the two."),
        table.rows[later],
    )


def _tell_contradiction(table: Table, first: int, later: int) -> None:
    old, new = table.records[first], table.records[later]
    other = [f.name for f in fields(new) if getattr(old, f.name) != getattr(new, f.name)]
    vi = "; ".join(f"{n.rstrip('_')}: {_shown(old, n)} và {_shown(new, n)}" for n in other)
    en = "; ".join(f"{n.rstrip('_')}: {_shown(old, n)} and {_shown(new, n)}" for n in other)
    row = table.rows[first]
    table.told.tell(
        Say(
            f"Mâu thuẫn với dòng {row}: cùng khóa, cùng quyết định ({new.id}) mà khác {vi}.",
            f"Contradicts row {row}: same key and decision ({new.id}), different {en}.",
        ),
        Say(
            "Giữ dòng đúng; nếu có quyết định sau thì ghi số và ngày của quyết định ấy; "
            "nếu là sửa sai thì ghi ngày đóng (closed_at) cho dòng cũ.",
            "Keep the right row; for a later decision write its number and date; "
            "for a correction close the old row (closed_at).",
        ),
        table.rows[later],
    )


def _shown(record: Record, name: str) -> str:
    value = getattr(record, name)
    return "(trống)" if value is None else f"“{value}”"
