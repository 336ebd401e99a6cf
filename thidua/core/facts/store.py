"""All records given for a judging, before any day is chosen."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from thidua.core.facts.columns import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Facts:
    """Records by table name. `given` names the tables that were present, even if empty."""

    tables: Mapping[str, tuple[Record, ...]]
    given: frozenset[str]

    @classmethod
    def of(cls, records: Iterable[Record], given: Iterable[str] = ()) -> Facts:
        """Facts from loose records; the tables they belong to count as given."""
        tables: dict[str, list[Record]] = {}
        for record in records:
            tables.setdefault(record.table, []).append(record)
        named = frozenset(tables) | frozenset(given)
        return cls({name: tuple(rows) for name, rows in tables.items()}, named)

    def rows(self, record: type[R]) -> tuple[R, ...]:
        """Every record of one table."""
        return self.tables.get(record.table, ())  # type: ignore[return-value]  # keyed by its class

    @property
    def digest(self) -> str:
        """A digest of all records, whatever their order; 89,90 and 89,9 were printed differently."""
        lines = sorted(_line(r) for rows in self.tables.values() for r in rows)
        lines.append("given:" + ",".join(sorted(self.given)))
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _line(record: Record) -> str:
    values = ((f.name, getattr(record, f.name)) for f in fields(record))
    return record.table + "|" + "|".join(f"{n}={v}" for n, v in values if v is not None)
