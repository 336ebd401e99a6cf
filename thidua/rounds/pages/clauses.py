"""The text of the plan, clause by clause: source, repaired words, marks, how often each answer came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from thidua.core import terms
from thidua.core.calendar import Due
from thidua.core.plan.findings import findings
from thidua.core.plan.marks import SORTS
from thidua.core.plan.model import Clause, Mark, Plan
from thidua.core.plan.readings import used
from thidua.core.plan.remark import Remark
from thidua.core.plan.standards import Group, Node
from thidua.core.wording import NOTHING, Say
from thidua.rounds.pages.candidates import Listing
from thidua.rounds.pages.naming import actors_named, award_full, cap, labels, listed
from thidua.rounds.pages.points import Point
from thidua.rounds.pages.rules import Asked, asked, kind_of, nodes_by_mark, occasion_for
from thidua.rounds.pages.telling import Told
from thidua.rounds.pages.understood import glossed, told
from thidua.rounds.result import RoundResult

QUIET = frozenset({"narrative"})
"""Marks that carry nothing out: shown in grey and closed."""


@dataclass(frozen=True)
class Reading:
    """One of several ways to understand the words."""

    name: str
    says: Say
    used: bool


@dataclass(frozen=True)
class Label:
    """One mark of a clause, with what the program understood by it."""

    sort: str
    name: Say
    short: Say
    says: str
    lines: tuple[Told, ...]
    asked: Asked | None
    point: Point | None
    question: Say
    readings: tuple[Reading, ...]
    dues: tuple[Due, ...]
    maybe: Say = NOTHING


@dataclass(frozen=True)
class Line:
    """One clause as the page shows it."""

    clause: Clause
    level: int
    depth: int
    gloss: str
    source: tuple[tuple[int, str], ...]
    same_source: bool
    labels: tuple[Label, ...]
    remarks: tuple[Remark, ...] = field(default=())

    @property
    def lines_said(self) -> Say:
        """The numbers of the source lines."""
        spans = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in self.clause.source)
        return Say(f"Dòng {spans}", f"Lines {spans}" if "–" in spans else f"Line {spans}")


class Text:
    """Makes the lines of one plan."""

    def __init__(self, result: RoundResult, listing: Listing) -> None:
        self.plan: Plan = result.plan
        self.occasion = result.judging.occasion
        self.points = listing.points
        self.nodes = nodes_by_mark(result.plan)
        self.dues: dict[int, list[Due]] = {}
        for due in result.dues:
            if due.round in (None, result.judging.round):
                self.dues.setdefault(id(due.mark), []).append(due)
        self.remarks = remarks(result.plan)

    def lines(self) -> Iterator[Line]:
        """Every clause in the order of the text."""
        source = self.plan.source_text.splitlines()
        before = None
        for clause in self.plan.clauses:
            rows = tuple(
                (n, source[n - 1].rstrip())
                for first, last in clause.source
                for n in range(first, last + 1)
                if n <= len(source) and source[n - 1].strip()
            )
            depth = sum(1 for _ in self.plan.ancestors(clause.id)) - 1
            yield Line(
                clause,
                min(depth + 3, 6),
                min(depth, 5),
                self.plan.gloss.get(clause.id, ""),
                rows,
                bool(rows) and clause.source == before,
                tuple(self.label(m) for m in clause.marks),
                tuple(r for r in self.remarks if clause.id in r.clauses),
            )
            before = clause.source

    def label(self, mark: Mark) -> Label:
        """A mark as a tag that opens."""
        node = self.nodes.get(id(mark))
        point = self._point(mark, node) if node else None
        occasion = occasion_for(self.occasion, mark)
        return Label(
            mark.sort,
            cap(SORTS[mark.sort].say),
            cap(self._short(mark, node)),
            mark.says or "",
            tuple(told(self.plan, mark)),
            asked(node, occasion) if node else None,
            point,
            glossed(self.plan, mark, "question") if "question" in mark.body else NOTHING,
            tuple(_readings(self.plan, mark)),
            tuple(self.dues.get(id(mark), ())),
            self.plan.said(mark, "maybe") if mark.sort == "doubt" else NOTHING,
        )

    def _point(self, mark: Mark, node: Node) -> Point | None:
        first = node
        while isinstance(first, Group):
            first = first.parts[0]
        return self.points.get((mark.clause, mark.key, first.kind.name))

    def _short(self, mark: Mark, node: Node | None) -> Say:
        """What stands beside the tag while it is closed."""
        body, plan = used(mark), self.plan
        if mark.sort == "doubt":
            return plan.said(mark, "asks")
        if mark.sort in ("rule", "eligible") and node is not None:
            return kind_of(node)
        if mark.sort == "attest":
            return actors_named(plan, body.get("by"))
        if mark.sort == "deadline":
            return next((line.value for line in told(plan, mark) if line.label.en == "When"), NOTHING)
        if mark.sort == "duty":
            return listed([actors_named(plan, body.get("who")), labels("does", body.get("does"))], ": ")
        if mark.sort == "content":
            return labels("act", body.get("act"))
        if mark.sort == "dossier":
            return terms.label("paper", str(body["paper"])) if body.get("paper") else NOTHING
        lines = told(plan, mark)
        return lines[0].value if lines and mark.sort in ("award", "quota", "term", "theme") else NOTHING


def _readings(plan: Plan, mark: Mark) -> Iterator[Reading]:
    chosen = mark.body.get("reading")
    if chosen is None:
        return
    for name in ("a", "b", "c"):
        body = mark.body.get(name)
        if body:
            yield Reading(name, plan.said(mark, name), name == str(chosen))


def remarks(plan: Plan) -> list[Remark]:
    """What a careful reader would ask, without what stands under its clause anyway."""
    inline = ("doubts", "front_doubts", "readings")
    return [_named(plan, r) for r in findings(plan) if r.check not in inline]


def _named(plan: Plan, remark: Remark) -> Remark:
    """A finding about an award says its name instead of its id."""
    head = remark.what.vi.partition(":")[0]
    award = plan.awards_by_id.get(head)
    if award is None:
        return remark
    name, tails = award_full(award), (said[len(head) :] for said in remark.what)
    return replace(remark, what=Say(*(n + t for n, t in zip(name, tails, strict=True))))


def sorts_in(lines: list[Line]) -> list[tuple[str, Say, int]]:
    """The sorts of marks in a text with their number, in the order of the format."""
    counts: dict[str, int] = {}
    for line in lines:
        for label in line.labels:
            counts[label.sort] = counts.get(label.sort, 0) + 1
    return [(s, cap(SORTS[s].say), counts[s]) for s in SORTS if s in counts]
