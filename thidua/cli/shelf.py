"""Where plans stand on this machine, and how one is taken from there."""

from __future__ import annotations

import os
from pathlib import Path

from thidua.core.plan.loading import load
from thidua.core.plan.model import Plan


def plans_folder() -> Path:
    """Where plans stand: THIDUA_PLANS, `plans` here, or `plans` beside the program."""
    told = os.environ.get("THIDUA_PLANS")
    places = [Path(told)] if told else [Path("plans"), Path(__file__).parents[2] / "plans"]
    return next((p for p in places if p.is_dir()), places[-1])


def plan_folders() -> list[Path]:
    """The folders of all plans."""
    folder = plans_folder()
    return sorted(p for p in folder.iterdir() if (p / "plan.md").is_file()) if folder.is_dir() else []


def loaded(folder: Path) -> Plan:
    """The plan of a folder; raises PlanFaults."""
    return load(folder)


def parent_of(plan: Plan) -> Plan | None:
    """The parent that a plan names, where it is held here."""
    told = plan.front.get("parent") or {}
    folder = plans_folder() / str(told.get("plan"))
    return load(folder) if told.get("plan") and (folder / "plan.md").is_file() else None
