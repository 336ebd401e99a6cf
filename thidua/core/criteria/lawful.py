"""Criteria that the law puts to every award, whatever a plan says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from thidua.core import terms
from thidua.core.criteria.base import Kind, Voice, looked_up
from thidua.core.criteria.heritage import held, held_table, told_links
from thidua.core.criteria.params import param
from thidua.core.facts.acts import Honour
from thidua.core.facts.tables import UnitChange
from thidua.core.facts.tree import STAYS
from thidua.core.occasion import Candidate, Occasion
from thidua.core.verdict import MET, UNMET, Finding
from thidua.core.wording import Say, days, fold

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from thidua.core.criteria.bench import Bench


@dataclass(frozen=True)
class OneAward(Kind):
    """One achievement, one award: no other form was given for this plan and round.

    Law 06/2022/QH15 Article 5: not many times or forms for one achievement.
    """

    name: ClassVar[str] = "one_award"
    say: ClassVar[Say] = Say("một thành tích, một hình thức khen", "one achievement, one award")
    reads: ClassVar[tuple[str, ...]] = ("honours", "successions", "unit_changes")
    answers: ClassVar[tuple[int, ...]] = (MET, UNMET)
    form: str | None = param("text", "hình thức", "form", None)
    authority: str | None = param("text", "cấp tặng", "authority", None)

    def is_other(self, row: Honour, occasion: Occasion) -> bool:
        """Whether an honour is another award for the same achievement."""
        same = fold(row.achievement or "") == fold(occasion.plan.code)
        own = self.form in (None, row.form) and row.authority in (None, self.authority)
        return same and row.round == occasion.round.name and not own

    def voice(self, occasion: Occasion) -> Voice:
        """Judge one candidate."""
        others = held(occasion.view, lambda row: self.is_other(row, occasion))
        found = {key: Finding(UNMET, "held", (), rows) for key, rows in others.items()}
        clear = Finding(MET, "clear")
        return looked_up(occasion.subject("self"), found, clear)

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        rows = bench.rows(Honour)
        plan, name = bench.occasion.plan.code, bench.occasion.round.name
        own = rows["authority"].fill_null(self.authority or "") == (self.authority or "")
        if self.form:
            own = own & (rows["form"] == self.form)
        others = rows.filter(rows["achievement"] == fold(plan), rows["round"] == name, ~own)
        others = held_table(bench.ground, others.select("candidate"))
        t = bench.about("self", others.select(subject="candidate", other="candidate").distinct())
        return t.select("candidate", answer=t["other"].notnull().ifelse(UNMET, MET))

    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""
        return self.say

    def told(self, finding: Finding, occasion: Occasion) -> Say:
        """What was read of the candidate, in words."""
        if finding.why == "clear":
            return Say("chưa có hình thức khen khác cho thành tích này", "no other award for it")
        row = finding.records[0]
        assert isinstance(row, Honour)
        form = terms.label("form", row.form)
        basis = row.decision or ""
        links = told_links(finding.records, occasion)
        vi, en = f"đã được tặng {form.vi} {basis}".strip(), f"already given {form.en} {basis}".strip()
        return Say(vi + links.vi, en + links.en)


@dataclass(frozen=True)
class UnitStands(Kind):
    """No award to a collective that no longer exists (Circular 15/2025/TT-BNV)."""

    name: ClassVar[str] = "unit_stands"
    say: ClassVar[Say] = Say("đơn vị còn tồn tại", "the unit still exists")
    reads: ClassVar[tuple[str, ...]] = ("units", "unit_changes")
    answers: ClassVar[tuple[int, ...]] = (MET, UNMET)

    def voice(self, occasion: Occasion) -> Voice:
        """Judge one candidate."""
        stands = Finding(MET, "stands")

        def ask(candidate: Candidate) -> Finding:
            if candidate.who != "collective":
                return stands
            ended = occasion.view.tree.ended(candidate.ident, occasion.view.as_of)
            return Finding(UNMET, "ended", (ended[0],), (ended[1],)) if ended else stands

        return ask

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        units, changes, today = bench.ground.units, bench.rows(UnitChange), bench.ground.as_of
        closed = units.filter(units["valid_to"] <= today).select(subject="subject")
        gone = changes.filter(
            changes["kind"].notin(STAYS),
            changes["to_unit"].fill_null("") != changes["from_unit"],
            changes["on"] <= today,
        )
        ended = closed.union(gone.select(subject="unit:" + gone["from_unit"]), distinct=True)
        t = bench.about("self", ended.mutate(ended=ended["subject"]))
        return t.select("candidate", answer=t["ended"].notnull().ifelse(UNMET, MET))

    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""
        return self.say

    def told(self, finding: Finding, occasion: Occasion) -> Say:
        """What was read of the candidate, in words."""
        if finding.why == "stands":
            return Say("đơn vị đang hoạt động", "the unit exists")
        on = days(finding.seen[0])
        return Say(f"đơn vị đã sáp nhập, giải thể từ {on.vi}", f"the unit was merged or abolished on {on.en}")
