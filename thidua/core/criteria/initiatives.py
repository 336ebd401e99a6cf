"""Criteria about initiatives recognised in the counted period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from thidua.core import terms
from thidua.core.criteria.base import Kind, Voice, completeness, looked_up
from thidua.core.criteria.bench import any_of
from thidua.core.criteria.params import PEOPLE, param
from thidua.core.facts.tables import AND, Initiative
from thidua.core.facts.tree import LEADING
from thidua.core.occasion import Occasion
from thidua.core.verdict import MET, MISSING, UNMET, Finding
from thidua.core.wording import Say, days, fold, join

if TYPE_CHECKING:
    from ibis.expr.types import IntegerValue, Table

    from thidua.core.criteria.bench import Bench

LEVELS = {
    "base": 1,
    "commune": 2,
    "district": 3,
    "department": 3,
    "province": 4,
    "ministry": 5,
    "national": 6,
}
"""Order of the levels that recognise an initiative (law.md §5)."""
ONCE = "CV 5007/BNV-TĐKT 2023"
"""Where the Ministry says that one initiative is used once for titles (law.md §2.4)."""


@dataclass(frozen=True)
class InitiativeRecognised(Kind):
    """An initiative recognised in the counted period, from a level up or by a named body.

    It counts once: one already used for something else does not (CV 5007/BNV-TĐKT 2023).
    """

    name: ClassVar[str] = "initiative"
    say: ClassVar[Say] = Say("sáng kiến được công nhận", "recognised initiative")
    reads: ClassVar[tuple[str, ...]] = ("initiatives", "people", "units")
    of: str = param("of", "của ai", "about whom", "self")
    level_at_least: str | None = param("term:initiative_level", "từ cấp", "from level", None, stricter=1)
    recognised_by: str | None = param("actor", "nơi công nhận", "recognised by", None)
    topic: str | None = param("text", "lĩnh vực", "topic", None)

    def answer(self, row: Initiative, occasion: Occasion) -> int:
        """Whether one initiative meets the criterion."""
        body = self.body(occasion)
        if row.used_for and fold(occasion.plan.code) not in fold(row.used_for).split(AND):
            return UNMET
        if self.topic and row.topic and row.topic != self.topic:
            return UNMET
        if body and row.recognised_by and body not in fold(row.recognised_by):
            return UNMET
        least = LEVELS[self.level_at_least] if self.level_at_least else 0
        if least and row.level and LEVELS[row.level] < least:
            return UNMET
        unknown = (least and not row.level) or (body and not row.recognised_by)
        asked = least or body
        return MISSING if unknown or (asked and not row.recognised_on) else MET

    def body(self, occasion: Occasion) -> str | None:
        """The folded name of the body that must have recognised it."""
        if not self.recognised_by:
            return None
        actor = occasion.plan.actors.get(self.recognised_by)
        return fold(actor.name if actor else self.recognised_by)

    def _index(self, occasion: Occasion) -> dict[str, Finding]:
        found: defaultdict[str, list[tuple[int, Initiative]]] = defaultdict(list)
        for row in occasion.view.rows(Initiative):
            on = row.recognised_on
            if on and not occasion.round.start <= on <= occasion.round.end:
                continue
            entry = (self.answer(row, occasion), row)
            for key in self._owners(row, occasion):
                found[key].append(entry)
        return {key: _best(key, entries) for key, entries in found.items()}

    def _owners(self, row: Initiative, occasion: Occasion) -> Iterable[str]:
        if self.of not in PEOPLE:
            return (row.owner,)
        kind, _, ident = row.owner.partition(":")
        held = occasion.view.tree.posting(ident, occasion.day) if kind == "person" else None
        if self.of == "key_leader":
            return (f"unit:{held.unit_id}",) if held and held.leadership in LEADING else ()
        unit_id = ident if kind == "unit" else held.unit_id if held else None
        return (f"unit:{u}" for u in occasion.view.tree.line(unit_id))

    def voice(self, occasion: Occasion) -> Voice:
        """Judge one candidate."""
        name = f"found/{self!r}/{occasion.round}/{occasion.plan.code}"
        index = occasion.view.index(name, lambda: self._index(occasion))
        subject = occasion.subject("self" if self.of in PEOPLE else self.of)
        complete = completeness(occasion, "initiatives", occasion.round.start, occasion.round.end)

        def absent(key: str | None) -> Finding:
            return Finding(UNMET if complete(key) else MISSING, "absent", (key,))

        return looked_up(subject, index, absent)

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        occasion, (start, end) = bench.occasion, bench.ground.span
        rows = bench.rows(Initiative)
        rows = rows.filter(rows["recognised_on"].fill_null(start).between(start, end))
        rows = rows.mutate(answer=self._answer_column(rows, occasion))
        best = self._owned(bench, rows).group_by("subject").agg(best=lambda t: t["answer"].max())
        t = bench.about("self" if self.of in PEOPLE else self.of, best)
        t = bench.absent(t, "initiatives", (occasion.round.start, occasion.round.end))
        return t.select("candidate", answer=t["best"].coalesce(t["absent"]))

    def _answer_column(self, rows: Table, occasion: Occasion) -> IntegerValue:
        """`answer` for a table of initiatives."""
        body, least = self.body(occasion), LEVELS.get(self.level_at_least or "", 0)
        high = [name for name, place in LEVELS.items() if place >= least]
        purposes = AND + rows["used_for"] + AND
        short = [~purposes.contains(f"{AND}{fold(occasion.plan.code)}{AND}")]
        unknown = []
        if self.topic:
            short.append(rows["topic"] != self.topic)
        if body:
            short.append(~rows["recognised_by"].contains(body))
            unknown.append(rows["recognised_by"].isnull())
        if least:
            short.append(rows["level"].notin(high))
            unknown.append(rows["level"].isnull())
        if body or least:
            unknown.append(rows["recognised_on"].isnull())
        lacks = any_of(unknown).ifelse(MISSING, MET)
        return any_of([s.fill_null(False) for s in short]).ifelse(UNMET, lacks)

    def _owned(self, bench: Bench, rows: Table) -> Table:
        """`subject, answer`: initiatives by owner, or by every unit over the owner."""
        if self.of not in PEOPLE:
            return rows.select("answer", subject="owner")
        held = bench.ground.postings(bench.ground.day)
        if self.of == "key_leader":
            led = held.filter(held["leadership"].isin(LEADING)).select(posted="unit_id", owner="subject")
            t = rows.join(led, "owner")
            return t.select("answer", subject="unit:" + t["posted"])
        t = rows.left_join(held.select(posted="unit_id", owner="subject"), "owner")
        unit = t["owner"].startswith("unit:").ifelse(t["owner"].substr(5), t["posted"])
        above = bench.ground.above
        over = t.mutate(unit=unit).join(above, "unit")
        return over.select("answer", subject="unit:" + over["above"])

    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""
        vi, en = "có sáng kiến, giải pháp", "an initiative"
        if self.level_at_least:
            level = terms.label("initiative_level", self.level_at_least)
            vi, en = f"{vi} được công nhận từ {level.vi} trở lên", f"{en} recognised at {level.en} or above"
        if self.recognised_by:
            actor = occasion.plan.actors.get(self.recognised_by)
            body = actor.name if actor else self.recognised_by
            vi, en = f"{vi} do {body} công nhận", f"{en} recognised by {body}"
        period = occasion.round.say
        return Say(f"{vi} trong {period.vi}", f"{en} in {period.en}")

    def told(self, finding: Finding, occasion: Occasion) -> Say:
        """What was read of the candidate, in words."""
        if finding.why == "absent":
            if finding.answer == UNMET:
                return Say("không có sáng kiến nào, số liệu đã đủ", "no initiative; the data are complete")
            return Say("chưa có sáng kiến nào được ghi", "no initiative recorded yet")
        told = [_initiative(r) for r in finding.records if isinstance(r, Initiative)]
        return join(told)


def _best(key: str, entries: list[tuple[int, Initiative]]) -> Finding:
    """One that counts is enough; one that may count is better than none."""
    answer = max(answer for answer, _ in entries)
    why = {MET: "recognised", MISSING: "unsure", UNMET: "short"}[answer]
    return Finding(answer, why, (key,), tuple(r for a, r in entries if a == answer))


def _initiative(row: Initiative) -> Say:
    level = terms.label("initiative_level", row.level) if row.level else Say("chưa rõ cấp", "level unknown")
    body = row.recognised_by or ""
    on = days(row.recognised_on) if row.recognised_on else Say("chưa có ngày", "no date")
    plans = row.used_for.replace(AND, ", ") if row.used_for else ""
    used = (
        Say(
            f", đã dùng cho {plans} (mỗi sáng kiến dùng một lần, {ONCE})",
            f", used for {plans} (once only, {ONCE})",
        )
        if plans
        else Say("", "")
    )
    title = row.title or row.initiative_id
    return Say(
        f"“{title}”: {level.vi}, {body} {on.vi}{used.vi}".replace("  ", " "),
        f"“{title}”: {level.en}, {body} {on.en}{used.en}".replace("  ", " "),
    )
