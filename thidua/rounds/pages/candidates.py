"""The candidates of a round: answer, main obstacle, place, and the tree of reasons."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from thidua.core import terms
from thidua.core.explain import says_so
from thidua.core.judging import Answered, Verdict
from thidua.core.occasion import Candidate
from thidua.core.plan.model import Award
from thidua.core.plan.standards import Group, Node, Test
from thidua.core.quotas.line import STATUS, Row
from thidua.core.verdict import MET, NAMES, Finding
from thidua.core.wording import NOTHING, Say, fold
from thidua.rounds.pages.naming import LETTERS, cap, post_of, unit_of
from thidua.rounds.pages.records import Cited, Register
from thidua.rounds.pages.rules import HOW, is_point
from thidua.rounds.pages.sources import law_source
from thidua.rounds.result import RoundResult

LONGEST_QUOTE = 160
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


@dataclass(frozen=True)
class Other:
    """A reading that was not used: what it says, what it would answer."""

    name: str
    says: str
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
    says: str = ""
    others: tuple[Other, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether a reading that was not used would answer otherwise."""
        return any(o.answer != self.answer for o in self.others)


@dataclass(frozen=True)
class Person:
    """One candidate for one award."""

    number: int
    key: str
    name: str
    post: str
    unit: str
    unit_rank: int
    who: str
    answer: str
    held: bool
    obstacle: Reason | None
    status: str
    place: int | None
    points: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass
class Listing:
    """Everything about candidates that the page shows."""

    awards: dict[str, list[Person]]
    points: dict[PointKey, Point]
    units: list[str]
    numbers: dict[tuple[str, str], int]


def listing(result: RoundResult, register: Register) -> Listing:
    """All candidates of all awards of the round, with the criteria they were asked."""
    maker = _Maker(result, register)
    units = sorted({unit_of(result.judging, v) for v in result.verdicts} - {""}, key=lambda u: (fold(u), u))
    ranks = {unit: at for at, unit in enumerate(units, 1)}
    found: dict[str, list[Person]] = {a.id: [] for a in result.judging.awards}
    numbers: dict[tuple[str, str], int] = {}
    for number, verdict in enumerate(result.verdicts, 1):
        numbers[(verdict.award.id, verdict.candidate.key)] = number
        found[verdict.award.id].append(maker.person(number, verdict, ranks))
    return Listing(found, maker.points, units, numbers)


class _Maker:
    def __init__(self, result: RoundResult, register: Register) -> None:
        self.judging = result.judging
        self.register = register
        self.points: dict[PointKey, Point] = {}
        self.rows: dict[tuple[str, str], Row] = {
            (a.award.id, row.key): row for a in result.allotted for row in a.rows()
        }

    def person(self, number: int, verdict: Verdict, ranks: dict[str, int]) -> Person:
        reasons = tuple(self.reason(p, verdict.candidate) for p in verdict.tree.parts)
        unit = unit_of(self.judging, verdict)
        row = self.rows.get((verdict.award.id, verdict.candidate.key))
        return Person(
            number=number,
            key=verdict.candidate.key,
            name=self.judging.occasion.name(verdict.candidate.key),
            post=post_of(self.judging, verdict),
            unit=unit,
            unit_rank=ranks.get(unit, 0),
            who=verdict.candidate.who,
            answer=NAMES[verdict.answer],
            held=verdict.held is not None,
            obstacle=_obstacle(reasons, NAMES[verdict.answer]) if verdict.answer != MET else None,
            status=row.status if row else "",
            place=row.number if row else None,
            points=tuple(self._points(verdict.tree)),
            reasons=reasons,
        )

    def reason(self, part: Answered, candidate: Candidate) -> Reason:
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
            says=says_so(node) or "",
            others=self._others(part, node, candidate),
        )

    def _others(self, part: Answered, node: Group, candidate: Candidate) -> tuple[Other, ...]:
        """What each reading that was not used would answer; counted for the text of the clause."""
        if not node.others:
            return ()
        told = self.judging.other_readings(node, candidate)
        body = node.mark.body if node.mark else {}
        found = tuple(
            Other(name, str((body.get(name) or {}).get("says_so") or ""), NAMES[answer])
            for name, answer in told.items()
        )
        self._point(node).differs[0] += any(o.answer != NAMES[part.answer] for o in found)
        return found

    def _points(self, tree: Answered, stops: bool = True) -> list[str]:
        """Number and letter of every criterion; a small letter where it stops nobody."""
        if is_point(tree.node):
            point, name = self._point(tree.node), NAMES[tree.answer]
            point.counts[name] += 1
            point.stops[name] += stops and tree.answer != MET
            letter = LETTERS[name] if stops or name == "met" else LETTERS[name].lower()
            return [f"{point.number}{letter}"]
        below = stops and tree.answer != MET
        return [found for part in tree.parts for found in self._points(part, below)]

    def _point(self, node: Node) -> Point:
        first = node
        while isinstance(first, Group):
            first = first.parts[0]
        key = (node.clause, node.key, first.kind.name)
        if key not in self.points:
            source = law_source(self.judging, node.clause)
            self.points[key] = Point(len(self.points) + 1, node.clause, self._title(first), source)
        return self.points[key]

    def _title(self, test: Test) -> Say:
        """A criterion in a few words; what is attested is named by how its words begin."""
        if test.kind.name != "attest" or test.mark is None:
            return test.kind.say
        plan, mark = self.judging.plan, test.mark
        own = plan.by_id[test.clause].quote(mark)
        gloss = plan.gloss.get(test.name, own) if test.key or not mark.says else own
        began = Say(_beginning(own), _beginning(gloss))
        if max(map(len, began)) > LONGEST_TITLE:
            return test.kind.say
        return Say(f"{test.kind.say.vi} “{began.vi}”", f"{test.kind.say.en} “{began.en}”")


def _beginning(words: str) -> str:
    """The words up to the first stop."""
    return re.split(r"[,;:.(]", words, maxsplit=1)[0].strip()


def _obstacle(reasons: tuple[Reason, ...], answer: str) -> Reason | None:
    """The first criterion that makes the answer what it is."""
    for reason in reasons:
        if reason.answer != answer:
            continue
        return _obstacle(reason.parts, answer) or _obstacle_any(reason.parts) if reason.parts else reason
    return None


def _obstacle_any(reasons: tuple[Reason, ...]) -> Reason | None:
    flat = [r for r in reasons if r.answer != "met"]
    if not flat:
        return None
    return _obstacle_any(flat[0].parts) if flat[0].parts else flat[0]


def status_said(person: Person) -> Say:
    """Where a candidate stands on the list, with its number."""
    said = cap(STATUS[person.status]) if person.status else NOTHING
    if not person.place or not said.vi:
        return said
    return Say(f"{said.vi} (thứ {person.place})", f"{said.en} (place {person.place})")


def who_said(award: Award) -> Say:
    """The heading of the column of names."""
    if award.who == "collective":
        return Say("Tập thể", "Collective")
    if award.who == "individual":
        return Say("Họ và tên", "Name")
    return cap(terms.label("who", "collective"))
