"""One thing a careful reader would ask about a plan, and how grave it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.core.wording import Say

GRAVE, MINOR, NOTE = "grave", "minor", "note"
SEVERITY = {
    GRAVE: Say("nặng", "grave"),
    MINOR: Say("nhẹ", "minor"),
    NOTE: Say("lưu ý", "note"),
}


@dataclass(frozen=True)
class Remark:
    """One thing to ask: clauses, how grave, what, and why it matters."""

    clauses: tuple[str, ...]
    severity: str
    what: Say
    why: Say


Found = Iterator[Remark]
