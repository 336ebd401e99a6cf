"""A verdict as pages tell it: each criterion with its sentence, its reason, its records, its cure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from thidua.core.explain import citation
from thidua.core.facts.columns import Record
from thidua.core.judging import Answered, Judging, Verdict
from thidua.core.plan.model import plain_clause
from thidua.core.plan.standards import Group, Node, Test, criteria_in
from thidua.core.verdict import NAMES, UNMET, Finding
from thidua.core.wording import NOTHING, Say
from thidua.evidence.doubts import open_doubts
from thidua.evidence.models import Fact
from thidua.evidence.queries import by_record, claimed_about
from thidua.evidence.subjects import subject_of
from thidua.evidence.telling import line as told_line
from thidua.nominations.queries.eligibility_cures import Cure, Cures
from thidua.people.models import User
from thidua.records.models import Attachment
from thidua.rounds.pages.naming import cap
from thidua.rounds.pages.rules import HOW, is_point

PRIVATE_KINDS = ("no_discipline",)
"""Kinds of criteria that read private data: shown only by the right to it."""
LONGEST_TITLE = 110
"""Longer beginnings are cut after a word."""
ENOUGH = 30
"""Fewer letters do not tell one criterion from another."""
MOST_RECORDS = 12
"""So many records stand under one criterion; the rest is counted."""
HIDDEN = "hidden"
"""The answer shown in place of one that would tell of discipline or a hold."""


class Used(NamedTuple):
    """A record that an answer rests on: in words, its fact where it is one here, the files that prove it.

    `doubts` counts what checks found about it and nobody has settled.
    """

    record: str
    say: Say
    fact: Fact | None
    files: tuple[Attachment, ...]
    doubts: int = 0


class Other(NamedTuple):
    """A reading that was not used: its letter, what it says, what it would answer."""

    name: str
    says: Say
    answer: str


@dataclass(frozen=True)
class Line:
    """One criterion of a verdict, or a group of them, ready for a page.

    `number` is its place among the criteria of the award, 0 for a group that only joins clauses.
    """

    number: int
    answer: str
    clause: str
    title: Say
    sentence: Say = NOTHING
    told: Say = NOTHING
    need: Say = NOTHING
    used: tuple[Used, ...] = ()
    more: int = 0
    cure: Cure | None = None
    parts: tuple[Line, ...] = ()
    says: Say = NOTHING
    others: tuple[Other, ...] = field(default=())
    claimed: int = 0
    """Records that would be read here but wait for a second person."""

    @property
    def lawful(self) -> bool:
        """Whether the law puts it, not the plan."""
        return self.clause.startswith("law.")

    @property
    def called(self) -> str:
        """Its clause as people call it."""
        return plain_clause(self.clause)

    @property
    def open(self) -> bool:
        """Whether it still stands in the way."""
        return self.answer not in ("met", HIDDEN)

    @property
    def differs(self) -> bool:
        """Whether a reading that was not used would answer otherwise."""
        return any(o.answer != self.answer for o in self.others)

    def leaves(self) -> Iterator[Line]:
        """The criteria themselves, without what joins them."""
        if self.number:
            yield self
        else:
            for part in self.parts:
                yield from part.leaves()


def told(judging: Judging, verdict: Verdict, *, by: User, private: bool) -> list[Line]:
    """The criteria of a verdict for a page of this person: a fixed number of queries, whatever it holds.

    Without `private` nothing tells of discipline: not the answer, not the reason, not the records.
    """
    return _Teller(judging, verdict, by, private).lines()


def is_hidden(verdict: Verdict) -> bool:
    """Whether a verdict is on hold or unmet by discipline: who may not see private data reads “on hold”."""
    return verdict.held is not None or any(
        leaf.answer == UNMET and is_private(leaf.node) for leaf in verdict.tree.leaves()
    )


def is_private(node: Node) -> bool:
    """Whether a criterion reads private data."""
    return any(test.kind.name in PRIVATE_KINDS for test in criteria_in(node))


class _Teller:
    def __init__(self, judging: Judging, verdict: Verdict, by: User, private: bool) -> None:
        self.judging, self.verdict, self.private = judging, verdict, private
        self.key = verdict.candidate.key
        self.cures = Cures(judging, verdict)
        self.facts = by_record(by, (r.id for r in verdict.records()))
        self.files = _files([f.pk for f in self.facts.values()])
        self.doubts = open_doubts(list(self.facts.values()))
        about = [self.key, *(f"unit:{u}" for u in (verdict.candidate.agency,) if u)]
        self.claimed = claimed_about(by, about, judging.plan.verified_tables)
        self.number = 0

    def lines(self) -> list[Line]:
        return [self.line(part, True) for part in self.verdict.tree.parts]

    def line(self, part: Answered, counted: bool) -> Line:
        """One node; `counted` until the criterion that holds a column of the list is reached."""
        number = 0
        if counted and is_point(part.node):
            self.number += 1
            number = self.number
        if isinstance(part.node, Group):
            return self._group(part, part.node, number, counted and not number)
        return self._leaf(part, part.node, number)

    def _group(self, part: Answered, node: Group, number: int, counted: bool) -> Line:
        hidden = not self.private and is_private(node) and bool(number)
        parts = () if hidden else tuple(self.line(p, counted) for p in part.parts)
        if len(parts) == 1:
            only = replace(parts[0], number=number or parts[0].number, says=self._says(node, node.reading))
            return replace(only, others=self._others(node))
        return Line(
            number,
            HIDDEN if hidden else NAMES[part.answer],
            node.clause,
            cap(HOW[node.how]),
            self._sentence(node) if number else NOTHING,
            parts=parts,
            says=self._says(node, node.reading),
            others=() if hidden else self._others(node),
        )

    def _leaf(self, part: Answered, node: Test, number: int) -> Line:
        title, need = self._title(node), node.kind.required(self.judging.occasion)
        if not self.private and is_private(node):
            return Line(number, HIDDEN, node.clause, cap(title), self._sentence(node), need=cap(need))
        finding = part.finding or Finding(0)
        used, more = self._used(finding)
        return Line(
            number,
            NAMES[part.answer],
            node.clause,
            cap(title),
            self._sentence(node),
            cap(node.kind.told(finding, self.judging.occasion)),
            cap(need),
            used,
            more,
            self.cures.cure(node, part.answer),
            claimed=sum(self.claimed.get(table, 0) for table in node.kind.reads),
        )

    def _title(self, node: Test) -> Say:
        """A criterion in a few words; what is attested by how its words begin."""
        words = self._sentence(node)
        if node.kind.name != "attest" or not words.vi:
            return node.kind.say
        return Say(_beginning(words.vi), _beginning(words.en))

    def _sentence(self, node: Node) -> Say:
        """The words of the plan with their gloss; of a rule of the law its source."""
        if node.clause.startswith("law."):
            return citation(self.judging, node) if isinstance(node, Test) else NOTHING
        plan = self.judging.plan
        own = plan.by_id[node.clause].quote(node.mark)
        whole = plan.gloss.get(node.clause, own)
        return Say(own, plan.gloss.get(node.name, whole) if node.key else whole)

    def _says(self, node: Group, letter: str | None) -> Say:
        return self.judging.plan.read_as(node.mark, letter) if node.mark and letter else NOTHING

    def _others(self, node: Group) -> tuple[Other, ...]:
        if not node.others:
            return ()
        answers = self.judging.other_readings(node, self.verdict.candidate)
        return tuple(Other(n, self._says(node, n), NAMES[a]) for n, a in answers.items())

    def _used(self, finding: Finding) -> tuple[tuple[Used, ...], int]:
        """Records that this person may see; the others are counted, not named."""
        records = {r.id: r for r in finding.records}
        seen = [r for r in records.values() if r.id in self.facts or self._open(r)]
        shown = tuple(self._one(r) for r in seen[:MOST_RECORDS])
        return shown, len(records) - len(shown)

    def _open(self, record: Record) -> bool:
        """Whether a record that is no fact here may be named: of the candidate, or of a unit."""
        about = f"person:{record.person_id}" if hasattr(record, "person_id") else subject_of(record)
        return about is None or about == self.key or (about.startswith("unit:") and record.table != "holds")

    def _one(self, record: Record) -> Used:
        fact = self.facts.get(record.id)
        if fact is None:
            return Used(record.id, told_line(record), None, ())
        return Used(
            record.id,
            told_line(record),
            fact,
            self.files.get(fact.pk, ()),
            self.doubts.get(fact.pk, 0),
        )


def _beginning(words: str) -> str:
    """The words up to the first stop that leaves enough to know them by, whole words only."""
    text = words.lstrip("-– ").rstrip(".;: ")
    stops = [m.start() for m in re.finditer(r"[,;:.(]", text) if m.start() >= ENOUGH]
    began = text[: stops[0]].strip() if stops else text
    return began if len(began) <= LONGEST_TITLE else began[:LONGEST_TITLE].rpartition(" ")[0]


def _files(facts: list[int]) -> dict[int, tuple[Attachment, ...]]:
    hung = Attachment.objects.filter(kind=Fact._meta.label_lower, ident__in=facts, removed_at=None)
    found: defaultdict[int, list[Attachment]] = defaultdict(list)
    for one in hung.select_related("file").defer("file__text"):
        found[one.ident].append(one)
    return {pk: tuple(rows) for pk, rows in found.items()}
