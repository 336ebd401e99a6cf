"""Documents that were sent in and are no draft yet: they wait, are being read, or could not be read."""

from __future__ import annotations

from typing import Any

from thidua.movements.models import PlanReading

SHOWN = 20
"""How many are shown: the newest."""


def waiting(user: Any) -> list[PlanReading]:
    """What was sent in and has no draft, as far as the person may see it; the newest first."""
    rows = PlanReading.objects.visible_to(user).filter(plan=None).select_related("job", "made_by")
    return list(rows.defer("lines", "leaves", "remarks").order_by("-pk")[:SHOWN])
