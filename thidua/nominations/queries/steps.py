"""Where a case is: one step line that answers “hồ sơ đến đâu rồi?”."""

from __future__ import annotations

from typing import Any

from thidua.core import terms
from thidua.core.wording import Say
from thidua.nominations.models import Nomination
from thidua.rounds.pages.naming import cap

STEPS = (
    (Say("Lập hồ sơ", "Preparing"), ("draft", "returned", "withdrawn")),
    (Say("Tiếp nhận", "Reception"), ("submitted",)),
    (Say("Thẩm định", "Appraisal"), ("accepted",)),
    (Say("Xếp hạng, lấy ý kiến", "Ranking, comments"), ("appraised",)),
    (Say("Hội đồng", "Council"), ("before_council", "not_passed")),
    (
        Say("Quyết định hoặc chuyển cấp trên", "Decision or level above"),
        ("passed", "in_decision", "proposed"),
    ),
    (Say("Kết quả", "Result"), ("granted", "not_chosen", "revoked")),
)
"""The steps of a case and the states that belong to each."""


def steps_of(nomination: Nomination) -> list[dict[str, Any]]:
    """The line for the tag `steps`: what is done, where it is now, with the state in words."""
    now = next(n for n, (_, states) in enumerate(STEPS) if nomination.state in states)
    note = cap(terms.label("nomination_state", nomination.state))
    return [
        {"label": label, "state": _state(n, now), "note": note if n == now else ""}
        for n, (label, _) in enumerate(STEPS)
    ]


def step_said(nomination: Nomination) -> Say:
    """The step in short: 3/7 Thẩm định."""
    now = next(n for n, (_, states) in enumerate(STEPS) if nomination.state in states)
    label = STEPS[now][0]
    return Say(f"{now + 1}/{len(STEPS)} {label.vi}", f"{now + 1}/{len(STEPS)} {label.en}")


def _state(step: int, now: int) -> str:
    if step == now:
        return "now"
    return "done" if step < now else "next"
