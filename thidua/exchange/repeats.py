"""Rows that say the same thing twice, or two things under one key and decision."""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from hashlib import blake2b
from operator import attrgetter
from typing import Any

from thidua.core.facts.columns import Record, apart_names, columns_of, key_names
from thidua.core.wording import Say
from thidua.exchange.grid import Told
from thidua.exchange.rows import Placed, Table

_ASKED, _CACHE = 400, 500
"""Keys of one question; kilobytes of the store that are in memory at one time."""


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
    placed = list(zip(table.rows, table.records, strict=True)) if again else []
    for places in again.values():
        for n, later in enumerate(places[1:], 1):
            _compare(table.told, [placed[i] for i in places[:n]], placed[later])


class Repeats:
    """The same for a table of any length whose records come a few at a time: those before lie on disk.

    The file has no name and goes with this, or with the process.
    """

    def __init__(self, record: type[Record]) -> None:
        self.record, self.key = record, _identity(record)
        self.names = [f.name for f in fields(record)]
        self.values = attrgetter(*self.names)
        self.store = sqlite3.connect("", isolation_level=None)
        for said in (
            "journal_mode = OFF",
            "synchronous = OFF",
            f"cache_size = -{_CACHE}",
            "temp_store = FILE",
        ):
            self.store.execute(f"PRAGMA {said}")
        self.store.execute(
            "CREATE TABLE seen (key BLOB, row INT, told BLOB, PRIMARY KEY (key, row)) WITHOUT ROWID"
        )
        self.store.execute("BEGIN")

    def __enter__(self) -> Repeats:
        return self

    def __exit__(self, *_error: object) -> None:
        self.store.close()

    def tell(self, told: Told, chunk: Sequence[Placed]) -> None:
        """Tell what the next records repeat or contradict, of themselves and of all before them."""
        keys = [blake2b(repr(self.key(record)).encode(), digest_size=16).digest() for _, record in chunk]
        before = self._before(set(keys))
        for key, (row, record) in zip(keys, chunk, strict=True):
            earlier = before.setdefault(key, [])
            if earlier:
                _compare(told, earlier, (row, record))
            earlier.append((row, record))
        rows = [
            (key, row, pickle.dumps(self.values(record), pickle.HIGHEST_PROTOCOL))
            for key, (row, record) in zip(keys, chunk, strict=True)
        ]
        self.store.executemany("INSERT INTO seen VALUES (?, ?, ?)", rows)

    def _before(self, keys: set[bytes]) -> dict[bytes, list[Placed]]:
        """The records before that bear one of these keys, by row."""
        found: dict[bytes, list[Placed]] = {}
        asked = sorted(keys)
        for at in range(0, len(asked), _ASKED):
            some = asked[at : at + _ASKED]
            marks = ",".join("?" * len(some))
            query = f"SELECT key, row, told FROM seen WHERE key IN ({marks}) ORDER BY row"  # marks only
            for key, row, body in self.store.execute(query, some):
                values: tuple[Any, ...] = pickle.loads(body)  # written above
                told = dict(zip(self.names, values, strict=True))
                found.setdefault(key, []).append((row, self.record(**told)))
        return found


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


def _compare(told: Told, earlier: Sequence[Placed], later: Placed) -> None:
    row, new = later
    for first, old in earlier:
        if old == new:
            _tell_doubled(told, first, row)
            return
        if _known_together(old, new):
            _tell_contradiction(told, (first, old), later)
            return


def _known_together(old: Record, new: Record) -> bool:
    """Whether both stood at one time: a correction closes the old record before the new one is known."""
    start = max(old.recorded_at or date.min, new.recorded_at or date.min)
    return start < min(old.closed_at or date.max, new.closed_at or date.max)


def _tell_doubled(told: Told, first: int, later: int) -> None:
    told.tell(
        Say(f"Dòng trùng hoàn toàn với dòng {first}.", f"The row repeats row {first} exactly."),
        Say("Xóa một trong hai dòng.", "Delete one of the two."),
        later,
    )


def _tell_contradiction(told: Told, first: Placed, later: Placed) -> None:
    (row, old), (at, new) = first, later
    other = [f.name for f in fields(new) if getattr(old, f.name) != getattr(new, f.name)]
    vi = "; ".join(f"{n.rstrip('_')}: {_shown(old, n)} và {_shown(new, n)}" for n in other)
    en = "; ".join(f"{n.rstrip('_')}: {_shown(old, n)} and {_shown(new, n)}" for n in other)
    told.tell(
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
        at,
    )


def _shown(record: Record, name: str) -> str:
    value = getattr(record, name)
    return "(trống)" if value is None else f"“{value}”"
