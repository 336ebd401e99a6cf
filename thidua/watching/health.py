"""Whether the process lives, and whether it is ready to serve: for those who watch from outside."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

KEPT_FOR = 1.0
"""Seconds for which an answer is given again: asking often costs nothing."""
ROOM = 50_000_000
"""Bytes that must be free where the data lies."""
SIGN, LATELY = "background.alive", 60.0
"""The file that the background work touches, and how many seconds old it may be."""
_lock = Lock()
_kept: tuple[float, dict[str, bool]] = (-1e9, {})


def live(_request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return _answer({"status": "ok"}, 200)


def ready(_request: HttpRequest) -> HttpResponse:
    """Whether everything is there that a request needs."""
    found = checks()
    well = all(found.values())
    return _answer({"status": "ok" if well else "not_ready", "checks": found}, 200 if well else 503)


def _answer(told: dict[str, object], status: int) -> HttpResponse:
    return JsonResponse(told, status=status, headers={"Cache-Control": "no-store"})


def checks() -> dict[str, bool]:
    """Each part by name, as it was within the last second."""
    global _kept
    with _lock:
        if time.monotonic() - _kept[0] > KEPT_FOR:
            database = _database()
            found = {
                "database": database,
                "tables": database and _tables(),
                "folder": _folder(),
                "background": _background(),
            }
            _kept = (time.monotonic(), found)
        return _kept[1]


def _database() -> bool:
    try:
        if not connection.in_atomic_block:  # else it is whoever's began the transaction
            connection.close_if_unusable_or_obsolete()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


def _tables() -> bool:
    """Whether every migration of this version has been carried out."""
    from django.db.migrations.recorder import MigrationRecorder

    try:
        return _migrations() <= frozenset(MigrationRecorder(connection).applied_migrations())
    except Error:
        return False


@cache
def _migrations() -> frozenset[tuple[str, str]]:
    from django.db.migrations.loader import MigrationLoader

    return frozenset(MigrationLoader(None).disk_migrations)


def _folder() -> bool:
    home = Path(settings.THIDUA_HOME)
    try:
        return os.access(home, os.W_OK) and shutil.disk_usage(home).free > ROOM
    except OSError:
        return False


def _background() -> bool:
    """Whether the background work has given a sign of life; its process is begun anew when it ends."""
    try:
        return time.time() - (Path(settings.THIDUA_HOME) / SIGN).stat().st_mtime < LATELY
    except OSError:
        return False


DIRECT: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "/suc-khoe/song": live,
    "/suc-khoe/san-sang": ready,
}
"""Answered before host, session and account are looked at: a watcher asks by number, and at any time."""
