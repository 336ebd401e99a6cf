"""Every plan's cases answer as written, and cover every criterion in every answer it can give."""

from pathlib import Path

import pytest

from tests.plans.conftest import FOLDERS, plan_in
from thidua.core.plan.standards import Group, Node, criteria_in, standard
from thidua.core.verdict import NAMES
from thidua.rounds.cases import Case, answers_once, cases_of

CASES = [
    pytest.param(case, id=f"{folder.name}: {case.name}")
    for folder in FOLDERS
    for case in cases_of(folder, plan_in(folder))
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: Case) -> None:
    found = case.found()
    assert {name: found.get(name) for name in case.expected()} == case.expected()


def answers_by_name(node: Node) -> dict[str, set[str]]:
    """The answers each criterion of a tree can give; the law's own are the same for all plans."""
    if isinstance(node, Group) and not answers_once(node):
        return {n: a for part in node.parts for n, a in answers_by_name(part).items()}
    if node.clause.startswith("law."):
        return {}
    if node.mark and node.mark.sort == "eligible":
        return {node.name: {"met", "unmet"}}
    kinds = {t.kind.answers for t in criteria_in(node)}
    return {node.name: {NAMES[a] for answers in kinds for a in answers}}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_cases_cover_every_answer(folder: Path) -> None:
    plan = plan_in(folder)
    covered: dict[str, set[str]] = {}
    for case in cases_of(folder, plan):
        for name, answer in case.expected().items():
            covered.setdefault(name, set()).add(answer)
    lacking = {
        f"{award.id} {name}": sorted(answers - covered.get(name, set()))
        for award in plan.awards
        for name, answers in answers_by_name(standard(plan, award)).items()
    }
    assert {name: answers for name, answers in lacking.items() if answers} == {}
