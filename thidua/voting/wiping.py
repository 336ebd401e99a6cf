"""Deleting sealed ballots so that the file keeps no copy in its free pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

_PATIENCE = "10s"
"""How long other votes and a running backup are waited for; afterwards the fault is logged."""

_WRITE_ANEW = "ALTER TABLE voting_seal ALTER COLUMN sealed TYPE bytea USING sealed || ''::bytea"
"""A type that is not changed, by an expression that PostgreSQL has to compute: all rows go to a new file."""


@contextmanager
def shredded() -> Iterator[None]:
    """Rows deleted in the block are overwritten in an SQLite file, not only unlinked."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        before = cursor.fetchone()[0]
        cursor.execute("PRAGMA secure_delete = 1")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA secure_delete = {int(before)}")


def settle() -> None:
    """After the commit: empty SQLite's write-ahead log, or let PostgreSQL write the table's file anew.

    A plain VACUUM would only forget the dead rows, whose bytes would stay in the gaps between others, and
    VACUUM FULL carries along what a transaction still running anywhere might see. A table whose column
    is computed anew is written from its living rows alone.

    Copies in backups and in logs that were shipped elsewhere stay; they stay sealed for ever once
    two of the three codes are destroyed.
    """
    transaction.on_commit(_settle, robust=True)


def _settle() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute(f"SET lock_timeout = '{_PATIENCE}'")
            try:
                cursor.execute(_WRITE_ANEW)
            finally:
                cursor.execute("RESET lock_timeout")
