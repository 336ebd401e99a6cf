"""One candidate at a time, explained: core.judging beside zen-engine's decision with trace.

The rule is the same five criteria on both sides: registered in time, rated good or better, not
disciplined, the agency's index class, an initiative recognised from a level up. Zen gets its
input laid out flat beforehand; the judging looks everything up in records, and the two
criteria of the law come on top of its five.
"""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from thidua.core.facts import acts, tables
from thidua.core.facts.columns import Record
from thidua.core.facts.store import Facts
from thidua.core.judging import Judging, Verdict
from thidua.core.plan.model import Actor, Award, Clause, Mark, Plan
from thidua.core.verdict import NAMES

CODE = "nam-tieu-chuan"
RULES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("a", {"registered": {"deadline": "han"}}),
    ("b", {"rating": {"at_least": "good"}}),
    ("c", {"no_discipline": {"from": "any"}}),
    ("d", {"index_class": {"index": "province_scorecard", "of": "agency", "at_least": "good"}}),
    ("e", {"initiative": {"level_at_least": "department"}}),
)
RATINGS = ("excellent", "good", "completed", "not_completed")
LEVELS = ("base", "department", "province")
CLASSES = ("excellent", "good", "fair")


def plan() -> Plan:
    """A plan of one award and five criteria."""
    mark = Mark("award", "I", None, None, {"for": ["bk"]}, 1)
    deadline = Mark("deadline", "I", "han", None, {"when": {"by": date(2024, 3, 30)}}, 1)
    clauses = [Clause("I", "I", "Tiêu chuẩn", False, 1, marks=(mark, deadline))]
    for clause, rule in RULES:
        marks = (Mark("rule", clause, None, None, rule | {"for": ["bk"]}, 1),)
        clauses.append(Clause(clause, clause, f"Tiêu chuẩn {clause}", False, 1, marks=marks))
    award = Award("bk", "bk", "merit_certificate", "province_chair", "self", "individual", "annual", mark)
    actors = {"so": Actor("so", "Sở mẫu", ("issuer",))}
    return Plan(CODE, {"issuer": {"kind": "department"}}, tuple(clauses), actors, (award,), "")


def people(count: int) -> list[dict[str, Any]]:
    """Candidates as zen reads them: everything about one in one flat input."""
    random, found = Random(1), []
    for n in range(count):
        found.append(
            {
                "id": f"p{n}",
                "agency": f"a{n % 20}",
                "registered": random.choices([20240301, 20240401, None], [90, 5, 5])[0],
                "rating": random.choices([*RATINGS, None], [20, 70, 4, 1, 5])[0],
                "disciplined": random.random() < 0.02,
                "class": CLASSES[n % 20 % 3],
                "level": random.choices([*LEVELS, None], [10, 60, 20, 10])[0],
            }
        )
    return found


def records(crowd: list[dict[str, Any]]) -> Iterator[Record]:
    """The same people as records."""
    for agency in sorted({p["agency"] for p in crowd}):
        yield tables.Unit(unit_id=agency, name=f"Sở {agency}", kind="department", agency_id=agency)
        class_ = CLASSES[int(agency[1:]) % 3]
        score = Decimal(90)
        yield tables.IndexResult(
            unit_id=agency, index="province_scorecard", year=2024, score=score, class_=class_,
            published_on=date(2025, 3, 1),
        )  # fmt: skip
    for p in crowd:
        yield from _of_person(p)


def _of_person(p: dict[str, Any]) -> Iterator[Record]:
    who = f"person:{p['id']}"
    yield tables.Person(
        person_id=p["id"], name="Cá nhân mẫu 01", unit_id=p["agency"], staff_kind="civil_servant"
    )
    if p["registered"]:
        on = date(2024, p["registered"] // 100 % 100, 1)
        yield tables.Registration(candidate=who, plan=CODE, registered_on=on)
    if p["rating"]:
        yield tables.Rating(subject=who, year=2024, class_=p["rating"], decided_on=date(2024, 12, 20))
    if p["disciplined"]:
        yield tables.Discipline(person_id=p["id"], form="reprimand", decided_on=date(2024, 6, 1))
    if p["level"]:
        yield tables.Initiative(
            initiative_id="s", owner=who, level=p["level"], recognised_on=date(2024, 10, 1)
        )
    yield acts.Nomination(candidate=who, plan=CODE, award="bk", round="2024")


def judging(crowd: list[dict[str, Any]]) -> Judging:
    """The judging of all of them."""
    facts = Facts.of(records(crowd), ("discipline", "registrations", "honours"))
    return Judging.of(plan(), facts, "2024", date(2025, 5, 20))


TABLES: tuple[tuple[str, list[tuple[str, int]]], ...] = (
    ("registered", [("$ == null", 0), ("$ <= 20240330", 3), ("", 0)]),
    ("rating", [("$ == null", 1), ("'excellent', 'good'", 3), ("", 0)]),
    ("disciplined", [("true", 0), ("", 3)]),
    ("class", [("'excellent', 'good'", 3), ("", 0)]),
    ("level", [("$ == null", 1), ("'department', 'province'", 3), ("", 0)]),
)
"""Each criterion as a decision table: conditions on one field, and the answer."""


def _decision_table(field: str, rules: list[tuple[str, int]]) -> dict[str, Any]:
    rows = [{"_id": f"{field}{n}", "i": when, "o": str(answer)} for n, (when, answer) in enumerate(rules)]
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": "i", "name": field, "field": field}],
        "outputs": [{"id": "o", "name": field, "field": f"answer_{field}"}],
        "rules": rows,
    }
    return {"id": field, "type": "decisionTableNode", "name": field, "content": content}


def zen_decision() -> Any:
    """The rule for zen: five tables, then the least answer."""
    import zen

    fields = [field for field, _ in TABLES]
    least = "min([" + ", ".join(f"answer_{f}" for f in fields) + "])"
    expressions = [{"id": "x", "key": "answer", "value": least}]
    nodes: list[dict[str, Any]] = [{"id": "in", "type": "inputNode", "name": "in"}]
    nodes += [_decision_table(f, rules) for f, rules in TABLES]
    nodes.append(
        {"id": "all", "type": "expressionNode", "name": "all", "content": {"expressions": expressions}}
    )
    nodes.append({"id": "out", "type": "outputNode", "name": "out"})
    edges = [("in", f) for f in fields] + [(f, "all") for f in fields] + [("all", "out")]
    linked = [{"id": f"{a}-{b}", "sourceId": a, "targetId": b} for a, b in edges]
    return zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": linked}))


def rates(works: dict[str, tuple[Callable[[], object], int]], rounds: int = 5) -> dict[str, float]:
    """Items a second of processor time, by turns so that a busy machine slows all alike; best of some."""
    best = dict.fromkeys(works, float("inf"))
    for _ in range(rounds):
        for name, (work, _count) in works.items():
            begun = time.process_time()
            work()
            best[name] = min(best[name], time.process_time() - begun)
    return {name: count / best[name] for name, (_, count) in works.items()}


def explained(verdict: Verdict, judging: Judging) -> list[str]:
    """Every reason of a verdict as a Vietnamese sentence."""
    return [
        leaf.node.kind.reason(leaf.finding, judging.occasion).vi
        for leaf in verdict.tree.leaves()
        if leaf.finding
    ]


def measure(count: int = 20_000, traced: int = 4_000) -> dict[str, float]:
    """Explained verdicts a second on both sides, after checking that they answer alike."""
    crowd = people(count)
    ours, decision = judging(crowd), zen_decision()
    award = ours.plan.awards[0]
    keys = [f"person:{p['id']}" for p in crowd]
    for p, key in zip(crowd[:traced], keys, strict=False):
        mine = ours.verdict(key, award).answer
        theirs = decision.evaluate(p)["result"]["answer"]
        assert mine == theirs, (p, NAMES[mine], theirs)
    few, flat = keys[:traced], crowd[:traced]
    return rates(
        {
            "judged": (each(lambda k: ours.verdict(k, award), keys), count),
            "with the tree": (each(lambda k: ours.verdict(k, award).tree, keys), count),
            "with reasons": (each(lambda k: explained(ours.verdict(k, award), ours), few), traced),
            "zen with trace": (each(lambda p: decision.evaluate(p, {"trace": True}), flat), traced),
            "zen without trace": (each(lambda p: decision.evaluate(p), flat), traced),
        }
    )


def each(work: Callable[[Any], object], items: list[Any]) -> Callable[[], object]:
    """The work for one item after another; what comes out is let go."""
    return lambda: deque(map(work, items), maxlen=0)
