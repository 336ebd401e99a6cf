"""A candidate against the awards of a plan, in order of dependence, with the tree of reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from thidua.core.criteria.base import Voice
from thidua.core.facts.acts import Hold, Nomination
from thidua.core.facts.columns import Record
from thidua.core.facts.store import Facts
from thidua.core.facts.view import FactsView
from thidua.core.occasion import Candidate, Occasion
from thidua.core.plan.model import Award, Plan
from thidua.core.plan.standards import Group, Node, Test, criteria_in, standard
from thidua.core.rounds import Round
from thidua.core.verdict import MISSING, UNMET, Finding, all_of, one_of
from thidua.core.wording import fold, name_key


class Answered(NamedTuple):
    """A node of a standard with its answer for one candidate."""

    node: Node
    answer: int
    finding: Finding | None
    parts: tuple[Answered, ...]

    def leaves(self) -> Iterator[Answered]:
        """The criteria below, in the order of the text."""
        if self.finding is not None:
            yield self
        for part in self.parts:
            yield from part.leaves()


class Verdict(NamedTuple):
    """What the rules say of one candidate and one award. A hold leaves the answer as it is.

    `findings` are those of the standard's criteria in order; the tree is made when it is read.
    """

    candidate: Candidate
    award: Award
    answer: int
    asked: Ask
    findings: Findings
    held: Hold | None

    @property
    def tree(self) -> Answered:
        """The standard with the answer of every node."""
        return self.asked.tree(self.findings)

    @property
    def conditional_on(self) -> str | None:
        """The collective whose award this verdict waits for."""
        asked = zip(criteria_in(self.asked.node), self.findings, strict=True)
        waits = (f for test, f in asked if test.kind.name == "collective_awarded" and f.why == "waiting")
        return next((str(f.seen[0]) for f in waits), None)

    def records(self) -> list[Record]:
        """The records the verdict rests on, each once."""
        return list({r.id: r for finding in self.findings for r in finding.records}.values())


Findings = tuple[Finding, ...]
_ANSWERED = partial(tuple.__new__, Answered)
"""`Answered` without the detour by its names: trees are made by the million."""


def tree_maker(node: Node, at: int = 0) -> tuple[Callable[[Findings], Answered], int]:
    """How a node's tree is made from all findings in order, of which it takes those from `at` on.

    Gives the maker, and where the next node begins.
    """
    if isinstance(node, Test):
        return lambda findings: _ANSWERED((node, findings[at][0], findings[at], ())), at + 1
    combine = one_of if node.how == "one_of" else all_of
    makers, end = [], at
    for part in node.parts:
        maker, end = tree_maker(part, end)
        makers.append(maker)

    def make(findings: Findings) -> Answered:
        parts = tuple([m(findings) for m in makers])
        return _ANSWERED((node, combine([p[1] for p in parts]), None, parts))

    def make_flat(findings: Findings) -> Answered:
        own = findings[at:end]
        parts = tuple([_ANSWERED((n, f[0], f, ())) for n, f in zip(node.parts, own, strict=True)])
        return _ANSWERED((node, combine([f[0] for f in own]), None, parts))

    return (make_flat if all(isinstance(p, Test) for p in node.parts) else make), end


class Ask:
    """A standard ready to be asked: look-ups are made once, here."""

    def __init__(self, node: Node, occasion: Occasion) -> None:
        self.node = node
        self.voices = tuple(test.kind.voice(occasion) for test in criteria_in(node))
        self.tree, _ = tree_maker(node)
        self._plain = not _has_choice(node)

    @property
    def asked(self) -> Iterator[tuple[Test, Voice]]:
        """Every criterion with the voice that answers it."""
        return zip(criteria_in(self.node), self.voices, strict=True)

    def __call__(self, candidate: Candidate) -> Answered:
        """The whole tree for one candidate."""
        return self.tree(self.findings(candidate))

    def findings(self, candidate: Candidate) -> Findings:
        """What every criterion finds, in the order of the text."""
        return tuple([voice(candidate) for voice in self.voices])

    def answer(self, findings: Findings) -> int:
        """The answer of the whole; where nothing is `one_of`, it is the least."""
        if self._plain:
            return all_of([finding[0] for finding in findings])
        return self.tree(findings).answer


def _has_choice(node: Node) -> bool:
    return isinstance(node, Group) and (node.how == "one_of" or any(map(_has_choice, node.parts)))


@dataclass
class Judging:
    """Judges candidates of one round by one plan and one view of the facts."""

    plan: Plan
    round: Round
    view: FactsView

    def __post_init__(self) -> None:
        self.occasion = Occasion(self.plan, self.round, self.view, self.answer_of)
        self._asks: dict[str, Ask] = {}
        self._answers: dict[tuple[str, str], int] = {}

    @classmethod
    def of(cls, plan: Plan, facts: Facts, round_: str, as_of: date, known_at: date | None = None) -> Judging:
        """A judging from facts, a round's name and its two days."""
        return cls(plan, Round.read(round_), FactsView(facts, as_of, known_at))

    @cached_property
    def awards(self) -> tuple[Award, ...]:
        """The awards that this round can give."""
        return tuple(a for a in self.plan.awards if a.round in (None, self.round.kind))

    def ask(self, award: Award) -> Ask:
        """The compiled standard of an award."""
        if award.id not in self._asks:
            self._asks[award.id] = Ask(standard(self.plan, award), self.occasion)
        return self._asks[award.id]

    def answer_of(self, candidate: str, award_id: str) -> int:
        """The answer of another award, for criteria that depend on it; judged once."""
        key = (candidate, award_id)
        if key not in self._answers:
            self._answers[key] = MISSING
            award = self.plan.award(award_id)
            ask = self.ask(award)
            self._answers[key] = ask.answer(ask.findings(self.occasion.candidate(candidate)))
        return self._answers[key]

    def verdict(self, key: str, award: Award) -> Verdict:
        """The verdict on one candidate for one award."""
        candidate = self.occasion.candidate(key)
        ask = self.ask(award)
        findings = ask.findings(candidate)
        return Verdict(candidate, award, ask.answer(findings), ask, findings, self.hold(key))

    def reserved(self, key: str, award: Award) -> dict[str, Answered]:
        """The conditions of the award's reserved places, by place, beside the award's own answer."""
        places = {
            str(place["id"])
            for mark in self.plan.sorted_as("quota")
            if award in self.plan.awards_for(mark.body.get("for"))
            for place in mark.body.get("reserved") or ()
        }
        candidate = self.occasion.candidate(key)
        trees = {p: standard(self.plan, award, p) for p in sorted(places)}
        return {p: Ask(tree, self.occasion)(candidate) for p, tree in trees.items()}

    @cached_property
    def _holds(self) -> dict[tuple[str], list[Hold]]:
        return self.view.grouped(Hold, "candidate")

    def hold(self, key: str) -> Hold | None:
        """The hold that stands over a candidate on the day (law.md §2.4, Decree 152/2025 Art. 4.4)."""
        rows = self._holds.get((key,))
        if not rows:
            return None
        standing = [h for h in rows if h.to is None or h.to >= self.view.as_of]
        return min(standing, key=lambda h: (h.from_, h.kind), default=None)

    def other_readings(self, group: Group, candidate: Candidate) -> dict[str, int]:
        """What the readings that were not used would answer."""
        return {name: Ask(node, self.occasion)(candidate).answer for name, node in group.others.items()}

    def candidates(self, award: Award) -> list[str]:
        """All units or people of the facts that an award could be about, units first, then names."""
        found: list[str] = []
        if award.who != "individual":
            units = sorted(self.view.tree.units.values(), key=lambda u: (fold(u.name), u.unit_id))
            found += [f"unit:{u.unit_id}" for u in units if u.kind not in ("province", "ministry")]
        if award.who != "collective":
            people = self.view.tree.postings
            found += [f"person:{p}" for p in sorted(people, key=lambda p: (name_key(people[p][0].name), p))]
        return found

    def verdicts(
        self, only: Iterable[str] | None = None, tick: Callable[[], None] | None = None
    ) -> Iterator[Verdict]:
        """Verdicts on every candidate of every award of the round; `tick` is called after each."""
        wanted = set(only) if only is not None else None
        for award in self.awards:
            for key in self.candidates(award):
                if wanted is None or key in wanted:
                    yield self.verdict(key, award)
                    if tick:
                        tick()

    def takes_part(self, verdict: Verdict) -> bool:
        """Whether a candidate belongs on the list: eligible, or nominated all the same."""
        named = verdict.candidate.key in self._nominated.get(verdict.award.id, ())
        return named or not _ineligible(verdict.tree)

    @cached_property
    def _nominated(self) -> dict[str, set[str]]:
        code, named = fold(self.plan.code), dict[str, set[str]]()
        for row in self.view.rows(Nomination):
            if fold(row.plan) == code and row.round == self.round.name:
                named.setdefault(row.award, set()).add(row.candidate)
        return named


def _ineligible(tree: Answered) -> bool:
    return any(part.answer == UNMET and _is_eligibility(part.node) for part in tree.parts)


def _is_eligibility(node: Node) -> bool:
    first = node.parts[0] if isinstance(node, Group) and node.parts else node
    return isinstance(first, Test) and first.kind.name == "eligible"
