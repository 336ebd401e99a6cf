"""The criteria of a round, each counted once a verdict: how often it was met, how often it stopped."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from thidua.core.judging import Answered, Judging
from thidua.core.plan.standards import Group, Node, Test
from thidua.core.verdict import MET, NAMES
from thidua.core.wording import Say
from thidua.rounds.pages.naming import LETTERS
from thidua.rounds.pages.rules import is_point
from thidua.rounds.pages.sources import law_source

LONGEST_TITLE = 110
PointKey = tuple[str, str | None, str]
"""A criterion of the page: clause, key, and the kind of its first part."""


@dataclass(frozen=True)
class Point:
    """One criterion of the text or the law, with how often each answer was given."""

    number: int
    clause: str
    kind: Say
    source: Say
    counts: Counter[str] = field(default_factory=Counter)
    stops: Counter[str] = field(default_factory=Counter)
    differs: list[int] = field(default_factory=lambda: [0])

    @property
    def lawful(self) -> bool:
        """Whether the law puts it to every award."""
        return self.clause.startswith("law.")


class Points:
    """Numbers the criteria of a round as verdicts meet them, and counts their answers."""

    def __init__(self, judging: Judging) -> None:
        self._judging = judging
        self.found: dict[PointKey, Point] = {}

    def count(self, tree: Answered, stops: bool = True) -> list[str]:
        """Number and letter of every criterion; a small letter where it stops nobody."""
        if is_point(tree.node):
            point, name = self.of(tree.node), NAMES[tree.answer]
            point.counts[name] += 1
            point.stops[name] += stops and tree.answer != MET
            letter = LETTERS[name] if stops or name == "met" else LETTERS[name].lower()
            return [f"{point.number}{letter}"]
        below = stops and tree.answer != MET
        return [found for part in tree.parts for found in self.count(part, below)]

    def of(self, node: Node) -> Point:
        """The criterion that a node asks."""
        first = node
        while isinstance(first, Group):
            first = first.parts[0]
        key = (node.clause, node.key, first.kind.name)
        if key not in self.found:
            source = law_source(self._judging, node.clause)
            self.found[key] = Point(len(self.found) + 1, node.clause, self._title(first), source)
        return self.found[key]

    def _title(self, test: Test) -> Say:
        """A criterion in a few words; what is attested is named by how its words begin."""
        if test.kind.name != "attest" or test.mark is None:
            return test.kind.say
        plan, mark = self._judging.plan, test.mark
        own = plan.by_id[test.clause].quote(mark)
        gloss = plan.gloss.get(test.name, own) if test.key or not mark.says else own
        began = Say(_beginning(own), _beginning(gloss))
        if max(map(len, began)) > LONGEST_TITLE:
            return test.kind.say
        return Say(f"{test.kind.say.vi} “{began.vi}”", f"{test.kind.say.en} “{began.en}”")


def _beginning(words: str) -> str:
    """The words up to the first stop."""
    return re.split(r"[,;:.(]", words, maxsplit=1)[0].strip()
