"""The way from a record of a signed conclusion to what was concluded."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from thidua import access
from thidua.duties.models import Check, Finding
from thidua.evidence.models import Fact


def act_of(fact: Fact, user: Any) -> str:
    """The page of the check, finding or observation that a record concludes; empty for who may not open it."""
    kind, _dash, number = str(fact.values.get("case") or "").partition("-")
    if fact.table != "conclusions" or not number.isdigit():
        return ""
    if kind == "observation":
        may = access.may("observation.view", user, fact)
        return reverse("portal:observation", args=[number]) if may else ""
    found = {"check": Check, "finding": Finding}.get(kind)
    seen = found is not None and found.objects.visible_to(user).filter(pk=number).exists()
    return reverse(f"duties:{kind}", args=[number]) if seen else ""
