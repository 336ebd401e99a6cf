"""The cases of a plan: situations with the answers expected, run by the first voice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from thidua.core.facts.store import Facts
from thidua.core.judging import Answered, Ask, Judging
from thidua.core.plan.model import Plan
from thidua.core.plan.standards import Node, Test, standard
from thidua.core.plan.text import read_yaml
from thidua.core.verdict import NAMES
from thidua.exchange.cases import facts_from


@dataclass(frozen=True)
class Case:
    """One situation: facts, a candidate, an award (or `award/place`), and what is expected."""

    plan: Plan
    told: Mapping[str, Any]
    base: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What the case is about."""
        return str(self.told["name"])

    @property
    def award(self) -> str:
        """The award, without a reserved place."""
        return str(self.told["award"]).partition("/")[0]

    @cached_property
    def facts(self) -> Facts:
        """The facts of the case."""
        return facts_from(self.base, self.told.get("facts"), self.told.get("drop") or ())

    @cached_property
    def judging(self) -> Judging:
        """The judging that the case asks for."""
        as_of, known_at = self.told["as_of"], self.told.get("known_at")
        assert isinstance(as_of, date)
        return Judging.of(self.plan, self.facts, str(self.told["round"]), as_of, known_at)

    def answered(self) -> Answered:
        """The candidate's whole tree for the award, or for the reserved place."""
        place = str(self.told["award"]).partition("/")[2] or None
        award = self.plan.award(self.award)
        tree = Ask(standard(self.plan, award, place), self.judging.occasion)
        return tree(self.judging.occasion.candidate(str(self.told["candidate"])))

    def expected(self) -> dict[str, str]:
        """Expected answers by `clause#key`; the whole answer under the empty name."""
        expect = self.told["expect"]
        whole = {"": expect["answer"]} if expect.get("answer") else {}
        return whole | dict(expect.get("criteria") or {})

    def found(self) -> dict[str, str]:
        """Answers of every criterion by the same names."""
        return {"": NAMES[self.answered().answer]} | dict(_named(self.answered()))


def _named(tree: Answered) -> Iterator[tuple[str, str]]:
    """Names with answers; a rule of several kinds answers once, and so do those addressed."""
    for part in tree.parts:
        if answers_once(part.node):
            yield part.node.name, NAMES[part.answer]
        else:
            yield from _named(part)


def answers_once(node: Node) -> bool:
    """Whether a node has one answer of its own: a criterion, a rule's kinds, or those addressed."""
    return isinstance(node, Test) or bool(node.mark and node.mark.sort in ("rule", "eligible"))


def cases_of(folder: Path, plan: Plan) -> list[Case]:
    """The cases of a plan folder, none where it has no cases.yaml."""
    path = folder / "cases.yaml"
    if not path.is_file():
        return []
    told = read_yaml(path.read_text("utf-8"))
    return [Case(plan, case, told.get("base") or {}) for case in told.get("cases") or ()]
