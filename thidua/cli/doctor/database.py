"""The database: does it answer, forget nothing, have the tables of this version, room for connections, the hour."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from thidua.cli.doctor.findings import Where, row

MOST_USED = 0.8
SKEW = 60.0
"""Seconds by which the database's clock may differ."""


def unreachable() -> Where:
    """It does not answer."""
    from django.db import Error, connection

    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error as error:
        given = connection.settings_dict
        yield f"{given.get('HOST') or given['NAME']}", {"kind": type(error).__name__}


def forgetful() -> Where:
    """It may lose acknowledged work when power fails."""
    from thidua.cli.durability import faults

    for name, value in faults():
        yield name, {"value": value}


def old_tables() -> Where:
    """Tables of another version."""
    from thidua.cli.durability import waiting

    found = waiting()
    if found:
        yield f"{found[0][0].app_label}.{found[0][0].name}", {"n": len(found)}


def few_connections() -> Where:
    """More than four of five connections are taken."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'")
        used = cursor.fetchone()[0]
        cursor.execute("SELECT setting::int FROM pg_settings WHERE name = 'max_connections'")
        most = cursor.fetchone()[0]
    if used > MOST_USED * most:
        yield "max_connections", {"used": used, "most": most}


def other_hour() -> Where:
    """The database's clock and ours differ."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        theirs = cursor.fetchone()[0]
    apart = abs((theirs - datetime.now(UTC)).total_seconds())
    if apart > SKEW:
        yield "clock_timestamp()", {"apart": round(apart)}


def not_collected() -> Where:
    """Pages would come without their looks."""
    from django.conf import settings

    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        yield str(settings.STATIC_ROOT), {}


CHECKS = (
    row(
        "database",
        unreachable,
        (
            "Cơ sở dữ liệu không trả lời ({kind}). | The database does not answer ({kind}).",
            "Không trang nào mở được. | No page can be opened.",
            "Xem nó có chạy không, và THIDUA_DATABASE_URL có đúng không. | See whether it runs, and whether THIDUA_DATABASE_URL is right.",
        ),
    ),
    row(
        "durability",
        forgetful,
        (
            "Cài đặt của cơ sở dữ liệu là {value}. | The database's setting is {value}.",
            "Mất điện thì việc đã báo là ghi rồi có thể mất. | When power fails, work that was acknowledged may be lost.",
            "Đặt lại như trong ngoặc; chương trình không chạy khi chưa đúng. | Set it as in the brackets; the program does not start otherwise.",
        ),
    ),
    row(
        "tables",
        old_tables,
        (
            "Bảng dữ liệu chưa đúng phiên bản này: còn {n} bước. | The tables are not those of this version: {n} steps are left.",
            "Chương trình không chạy khi bảng chưa đúng. | The program does not start on other tables.",
            "Sao lưu, rồi chạy: thidua migrate | Back up, then run: thidua migrate",
        ),
    ),
    row(
        "connections",
        few_connections,
        (
            "{used} trong {most} kết nối đang dùng. | {used} of {most} connections are taken.",
            "Hết kết nối thì người đến sau gặp trang báo bận. | When none is left, who comes next is told to wait.",
            "Tăng max_connections, hoặc bớt --workers. | Raise max_connections, or run fewer --workers.",
        ),
        "warning",
    ),
    row(
        "clock",
        other_hour,
        (
            "Đồng hồ máy này và máy cơ sở dữ liệu lệch {apart} giây. | This clock and the database's are {apart} seconds apart.",
            "Giờ trong nhật ký và hạn chót có thể sai. | Hours in the diary and deadlines may be wrong.",
            "Bật đồng bộ giờ (chrony, systemd-timesyncd) ở cả hai máy. | Have both machines set their clocks (chrony, systemd-timesyncd).",
        ),
    ),
    row(
        "static",
        not_collected,
        (
            "Chưa gom tệp tĩnh. | The static files are not gathered.",
            "Trang hiện ra không có kiểu dáng, hoặc lỗi. | Pages come without their looks, or fail.",
            "thidua migrate | thidua migrate",
        ),
    ),
)
