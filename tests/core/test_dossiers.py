"""Which papers a dossier lacks, and which came late, by the plan's own clauses."""

from datetime import date
from pathlib import Path

from thidua.core.dossiers import dossier
from thidua.core.judging import Judging
from thidua.core.plan.loading import load
from thidua.exchange.cases import facts_from

PLANS = Path(__file__).parents[2] / "plans"


def states(received: str | None) -> dict[str, str]:
    """Papers of one dossier of Hà Nam's department of justice for 2024, due before 05/01/2025."""
    plan = load(PLANS / "ha-nam-so-tu-phap-2023")
    units = [{"unit_id": "s", "name": "Sở Tư pháp tỉnh Hà Nam", "kind": "department", "agency_id": "s"}]
    units += [{"unit_id": "p", "name": "Phòng mẫu", "kind": "division", "parent_id": "s", "agency_id": "s"}]
    row = {"candidate": "unit:p", "plan": plan.code, "award": "gk-so.collective", "round": "2024"}
    papers = [row | {"paper": "submission_letter", "received_on": received}] if received else []
    facts = facts_from({"units": units, "dossier_papers": papers})
    judging = Judging.of(plan, facts, "2024", date(2025, 2, 1))
    found = dossier(judging, plan.award("gk-so.collective"), "unit:p")
    assert all(p.last_day == date(2025, 1, 4) for p in found)
    return {p.paper: p.say.vi for p in found}


def test_a_paper_that_never_came_is_missing() -> None:
    assert states(None)["submission_letter"] == "tờ trình: chưa có"


def test_the_last_day_is_in_time() -> None:
    assert states("2025-01-04")["submission_letter"] == "tờ trình: 04/01/2025"


def test_the_day_named_by_truoc_ngay_is_late() -> None:
    assert states("2025-01-05")["submission_letter"] == "tờ trình: 05/01/2025, muộn"
