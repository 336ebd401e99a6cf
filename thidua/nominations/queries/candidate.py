"""One candidate of a round for one award: judged live, told criterion by criterion, never stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from thidua import access
from thidua.core import terms
from thidua.core.calendar import Due
from thidua.core.judging import Judging, Verdict
from thidua.core.plan.model import Award, plain_clause
from thidua.core.verdict import NAMES
from thidua.core.wording import Say
from thidua.nominations.models import Standing
from thidua.nominations.queries.eligibility import HIDDEN, Line, is_hidden, told
from thidua.nominations.queries.eligibility_cures import Cures
from thidua.nominations.queries.judgings import live_judging
from thidua.people.models import User
from thidua.rounds.pages.naming import ORDER


@dataclass
class Seen:
    """What one person sees of one candidate; `thing` is the candidate as an unsaved standing."""

    thing: Standing
    by: User
    as_of: date | None = None
    asked: str = ""

    @cached_property
    def judging(self) -> Judging:
        """The judging of the candidate's agency as known today."""
        return live_judging(self.thing.round, self.thing.unit, self.as_of)

    @cached_property
    def private(self) -> bool:
        """Whether the reader sees the candidate's private data."""
        return access.may("person.private", self.by, self.thing)

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """The candidate against every award that could be theirs."""
        who = "individual" if self.thing.person_id else "collective"
        awards = [a for a in self.judging.awards if a.who in (None, who)]
        every = [self.judging.verdict(self.thing.candidate, a) for a in awards]
        taking = [v for v in every if self.judging.takes_part(v)]
        return taking or every

    @cached_property
    def verdict(self) -> Verdict | None:
        """The verdict that is shown: of the award asked for, else the first."""
        asked = [v for v in self.verdicts if v.award.id == self.asked]
        return next(iter([*asked, *self.verdicts]), None)

    @property
    def award(self) -> Award | None:
        """The award that is shown."""
        return self.verdict.award if self.verdict else None

    @cached_property
    def lines(self) -> list[Line]:
        """The criteria, told for this reader."""
        return told(self.judging, self.verdict, by=self.by, private=self.private) if self.verdict else []

    @cached_property
    def flat(self) -> list[Line]:
        """The criteria themselves in the order of the text."""
        return [leaf for line in self.lines for leaf in line.leaves()]

    def answer_of(self, verdict: Verdict) -> str:
        """The answer shown to this reader; on hold where it may not be told."""
        return "held" if self._shut(verdict) else NAMES[verdict.answer]

    @property
    def answer(self) -> str:
        """The answer of the shown verdict."""
        return self.answer_of(self.verdict) if self.verdict else ""

    @property
    def held(self) -> Say | None:
        """Why the candidate is on hold: only for who may see private data."""
        hold = self.verdict.held if self.verdict and self.private else None
        if hold is None:
            return None
        kind = terms.label("hold", hold.kind)
        basis = f" ({hold.basis})" if hold.basis else ""
        return Say(f"{kind.vi}{basis}", f"{kind.en}{basis}")

    @property
    def counts(self) -> dict[str, int]:
        """How many criteria have each answer; those not to be told are not counted."""
        found = Counter(line.answer for line in self.flat if line.answer != HIDDEN)
        return {name: found[name] for name in ORDER}

    @property
    def mine(self) -> list[Line]:
        """What is still to be done, the missing first."""
        open_ = [line for line in self._leaves() if line.open and line.cure]
        return sorted(open_, key=lambda line: ("missing", "to_judge", "unmet").index(line.answer))

    @property
    def due(self) -> Due | None:
        """The deadline for dossiers of the shown award."""
        return Cures(self.judging, self.verdict).due if self.verdict else None

    @property
    def due_clause(self) -> str:
        """The clause of that deadline as people call it."""
        return plain_clause(self.due.clause) if self.due else ""

    def _leaves(self) -> list[Line]:
        """Criteria that stand in the way, alternatives included."""
        found: list[Line] = []
        stack = [*reversed(self.lines)]
        while stack:
            line = stack.pop()
            if line.parts and line.open:
                stack += reversed(line.parts)
            elif not line.parts:
                found.append(line)
        return found

    def _shut(self, verdict: Verdict) -> bool:
        return verdict.held is not None or (not self.private and is_hidden(verdict))
