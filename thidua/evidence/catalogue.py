"""The tables that people enter here, in the order in which they are offered; others come from other rooms."""

from __future__ import annotations

from typing import Any

from thidua import access
from thidua.core.facts.columns import Record
from thidua.core.facts.registry import BY_NAME
from thidua.evidence.models import SECRET, private_agencies

ENTERED = (
    "index_results",
    "ratings",
    "tasks",
    "services",
    "initiatives",
    "discipline",
    "holds",
    "attestations",
    "index_classes",
    "coverage",
)
"""Tables that are typed in or imported here."""
LEFT = ("conclusions", "unit_changes", "successions", "nominations", "dossier_papers", "rankings", "choices")
"""Tables whose records other rooms leave: only looked at."""
OFFICE_ONLY = ("discipline", "holds", "attestations", "index_classes", "coverage")
"""Tables that only the office enters, for they touch many or are secret."""
OWN = ("initiatives",)
"""Tables that people enter of themselves; a second person verifies before it counts."""


def known(table: str) -> type[Record] | None:
    """The record class of a table of this room, None where it belongs to another."""
    return BY_NAME[table] if table in (*ENTERED, *LEFT) else None


def seen_by(user: Any) -> list[type[Record]]:
    """The tables that a person sees here: secret ones only by the right to private data."""
    private = bool(private_agencies(user))
    return [BY_NAME[t] for t in (*ENTERED, *LEFT) if private or t not in SECRET]


def entered_by(user: Any) -> tuple[str, ...]:
    """The tables whose records a person may enter."""
    roles = {h.role for h in access.holdings_for(["fact.enter"], user)}
    if "office" in roles:
        return ENTERED
    if "clerk" in roles:
        return tuple(t for t in ENTERED if t not in OFFICE_ONLY)
    return OWN if "candidate" in roles else ()
