"""Where data is kept and on what terms: SQLite in the folder of data, or PostgreSQL and a copy to read from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url

from thidua import env

# WAL and IMMEDIATE are needed for correctness; FULL so that no acknowledged commit is lost
_SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "CONN_MAX_AGE": 60,  # the last to close clears the log away, which costs more than most pages
    "OPTIONS": {
        "timeout": 60,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728;"
        "PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=60000;",
    },
}
_POSTGRESQL: dict[str, Any] = {
    # a database that is gone is told within seconds, and a line that went dead is noticed
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
    # a row with all that it belongs to is a dozen tables joined in the order written; to weigh every other
    # order takes longer than the answer, and so does compiling it
    "options": "-c join_collapse_limit=4 -c jit=off",
    # what a connection asks again it asks by name: to plan it anew takes longer than to answer it. A pooler
    # between must know of prepared statements (PgBouncer from 1.21)
    "server_side_binding": True,
    "prepare_threshold": 3,
}


def databases(home: Path) -> dict[str, Any]:
    """The databases as the environment names them, in the form that Django takes."""
    found = {
        "default": _at(env.DATABASE) if env.DATABASE.value else _SQLITE | {"NAME": home / "thidua.sqlite3"}
    }
    if env.REPLICA.value:
        found["replica"] = _at(env.REPLICA) | {"TEST": {"MIRROR": "default"}}
    return found


def _at(setting: env.Setting) -> dict[str, Any]:
    told: dict[str, Any] = dict(
        dj_database_url.parse(setting.value, conn_max_age=60, conn_health_checks=True)
    )
    if "postgresql" in told["ENGINE"]:
        told["OPTIONS"] = _POSTGRESQL | told.get("OPTIONS", {})
    return told
