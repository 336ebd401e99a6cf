"""SQLite, which every Python brings along: for offices where nothing may be installed."""

from __future__ import annotations

from typing import Any, ClassVar

from thidua.engines.base import Engine


class SQLite(Engine):
    """One file or memory, one writer."""

    name: ClassVar[str] = "sqlite"
    nests_deep: ClassVar[bool] = False  # its parser stops at a stack of 100

    def connect(self) -> Any:
        import ibis

        return ibis.sqlite.connect()
