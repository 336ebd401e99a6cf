"""However a plan is mangled, it is read, or refused with faults; it never breaks the program."""

import io
import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from thidua.core.calendar import dues
from thidua.core.errors import PlanFaults
from thidua.core.plan.check import faults_of
from thidua.core.plan.file import draft, read_texts
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


BLOCK = re.compile(r"(?<=\n)```\w+\n(.*?)\n```", re.DOTALL)
SCALARS = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(), st.dates()),
    st.text("abđừ -:#[]{}&*!|>%@`'\"01,./", max_size=12),
)
ANYTHING = st.recursive(
    SCALARS, lambda deep: st.lists(deep, max_size=3) | st.dictionaries(SCALARS, deep, max_size=3)
)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), ANYTHING, st.booleans())
def test_a_mark_that_says_anything_at_all_is_read_or_refused(at: int, value: Any, whole: bool) -> None:
    blocks = list(BLOCK.finditer(MODEL))
    chosen = blocks[at % len(blocks)]
    keys = re.findall(r"^(\w+):", chosen[1], re.MULTILINE)
    told = value if whole or not keys else {keys[at % len(keys)]: value}
    written = _yaml(told)
    try:
        plan, faults = read_texts(MODEL[: chosen.start(1)] + written + MODEL[chosen.end(1) :])
    except PlanFaults as refused:
        plan, faults = None, refused.faults
    faults = faults + faults_of(plan) if plan else faults
    assert all(f.where and f.what.vi and f.what.en and f.cure.vi for f in faults)


def _yaml(value: Any) -> str:
    """A value as it would stand in a block."""
    out = io.StringIO()
    YAML(typ="safe", pure=True).dump(value, out)
    return out.getvalue()
