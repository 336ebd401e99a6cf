"""Tables made at once in an empty PostgreSQL are those of all steps; on SQLite `test_first_version` holds both."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from tests.web.upgrades.shape import ONCE, STEPS, check_same, tables


@contextmanager
def empty(name: str) -> Iterator[str]:
    """The address of a fresh database beside the one of this run."""
    import psycopg

    server = os.environ["THIDUA_DATABASE_URL"]
    made = f"{name}_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as beside:
        beside.execute(f"CREATE DATABASE {made}")
        try:
            yield f"{server.rpartition('/')[0]}/{made}"
        finally:
            beside.execute(f"DROP DATABASE {made} WITH (FORCE)")


@pytest.mark.slow
@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite test_first_version holds them")
def test_tables_made_at_once_are_those_of_all_steps(tmp_path: Path) -> None:
    with empty("once") as url:
        once = tables(tmp_path / "once", ONCE, url)
    with empty("steps") as url:
        steps = tables(tmp_path / "steps", STEPS, url)
    check_same(once, steps)
