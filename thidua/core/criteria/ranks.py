"""Whether a rank is better than the year before, where the two years can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from thidua.core import terms
from thidua.core.criteria.base import Kind, Voice
from thidua.core.criteria.bench import agree
from thidua.core.criteria.ground import day_number
from thidua.core.criteria.heritage import Inherited, told_links
from thidua.core.criteria.params import param
from thidua.core.criteria.printings import inherited_by_year, results_by_year, results_table
from thidua.core.facts.lineage import Links
from thidua.core.facts.tables import IndexResult, UnitChange
from thidua.core.occasion import Candidate, Occasion
from thidua.core.verdict import MET, MISSING, TO_JUDGE, UNMET, Finding
from thidua.core.wording import Say, fold

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from thidua.core.criteria.bench import Bench


@dataclass(frozen=True)
class RankImproves(Kind):
    """Rank of the last year of the round better than the year before, in the same group.

    Ranks across a reorganisation, or in groups of another name or size, are not comparable:
    a person has to judge. So are ranks that were inherited.
    """

    name: ClassVar[str] = "rank_improves"
    say: ClassVar[Say] = Say("thứ hạng cao hơn năm trước", "rank better than the year before")
    reads: ClassVar[tuple[str, ...]] = ("index_results", "unit_changes", "units", "successions")
    answers: ClassVar[tuple[int, ...]] = (MET, UNMET, MISSING, TO_JUDGE)
    index: str = param("text", "chỉ số", "index", "par_index")
    of: str = param("of", "của ai", "about whom", "self")
    issuer: str | None = param("text", "cơ quan công bố", "issuer", None)
    than: str = param("only:previous_year", "so với", "compared with", "previous_year")

    def voice(self, occasion: Occasion) -> Voice:
        """Judge one candidate."""
        results = results_by_year(occasion.view, self.index, self.issuer)
        before_it = inherited_by_year(occasion.view, results)
        subject = occasion.subject(self.of)
        year = occasion.round.last

        def ask(candidate: Candidate) -> Finding:
            key = subject(candidate) or ""
            now, before = results.get((key, year), ()), results.get((key, year - 1), ())
            heritage = [before_it[k] for k in ((key, year), (key, year - 1)) if k in before_it]
            if heritage:
                now, before = (
                    results.get(k) or _of(before_it.get(k)) for k in ((key, year), (key, year - 1))
                )
            links = tuple(link for h in heritage for link in h.links)
            return self._compare(occasion, key, now, before, links)

        return ask

    def _compare(
        self,
        occasion: Occasion,
        key: str,
        now: tuple[IndexResult, ...],
        before: tuple[IndexResult, ...],
        links: Links,
    ) -> Finding:
        ranks = [{r.rank for r in rows} for rows in (now, before)]
        records = now + before + links
        if any(len(r) != 1 or None in r for r in ranks):
            return Finding(MISSING, "lacking", (key, occasion.round.last), records)
        if links or not all(self._comparable(occasion, key, n, b) for n in now for b in before):
            return Finding(TO_JUDGE, "apart", (key, now[0], before[0]), records)
        better = (now[0].rank or 0) < (before[0].rank or 0)
        return Finding(MET if better else UNMET, "both", (key, now[0], before[0]), records)

    def _comparable(self, occasion: Occasion, key: str, now: IndexResult, before: IndexResult) -> bool:
        if now.group and before.group and fold(now.group) != fold(before.group):
            return False
        if now.group_size and before.group_size and now.group_size != before.group_size:
            return False
        ident = key.partition(":")[2]
        changes = occasion.view.rows(UnitChange)
        return not any(
            ident in (c.from_unit, c.to_unit) and c.kind != "rename" and before.year <= c.on.year <= now.year
            for c in changes
        )

    def table(self, bench: Bench) -> Table:
        """Judge all candidates of the bench."""
        year = bench.occasion.round.last
        rows = results_table(bench, self.index, self.issuer)
        now, before = (rows.filter(rows["year"] == y) for y in (year, year - 1))
        earlier = before.select(
            "subject", rank_0="rank", group_0="group", size_0="group_size", inherited_0="inherited"
        )
        pairs = now.select("subject", "rank", "group", "group_size", "inherited").join(
            earlier.view(), "subject"
        )
        sizes = (pairs["group_size"].nullif(0) != pairs["size_0"].nullif(0)).fill_null(False)
        apart = (pairs["group"] != pairs["group_0"]).fill_null(False) | sizes
        apart = apart | (pairs["inherited"] == 1) | (pairs["inherited_0"] == 1)
        agreed = agree(pairs["rank"]) & agree(pairs["rank_0"])
        better = pairs["rank"].min() < pairs["rank_0"].min()
        both = pairs.group_by("subject").agg(
            known=agreed.ifelse(1, 0), apart=apart.ifelse(1, 0).max(), better=better.ifelse(MET, UNMET)
        )
        changed = self._changed(bench, year)
        t = bench.about(self.of, both).left_join(changed, [("subject", "changed")])
        told = ((t["apart"] == 1) | t["changed"].notnull()).ifelse(TO_JUDGE, t["better"])
        return t.select("candidate", answer=(t["known"].fill_null(0) == 1).ifelse(told, MISSING))

    def _changed(self, bench: Bench, year: int) -> Table:
        """`changed`: units that were reorganised in the year or the year before."""
        rows = bench.rows(UnitChange)
        since, until = day_number(date(year - 1, 1, 1)), day_number(date(year, 12, 31))
        rows = rows.filter(rows["kind"] != "rename", rows["on"] >= since, rows["on"] <= until)
        ends = [rows.select(changed="unit:" + rows[c]) for c in ("from_unit", "to_unit")]
        found = ends[0].union(ends[1], distinct=True)
        return found.filter(found["changed"].notnull())

    def required(self, occasion: Occasion) -> Say:
        """What is asked for, in words."""
        year = occasion.round.last
        word = terms.label("index", self.index)
        return Say(
            f"thứ hạng {word.vi} năm {year} cao hơn năm {year - 1}",
            f"rank of {word.en} in {year} better than in {year - 1}",
        )

    def told(self, finding: Finding, occasion: Occasion) -> Say:
        """What was read of the candidate, in words."""
        name = occasion.name(finding.seen[0])
        word = terms.label("index", self.index)
        if finding.why == "lacking":
            year = occasion.round.last
            return Say(
                f"chưa đủ thứ hạng {word.vi} các năm {year - 1} và {year} của {name}",
                f"ranks of {word.en} in {year - 1} and {year} are not both known for {name}",
            )
        now, before = finding.seen[1:]
        vi = f"{word.vi} của {name}: hạng {before.rank} năm {before.year}, hạng {now.rank} năm {now.year}"
        en = f"{word.en} of {name}: rank {before.rank} in {before.year}, rank {now.rank} in {now.year}"
        if finding.why == "both":
            return Say(vi, en)
        if any(r.unit_id != finding.seen[0].partition(":")[2] for r in (now, before)):
            links = told_links(finding.records, occasion)
            vi, en = vi + links.vi, en + links.en
        return Say(
            f"{vi}; không so sánh được vì khác nhóm xếp hạng hoặc có sắp xếp tổ chức",
            f"{en}; not comparable: another group, or a reorganisation between",
        )


def _of(heritage: Inherited | None) -> tuple[IndexResult, ...]:
    return tuple(r for r in heritage.records if isinstance(r, IndexResult)) if heritage else ()
