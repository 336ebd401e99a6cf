"""One thing a careful reader would ask about a plan: how grave it is, why, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.core.wording import NOTHING, Say

GRAVE, MINOR, NOTE = "grave", "minor", "note"
SEVERITY = {
    GRAVE: Say("nặng", "grave"),
    MINOR: Say("nhẹ", "minor"),
    NOTE: Say("lưu ý", "note"),
}
TOPICS = {
    "document": Say("Văn bản", "The document"),
    "awards": Say("Khen thưởng", "Awards"),
    "dates": Say("Thời hạn", "Dates"),
    "measuring": Say("Đo được hay không", "Measuring"),
    "law": Say("Pháp luật", "Law"),
    "clarity": Say("Rõ nghĩa", "Clarity"),
    "parent": Say("So với cấp trên", "Beside its parent"),
}


@dataclass(frozen=True)
class Remark:
    """One thing to ask: clauses, how grave, what, why it matters, and the cure.

    The cure is a proposed wording between quotation marks, or what to do where no wording helps.
    `check` names the question, the same for every plan; `topic` is what it is about.
    """

    clauses: tuple[str, ...]
    severity: str
    what: Say
    why: Say
    cure: Say
    check: str = ""
    topic: str = ""

    @property
    def about(self) -> Say:
        """Its topic in words."""
        return TOPICS.get(self.topic, NOTHING)


Found = Iterator[Remark]
