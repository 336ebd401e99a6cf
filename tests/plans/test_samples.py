"""Sample facts are large enough, and reach every branch of their plan."""

from functools import cache
from pathlib import Path

import pytest

from tests.plans.conftest import FOLDERS, plan_in
from thidua.cli.runs import sample_rounds
from thidua.core.facts.acts import Hold
from thidua.core.facts.tables import UnitChange
from thidua.core.judging import Answered
from thidua.core.verdict import NAMES
from thidua.exchange.reading import read
from thidua.rounds.cases import answers_once
from thidua.rounds.result import RoundResult, judge_round

SAMPLED = [f for f in FOLDERS if f.name != "mau"]
by_plan = pytest.mark.parametrize("folder", SAMPLED, ids=lambda f: f.name)


@cache
def results(folder: Path) -> tuple[RoundResult, ...]:
    facts = read(folder / "sample")
    rounds = [(r, day) for place, r, day in sample_rounds(every=True) if place.name == folder.name]
    return tuple(judge_round(plan_in(folder), facts, r, (day, None)) for r, day in rounds)


def gather(part: Answered, found: dict[str, set[str]], can: dict[str, set[str]]) -> None:
    if not answers_once(part.node):
        for below in part.parts:
            gather(below, found, can)
        return
    found.setdefault(part.node.name, set()).add(NAMES[part.answer])
    for leaf in part.leaves():
        kind = leaf.node.kind  # type: ignore[union-attr]  # leaves are criteria
        eligible = {"met", "unmet"} if kind.name == "eligible" else {NAMES[a] for a in kind.answers}
        can.setdefault(part.node.name, set()).update(eligible)


@by_plan
def test_sample_reaches_every_answer(folder: Path) -> None:
    found: dict[str, set[str]] = {}
    can: dict[str, set[str]] = {}
    for result in results(folder):
        for verdict in result.judging.verdicts():
            for part in verdict.tree.parts:
                gather(part, found, can)
    lacking = {name: sorted(answers - found[name]) for name, answers in can.items() if answers - found[name]}
    assert lacking == {}


@by_plan
def test_sample_is_large_enough(folder: Path) -> None:
    assert max(len({v.candidate.key for v in r.verdicts}) for r in results(folder)) >= 30


@by_plan
def test_sample_has_holds_and_a_merged_unit(folder: Path) -> None:
    facts = results(folder)[0].judging.view.facts
    assert facts.rows(Hold)
    assert any(c.kind == "merge" for c in facts.rows(UnitChange))
    assert any(v.held for r in results(folder) for v in r.verdicts)


def test_samples_reach_every_standing() -> None:
    rows = [row for folder in SAMPLED for r in results(folder) for a in r.allotted for row in a.rows()]
    lines = [line for folder in SAMPLED for r in results(folder) for a in r.allotted for line in a.lines]
    reached = {row.status for row in rows}
    wanted = {"chosen", "reserved", "held", "tied", "waiting_council", "below_line", "over_allowance"}
    wanted |= {"not_nominated", "no_quota", "took_higher", "conditional", "unfit"}
    assert wanted - reached == set()
    assert any(line.open and "không có ai" in line.why_open.vi for line in lines)
