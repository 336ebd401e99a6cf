"""Answers about one document beside the truth: right, wrong, lacking, and how sure the wrong ones were.

An answer below `least` is a question that a person is asked: neither right nor wrong, but what it would
have found counts as lacking.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.reading import fields as f
from benchmarks.reading.alike import CLEAN, plain
from benchmarks.reading.matching import pairs

LEAST, HIGH = 0.5, 0.9
"""Below the first an answer is a question; from the second on a wrong one is looked into."""
HOLDS = 3
"""How much longer than what it covers a description of who takes part may be."""

Answers = Mapping[str, Any]


@dataclass
class Count:
    """Of one field: answers right and given, truths found and there."""

    right: int = 0
    given: int = 0
    found: int = 0
    there: int = 0

    def add(self, other: Count) -> None:
        self.right += other.right
        self.given += other.given
        self.found += other.found
        self.there += other.there

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Miss:
    """One answer that is wrong, or one truth that nobody found (`sure` is None)."""

    field: str
    what: str
    sure: float | None = None


@dataclass
class Score:
    """Counts by field and every miss."""

    counts: dict[str, Count] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    questions: int = 0

    def count(self, name: str, right: int, given: int, there: int, found: int | None = None) -> None:
        told = Count(right, given, right if found is None else found, there)
        self.counts.setdefault(name, Count()).add(told)

    def add(self, other: Score) -> None:
        for name, count in other.counts.items():
            self.counts.setdefault(name, Count()).add(count)
        self.misses += other.misses
        self.questions += other.questions

    @property
    def total(self) -> Count:
        """All fields together; of the criteria only whether kind and figures are right."""
        found = Count()
        for name, count in self.counts.items():
            if name not in ("criteria: clause", "criteria: kind", "criteria: level"):
                found.add(count)
        return found

    @property
    def sure_and_wrong(self) -> list[Miss]:
        return [m for m in self.misses if m.sure is not None and m.sure >= HIGH]


@dataclass
class Scoring:
    """The work on one document."""

    truth: Answers
    answers: Answers
    tolerance: float = CLEAN
    least: float = LEAST
    score: Score = field(default_factory=Score)

    def sure(self, name: str) -> float:
        return float((self.answers.get("sure") or {}).get(name, 1.0))

    def given(self, name: str) -> list[tuple[Any, float]]:
        """The items of a list that are answers, each with how sure it is."""
        found = [(item, self.sure(f"{name}#{n}")) for n, item in enumerate(self.answers.get(name) or ())]
        kept = [(item, sure) for item, sure in found if sure >= self.least]
        self.score.questions += len(found) - len(kept)
        return kept

    def scalar(self, name: str) -> None:
        t, a = self.truth.get(name), self.answers.get(name)
        sure = self.sure(name)
        if a is not None and sure < self.least:
            self.score.questions += 1
            a = None
        right = f.same_scalar(name, t, a, self.tolerance)
        optional = isinstance(t, Mapping) and None in t["any_of"]
        there = int(t is not None and not (optional and a is None))
        self.score.count(name, int(right and a is not None), int(a is not None), there)
        if not right:
            told = f"{f.short(a)} ≠ {f.short(t)}"
            self.score.misses.append(Miss(name, told, sure if a is not None else None))

    def period(self) -> None:
        t, a, sure = self.truth.get("period") or {}, self.answers.get("period") or {}, self.sure("period")
        if a and sure < self.least:
            self.score.questions += 1
            a = {}
        for name, ends in (
            ("from", lambda p: (p.get("from"),)),
            ("to", lambda p: (p.get("to"), bool(p.get("before")))),
        ):
            mine, theirs = (tuple(f.day(v) for v in ends(p)) if p.get(name) else None for p in (t, a))
            right = mine == theirs
            self.score.count(
                "period", int(right and theirs is not None), int(theirs is not None), int(mine is not None)
            )
            if not right:
                self.score.misses.append(
                    Miss("period", f"{name}: {theirs} ≠ {mine}", sure if theirs else None)
                )

    def listed(self, name: str) -> None:
        keys = {"awards": ("who", "round"), "quotas": ("who", "round")}.get(name)
        there, given = list(self.truth.get(name) or ()), self.given(name)
        if keys:
            there = f.spread(there, *keys)
            given = [(one, sure) for item, sure in given for one in f.spread([item], *keys)]
        if name == "awards":
            there = f.once(there, f.award_key)
            given = f.once(given, lambda one: f.award_key(one[0]))
        agrees = f.LISTS[name]
        found = pairs(there, given, lambda t, a: int(agrees(t, a[0], self.tolerance)))
        taken, opened = {j for _, j in found}, [t for t in there if f.is_open(t)]
        given = [
            one
            for j, one in enumerate(given)
            if j in taken
            or not (f.is_beside(one[0]) or any(agrees(t, one[0], self.tolerance) for t in opened))
        ]
        found = pairs(there, given, lambda t, a: int(agrees(t, a[0], self.tolerance)))
        self.counted(name, there, given, found)
        self.missed(name, there, given, found)

    def counted(self, name: str, there: list[Any], given: list[Any], found: list[tuple[int, int]]) -> None:
        """Count pairs; what may be said or left out counts neither way."""
        free = {i for i, t in enumerate(there) if f.is_optional(t)}
        beside = sum(i in free for i, _ in found)
        right = len(found) - beside
        self.score.count(name, right, len(given) - beside, len(there) - len(free))

    def missed(self, name: str, there: list[Any], given: list[Any], found: list[tuple[int, int]]) -> None:
        right, known = {j for _, j in found}, {i for i, _ in found}
        wrong = [Miss(name, f.short(a), sure) for j, (a, sure) in enumerate(given) if j not in right]
        lacking = [
            Miss(name, f.short(t)) for i, t in enumerate(there) if i not in known and not f.is_optional(t)
        ]
        self.score.misses += wrong + lacking

    def eligible(self) -> None:
        """Descriptions may be cut otherwise: one counts that holds several, if it does not hold much else."""
        there, given = list(self.truth.get("eligible") or ()), self.given("eligible")
        covered: set[int] = set()
        right, beside = set(), 0
        for j, (a, _) in enumerate(given):
            inside = [i for i, t in enumerate(there) if self.within(t, a)]
            long = sum(len(plain(there[i].get("words"))) for i in inside)
            if inside and len(plain(a.get("words"))) <= HOLDS * long:
                right.add(j)
                beside += all(f.is_optional(there[i]) for i in inside)
                covered.update(inside)
        free = {i for i, t in enumerate(there) if f.is_optional(t)}
        told = len(right) - beside, len(given) - beside, len(there) - len(free), len(covered - free)
        self.score.count("eligible", *told)
        self.missed("eligible", there, given, [(i, -1) for i in covered] + [(-1, j) for j in right])

    def within(self, t: f.Item, a: f.Item) -> bool:
        whole = plain(t.get("words")) in plain(a.get("words")) and bool(
            f.whom(t["who"]) & f.whom(a.get("who"))
        )
        return whole or f.covers(t, a, self.tolerance)

    def criteria(self) -> None:
        there, given = list(self.truth.get("criteria") or ()), self.given("criteria")
        found = pairs(there, given, self.worth)
        free = {j for i, j in found if f.is_optional(there[i])}
        needed = [t for t in there if not f.is_optional(t)]
        rest = [one for j, one in enumerate(given) if j not in free]
        found = pairs(needed, rest, self.worth)
        told = {"clause": found}
        for name, agrees in (("kind", f.kind_right), ("numbers", f.numbers_right), ("level", f.level_right)):
            told[name] = [(i, j) for i, j in found if agrees(needed[i], rest[j][0])]
        for name in ("clause", "kind", "numbers"):
            self.score.count(f"criteria: {name}", len(told[name]), len(rest), len(needed))
        leveled = [(i, j) for i, j in told["kind"] if needed[i].get("level")]
        right = [pair for pair in told["level"] if pair in leveled]
        self.score.count("criteria: level", len(right), len(leveled), len(leveled))
        self.missed("criteria", needed, rest, told["numbers"])

    def worth(self, t: f.Item, a: tuple[f.Item, float]) -> int:
        """Clauses before kinds, kinds before figures, figures before levels."""
        if not f.clause_found(t, a[0], self.tolerance):
            return 0
        more = (f.kind_right, f.numbers_right, f.level_right)
        return 1_000_000 + sum(w * agrees(t, a[0]) for w, agrees in zip((10_000, 100, 1), more, strict=True))


def score(truth: Answers, answers: Answers, tolerance: float = CLEAN, least: float = LEAST) -> Score:
    """Every field of one document."""
    work = Scoring(truth, answers, tolerance, least)
    for name in f.SCALARS:
        work.scalar(name)
    work.period()
    for name in f.LISTS:
        work.listed(name)
    work.eligible()
    work.criteria()
    return work.score


def together(scores: Iterable[Score]) -> Score:
    """Several documents as one: every item weighs the same, in whichever document it stands."""
    found = Score()
    for one in scores:
        found.add(one)
    return found
