"""The part of the province of everything that is reports: of A's first division and of A itself, at every step."""

from __future__ import annotations

from tests.web.everything import Everything, text
from thidua.clock import now
from thidua.reports.models import TEXTS, Report

STATES = {"draft": "q1", "sent": "q2", "received": "q3", "returned": "q4"}


def reported(made: Everything) -> None:
    """A1's reports, one a quarter; of A a signed and an unsigned one; B's own."""
    for state, part in STATES.items():
        made.keep(f"report.{state}", _report(made, "A1", state, part))
    made.keep("report.agency", _report(made, "A", "draft", "whole"))
    signed = made.keep("report.signed", _report(made, "A", "signed", "h1"))
    signed.signer, signed.signed_at = made.user("a-signer"), now()
    signed.save()
    _report(made, "B1", "draft", "q1")


def _report(made: Everything, code: str, state: str, part: str) -> Report:
    unit = made.world.units[code]
    suffix = "" if code.startswith("A") else ".b"
    movement, round_ = made[f"movement{suffix}"], made[f"round{suffix}"]
    into = movement.parent if unit.is_agency else movement
    words = text(f"report-{state}", code)
    totals = {"units": 1, "registered": 1, "collectives": 1, "individuals": 2, "nominated": 1, "awarded": 0}
    return Report.objects.create(
        agency=unit.agency,
        movement=movement,
        into=into,
        round=round_,
        unit=unit,
        host=into.agency,
        kind="periodic",
        part=part,
        state=state,
        figures={
            "totals": totals,
            "before": None,
            "round_before": "",
            "coverage": [["division", 1, 1, 1, 2]],
            "criteria": [],
            "awards": [["collective", 1, 0]],
            "aims": [],
            "reported": [],
        },
        as_of=now(),
        texts=dict.fromkeys(TEXTS, words),
        written=f"1/BC-{code}",
        sent_at=now() if state in ("sent", "received", "returned") else None,
        returned_reason=words if state == "returned" else "",
        made_by=made.user("a-office" if code == "A" else f"{code.lower()}-clerk"),
        made_at=now(),
        saved_at=now(),
    )
