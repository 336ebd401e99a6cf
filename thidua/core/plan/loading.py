"""A plan folder becomes a plan that may be run, or all that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from thidua.core.errors import PlanFaults
from thidua.core.plan.check import faults_of
from thidua.core.plan.file import draft
from thidua.core.plan.model import Plan


def load(folder: Path) -> Plan:
    """The plan in `folder`, checked.

    Raises PlanFaults with every fault found in the text, the marks and their meaning.
    """
    plan, faults = draft(folder)
    faults = faults + faults_of(plan)
    if faults:
        raise PlanFaults(faults)
    return plan
