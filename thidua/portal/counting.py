"""Views of the public site are counted by the day: a number, without cookie, address or name.

They are gathered in memory and written down once a minute, so that a flood of readers is no flood of
writes; a server that stops loses the last minute.
"""

from __future__ import annotations

import time
from threading import Lock

from django.conf import settings
from django.db import OperationalError, transaction
from django.db.models import F

from thidua.clock import today
from thidua.portal.models import Visits

_lock = Lock()
_waiting = 0
_since = 0.0


def seen() -> None:
    """Count one view."""
    global _waiting, _since
    with _lock:
        _since = _since if _waiting else time.monotonic()
        _waiting += 1
        due = time.monotonic() - _since >= settings.VISITS_WRITTEN_EVERY
    if due:
        write_down()


def write_down() -> None:
    """Add what was counted since the last time to the day."""
    global _waiting
    with _lock:
        count, _waiting = _waiting, 0
    if count:
        try:
            with transaction.atomic():
                row, _made = Visits.objects.get_or_create(day=today())
                Visits.objects.filter(pk=row.pk).update(count=F("count") + count)
        except OperationalError:  # a full disk still lets the page be read; what was counted waits
            with _lock:
                _waiting += count
