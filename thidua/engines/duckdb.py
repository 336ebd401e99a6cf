"""DuckDB, inside the process: the default engine."""

from __future__ import annotations

from collections.abc import Mapping
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

    def take(self, tables: Mapping[str, pa.Table]) -> dict[str, Table]:
        """The tables of facts, read where Arrow holds them; nothing is copied."""
        for name, rows in tables.items():
            self.connection.con.register(f"facts_{name}", rows)
        return {name: self.connection.table(f"facts_{name}") for name in tables}

    def keep(self, expression: Table) -> Table:
        """An expression as a table that is computed once."""
        name = self.next_name()
        self.connection.con.execute(f"CREATE TABLE {name} AS {self.connection.compile(expression)}")
        return self.connection.table(name)
