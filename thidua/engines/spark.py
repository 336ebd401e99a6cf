"""Spark, for a ministry: the same expressions over as many machines as there are."""

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

MASTER = "THIDUA_SPARK_MASTER"
"""Address of a cluster, such as spark://host:7077; not set: all cores of this machine."""
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.ansi.enabled": "true",  # a figure too large is an error, never another figure
    "spark.driver.memory": "6g",
}


class Spark(Engine):
    """One session a process; tables that a judging made are dropped when it ends."""

    name: ClassVar[str] = "spark"

    def connect(self) -> Any:
        import ibis

        try:
            from pyspark.sql import SparkSession
        except ImportError:
            raise Refused(
                Say(
                    "Chưa cài Spark trên máy này. Cài: pip install 'pyspark>=3.5,<4' (cần Java 17).",
                    "Spark is not installed here. Install it: pip install 'pyspark>=3.5,<4' (needs Java 17).",
                )
            ) from None
        building = SparkSession.builder.master(os.environ.get(MASTER, "local[*]")).appName("thidua")
        for name, value in SETTINGS.items():
            building = building.config(name, value)
        session = building.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        self._files = TemporaryDirectory(prefix="thidua-spark-")
        return ibis.pyspark.connect(session)

    def take_one(self, name: str, rows: pa.Table | Path) -> Table:
        """One table, read as parquet where it lies; rows of memory are written to a file first."""
        import pyarrow.parquet as pq

        if not isinstance(rows, Path):
            file = Path(self._files.name) / f"{name}.parquet"
            pq.write_table(rows, file)
            rows = file
        self.connection._session.read.parquet(str(rows)).createOrReplaceTempView(name)
        return self.connection.table(name)

    def keep(self, expression: Table) -> Table:
        """An expression as a table that is computed once, cut off from what it came of.

        Without the cut every later expression would be planned over all that came before.
        """
        session, name = self.connection._session, self.next_name()
        frame = session.sql(self.connection.compile(expression)).localCheckpoint(eager=True)
        frame.createOrReplaceTempView(name)
        return self.connection.table(name)

    def write(self, expression: Table, file: Path) -> None:
        """A folder of parquet files, each machine writing its own."""
        frame = self.connection._session.sql(self.connection.compile(expression))
        frame.write.mode("overwrite").parquet(str(file))

    def close(self) -> None:
        """Let go of every table; the session stays for the next judging of this process."""
        catalog = self.connection._session.catalog
        for view in catalog.listTables():
            if view.isTemporary:
                catalog.dropTempView(view.name)
        self._files.cleanup()
