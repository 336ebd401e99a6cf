"""Tables made at once in an empty database are those to which all steps lead."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.upgrades.test_first_version import run

pytestmark = pytest.mark.slow
WIDER = {"auth_group_permissions"}
"""Numbers of rows fit in 64 bits where Django's own first step had 32; no row of it is ever made here."""
ONCE = "from thidua.home.tables import upgrade; upgrade()"
STEPS = "from django.core.management import call_command; call_command('migrate', verbosity=0)"
TOLD = """
import django; django.setup()
import json
from django.db import connection
{make}
found = {{}}
with connection.cursor() as cursor:
    look = connection.introspection
    for table in look.table_names(cursor):
        columns = sorted(str(tuple(column)) for column in look.get_table_description(cursor, table))
        bounds = look.get_constraints(cursor, table)
        named = sorted(name for name in bounds if not name.startswith("fk_"))  # SQLite numbers those as it likes
        found[table] = [columns, sorted(str(sorted(bound.items())) for bound in bounds.values()), named]
    for kind in ("trigger", "index"):
        cursor.execute({schema!r}[kind])
        found[kind] = sorted(str(tuple(row)) for row in cursor.fetchall())
    cursor.execute("SELECT app, name FROM django_migrations")
    found["steps"] = sorted(str(tuple(row)) for row in cursor.fetchall())
print(json.dumps(found))
"""
SQLITE = {
    kind: f"SELECT name, sql FROM sqlite_master WHERE type = '{kind}' AND sql NOT NULL"
    for kind in ("trigger", "index")
}
POSTGRESQL = {
    "trigger": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "index": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
}


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Callable[[str], str | None]]:
    """The address of a fresh database by its name; None on SQLite, where a fresh folder is one."""
    server = os.environ.get("THIDUA_DATABASE_URL")
    if server is None:
        yield lambda _name: None
        return
    import psycopg

    made: list[str] = []
    with psycopg.connect(server, autocommit=True) as connection:

        def make(name: str) -> str:
            made.append(f"{name}_{os.getpid()}")
            connection.execute(f"CREATE DATABASE {made[-1]}")
            return f"{server.rpartition('/')[0]}/{made[-1]}"

        yield make
        for name in made:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def tables(home: Path, url: str | None, make: str) -> dict[str, Any]:
    """The tables that a way of making them makes."""
    home.mkdir()
    schema = SQLITE if url is None else POSTGRESQL
    more = {} if url is None else {"THIDUA_DATABASE_URL": url}
    done = run(home, "-c", TOLD.format(make=make, schema=schema), **more)
    assert done.returncode == 0, done.stderr[-3000:]
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_tables_made_at_once_are_those_of_all_steps(
    tmp_path: Path, empty: Callable[[str], str | None]
) -> None:
    once = tables(tmp_path / "once", empty("once"), ONCE)
    steps = tables(tmp_path / "steps", empty("steps"), STEPS)
    assert len(once["steps"]) > 100
    assert set(once) == set(steps)
    assert {name for name in once if once[name] != steps[name]} <= WIDER
    assert [told for told in once["trigger"] if "audit_entry" in told] == once["trigger"] != []
