"""How a table of facts is described: its columns, their kinds, their words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from itertools import pairwise
from typing import Any, ClassVar, TypeVar

from thidua.core.wording import Say


@dataclass(frozen=True)
class Column:
    """One column: its kind, whether it must be filled in, whether it is part of the identity.

    Kinds: text, unit, person, candidate, year, round, date, decimal, int, bool, period, answer,
    table, scope, `term:GROUP` (a known word), `term?:GROUP` (a known word, or as typed).
    """

    name: str
    say: Say
    kind: str
    required: bool
    key: bool


def col(vi: str, en: str, kind: str = "text", *, need: bool = False, key: bool = False) -> Any:
    """A column of a record class; only `need` columns must be filled in."""
    told = {"say": Say(vi, en), "kind": kind, "need": need, "key": key}
    return field(metadata=told) if need else field(default=None, metadata=told)


def apart(vi: str, en: str, kind: str = "text") -> Any:
    """A column that belongs to the identity of a record where it is filled in, and only there.

    So one that came later changes no identity that was given before it.
    """
    told = {"say": Say(vi, en), "kind": kind, "need": False, "key": False, "apart": True}
    return field(default=None, metadata=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row of a table of facts. `recorded_at`: when it came to be known; blank = at its law date.

    `dated_by` names the column of the law date, `begins` the one from whose day a row without law date holds.
    """

    table: ClassVar[str] = ""
    say: ClassVar[Say] = Say("", "")
    dated_by: ClassVar[str | None] = None
    begins: ClassVar[str | None] = None
    complete: ClassVar[bool] = False

    recorded_at: date | None = col("Ngày biết", "Known since", "date")
    closed_at: date | None = col("Ngày đóng", "Closed on", "date")

    @property
    def id(self) -> str:
        """Identity by which a verdict names the record it rests on.

        Where a key column is blank the law date tells two records apart.
        """
        names = key_names(type(self))
        parts = [getattr(self, name) for name in names]
        if None in parts and self.dated_by and self.dated_by not in names:
            parts.append(getattr(self, self.dated_by))
        parts += [_short(v) for n in apart_names(type(self)) if (v := getattr(self, n)) is not None]
        return f"{self.table}:" + "/".join("-" if p is None else str(p) for p in parts)


SHORT = 24
"""Longer values stand in an identity by their digest."""


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= SHORT else "#" + hashlib.sha256(text.encode()).hexdigest()[:12]


R = TypeVar("R", bound=Record)
_KEYS: dict[type[Record], tuple[str, ...]] = {}
_APART: dict[type[Record], tuple[str, ...]] = {}


def key_names(record: type[Record]) -> tuple[str, ...]:
    """Attribute names of the key columns."""
    if record not in _KEYS:
        _KEYS[record] = tuple(f.name for f in fields(record) if f.metadata.get("key"))
    return _KEYS[record]


def apart_names(record: type[Record]) -> tuple[str, ...]:
    """Attribute names of the columns that keep records apart where they are filled in."""
    if record not in _APART:
        _APART[record] = tuple(f.name for f in fields(record) if f.metadata.get("apart"))
    return _APART[record]


def columns_of(record: type[Record]) -> tuple[Column, ...]:
    """The columns of a record class in the order of the exchange format."""
    found = [
        Column(
            f.name.rstrip("_"),
            f.metadata["say"],
            f.metadata["kind"],
            f.metadata["need"],
            f.metadata["key"],
        )
        for f in fields(record)
    ]
    return tuple(found[2:] + found[:2])


def in_order(rows: Iterable[R]) -> list[R]:
    """Records in an order that neither a file nor the day of entering decides.

    Two of the same identity (classes that two agencies entered) stand by what they say.
    """
    found = sorted(rows, key=lambda r: r.id)
    if any(a.id == b.id for a, b in pairwise(found)):
        found.sort(key=lambda r: (r.id, repr(r)))
    return found
