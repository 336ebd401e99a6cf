"""A candidate against the awards of a plan, in order of dependence, with the tree of reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

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
    """What the rules say of one candidate and one award. A hold leaves the answer as it is."""

    candidate: Candidate
    award: Award
    answer: int
    tree: Answered
    held: Hold | None
    conditional_on: str | None

    def records(self) -> list[Record]:
        """The records the verdict rests on, each once."""
        found = {r.id: r for leaf in self.tree.leaves() for r in (leaf.finding or Finding(0)).records}
        return list(found.values())


Ask = Callable[[Candidate], Answered]


def compiled(node: Node, occasion: Occasion) -> Ask:
    """A standard as a function of the candidate; look-ups are made once, here."""
    if isinstance(node, Test):
        voice = node.kind.voice(occasion)

        def ask(candidate: Candidate) -> Answered:
            finding = voice(candidate)
            return Answered(node, finding.answer, finding, ())

        return ask
    asks = tuple(compiled(part, occasion) for part in node.parts)
    combine = one_of if node.how == "one_of" else all_of

    def ask_group(candidate: Candidate) -> Answered:
        parts = tuple([a(candidate) for a in asks])
        return Answered(node, combine([p.answer for p in parts]), None, parts)

    return ask_group


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
        self._waiting: set[str] = set()

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
            tree = standard(self.plan, award)
            if any(t.kind.name == "collective_awarded" for t in criteria_in(tree)):
                self._waiting.add(award.id)
            self._asks[award.id] = compiled(tree, self.occasion)
        return self._asks[award.id]

    def answer_of(self, candidate: str, award_id: str) -> int:
        """The answer of another award, for criteria that depend on it; judged once."""
        key = (candidate, award_id)
        if key not in self._answers:
            self._answers[key] = MISSING
            award = self.plan.award(award_id)
            self._answers[key] = self.ask(award)(self.occasion.candidate(candidate)).answer
        return self._answers[key]

    def verdict(self, key: str, award: Award) -> Verdict:
        """The verdict on one candidate for one award."""
        candidate = self.occasion.candidate(key)
        tree = self.ask(award)(candidate)
        waits = _waits_for(tree) if award.id in self._waiting else None
        return Verdict(candidate, award, tree.answer, tree, self.hold(key), waits)

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
        return {p: compiled(tree, self.occasion)(candidate) for p, tree in trees.items()}

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
        return {name: compiled(node, self.occasion)(candidate).answer for name, node in group.others.items()}

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


def _waits_for(tree: Answered) -> str | None:
    for leaf in tree.leaves():
        asked = isinstance(leaf.node, Test) and leaf.node.kind.name == "collective_awarded"
        if asked and leaf.finding and leaf.finding.why == "waiting":
            return str(leaf.finding.seen[0])
    return None
