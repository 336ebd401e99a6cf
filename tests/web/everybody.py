"""Everybody who may come: the twelve roles in A, the same in B, those appointed for a movement, nobody."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser

from tests.web.everything import MOVEMENT_ROLES, Everything

_WHOLE = ("agency_admin", "office", "chair", "secretary", "signer", "auditor", "steering", "appraiser")
OF_A = (
    "admin",
    *(f"a-{role}" for role in _WHOLE),
    "a-member1",
    "a-member3",
    "a1-clerk",
    "a2-clerk",
    "a2-person",
)
"""The twelve roles in A: a seated and an unseated member, the clerks of both divisions, a person without a case."""
OF_B = (*(f"b-{role}" for role in _WHOLE), "b-member1", "b1-clerk", "b2-person")
"""The same in B; the system administrator is of no agency."""
APPOINTED = tuple(f"m-{role}" for role in MOVEMENT_ROLES)
"""Strangers to both, appointed for A's movement."""
NOBODY = "nobody"


def account(made: Everything, name: str) -> Any:
    """The account, or nobody."""
    return AnonymousUser() if name == NOBODY else made.user(name)
