"""What must hold before serving: nothing acknowledged is lost, the tables are those of this version."""

from __future__ import annotations

from typing import Any

from thidua.core.errors import Refused
from thidua.core.wording import Say

FULL = 2
"""PRAGMA synchronous: 0 off, 1 normal, 2 full, 3 extra."""


def check_durable() -> None:
    """Stop when the database may forget a commit on power loss.

    Raises Refused naming the setting and how it must be.
    """
    wrong = faults()
    if wrong:
        told = "; ".join(f"{name} = {value}" for name, value in wrong)
        raise Refused(
            Say(
                f"Cơ sở dữ liệu có thể mất việc đã ghi nhận khi mất điện: {told}. Đặt lại rồi chạy lại.",
                f"The database may lose acknowledged work when power fails: {told}. Set it right and start again.",
            )
        )


def faults() -> list[tuple[str, str]]:
    """Settings of the database that are not safe, each with its value and how it must be."""
    from django.db import connection

    return _sqlite() if connection.vendor == "sqlite" else _postgresql()


def _sqlite() -> list[tuple[str, str]]:
    """Settings of the connection that are not safe; a database in memory is a test's own affair."""
    from django.db import connection

    with connection.cursor() as cursor:
        level = cursor.execute("PRAGMA synchronous").fetchone()[0]
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
    wrong = [] if level >= FULL else [("PRAGMA synchronous", f"{level} (≥ {FULL})")]
    return (
        wrong
        if journal in ("wal", "delete", "memory")
        else [*wrong, ("PRAGMA journal_mode", f"{journal} (wal)")]
    )


def _postgresql() -> list[tuple[str, str]]:
    from django.db import connection

    wrong = []
    with connection.cursor() as cursor:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            cursor.execute(f"SHOW {name}")
            value = cursor.fetchone()[0]
            if value == "off":
                wrong.append((name, f"{value} (on)"))
    return wrong


def check_tables() -> None:
    """Stop when the tables belong to another version.

    Raises Refused with the command that mends it.
    """
    if waiting():
        raise Refused(
            Say(
                "Bảng dữ liệu chưa đúng phiên bản này. Sao lưu, rồi chạy: thidua migrate",
                "The tables are not those of this version. Back up, then run: thidua migrate",
            )
        )


def waiting() -> list[Any]:
    """Steps by which the tables become those of this version."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return list(executor.migration_plan(executor.loader.graph.leaf_nodes()))
