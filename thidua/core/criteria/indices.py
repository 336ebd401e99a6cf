"""Criteria about published indices: class, score and rank of a unit in a year."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar

from thidua.core import terms
from thidua.core.criteria.bench import settled
from thidua.core.criteria.heritage import told_links
from thidua.core.criteria.params import param
from thidua.core.criteria.printings import (
    NO_CLASS,
    NO_RANK,
    NO_SCORE,
    inherited_by_year,
    results_by_year,
    results_table,
    short_source,
    speaking,
)
from thidua.core.criteria.scales import STANDARD_SCALE, Scales, applicable, percent, scale_table
from thidua.core.criteria.yearly import Found, Yearly, settle
from thidua.core.facts.columns import Record
from thidua.core.facts.tables import IndexResult
from thidua.core.occasion import Occasion
from thidua.core.verdict import MET, MISSING, UNMET, Finding
from thidua.core.wording import Say, both, figure, fold

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from thidua.core.criteria.bench import Bench


@dataclass(frozen=True)
class Index(Yearly):
    """What the criteria about an index have in common."""

    reads: ClassVar[tuple[str, ...]] = ("index_results", "units", "successions", "unit_changes")
    rests_on: ClassVar[tuple[str, ...]] = ("value",)
    index: str = param("text", "chỉ số", "index", "province_scorecard")
    issuer: str | None = param("text", "cơ quan công bố", "issuer", None)

    @abstractmethod
    def answer(self, occasion: Occasion) -> Callable[[IndexResult], tuple[int, Any]]:
        """How one result is read: its answer and the value it rests on."""

    def found(self, occasion: Occasion) -> Found:
        """What the results say of each unit and year."""
        read = self.answer(occasion)
        results = results_by_year(occasion.view, self.index, self.issuer)
        found = {key: settle(speaking(records, read), key, read) for key, records in results.items()}
        for key, (records, links) in inherited_by_year(occasion.view, results).items():
            finding = settle(speaking(records, read), key, read)
            found[key] = finding._replace(records=finding.records + links)
        return found

    def found_table(self, bench: Bench) -> Table:
        """The same as a table `subject, year, answer`."""
        rows = self.read_table(bench)
        told = rows["value"].notnull().ifelse(1, 0)
        rows = rows.mutate(told=told, spoken=told.max().over(group_by=("subject", "year")))
        rows = rows.filter(rows["told"] == rows["spoken"])
        return settled(rows, ["subject", "year"], list(self.rests_on))

    @abstractmethod
    def read_table(self, bench: Bench) -> Table:
        """Each counted result as `subject, year, answer, value`."""

    def _tell_year(self, finding: Finding, occasion: Occasion) -> Say:
        results = tuple(r for r in finding.records if isinstance(r, IndexResult))
        told = super()._tell_year(finding._replace(records=results), occasion)
        links = told_links(finding.records, occasion)
        return Say(told.vi + links.vi, told.en + links.en)

    def lead(self, occasion: Occasion) -> Say:
        """The index, and whose it is."""
        return self.about(occasion)

    def matter(self) -> Say:
        """The name of the index."""
        return terms.label("index", self.index)

    def value(self, record: Record) -> Say:
        """What was published, with its decision and date."""
        assert isinstance(record, IndexResult)
        parts = [self.published(record), both(record.decision or "")]
        if record.published_on:
            on = record.published_on
            parts.append(Say(f"công bố {on:%d/%m/%Y}", f"published {on:%d/%m/%Y}"))
        if record.source and not record.decision:
            place = short_source(record.source)
            parts.append(Say(f"nguồn {place}", f"source {place}"))
        told = [p for p in parts if p.vi]
        return Say(", ".join(p.vi for p in told), ", ".join(p.en for p in told))

    @abstractmethod
    def published(self, record: IndexResult) -> Say:
        """The published figure in words."""


@dataclass(frozen=True)
class IndexScore(Index):
    """Score of an index at least so many percent of the applicable maximum."""

    name: ClassVar[str] = "index_score"
    say: ClassVar[Say] = Say("điểm chỉ số", "index score")
    rests_on: ClassVar[tuple[str, ...]] = ("value", "most")
    at_least: Decimal = param(
        "percent", "từ (% điểm tối đa)", "at least (% of maximum)", Decimal(0), stricter=1
    )

    def answer(self, occasion: Occasion) -> Callable[[IndexResult], tuple[int, Any]]:
        """Read a result by its score."""

        def read(record: IndexResult) -> tuple[int, Any]:
            if record.reached is None:
                return MISSING, NO_SCORE
            met = record.reached * 100 >= self.at_least * record.out_of
            return (MET if met else UNMET), (record.reached, record.out_of)

        return read

    def read_table(self, bench: Bench) -> Table:
        """Each counted result as `subject, year, answer, value, most`."""
        rows = results_table(bench, self.index, self.issuer)
        rows = rows.mutate(value=rows["score"], most=applicable(rows))
        share = Fraction(self.at_least) / 100
        met = rows["score"] * share.denominator >= rows["most"] * share.numerator
        return rows.mutate(answer=rows["score"].isnull().ifelse(MISSING, met.ifelse(MET, UNMET)))

    def bound(self, occasion: Occasion) -> Say:
        """The score to reach."""
        return Say(f"đạt từ {figure(self.at_least)}% trở lên", f"at least {self.at_least}%")

    def published(self, record: IndexResult) -> Say:
        """The published score."""
        if record.reached is None:
            return NO_SCORE
        if record.score is None:
            return Say(f"{figure(record.reached)}%", f"{record.reached}%")
        share = percent(record)
        exact = figure(share.normalize().quantize(Decimal("0.01")) if share else Decimal(0))
        vi = f"{figure(record.score)}/{figure(record.out_of)} điểm ({exact}%)"
        return Say(vi, vi.replace(",", ".").replace("điểm", "points"))


@dataclass(frozen=True)
class IndexRank(Index):
    """Rank of an index at most n."""

    name: ClassVar[str] = "index_rank"
    say: ClassVar[Say] = Say("thứ hạng chỉ số", "index rank")
    at_most: int = param("count", "hạng thấp nhất", "lowest rank", 1, stricter=-1)
    within: str | None = param("text", "trong nhóm", "within the group", None)

    def answer(self, occasion: Occasion) -> Callable[[IndexResult], tuple[int, Any]]:
        """Read a result by its rank."""
        wanted = fold(self.within) if self.within else None

        def read(record: IndexResult) -> tuple[int, Any]:
            if record.rank is None:
                return MISSING, NO_RANK
            if wanted and record.group and fold(record.group) != wanted:
                return MISSING, Say(f"xếp trong nhóm {record.group}", f"ranked in {record.group}")
            return (MET if record.rank <= self.at_most else UNMET), record.rank

        return read

    def read_table(self, bench: Bench) -> Table:
        """Each counted result as `subject, year, answer, value`."""
        rows = results_table(bench, self.index, self.issuer)
        known = rows["rank"].notnull()
        if self.within:
            known = known & (rows["group"].fill_null(fold(self.within)) == fold(self.within))
        met = (rows["rank"] <= self.at_most).ifelse(MET, UNMET)
        return rows.mutate(value=rows["rank"], answer=known.ifelse(met, MISSING))

    def bound(self, occasion: Occasion) -> Say:
        """The rank to reach."""
        return Say(f"xếp hạng từ {self.at_most} trở lên", f"rank {self.at_most} or better")

    def published(self, record: IndexResult) -> Say:
        """The published rank, with the size of its group."""
        if record.rank is None:
            return NO_RANK
        size = f"/{record.group_size}" if record.group_size else ""
        return Say(f"hạng {record.rank}{size}", f"rank {record.rank}{size}")


@dataclass(frozen=True)
class IndexClassAtLeast(Index):
    """Published class of an index at least so high, by the issuer's dated scale."""

    name: ClassVar[str] = "index_class"
    say: ClassVar[Say] = Say("xếp loại chỉ số", "index class")
    reads: ClassVar[tuple[str, ...]] = (
        "index_results",
        "index_classes",
        "units",
        "successions",
        "unit_changes",
    )
    at_least: str = param("term:index_class", "từ loại", "at least", "good", stricter=-1)

    def answer(self, occasion: Occasion) -> Callable[[IndexResult], tuple[int, Any]]:
        """Read a result by its class."""
        scales = Scales(occasion.view, self.index)

        def read(record: IndexResult) -> tuple[int, Any]:
            scale = scales.of(record)
            got, need = scales.place(record, scale), scale.get(self.at_least)
            if got is None:
                return MISSING, NO_CLASS
            if need is None:
                return MISSING, Say("thang xếp loại không có mức yêu cầu", "scale lacks the class")
            return (MET if got >= need else UNMET), got

        return read

    def read_table(self, bench: Bench) -> Table:
        """Each counted result as `subject, year, answer, value`: the place of its class."""
        rows = results_table(bench, self.index, self.issuer)
        t = scale_table(bench, rows, self.index, self.at_least)
        usual = t["class"].cases(*STANDARD_SCALE.items(), else_=None)
        own = t["class"].isnull().ifelse(t["cut"], t["listed"].isnull().ifelse(usual, t["own"]))
        need = t["listed"].isnull().ifelse(STANDARD_SCALE.get(self.at_least), t["need"])
        met = (own >= need).ifelse(MET, UNMET)
        return t.mutate(value=own, answer=(own.isnull() | need.isnull()).ifelse(MISSING, met))

    def bound(self, occasion: Occasion) -> Say:
        """The class to reach."""
        word = terms.label("index_class", self.at_least)
        return Say(f"xếp loại {word.vi} trở lên", f"class {word.en} or better")

    def published(self, record: IndexResult) -> Say:
        """The published class, or the score it follows from."""
        if record.class_ is None:
            share = percent(record)
            if share is None:
                return NO_CLASS
            told = figure(share.quantize(Decimal("0.01")))
            return Say(f"{told}% điểm tối đa", f"{told.replace(',', '.')}% of the maximum")
        word = terms.label("index_class", record.class_)
        return Say(f"xếp loại {word.vi}", f"class {word.en}")
