"""What tables a database has, told so that those made at once can be held against those made by steps."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]
ONCE = "from thidua.home.tables import upgrade; upgrade()"
STEPS = "from django.core.management import call_command; call_command('migrate', verbosity=0)"
CACHE = "from django.core.management import call_command; call_command('createcachetable', verbosity=0)"
WIDER = {"auth_group_permissions"}
"""Numbers of rows fit in 64 bits where Django's own first step had 32; no row of it is ever made here."""
_TOLD = """
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
_SQLITE = {
    kind: f"SELECT name, sql FROM sqlite_master WHERE type = '{kind}' AND sql NOT NULL"
    for kind in ("trigger", "index")
}
_POSTGRESQL = {
    "trigger": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "index": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
}


def tables(home: Path, make: str = "", url: str | None = None) -> dict[str, Any]:
    """The tables, triggers, indexes and steps taken of a database, after a way of making them."""
    home.mkdir(exist_ok=True)
    schema = _SQLITE if url is None else _POSTGRESQL
    more = {} if url is None else {"THIDUA_DATABASE_URL": url}
    done = run(home, "-c", _TOLD.format(make=make, schema=schema), **more)
    assert done.returncode == 0, done.stderr[-3000:]
    return dict(json.loads(done.stdout.splitlines()[-1]))


def check_same(once: dict[str, Any], steps: dict[str, Any]) -> None:
    """Made at once and made by steps are the same."""
    assert len(once["steps"]) > 100
    assert set(once) == set(steps)
    assert {name for name in once if once[name] != steps[name]} <= WIDER
    assert [told for told in once["trigger"] if "audit_entry" in told] == once["trigger"] != []


def run(home: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """What a command answers on a folder of data, with `more` in its environment."""
    told = {k: v for k, v in os.environ.items() if not k.startswith(("THIDUA_", "DJANGO_"))}
    told |= {"THIDUA_HOME": str(home), "DJANGO_SETTINGS_MODULE": "thidua.settings", **more}
    return subprocess.run(
        [sys.executable, *command],
        env=told,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
