"""The plans of the repository, loaded once."""

from functools import cache
from pathlib import Path

from thidua.core.plan.loading import load
from thidua.core.plan.model import Plan

PLANS = Path(__file__).parents[2] / "plans"
FOLDERS = sorted(p for p in PLANS.iterdir() if (p / "plan.md").is_file())


@cache
def plan_in(folder: Path) -> Plan:
    return load(folder)
