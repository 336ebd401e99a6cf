"""The steps of a session: composition, recusals, vote, count, minutes (screens.md, wireframe 9)."""

from __future__ import annotations

from typing import Any

from thidua.core.wording import Say
from thidua.councils.models import Agenda

STEPS = (
    Say("Thành phần", "Composition"),
    Say("Từ chối xét", "Recusals"),
    Say("Bỏ phiếu", "Vote"),
    Say("Kiểm phiếu", "Count"),
    Say("Biên bản", "Minutes"),
)


def session_steps(agenda: Agenda) -> list[dict[str, Any]]:
    """What is done, what is now, what is still to come."""
    session = agenda.session
    called = not session.attendance.filter(presence="unknown").exists()
    at = {"planned": 1 if called else 0, "voting": 2, "counted": 4, "signed": 5}.get(session.state, 5)
    return [
        {"label": say, "state": "done" if n < at else "now" if n == at else "next"}
        for n, say in enumerate(STEPS)
    ]
