"""What one run of a round found; every paper, sheet and page of the run is made from this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from thidua.core.calendar import Due, dues
from thidua.core.facts.store import Facts
from thidua.core.judging import Judging, Verdict
from thidua.core.law import Pack, pack_on
from thidua.core.plan.model import Award, Plan
from thidua.core.quotas.allotting import Allotted, allot


@dataclass(frozen=True)
class RoundResult:
    """One plan, one round, judged and allotted. `left_out` counts those outside the plan's scope."""

    judging: Judging
    verdicts: tuple[Verdict, ...]
    allotted: tuple[Allotted, ...]
    left_out: int

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.judging.plan

    @cached_property
    def dues(self) -> list[Due]:
        """Deadlines of the plan, events known from the facts counted."""
        return dues(self.plan, self.judging.view)

    @property
    def pack(self) -> Pack:
        """The rule pack in force on the as-of day."""
        return pack_on(self.judging.view.as_of)

    def of_award(self, award: Award) -> list[Verdict]:
        """Verdicts on one award."""
        return [v for v in self.verdicts if v.award.id == award.id]

    def decided_here(self, award: Award) -> bool:
        """Whether the plan's issuer may give the award itself, by the plan and by the law."""
        may = self.pack.may_give(award.form, award.authority)
        return award.decided_by == "self" and may is not False


def judge_round(
    plan: Plan,
    facts: Facts,
    round_: str,
    days: tuple[date, date | None],
    tick: Callable[[int], None] | None = None,
) -> RoundResult:
    """Judge and allot one round; `days` are as-of and known-at, `tick` is told the count so far.

    Raises Refused when the round is not understood.
    """
    judging = Judging.of(plan, facts, round_, *days)
    kept: list[Verdict] = []
    left_out = 0
    for number, verdict in enumerate(judging.verdicts(), 1):
        if judging.takes_part(verdict):
            kept.append(verdict)
        else:
            left_out += 1
        if tick and number % 500 == 0:
            tick(number)
    return RoundResult(judging, tuple(kept), tuple(allot(judging, kept)), left_out)
