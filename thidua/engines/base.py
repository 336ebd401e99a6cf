"""What an engine is: it takes tables in, holds intermediate ones, and answers Ibis expressions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table


class Gap(NamedTuple):
    """Something that an engine cannot do, and why."""

    kind: str
    reason: str


class Engine(ABC):
    """One engine. `gaps` declares the kinds of criteria it cannot judge; the conformance suite reads it."""

    name: ClassVar[str]
    gaps: ClassVar[tuple[Gap, ...]] = ()
    nests_deep: ClassVar[bool] = True

    def __init__(self) -> None:
        self.connection = self.connect()
        self._made = 0

    @abstractmethod
    def connect(self) -> Any:
        """A new Ibis connection that nobody else uses."""

    def take(self, tables: Mapping[str, pa.Table | Path]) -> dict[str, Table]:
        """The tables of facts inside the engine, from memory or parquet files."""
        return {name: self.take_one(f"facts_{name}", rows) for name, rows in tables.items()}

    def take_one(self, name: str, rows: pa.Table | Path) -> Table:
        """One table inside the engine."""
        import pyarrow.parquet as pq

        return self.connection.create_table(name, pq.read_table(rows) if isinstance(rows, Path) else rows)

    def keep(self, expression: Table) -> Table:
        """An expression as a table that is computed once."""
        return self.connection.create_table(self.next_name(), expression)

    def next_name(self) -> str:
        """A name for a table that is kept."""
        self._made += 1
        return f"kept_{self._made}"

    def step(self, expression: Table) -> Table:
        """An expression on the way to another; computed apart where the engine cannot nest as deep."""
        return expression if self.nests_deep else self.keep(expression)

    def fetch(self, expression: Table) -> pa.Table:
        """The rows of an expression."""
        return self.connection.to_pyarrow(expression)

    def write(self, expression: Table, file: Path) -> None:
        """The rows of an expression as parquet, piece by piece: a crowd need not fit in memory."""
        self.connection.to_parquet(expression, file)

    def close(self) -> None:
        """Let go of the engine and of all its tables."""
        self.connection.disconnect()

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: Any, trace: TracebackType | None) -> None:
        self.close()
