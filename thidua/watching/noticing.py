"""Slow requests and faults are written down, so many and no more."""

from __future__ import annotations

import time
from datetime import timedelta
from threading import Lock

from thidua.clock import now
from thidua.watching.asked import Asked
from thidua.watching.models import Noticed

MOST_A_MINUTE = 30
"""Of each process: a flood of slow requests must not become a flood of writes."""
KEPT = timedelta(days=30)
MOST_KEPT = 2_000
_lock = Lock()
_minute, _written = 0, 0


def notice(asked: Asked) -> None:
    """Write down a request that was slow or failed."""
    if not _within_limit():
        return
    Noticed.objects.create(
        at=now(),
        sort="fault" if asked.error else "slow",
        route=asked.route[:120],
        method=asked.method,
        status=asked.status,
        ms=asked.ms,
        queries=asked.queries,
        sql=asked.sql[:4000],
        sql_ms=round(asked.sql_s * 1000),
        error=asked.error[:120],
        place=asked.place[:200],
        code=asked.code,
    )


def _within_limit() -> bool:
    global _minute, _written
    with _lock:
        this = int(time.monotonic() // 60)
        if this != _minute:
            _minute, _written = this, 0
        _written += 1
        return _written <= MOST_A_MINUTE


def prune() -> None:
    """Forget what is old, and all but the latest."""
    Noticed.objects.filter(at__lt=now() - KEPT).delete()
    last = Noticed.objects.order_by("-pk").values_list("pk", flat=True)[MOST_KEPT : MOST_KEPT + 1].first()
    if last is not None:
        Noticed.objects.filter(pk__lte=last).delete()
