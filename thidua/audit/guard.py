"""The database itself refuses to change or delete an entry; removing the guard needs its owner."""

from __future__ import annotations

from typing import Any

_SQLITE = tuple(
    f"CREATE TRIGGER IF NOT EXISTS audit_entry_no_{verb.lower()} BEFORE {verb} ON audit_entry "
    "BEGIN SELECT RAISE(ABORT, 'the diary is append-only'); END"
    for verb in ("UPDATE", "DELETE")
)
_POSTGRESQL = (
    "CREATE OR REPLACE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the diary is append-only'; END $$",
    "DROP TRIGGER IF EXISTS audit_entry_stays ON audit_entry",
    "CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays()",
)
_SQLITE_OFF = tuple(f"DROP TRIGGER IF EXISTS audit_entry_no_{verb}" for verb in ("update", "delete"))
_POSTGRESQL_OFF = ("DROP TRIGGER IF EXISTS audit_entry_stays ON audit_entry",)


def put_up(connection: Any) -> None:
    """Make the table of entries append-only."""
    _run(connection, _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL)


def take_down(connection: Any) -> None:
    """Let entries be changed again: for undoing the migration, and for tests that act as an attacker."""
    _run(connection, _SQLITE_OFF if connection.vendor == "sqlite" else _POSTGRESQL_OFF)


def _run(connection: Any, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
