"""The steps of a package, the same line for both sides (screens.md, wireframe 10)."""

from __future__ import annotations

from typing import Any

from thidua.core.wording import Say, day
from thidua.decisions.models import Package, Sent


def package_steps(package: Package) -> list[dict[str, Any]]:
    """Sent, received, appraised, council, decision: what is done, what is now, what is still to come."""
    if package.to_movement_id is None:
        labels = [SENT, OUTSIDE, ANSWERED]
        notes = [_noted(package.sent_at), Say("", ""), _noted(package.answer_on)]
        return _line(labels, notes, 3 if package.state == "answered" else 1)
    states = set(Sent.objects.filter(package=package).values_list("above__state", flat=True)) - {None}
    at = _at(package, {str(s) for s in states})
    labels = [SENT, RECEIVED, APPRAISED, COUNCIL, DECIDED]
    notes = [
        _noted(package.sent_at),
        _noted(package.received_at),
        Say("", ""),
        Say("", ""),
        _noted(package.answer_on),
    ]
    return _line(labels, notes, at)


def _at(package: Package, states: set[str]) -> int:
    if package.state == "answered":
        return 5
    if package.received_at is None:
        return 1
    if states & {"in_decision", "passed"}:
        return 4
    if states & {"before_council", "appraised"}:
        return 3
    return 2


def _line(labels: list[Say], notes: list[Say], at: int) -> list[dict[str, Any]]:
    return [
        {"label": label, "note": note, "state": "done" if n < at else "now" if n == at else "next"}
        for n, (label, note) in enumerate(zip(labels, notes, strict=True))
    ]


def _noted(when: Any) -> Say:
    return Say(day(when), day(when)) if when else Say("", "")


SENT = Say("Gửi", "Sent")
RECEIVED = Say("Cấp trên tiếp nhận", "Received above")
APPRAISED = Say("Thẩm định", "Appraisal")
COUNCIL = Say("Hội đồng", "Council")
DECIDED = Say("Quyết định", "Decision")
OUTSIDE = Say("Cấp trên xét (ngoài hệ thống)", "Considered above (outside)")
ANSWERED = Say("Trả lời", "Answered")
