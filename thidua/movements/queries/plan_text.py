"""The text of a plan with what each of its marks makes the program do, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from thidua.core.calendar import Due, dues
from thidua.core.criteria.params import BadParameter
from thidua.core.errors import Fault
from thidua.core.plan.fields.said import mark_lines
from thidua.core.plan.marks import SORTS
from thidua.core.plan.model import Award, Clause, Mark, Plan
from thidua.core.plan.readings import used
from thidua.core.plan.remark import Remark
from thidua.core.plan.standards import of_mark, served
from thidua.core.wording import NOTHING, Say, join
from thidua.movements.compiled import read_draft
from thidua.movements.models import PlanVersion
from thidua.rounds.outline import specimen
from thidua.rounds.pages.clauses import remarks
from thidua.rounds.pages.naming import actors_named, award_full, cap, labels
from thidua.rounds.pages.rules import Asked, asked, kind_of
from thidua.rounds.pages.telling import Told
from thidua.rounds.pages.understood import told

CRITERIA = ("rule", "attest", "eligible")
QUIET = ("narrative", "term", "theme")
"""Sorts of marks that ask nothing of anybody: shown in grey."""


@dataclass(frozen=True)
class Reading:
    """One of several ways to understand the words of a clause."""

    letter: str
    says: Say
    used: bool


@dataclass(frozen=True)
class Rule:
    """One mark as the page tells it."""

    mark: Mark
    name: Say
    short: Say
    lines: tuple[Told, ...]
    asked: Asked | None
    awards: tuple[Say, ...]
    dues: tuple[Due, ...]
    question: Say
    readings: tuple[Reading, ...]
    maybe: Say
    quote: Say
    faults: tuple[Fault, ...]

    @property
    def about(self) -> tuple[Told, ...]:
        """Its lines without the awards it is for."""
        return tuple(line for line in self.lines if line.label.en != "For")

    @property
    def quiet(self) -> bool:
        """Whether it asks nothing of anybody."""
        return self.mark.sort in QUIET

    @property
    def key(self) -> str:
        """Its key as addresses write it; a hyphen where it has none."""
        return self.mark.key or "-"


@dataclass(frozen=True)
class Line:
    """One clause as the page shows it: how deep it stands, its words, its rules, its source."""

    clause: Clause
    level: int
    depth: int
    gloss: str
    source: tuple[tuple[int, str], ...]
    rules: tuple[Rule, ...]
    remarks: tuple[Remark, ...] = field(default=())

    @property
    def faults(self) -> list[Fault]:
        """Faults of the clause and of its rules."""
        return [f for r in self.rules for f in r.faults]

    @property
    def spans(self) -> str:
        """The lines of the source, as ranges."""
        return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in self.clause.source)


def lines_of(version: PlanVersion) -> tuple[Line, ...]:
    """Every clause of a version in the order of the text; kept by its content."""
    return _lines(version.text, version.gloss, version.source)


def line_of(version: PlanVersion, clause_id: str) -> Line | None:
    """One clause of a version, None where it has no such clause."""
    return next((line for line in lines_of(version) if line.clause.id == clause_id), None)


def remarks_of(version: PlanVersion) -> tuple[Remark, ...]:
    """What a careful reader would ask; nothing while the plan cannot be read."""
    return _remarks(version.text, version.gloss, version.source)


@lru_cache(maxsize=32)
def _remarks(text: str, gloss: str, source: str) -> tuple[Remark, ...]:
    draft = read_draft(text, gloss, source)
    return () if draft.faults else tuple(remarks(draft.plan))


@lru_cache(maxsize=32)
def _lines(text: str, gloss: str, source: str) -> tuple[Line, ...]:
    plan, faults = read_draft(text, gloss, source)
    found = dues(plan) if not faults else []
    asks = _remarks(text, gloss, source)
    return tuple(
        _line(plan, c, found, [f for f in faults if f"({c.id})" in f.where], asks) for c in plan.clauses
    )


def _line(
    plan: Plan, clause: Clause, found: list[Due], faults: list[Fault], asks: tuple[Remark, ...]
) -> Line:
    written = plan.source_text.splitlines()
    rows = [
        (n, written[n - 1].rstrip()) for a, b in clause.source for n in range(a, min(b, len(written)) + 1)
    ]
    depth = sum(1 for _ in plan.ancestors(clause.id)) - 1
    return Line(
        clause,
        min(depth + 2, 6),
        min(depth, 5),
        plan.gloss.get(clause.id, ""),
        tuple((n, words) for n, words in rows if words.strip()),
        tuple(_rule(plan, m, found, faults) for m in clause.marks),
        tuple(r for r in asks if clause.id in r.clauses),
    )


def _rule(plan: Plan, mark: Mark, found: list[Due], faults: list[Fault]) -> Rule:
    mine = tuple(f for f in faults if f.where.startswith(f"plan.md:{mark.line} "))
    criterion = _asked(plan, mark)
    return Rule(
        mark,
        cap(SORTS[mark.sort].say if mark.sort in SORTS else Say(mark.sort, mark.sort)),
        cap(_short(plan, mark, criterion)),
        tuple(_told(plan, mark)),
        criterion[1] if criterion else None,
        tuple(dict.fromkeys(award_full(a) for a in _awards(plan, mark))),
        tuple(d for d in found if d.mark is mark),
        plan.said(mark, "question") if "question" in mark.body else NOTHING,
        tuple(_readings(plan, mark)),
        plan.said(mark, "maybe") if mark.sort == "doubt" else NOTHING,
        _quote(plan, mark) if mark.sort == "attest" else NOTHING,
        mine,
    )


def _quote(plan: Plan, mark: Mark) -> Say:
    """The words that a person attests, with their gloss."""
    words = plan.by_id[mark.clause].quote(mark).rstrip(".;:")
    return Say(words, plan.gloss.get(mark.name, words).rstrip(".;:"))


def _told(plan: Plan, mark: Mark) -> list[Told]:
    try:
        return told(plan, mark)
    except (TypeError, ValueError, AttributeError, KeyError):
        # a draft may hold a value of the wrong shape: said as the form says it
        return [Told(*line[:2]) for line in mark_lines(plan, mark.sort, mark.body).values()]


def _asked(plan: Plan, mark: Mark) -> tuple[Say, Asked] | None:
    """Kind of a criterion and what it asks; None for other marks and for those that cannot be read."""
    if mark.sort not in CRITERIA:
        return None
    kinds = {a.round for a in _awards(plan, mark)}
    try:
        node = of_mark(plan, mark)
        return kind_of(node), asked(node, specimen(plan, "stage" if kinds == {"stage"} else "annual"))
    except (BadParameter, TypeError, ValueError, AttributeError, KeyError):
        return None


def _awards(plan: Plan, mark: Mark) -> tuple[Award, ...]:
    return plan.awards_for(served(plan, mark), place=True) if mark.sort in CRITERIA else ()


def _short(plan: Plan, mark: Mark, criterion: tuple[Say, Asked] | None) -> Say:
    """What stands beside the name of a mark while it is closed."""
    body = used(mark)
    if mark.sort == "doubt":
        return plan.said(mark, "asks")
    if mark.sort == "attest":
        return actors_named(plan, body.get("by"))
    if criterion:
        return criterion[0]
    if mark.sort in ("duty", "content"):
        what = labels("does", body.get("does")) if mark.sort == "duty" else labels("act", body.get("act"))
        return join([s for s in (actors_named(plan, body.get("who")), what) if s.vi], ": ")
    lines = [line for line in _told(plan, mark) if mark.sort in ("award", "quota", "deadline", "dossier")]
    place = 1 if mark.sort == "deadline" and len(lines) > 1 else 0
    return lines[place].value if lines else NOTHING


def _readings(plan: Plan, mark: Mark) -> Iterator[Reading]:
    chosen = str(mark.body.get("reading"))
    for letter in ("a", "b", "c"):
        if letter in mark.body:
            yield Reading(letter, plan.read_as(mark, letter), letter == chosen)
