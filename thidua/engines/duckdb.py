"""DuckDB, inside the process: the default engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from thidua.engines.base import Engine

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table


class DuckDB(Engine):
    """Reads Arrow tables where they lie, spills to disk when memory is short."""

    name: ClassVar[str] = "duckdb"

    def connect(self) -> Any:
        import ibis

        return ibis.duckdb.connect()

    def take_one(self, name: str, rows: pa.Table | Path) -> Table:
        """One table, read where Arrow or the file holds it; nothing is copied."""
        if isinstance(rows, Path):
            return self.connection.read_parquet(rows, table_name=name)
        self.connection.con.register(name, rows)
        return self.connection.table(name)

    def keep(self, expression: Table) -> Table:
        """An expression as a table that is computed once."""
        name = self.next_name()
        self.connection.con.execute(f"CREATE TABLE {name} AS {self.connection.compile(expression)}")
        return self.connection.table(name)
