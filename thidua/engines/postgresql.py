"""PostgreSQL: where a province keeps its data, it can judge its crowds too."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.engines.base import Engine

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table

ADDRESS = "THIDUA_DATABASE_URL"


class PostgreSQL(Engine):
    """A connection of its own to the database of the installation; every table is temporary, seen by nobody else."""

    name: ClassVar[str] = "postgresql"

    def connect(self) -> Any:
        import ibis

        address = os.environ.get(ADDRESS, "")
        if not address.startswith("postgres"):
            raise Refused(
                Say(
                    f"Chưa có địa chỉ PostgreSQL. Đặt {ADDRESS}=postgresql://…",
                    f"There is no address of a PostgreSQL. Set {ADDRESS}=postgresql://…",
                )
            )
        return ibis.connect(address.replace("postgres://", "postgresql://", 1))

    def take_one(self, name: str, rows: pa.Table | Path) -> Table:
        """One table, copied in as a stream; blank text stays apart from none."""
        import pyarrow as pa
        import pyarrow.csv as csv
        import pyarrow.parquet as pq

        table = pq.read_table(rows) if isinstance(rows, Path) else rows
        kinds = {f.name: "bigint" if pa.types.is_integer(f.type) else "text" for f in table.schema}
        columns = ", ".join(f'"{column}" {kind}' for column, kind in kinds.items())
        told = csv.WriteOptions(include_header=False, quoting_style="all_valid")
        with self.connection.con.cursor() as cursor:
            cursor.execute(f'CREATE TEMPORARY TABLE "{name}" ({columns})')
            with cursor.copy(f'COPY "{name}" FROM STDIN (FORMAT csv)') as copying:
                for batch in table.to_batches(max_chunksize=50_000):
                    text = io.BytesIO()
                    csv.write_csv(pa.Table.from_batches([batch]), text, told)
                    copying.write(text.getvalue())
            cursor.execute(f'ANALYZE "{name}"')
        return self.connection.table(name)

    def keep(self, expression: Table) -> Table:
        """An expression as a table that is computed once, and counted so that joins are planned well."""
        name = self.next_name()
        with self.connection.con.cursor() as cursor:
            cursor.execute(f'CREATE TEMPORARY TABLE "{name}" AS {self.connection.compile(expression)}')
            cursor.execute(f'ANALYZE "{name}"')
        return self.connection.table(name)
