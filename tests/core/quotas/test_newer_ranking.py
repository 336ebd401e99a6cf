"""A newer ranking replaces the older one whole: who is dropped has no place in the order."""

from datetime import date
from pathlib import Path

from thidua.core.judging import Judging
from thidua.core.plan.loading import load
from thidua.core.quotas.ordering import rankings
from thidua.exchange.cases import facts_from

PLAN = Path(__file__).parents[3] / "plans" / "ha-nam-so-tu-phap-2023"


def test_a_person_whom_the_newer_ranking_drops_is_not_ranked() -> None:
    plan = load(PLAN)
    units = [{"unit_id": "s", "name": "Sở Tư pháp tỉnh Hà Nam", "kind": "department", "agency_id": "s"}]
    people = [{"person_id": p, "name": f"Cá nhân mẫu {p}", "unit_id": "s"} for p in ("1", "2")]
    row = {"plan": plan.code, "award": "gk-so.individual", "round": "2024", "by": "Hội đồng"}
    old = [row | {"candidate": f"person:{p}", "rank": int(p), "on": "2025-01-10"} for p in ("1", "2")]
    new = [row | {"candidate": "person:2", "rank": 1, "on": "2025-01-15"}]
    facts = facts_from({"units": units, "people": people, "rankings": old + new})
    judging = Judging.of(plan, facts, "2024", date(2025, 2, 1))
    assert list(rankings(judging, plan.award("gk-so.individual"))) == ["person:2"]
