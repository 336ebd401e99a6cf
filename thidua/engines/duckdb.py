"""DuckDB, inside the process: the default engine."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, ClassVar

from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.engines.base import Engine

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table

MEMORY = "THIDUA_DUCKDB_MEMORY"
"""Most memory that it takes, such as 8GB; not set: four fifths of the machine's. What is more goes to disk."""


class DuckDB(Engine):
    """Reads Arrow tables where they lie, spills to disk when memory is short."""

    name: ClassVar[str] = "duckdb"

    def connect(self) -> Any:
        import duckdb
        import ibis

        self._spilt = TemporaryDirectory(prefix="thidua-duckdb-")
        settings = {"temp_directory": self._spilt.name}
        if limit := os.environ.get(MEMORY, ""):
            settings["memory_limit"] = limit
        try:
            return ibis.duckdb.connect(**settings)
        except duckdb.Error:
            raise Refused(
                Say(
                    f"{MEMORY} là “{limit}”: phải là một lượng bộ nhớ, ví dụ 8GB.",
                    f"{MEMORY} is “{limit}”: it must be an amount of memory, such as 8GB.",
                )
            ) from None

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

    def close(self) -> None:
        """Let go of the engine, its tables, and what it put on disk."""
        super().close()
        self._spilt.cleanup()
