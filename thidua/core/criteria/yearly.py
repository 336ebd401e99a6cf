"""Criteria about a figure of a year: one year, every year, so many years, the last, members' share.

All of them are one mechanism: records give an answer for a subject and a year, years and
members are counted. Only the reading of one record differs from kind to kind.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from thidua.core import terms
from thidua.core.criteria.base import Kind, Voice, completeness, looked_up
from thidua.core.criteria.ground import (
    leaders_by_year,
    leaders_counted,
    members_by_year,
    members_counted,
    number,
)
from thidua.core.criteria.params import PEOPLE, Years, param
from thidua.core.facts.columns import Record
from thidua.core.occasion import Candidate, Occasion
from thidua.core.verdict import MET, MISSING, UNMET, Finding
from thidua.core.wording import NOTHING, Say, join

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from thidua.core.criteria.bench import Bench

Found = dict[tuple[str, int], Finding]


@dataclass(frozen=True)
class Yearly(Kind):
    """A kind that reads one record of a subject and a year."""

    of: str = param("of", "của ai", "about whom", "self")
    years: Years = param("years", "những năm nào", "which years", Years(), stricter=1)
    share: Decimal = param("percent", "tỷ lệ cá nhân (%)", "share of members (%)", Decimal(100), stricter=1)

    @abstractmethod
    def found(self, occasion: Occasion) -> Found:
        """What the records say of each subject and year that has any."""

    @abstractmethod
    def found_table(self, bench: Bench) -> Table:
        """The same as a table `subject, year, answer`."""

    @abstractmethod
    def matter(self) -> Say:
        """What is read, such as the name of the index."""

    @abstractmethod
    def bound(self, occasion: Occasion) -> Say:
        """What one year must reach, in words."""

    @abstractmethod
    def value(self, record: Record) -> Say:
        """What one record says, in words."""

    def voice(self, occasion: Occasion) -> Voice:
        """Judge one candidate."""
        found = occasion.view.index(f"found/{self!r}", lambda: self.found(occasion))
        years, need = self.years.of(occasion.round.years)
        if len(years) == 1 and need == 1 and self.of not in PEOPLE:
            return self._one_year_voice(occasion, found, years[0])
        one_year = self._year_voice(occasion, found)
        if len(years) == 1 and need == 1:
            only = years[0]
            return lambda c: one_year(c, only)

        def many_years(candidate: Candidate) -> Finding:
            parts = tuple(one_year(candidate, y) for y in years)
            return _of_years(parts, years, need)

        return many_years

    def _one_year_voice(self, occasion: Occasion, found: Found, year: int) -> Voice:
        of_year = {key: finding for (key, other), finding in found.items() if other == year}
        absent = self._absent(occasion)
        return looked_up(occasion.subject(self.of), of_year, lambda key: absent(key, year))

    def _year_voice(self, occasion: Occasion, found: Found) -> Callable[[Candidate, int], Finding]:
        if self.of in PEOPLE:
            return lambda c, y: self._members(occasion, found, c, y)
        subject = occasion.subject(self.of)
        absent = self._absent(occasion)

        def one_year(candidate: Candidate, year: int) -> Finding:
            key = subject(candidate)
            return found.get((key or "", year)) or absent(key, year)

        return one_year

    def _absent(self, occasion: Occasion) -> Callable[[str | None, int], Finding]:
        first, last = occasion.round.first, occasion.round.last
        complete = {
            year: completeness(occasion, self.reads[0], date(year, 1, 1), date(year, 12, 31))
            for year in range(first, last + 1)
        }

        def absent(key: str | None, year: int) -> Finding:
            return Finding(UNMET if complete[year](key) else MISSING, "absent", (key, year))

        return absent

    def _members(self, occasion: Occasion, found: Found, who: Candidate, year: int) -> Finding:
        unit_id = (who.own_unit or "").partition(":")[2]
        tree, on = occasion.view.tree, occasion.year_day(year)
        people = tree.leaders(unit_id, on) if self.of == "key_leader" else tree.members(unit_id, on)
        absent = self._absent(occasion)
        parts = []
        for person in people:
            key = f"person:{person.person_id}"
            parts.append(found.get((key, year)) or absent(key, year))
        met = sum(p.answer == MET for p in parts)
        open_ = sum(p.answer == MISSING for p in parts)
        answer = _enough(met, open_, len(parts), self.share)
        rested = tuple(r for p in parts if p.answer != MET for r in p.records)
        seen = (year, len(parts), met, open_, tuple(p for p in parts if p.answer == UNMET))
        return Finding(answer, "members", seen, rested)

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        years, need = self.years.of(bench.occasion.round.years)
        if not years:
            return bench.constant(UNMET if need else MET)
        found = self._found_once(bench)
        found = found.filter(found["year"].isin(years))
        if self.of in PEOPLE:
            of, yearly = "own_unit", self._members_table(bench, found, years)
        else:
            of = self.of
            yearly = self._filled(bench, found, bench.subject(of).select("subject").distinct(), years)
        counts = yearly.group_by("subject").agg(
            met=(yearly["answer"] == MET).sum(), unmet=(yearly["answer"] == UNMET).sum()
        )
        t = bench.about(of, counts)
        met, unmet = t["met"].fill_null(0), t["unmet"].fill_null(0)
        short = (len(years) - unmet >= need).ifelse(MISSING, UNMET)
        return t.select("candidate", answer=(met >= need).ifelse(MET, short))

    def _found_once(self, bench: Bench) -> Table:
        """`found_table` of the round's years, the same for whoever it is about."""
        years = bench.occasion.round.years
        plain = replace(self, of="self", years=Years(), share=Decimal(100))

        def build() -> Table:
            found = self.found_table(bench)
            return found.filter(found["year"].isin(years)).select("subject", "year", "answer")

        return bench.ground.once(f"found/{plain!r}", build)

    def _filled(self, bench: Bench, found: Table, subjects: Table, years: tuple[int, ...]) -> Table:
        """What was found, and unmet where nothing was though the data are complete."""
        closed = bench.closed(self.reads[0], subjects.filter(subjects["subject"].notnull()), years)
        if closed is None:
            return found
        told = found.select("subject", "year", answer=found["answer"].cast("int64"))
        unmet = closed.anti_join(found, ["subject", "year"]).mutate(answer=number(UNMET))
        return told.union(unmet.select("subject", "year", "answer"))

    def _members_table(self, bench: Bench, found: Table, years: tuple[int, ...]) -> Table:
        """`subject, year, answer` of units by the share of their members."""
        days = [(y, bench.occasion.year_day(y)) for y in years]
        led = self.of == "key_leader"
        people = (leaders_by_year if led else members_by_year)(bench.ground, days)
        filled = self._filled(bench, found, people.select("subject").distinct(), years)
        t = people.left_join(filled, ["subject", "year"])
        judged = t.select("subject", "year", "unit", "moved", answer=t["answer"].fill_null(MISSING))
        counts = leaders_counted(judged) if led else members_counted(bench.ground, judged)
        share = Fraction(self.share) / 100
        bar = counts["total"] * share.numerator
        enough, may = (n * share.denominator >= bar for n in (counts["met"], counts["met"] + counts["open"]))
        answer = enough.ifelse(MET, may.ifelse(MISSING, UNMET))
        return counts.select(subject="unit:" + counts["above"], year="year", answer=answer)

    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""
        lead, need = self.lead(occasion), self.bound(occasion)
        need = Say(f"{lead.vi} {need.vi}".strip(), f"{lead.en} {need.en}".strip())
        if self.of in PEOPLE:
            share, who = str(self.share).replace(".", ","), terms.label("of", self.of)
            need = Say(f"{share}% {who.vi} {need.vi}", f"{self.share}% of {who.en} {need.en}")
        if len(occasion.round.years) == 1:
            return need
        return Say(f"{need.vi}, {self.years.say.vi}", f"{need.en}, {self.years.say.en}")

    def lead(self, occasion: Occasion) -> Say:
        """What the requirement is about, where its bound does not say so."""
        return NOTHING

    def about(self, occasion: Occasion) -> Say:
        """What is read, and whose it is."""
        matter = self.matter()
        if self.of in ("self", *PEOPLE):
            return matter
        known = self.of in terms.GROUPS["of"]
        whose = terms.label("of", self.of) if known else occasion.plan.actor_say(self.of)
        return Say(f"{matter.vi} của {whose.vi}", f"{matter.en} of {whose.en}")

    def told(self, finding: Finding, occasion: Occasion) -> Say:
        """What was read of the candidate, in words."""
        tell: Callable[[Finding, Occasion], Say] = getattr(self, f"_tell_{finding.why}")
        return tell(finding, occasion)

    def _head(self, key: str | None, year: int, occasion: Occasion) -> Say:
        name = occasion.name(key)
        matter = self.matter()
        return Say(f"{matter.vi} năm {year} của {name}", f"{matter.en} {year} of {name}")

    def _tell_year(self, finding: Finding, occasion: Occasion) -> Say:
        key, year = finding.seen[:2]
        head = self._head(key, year, occasion)
        value = join([self.value(r) for r in finding.records])
        return Say(f"{head.vi}: {value.vi}", f"{head.en}: {value.en}")

    def _tell_absent(self, finding: Finding, occasion: Occasion) -> Say:
        key, year = finding.seen
        head = self._head(key, year, occasion)
        if finding.answer == UNMET:
            return Say(
                f"{head.vi}: không có, số liệu đã được xác nhận là đủ",
                f"{head.en}: none, and the data were declared complete",
            )
        return Say(f"chưa có {head.vi}", f"not known yet: {head.en}")

    def _tell_unread(self, finding: Finding, occasion: Occasion) -> Say:
        key, year, lacks = finding.seen
        head = self._head(key, year, occasion)
        return Say(f"{head.vi}: {lacks.vi}", f"{head.en}: {lacks.en}")

    def _tell_conflict(self, finding: Finding, occasion: Occasion) -> Say:
        told = self._tell_year(finding, occasion)
        return Say(f"hai nguồn khác nhau, {told.vi}", f"two sources differ, {told.en}")

    def _tell_members(self, finding: Finding, occasion: Occasion) -> Say:
        year, total, met, open_, failing = finding.seen
        if not total:
            return Say(f"chưa có danh sách cá nhân năm {year}", f"no members known in {year}")
        names = ", ".join(occasion.name(f.seen[0]) for f in failing)
        vi = f"{self.matter().vi} năm {year}: {met}/{total} cá nhân đạt, {open_} chưa có số liệu"
        en = f"{self.matter().en} {year}: {met}/{total} members meet it, {open_} without data"
        return Say(f"{vi}; chưa đạt: {names}", f"{en}; unmet: {names}") if names else Say(vi, en)

    def _tell_years(self, finding: Finding, occasion: Occasion) -> Say:
        years, parts = finding.seen
        met = [str(y) for y, p in zip(years, parts, strict=True) if p.answer == MET]
        head = Say(
            f"đạt {len(met)}/{len(years)} năm ({', '.join(met) or 'không năm nào'})",
            f"met in {len(met)} of {len(years)} years ({', '.join(met) or 'none'})",
        )
        others = [self.told(p, occasion) for p in parts if p.answer != MET]
        return join([head, *others])


def _of_years(parts: tuple[Finding, ...], years: tuple[int, ...], need: int) -> Finding:
    met = sum(p.answer == MET for p in parts)
    open_ = sum(p.answer == MISSING for p in parts)
    answer = MET if met >= need else MISSING if met + open_ >= need else UNMET
    return Finding(answer, "years", (years, parts), tuple(r for p in parts for r in p.records))


def _enough(met: int, open_: int, total: int, share: Decimal) -> int:
    if not total:
        return MISSING
    if met * 100 >= share * total:
        return MET
    return MISSING if (met + open_) * 100 >= share * total else UNMET


def settle(
    records: tuple[Any, ...],
    key: tuple[str, int],
    read: Callable[[Any], tuple[int, Any]],
) -> Finding:
    """The finding of one subject and year from its current records.

    `read` gives a record's answer and the value it rests on; records that differ in the
    value are two sources, and nobody has settled them.
    """
    if len(records) == 1:
        answer, value = read(records[0])
        if answer == MISSING:
            return Finding(MISSING, "unread", (*key, value), records)
        return Finding(answer, "year", (*key, value), records)
    results = [read(r) for r in records]
    if len(set(results)) > 1:
        return Finding(MISSING, "conflict", key, records)
    answer, value = results[0]
    why = "unread" if answer == MISSING else "year"
    return Finding(answer, why, (*key, value), records)
