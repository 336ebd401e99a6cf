"""The source is kept untouched, and every line of it stands somewhere in the plan."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.plans.conftest import FOLDERS, plan_in
from thidua.core.plan.text import line_ranges


def ranges(value: Any) -> Iterator[tuple[int, int]]:
    """Line ranges named anywhere in front matter."""
    if isinstance(value, dict):
        yield from line_ranges(str(value["source"])) if value.get("source") else ()
        for part in value.values():
            yield from ranges(part)
    elif isinstance(value, list):
        for part in value:
            yield from ranges(part)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_every_source_line_is_accounted_for(folder: Path) -> None:
    plan = plan_in(folder)
    spans = [*ranges(dict(plan.front)), *(s for c in plan.clauses for s in c.source)]
    covered = {n for first, last in spans for n in range(first, last + 1)}
    lines = plan.source_text.splitlines()
    assert [n for n, line in enumerate(lines, 1) if line.strip() and n not in covered] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_every_clause_names_its_source(folder: Path) -> None:
    assert [c.id for c in plan_in(folder).clauses if not c.source] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_english_gloss_is_whole(folder: Path) -> None:
    plan = plan_in(folder)
    marks = [m.name for m in plan.marks if m.key and m.sort in ("rule", "attest", "deadline", "quota")]
    assert [name for name in [c.id for c in plan.clauses] + marks if not plan.gloss.get(name)] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_doubts_readings_and_notes_have_their_english(folder: Path) -> None:
    plan = plan_in(folder)
    keys = [
        (m, k)
        for m in plan.marks
        for k in ("asks", "maybe", "question", "note", "a", "b", "c")
        if k in m.body
    ]
    told = [(m, k, plan.said(m, k)) for m, k in keys]
    assert [f"{m.name} {m.sort} {k}" for m, k, say in told if say.vi and say.vi == say.en] == []
