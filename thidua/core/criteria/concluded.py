"""Criteria about what signed acts say: observations found to be so, checks with their results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from thidua.core import terms
from thidua.core.criteria.base import Kind, Voice, completeness
from thidua.core.criteria.bench import all_of
from thidua.core.criteria.conduct import leaders, posted_then, units_led
from thidua.core.criteria.ground import number
from thidua.core.criteria.params import PEOPLE, param
from thidua.core.facts.acts import Conclusion
from thidua.core.facts.tree import LEADING
from thidua.core.occasion import Candidate, Occasion
from thidua.core.verdict import MET, MISSING, TO_JUDGE, UNMET, Finding
from thidua.core.wording import Say, days, join

if TYPE_CHECKING:
    from ibis.expr.types import IntegerValue, Table

    from thidua.core.criteria.bench import Bench


@dataclass(frozen=True)
class Conclusions(Kind):
    """Signed conclusions of the counted period: at most so many at fault, at least so many good.

    What was found partly so might count on either side: then a person judges. That nothing was found
    is an answer only where the table was declared complete.
    """

    name: ClassVar[str] = "conclusions"
    say: ClassVar[Say] = Say("kết luận đã ký", "signed conclusions")
    reads: ClassVar[tuple[str, ...]] = ("conclusions", "people", "units")
    answers: ClassVar[tuple[int, ...]] = (MET, UNMET, MISSING, TO_JUDGE)
    source: str = param("term:conclusion_source", "từ đâu", "from where")
    about: tuple[str, ...] = param("terms:conclusion_about", "về mặt", "about", ())
    of: str = param("of", "của ai", "about whom", "self")
    faults: int = param("count", "sai phạm nhiều nhất", "faults at most", 0, stricter=-1)
    good: int = param("count", "kết luận tốt ít nhất", "good ones at least", 0, stricter=1)

    def counted(self, occasion: Occasion) -> list[Conclusion]:
        """The conclusions of the counted period that are asked about."""
        start, end = occasion.round.start, occasion.round.end
        return [
            r
            for r in occasion.view.rows(Conclusion)
            if r.source == self.source
            and (not self.about or r.about in self.about)
            and start <= r.decided_on <= end
        ]

    def _index(self, occasion: Occasion) -> dict[str, tuple[Conclusion, ...]]:
        found: defaultdict[str, tuple[Conclusion, ...]] = defaultdict(tuple)
        for row in self.counted(occasion):
            for key in {*self._concerned(row, occasion)}:
                found[key] += (row,)
        return dict(found)

    def _concerned(self, row: Conclusion, occasion: Occasion) -> Iterable[str]:
        """Whom a conclusion concerns: its subject, and of people or parts of a unit the units above."""
        kind, _colon, ident = row.subject.partition(":")
        if self.of not in PEOPLE:
            return (row.subject,)
        tree = occasion.view.tree
        if kind == "unit":
            led = tree.line(ident) if self.of == "members" else frozenset[str]()
            return (f"unit:{u}" for u in led)
        held = tree.posting(ident, row.decided_on)
        if held is None:
            return (row.subject,)
        if self.of == "members":
            return (row.subject, *(f"unit:{u}" for u in tree.line(held.unit_id)))
        return (row.subject, f"unit:{held.unit_id}") if held.leadership in LEADING else (row.subject,)

    def voice(self, occasion: Occasion) -> Voice:
        """Judge one candidate."""
        index = occasion.view.index(f"found/{self!r}/{occasion.round}", lambda: self._index(occasion))
        subject = occasion.subject("self" if self.of in PEOPLE else self.of)
        complete = completeness(occasion, "conclusions", occasion.round.start, occasion.round.end)

        def ask(candidate: Candidate) -> Finding:
            key = subject(candidate)
            rows = index.get(key or "", ())
            whole = complete(key)
            if whole and self.of == "key_leader":
                whole = bool(rows or leaders(occasion, candidate, LEADING))
            answer = self._answer(rows, UNMET if whole else MISSING)
            return Finding(answer, "found" if rows else "none" if whole else "open", (key,), rows)

        return ask

    def _answer(self, rows: Iterable[Conclusion], absent: int) -> int:
        told = [r.result for r in rows]
        faults, partial, good = (told.count(r) for r in ("fault", "partial", "good"))
        clear = TO_JUDGE if faults + partial > self.faults else MET
        clean = UNMET if faults > self.faults else MISSING if absent == MISSING else clear
        if good >= self.good:
            return clean
        return min(clean, TO_JUDGE if good + partial >= self.good else absent)

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        found = self._told(bench)
        t = bench.about("self" if self.of in PEOPLE else self.of, found)
        t = bench.absent(t, "conclusions", (bench.occasion.round.start, bench.occasion.round.end))
        if self.of == "key_leader":
            led = bench.candidates.join(units_led(bench, LEADING), "own_unit").select(headed="candidate")
            t = t.left_join(led, [("candidate", "headed")])
            known = t["headed"].notnull() | t["rows"].notnull()
            t = t.mutate(absent=known.ifelse(t["absent"], MISSING))
        return t.select("candidate", answer=self._answers(t))

    def _answers(self, t: Table) -> IntegerValue:
        """`_answer` for a table of `fault, partial, good, absent`."""
        faults, partial, good = (t[c].fill_null(0) for c in ("fault", "partial", "good"))
        clear = (faults + partial > self.faults).ifelse(TO_JUDGE, MET)
        clean = (faults > self.faults).ifelse(UNMET, (t["absent"] == MISSING).ifelse(MISSING, clear))
        might = (good + partial >= self.good).ifelse(TO_JUDGE, t["absent"])
        return all_of([clean, (good >= self.good).ifelse(number(MET), might)])

    def _told(self, bench: Bench) -> Table:
        """`subject, rows, fault, partial, good`: how many of each result concern whom."""
        start, end = bench.ground.span
        rows = bench.rows(Conclusion)
        rows = rows.filter(rows["source"] == self.source, rows["decided_on"].between(start, end))
        if self.about:
            rows = rows.filter(rows["about"].isin(self.about))
        about = self._about(bench, rows)
        sums = {r: (about["result"] == r).ifelse(1, 0).sum() for r in ("fault", "partial", "good")}
        return bench.ground.step(about.group_by("subject").agg(rows=about.count(), **sums))

    def _about(self, bench: Bench, rows: Table) -> Table:
        """`subject, result` for every one whom a conclusion concerns, once each."""
        if self.of not in PEOPLE:
            return rows.select("subject", "result")
        person = rows["subject"].startswith("person:")
        own = rows.select("row", "subject", "result")
        of_people = rows.filter(person)
        posted = of_people.select(
            "row", "result", "decided_on", person_id=of_people["subject"].replace("person:", "")
        )
        held = posted_then(bench, posted)
        if self.of == "key_leader":
            led = held.filter(held["leadership"].isin(LEADING))
            units = led.select(row="nth", subject="unit:" + led["unit_id"], result="result")
            return own.filter(own["subject"].startswith("person:")).union(units).drop("row")
        above = bench.ground.above
        over = held.join(above, [("unit_id", "unit")])
        people = over.select(row="nth", subject="unit:" + over["above"], result="result")
        of_units = rows.filter(~person)
        named = of_units.select("row", "result", named=of_units["subject"].replace("unit:", ""))
        line = named.join(above, [("named", "unit")])
        units = line.select(row="row", subject="unit:" + line["above"], result="result")
        return own.union(people).union(units).distinct().drop("row")

    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""
        period, asked = occasion.round.say, []
        if self.good:
            asked.append(Say(f"ít nhất {self.good} kết luận tốt", f"at least {self.good} good"))
        if self.faults:
            asked.append(Say(f"không quá {self.faults} sai phạm", f"at most {self.faults} at fault"))
        else:
            asked.append(Say("không có sai phạm", "none at fault"))
        told, matter = join(asked, ", "), self._matter()
        who = (
            terms.label("of", self.of) if self.of in terms.GROUPS["of"] else occasion.plan.actor_say(self.of)
        )
        vi = f"{matter.vi} ({who.vi}): {told.vi} trong {period.vi}"
        return Say(vi, f"{matter.en} ({who.en}): {told.en} in {period.en}")

    def _matter(self) -> Say:
        source = terms.label("conclusion_source", self.source)
        head = Say(f"kết luận đã ký về {source.vi}", f"signed conclusions of {source.en}")
        if not self.about:
            return head
        about = join([terms.label("conclusion_about", a) for a in self.about], ", ")
        return Say(f"{head.vi}, {about.vi}", f"{head.en}, {about.en}")

    def told(self, finding: Finding, occasion: Occasion) -> Say:
        """What was read."""
        if finding.why == "open":
            return Say(
                "chưa có kết luận, chưa xác nhận đã đủ số liệu",
                "no conclusion, and the data is not declared complete",
            )
        if finding.why == "none":
            return Say("không có kết luận nào", "no conclusion")
        listed = join([_named(r) for r in finding.records if isinstance(r, Conclusion)], "; ")
        if finding.answer == TO_JUDGE:
            return Say(f"{listed.vi}; cần người xét", f"{listed.en}; a person must judge")
        if finding.answer == MISSING:
            return Say(
                f"{listed.vi}; chưa xác nhận đã đủ số liệu", f"{listed.en}; the data is not declared complete"
            )
        return listed


def _named(row: Conclusion) -> Say:
    """One conclusion: the act with its day, and what it says."""
    about = terms.label("conclusion_about", row.about)
    result = terms.label("conclusion_result", row.result)
    on = days(row.decided_on)
    return Say(
        f"{row.decision} ({on.vi}): {about.vi}, {result.vi}",
        f"{row.decision} ({on.en}): {about.en}, {result.en}",
    )
