"""Small plans of our own, written and read back, so that a test shows the whole plan it is about."""

from __future__ import annotations

import tempfile
from pathlib import Path

from thidua.core.errors import Fault
from thidua.core.plan.check import faults_of
from thidua.core.plan.file import draft
from thidua.core.plan.loading import load
from thidua.core.plan.model import Plan

FRONT = """\
code: thu
kind: plan
title: Kế hoạch thử
issuer: {name: Sở Thử tỉnh Mẫu, kind: department, level: province}
number: 9/KH-ST
issued: 2024-01-10
rounds: {annual: [2023, 2024, 2025], stage: 2023-2025}
actors:
  so: {name: Sở Thử tỉnh Mẫu, is: issuer}
  cac-phong: {name: Các phòng thuộc Sở, is: [division, office], under: so}
  hoi-dong: {name: Hội đồng Thi đua - Khen thưởng Sở, is: council, under: so}
  ban-chi-dao: {name: Ban chỉ đạo cải cách hành chính, is: steering_committee}
"""


_SHELF = tempfile.TemporaryDirectory(prefix="ke-hoach-")
"""Taken away when the tests have ended."""


def written(body: str, front: str = FRONT) -> Path:
    """A plan folder with this text under this front matter."""
    folder = Path(tempfile.mkdtemp(dir=_SHELF.name))
    (folder / "plan.md").write_text(f"---\n{front}---\n{body}", "utf-8")
    return folder


def plan_of(body: str, front: str = FRONT) -> Plan:
    """The plan with this text; raises PlanFaults."""
    return load(written(body, front))


def faults_in(body: str, front: str = FRONT) -> list[Fault]:
    """Every fault of the text and its marks."""
    plan, faults = draft(written(body, front))
    return faults + faults_of(plan)


def ids_of(body: str) -> list[str]:
    """The ids that the lines of a text get, in order."""
    plan, _ = draft(written(body))
    return [c.id for c in plan.clauses]


def mark(sort: str, body: str) -> str:
    """A mark as a block of the text."""
    return f"```{sort}\n{body}\n```\n"


NARRATIVE = mark("narrative", "{}")
