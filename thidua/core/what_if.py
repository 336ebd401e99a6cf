"""What a change of a plan would do on facts that are there: who would qualify, who would no longer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from thidua.core.calendar import dossier_due
from thidua.core.criteria.base import Kind, Voice
from thidua.core.facts.acts import Attestation, Nomination
from thidua.core.facts.tables import Registration
from thidua.core.facts.view import FactsView
from thidua.core.judging import Ask, Judging
from thidua.core.occasion import Candidate
from thidua.core.plan.check import dependencies
from thidua.core.plan.model import Award, Plan
from thidua.core.plan.readings import used
from thidua.core.plan.standards import Node, Test, criteria_in, standard
from thidua.core.rounds import Round
from thidua.core.verdict import MET, UNMET, Finding, one_of
from thidua.core.wording import fold

_YES = Finding(MET, "assumed")


class Supposed(Judging):
    """A judging on trial: what only the running movement brings about, and is not in the facts, is taken for done.

    So it is with an attestation, a registration, a threshold that another document names.
    """

    def ask(self, award: Award) -> Ask:
        """The compiled standard of an award, its assumed criteria met."""
        if award.id not in self._asks:
            ask = Ask(standard(self.plan, award), self.occasion)
            ask.voices = tuple(
                _assumed if test.kind.name in self.assumed else voice for test, voice in ask.asked
            )
            self._asks[award.id] = ask
        return self._asks[award.id]

    @cached_property
    def assumed(self) -> frozenset[str]:
        """Kinds of criteria that are taken for met, because no record of this plan and round answers them."""
        registered = ((r.plan, r.round) for r in self.view.rows(Registration))
        attested = ((r.plan, r.round) for r in self.view.rows(Attestation))
        told = {"registered": registered, "attest": attested}
        return frozenset({"delegated"} | {kind for kind, rows in told.items() if not self._here(rows)})

    def _here(self, rows: Iterable[tuple[str, str | None]]) -> bool:
        """Whether any row is of this plan and round."""
        code = fold(self.plan.code)
        return any(fold(plan) == code and name in (None, self.round.name) for plan, name in rows)

    def late(self, award: Award) -> frozenset[str]:
        """Whose dossier came after the last day, as the plan sets it."""
        due = dossier_due(self.plan, self.round, award.id, self.view)
        code = fold(self.plan.code)
        if due is None or due.last is None:
            return frozenset()
        return frozenset(
            row.candidate
            for row in self.view.rows(Nomination)
            if fold(row.plan) == code
            and (row.award, row.round) == (award.id, self.round.name)
            and row.submitted_on
            and row.submitted_on > due.last
        )


def _assumed(_candidate: Candidate) -> Finding:
    return _YES


@dataclass(frozen=True)
class Outcome:
    """One award before and after: who qualifies, and for how many places."""

    award: Award
    before: frozenset[str]
    after: frozenset[str]
    places: tuple[int | None, int | None]
    late: tuple[frozenset[str], frozenset[str]]

    @cached_property
    def gained(self) -> frozenset[str]:
        """Who would qualify and does not now."""
        return self.after - self.before

    @cached_property
    def lost(self) -> frozenset[str]:
        """Who qualifies now and would no longer."""
        return self.before - self.after


@dataclass
class Trial:
    """A plan on the facts of one round; asked again for every change, it looks only at what the change touches."""

    plan: Plan
    round: Round
    view: FactsView
    _columns: dict[tuple[str | None, Kind], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.judging = Supposed(self.plan, self.round, self.view)
        self._candidates = {a.who: self.judging.candidates(a) for a in self.judging.awards}

    @cached_property
    def standing(self) -> dict[str, frozenset[str]]:
        """Who qualifies by the plan as it is, by award; judged once."""
        return {award.id: self._qualify(self.judging, award) for award in self.judging.awards}

    def outcomes(self, changed: Plan) -> list[Outcome]:
        """Every award of the round before and after a change."""
        other = Supposed(changed, self.round, self.view)
        touched = _touched(self.plan, changed)
        return [self._outcome(award, other, award.id in touched) for award in self.judging.awards]

    def _outcome(self, award: Award, other: Supposed, touched: bool) -> Outcome:
        same, now = other.plan.award(award.id), self.standing[award.id]
        after = self._qualify(other, same) if touched else now
        counts = places(self.plan, award), places(other.plan, same)
        return Outcome(award, now, after, counts, (self.judging.late(award), other.late(same)))

    def _qualify(self, judging: Supposed, award: Award) -> frozenset[str]:
        """Who meets everything an award asks."""
        ask, keys = judging.ask(award), self._candidates[award.who]
        columns = iter([self._column(judging, test, voice, award.who) for test, voice in ask.asked])
        answers = _combined(ask.node, columns, len(keys))
        return frozenset(key for key, answer in zip(keys, answers, strict=True) if answer == MET)

    def _column(self, judging: Supposed, test: Test, voice: Voice, who: str | None) -> list[int]:
        """What one criterion answers of every candidate; kept where no other award and no deadline decides it."""
        name = who, test.kind
        if name in self._columns:
            return self._columns[name]
        candidate = self.judging.occasion.candidate
        found = [voice(candidate(key))[0] for key in self._candidates[who]]
        if test.kind.name not in ("collective_awarded", "collective_meets", "registered"):
            self._columns[name] = found
        return found

    def counted(self, keys: Iterable[str], by: Callable[[Candidate], str]) -> Counter[str]:
        """How many of some candidates, by what `by` says of each."""
        return Counter(by(self.judging.occasion.candidate(key)) for key in keys)


def _combined(node: Node, columns: Iterator[list[int]], rows: int) -> list[int]:
    """The answers of a node for every candidate, from those of its criteria in the order of the text."""
    if isinstance(node, Test):
        return next(columns)
    parts = [_combined(part, columns, rows) for part in node.parts]
    if not parts:
        return [MET if node.how == "all" else UNMET] * rows
    if len(parts) == 1:
        return parts[0]
    return list(map(one_of, zip(*parts, strict=True))) if node.how == "one_of" else list(map(min, *parts))


def _touched(one: Plan, two: Plan) -> set[str]:
    """Awards whose standard a change reaches: by their own clauses, a deadline, or an award that they read."""
    dated = [used(m) for m in one.sorted_as("deadline")] != [used(m) for m in two.sorted_as("deadline")]
    found = set()
    for award in one.awards:
        tree = standard(one, award)
        reads_day = dated and any(t.kind.name == "registered" for t in criteria_in(tree))
        if reads_day or tree != standard(two, two.award(award.id)):
            found.add(award.id)
    reads = dependencies(one)
    while more := {a for a, others in reads.items() if a not in found and others & found}:
        found |= more
    return found


def places(plan: Plan, award: Award) -> int | None:
    """How many an award may go to, where the plan names a number."""
    for mark in plan.sorted_as("quota"):
        told = used(mark).get("places")
        if award in plan.awards_for(used(mark).get("for")) and isinstance(told, int):
            return told
    return None
