"""However a plan is mangled, it is read, or refused with faults; it never breaks the program."""

import random
import re
from pathlib import Path

import pytest

from thidua.core.calendar import dues
from thidua.core.errors import PlanFaults
from thidua.core.plan.check import faults_of
from thidua.core.plan.file import draft
from thidua.core.plan.findings import findings

MODEL = (Path(__file__).parents[3] / "plans" / "mau" / "plan.md").read_text("utf-8")
VALUES = ["null", "true", "[]", "{a: b}", "yes", "-3", "[a, b]", "2024-02-31", "2024-01-01", "all", "~"]


def mangled(seed: int) -> str:
    """The model plan with a few lines lost, doubled, cut, or holding something else."""
    chance = random.Random(seed)
    lines = MODEL.splitlines()
    for _ in range(3):
        at = chance.randrange(len(lines))
        line = lines[at]
        words = re.findall(r"\w+|\W", line) or [""]
        words[chance.randrange(len(words))] = chance.choice(VALUES)
        key = line.partition(":")[0]
        lines[at] = chance.choice(
            ["", line[: len(line) // 2], f"{key}: {chance.choice(VALUES)}", "".join(words)]
        )
        lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(50))
def test_a_mangled_plan_is_read_or_refused(seed: int, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(mangled(seed), "utf-8")
    try:
        plan, faults = draft(tmp_path)
    except PlanFaults:
        return
    faults += faults_of(plan)
    assert all(f.what.vi and f.cure.vi for f in faults)
    if not faults:
        findings(plan)
        dues(plan)
