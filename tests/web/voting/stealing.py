"""What a thief carries away: the whole database, on PostgreSQL with what it notes beside every row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection


def stolen() -> sqlite3.Connection:
    """A copy of the whole database, as somebody with its files has it."""
    copy = sqlite3.connect(":memory:")
    if connection.vendor == "sqlite":
        copy.deserialize(connection.connection.serialize())
        return copy
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        for (table,) in cursor.fetchall():
            _copy(cursor, table, copy)
    return copy


def _copy(cursor: Any, table: str, copy: sqlite3.Connection) -> None:
    """Rows in the order in which they lie in the file, each with the transaction that wrote it."""
    cursor.execute(f'SELECT xmin::text::bigint AS xmin, t.* FROM "{table}" t ORDER BY t.ctid')
    names = ", ".join(f'"{column.name}"' for column in cursor.description)
    copy.execute(f'create table "{table}" ({names})')
    places = ", ".join("?" * len(cursor.description))
    rows = [[_plain(value) for value in row] for row in cursor.fetchall()]
    copy.executemany(f'insert into "{table}" values ({places})', rows)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float, str, bytes)):
        return value
    if isinstance(value, memoryview):
        return bytes(value)
    return json.dumps(value) if isinstance(value, (dict, list)) else str(value)


def file_of_seals() -> bytes:
    """What lies in the file of sealed ballots: SQLite's one file; PostgreSQL's of the table and its indexes."""
    if connection.vendor == "sqlite":
        return bytes(connection.connection.serialize())
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class WHERE relname LIKE 'voting_seal%%'"
            " AND relkind IN ('r', 'i')"
        )
        return b"".join(bytes(told) for (told,) in cursor.fetchall())


@contextmanager
def somebody_writing() -> Iterator[None]:
    """Another transaction, begun before the block and still running in it; SQLite has one writer only."""
    if connection.vendor == "sqlite":
        yield
        return
    other = connection.copy()
    other.set_autocommit(False)
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id()")
            yield
    finally:
        other.rollback()
        other.close()


def log_position() -> int:
    """How far PostgreSQL's write-ahead log has come."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn")
        return int(cursor.fetchone()[0])


def log_between(start: int, end: int) -> bytes:
    """What PostgreSQL's write-ahead log holds between two positions."""
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SELECT setting::bigint FROM pg_settings WHERE name = 'wal_segment_size'")
        size, found = int(cursor.fetchone()[0]), b""
        while start < end:
            length = min(end - start, size - start % size)
            cursor.execute(
                "SELECT pg_read_binary_file('pg_wal/' || pg_walfile_name('0/0'::pg_lsn + %s + 1), %s, %s)",
                [start, start % size, length],
            )
            found += bytes(cursor.fetchone()[0])
            start += length
    return found
