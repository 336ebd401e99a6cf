"""What the base of the public pages is given; asked of the database only where it is shown."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from thidua.portal.queries.foot import foot as read_foot


def foot(request: HttpRequest) -> dict[str, Any]:
    """The foot of a public page."""
    return {"foot": SimpleLazyObject(read_foot)}
