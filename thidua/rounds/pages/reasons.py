"""The tree of reasons of a verdict, as the page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.judging import Answered, Judging
from thidua.core.occasion import Candidate
from thidua.core.plan.standards import Group, Test
from thidua.core.verdict import NAMES, Finding
from thidua.core.wording import NOTHING, Say
from thidua.rounds.pages.naming import cap
from thidua.rounds.pages.points import Points
from thidua.rounds.pages.records import Cited, Register
from thidua.rounds.pages.rules import HOW
from thidua.rounds.pages.sources import law_source

LONGEST_QUOTE = 160


@dataclass(frozen=True)
class Other:
    """A reading that was not used: what it says, what it would answer."""

    name: str
    says: Say
    answer: str


@dataclass(frozen=True)
class Reason:
    """A node of the tree of reasons, ready to be shown."""

    answer: str
    clause: str
    told: Say
    need: Say = NOTHING
    source: Say = NOTHING
    kind: Say = NOTHING
    quote: Say = NOTHING
    records: tuple[Cited, ...] = ()
    parts: tuple[Reason, ...] = ()
    reading: str | None = None
    says: Say = NOTHING
    others: tuple[Other, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether a reading that was not used would answer otherwise."""
        return any(o.answer != self.answer for o in self.others)


class Reasons:
    """Makes the trees of one round; records are cited, other readings counted."""

    def __init__(self, judging: Judging, register: Register, points: Points) -> None:
        self.judging = judging
        self.register = register
        self.points = points

    def reason(self, part: Answered, candidate: Candidate) -> Reason:
        """A criterion or a group with what was found of a candidate."""
        node = part.node
        if isinstance(node, Group):
            return self._group(part, node, candidate)
        finding, occasion = part.finding or Finding(0), self.judging.occasion
        return Reason(
            NAMES[part.answer],
            node.clause,
            cap(node.kind.told(finding, occasion)),
            node.kind.required(occasion),
            law_source(self.judging, node.clause) if node.clause.startswith("law.") else NOTHING,
            node.kind.say,
            self._quote(node),
            tuple(self.register.cite(finding, node)),
        )

    def _quote(self, test: Test) -> Say:
        """The words that a person attests, where they are short enough to stand in the sentence."""
        if test.kind.name != "attest" or test.mark is None:
            return NOTHING
        plan = self.judging.plan
        own = plan.by_id[test.clause].quote(test.mark).rstrip(".;:,")
        if len(own) > LONGEST_QUOTE:
            return NOTHING
        glossed = plan.gloss.get(test.name, own) if test.key or not test.mark.says else own
        return Say(own, glossed.rstrip(".;:,"))

    def _group(self, part: Answered, node: Group, candidate: Candidate) -> Reason:
        parts = tuple(self.reason(p, candidate) for p in part.parts)
        if node.reading is None and len(parts) == 1:
            return parts[0]
        return Reason(
            NAMES[part.answer],
            node.clause,
            cap(HOW[node.how]),
            parts=parts,
            reading=node.reading,
            says=self._says(node, node.reading),
            others=self._others(part, node, candidate),
        )

    def _says(self, node: Group, letter: str | None) -> Say:
        """How a reading understands the words."""
        return self.judging.plan.read_as(node.mark, letter) if node.mark and letter else NOTHING

    def _others(self, part: Answered, node: Group, candidate: Candidate) -> tuple[Other, ...]:
        """What each reading that was not used would answer; counted for the text of the clause."""
        if not node.others:
            return ()
        told = self.judging.other_readings(node, candidate)
        found = tuple(Other(name, self._says(node, name), NAMES[answer]) for name, answer in told.items())
        self.points.of(node).differs[0] += any(o.answer != NAMES[part.answer] for o in found)
        return found


def obstacle(reasons: tuple[Reason, ...], answer: str) -> Reason | None:
    """The first criterion that makes the answer what it is."""
    for reason in reasons:
        if reason.answer != answer:
            continue
        return obstacle(reason.parts, answer) or _obstacle_any(reason.parts) if reason.parts else reason
    return None


def _obstacle_any(reasons: tuple[Reason, ...]) -> Reason | None:
    flat = [r for r in reasons if r.answer != "met"]
    if not flat:
        return None
    return _obstacle_any(flat[0].parts) if flat[0].parts else flat[0]
