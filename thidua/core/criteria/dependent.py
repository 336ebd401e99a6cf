"""Criteria that read another award of the same plan: the collective's standard, or its award."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from thidua.core.criteria.base import Kind, Voice
from thidua.core.criteria.bench import any_of
from thidua.core.criteria.bench import one_of as one_of_columns
from thidua.core.criteria.heritage import held, held_table, told_links
from thidua.core.criteria.params import param
from thidua.core.facts.acts import Honour
from thidua.core.occasion import Candidate, Occasion
from thidua.core.plan.model import Award
from thidua.core.verdict import MET, MISSING, TO_JUDGE, UNMET, Finding, one_of
from thidua.core.wording import Say, fold, join

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, Table

    from thidua.core.criteria.bench import Bench


@dataclass(frozen=True)
class OfCollective(Kind):
    """What the criteria that read the collective's awards have in common."""

    reads: ClassVar[tuple[str, ...]] = ("people", "units", "honours", "successions", "unit_changes")
    awards: tuple[str, ...] = param("names", "các hình thức khen", "awards", ())
    of: str = param("of", "của ai", "about whom", "own_unit")

    def listed(self, occasion: Occasion) -> tuple[Award, ...]:
        """The awards that are read."""
        return occasion.plan.awards_for(self.awards)

    def _answers(self, occasion: Occasion, unit: str | None) -> list[int]:
        if unit is None:
            return [MISSING]
        return [occasion.answer_of(unit, a.id) for a in self.listed(occasion)]

    def _with_answers(self, bench: Bench) -> Table:
        """`candidate, subject, answer_0, …`: what the subject was answered for each listed award."""
        t, people_too = bench.subject(self.of), self.of == "self"
        for n, award in enumerate(self.listed(bench.occasion)):
            earlier = bench.answer_of(award.id, people_too).select(
                **{f"subject_{n}": "candidate", f"answer_{n}": "answer"}
            )
            t = t.left_join(earlier, [("subject", f"subject_{n}")]).drop(f"subject_{n}")
        return t

    def _named(self, occasion: Occasion) -> Say:
        awards = list(dict.fromkeys(a.say for a in self.listed(occasion)))
        return join(awards, ", ")


@dataclass(frozen=True)
class CollectiveMeets(OfCollective):
    """The candidate's collective meets the standard of one of the listed awards."""

    name: ClassVar[str] = "collective_meets"
    say: ClassVar[Say] = Say("tập thể đạt tiêu chuẩn", "the collective meets the standard")
    answers: ClassVar[tuple[int, ...]] = (MET, UNMET, MISSING, TO_JUDGE)

    def voice(self, occasion: Occasion) -> Voice:
        """Judge one candidate."""
        subject = occasion.subject(self.of)

        def ask(candidate: Candidate) -> Finding:
            unit = subject(candidate)
            return Finding(one_of(self._answers(occasion, unit)), "standard", (unit,))

        return ask

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        t = self._with_answers(bench)
        answers = [t[f"answer_{n}"].fill_null(MISSING) for n, _ in enumerate(self.listed(bench.occasion))]
        return t.select("candidate", answer=t["subject"].isnull().ifelse(MISSING, one_of_columns(answers)))

    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""
        named = self._named(occasion)
        return Say(
            f"tập thể đạt tiêu chuẩn {named.vi}", f"the collective meets the standard of the {named.en}"
        )

    def told(self, finding: Finding, occasion: Occasion) -> Say:
        """What was read of the candidate, in words."""
        name = occasion.name(finding.seen[0])
        told = {
            MET: Say("đạt tiêu chuẩn", "meets the standard"),
            UNMET: Say("không đạt tiêu chuẩn", "does not meet the standard"),
            MISSING: Say("còn thiếu minh chứng", "lacks evidence"),
            TO_JUDGE: Say("còn chờ người xét", "waits for a person to judge"),
        }[finding.answer]
        return Say(f"tập thể {name} {told.vi}", f"the collective {name} {told.en}")


@dataclass(frozen=True)
class CollectiveAwarded(OfCollective):
    """The candidate's collective holds one of the listed awards of this round.

    Unmet when the collective cannot have any of them; else missing until it is decided.
    """

    name: ClassVar[str] = "collective_awarded"
    say: ClassVar[Say] = Say("tập thể được tặng", "the collective is awarded")

    def voice(self, occasion: Occasion) -> Voice:
        """Judge one candidate."""
        subject = occasion.subject(self.of)
        listed = self.listed(occasion)
        holders = held(occasion.view, lambda r: any(is_award(r, a, occasion) for a in listed))

        def ask(candidate: Candidate) -> Finding:
            unit = subject(candidate)
            mine = holders.get(unit or "", ())
            if mine:
                return Finding(MET, "held", (unit,), mine)
            lost = unit is not None and all(a == UNMET for a in self._answers(occasion, unit))
            return Finding(UNMET if lost else MISSING, "lost" if lost else "waiting", (unit,))

        return ask

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        rows, listed = bench.rows(Honour), self.listed(bench.occasion)
        fits = rows.filter(any_of([award_fits(rows, a, bench.occasion) for a in listed]))
        holders = held_table(bench.ground, fits.select("candidate")).select(holder="candidate").distinct()
        t = self._with_answers(bench)
        t = t.left_join(holders, [("subject", "holder")])
        lost = t["subject"].notnull()
        for n, _ in enumerate(listed):
            lost = lost & (t[f"answer_{n}"].fill_null(MISSING) == UNMET)
        return t.select("candidate", answer=t["holder"].notnull().ifelse(MET, lost.ifelse(UNMET, MISSING)))

    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""
        named = self._named(occasion)
        return Say(f"tập thể được tặng {named.vi}", f"the collective is awarded the {named.en}")

    def told(self, finding: Finding, occasion: Occasion) -> Say:
        """What was read of the candidate, in words."""
        name = occasion.name(finding.seen[0])
        if finding.why == "held":
            row = finding.records[0]
            assert isinstance(row, Honour)
            basis = f" ({row.decision})" if row.decision else ""
            basis_links = told_links(finding.records, occasion)
            return Say(
                f"tập thể {name} đã được tặng{basis}{basis_links.vi}",
                f"{name} was awarded{basis}{basis_links.en}",
            )
        if finding.why == "lost":
            return Say(f"tập thể {name} không đạt tiêu chuẩn", f"{name} does not meet the standard")
        return Say(f"chờ kết quả của tập thể {name}", f"waiting for the result of {name}")


def is_award(row: Honour, award: Award, occasion: Occasion) -> bool:
    """Whether an honour is this award of this plan and round."""
    return (
        row.form == award.form
        and (row.authority is None or row.authority == award.authority)
        and row.round in (None, occasion.round.name)
        and (row.achievement is None or fold(row.achievement) == fold(occasion.plan.code))
        and (row.round is not None or row.achievement is not None)
    )


def award_fits(rows: Table, award: Award, occasion: Occasion) -> BooleanValue:
    """`is_award` for a table of honours."""
    if award.form is None:
        return rows["form"].isnull()
    by_it = rows["authority"].isnull()
    if award.authority is not None:
        by_it = by_it | (rows["authority"] == award.authority).fill_null(False)
    name, code = occasion.round.name, fold(occasion.plan.code)
    return (
        (rows["form"] == award.form)
        & by_it
        & (rows["round"].fill_null(name) == name)
        & (rows["achievement"].fill_null(code) == code)
        & (rows["round"].notnull() | rows["achievement"].notnull())
    )
