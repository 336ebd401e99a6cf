"""The indices of one unit through the years: each printing, a chart, and which ranks can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from thidua.core import terms
from thidua.core.facts.tables import IndexResult
from thidua.core.wording import NOTHING, Say, fold
from thidua.evidence.printed.queries import COUNTS, DERIVED, EARLIER, SAME, Figure
from thidua.evidence.printed.tables import PrintingRow, rank_of
from thidua.people.models import UnitChange
from thidua.rounds.pages.naming import cap
from thidua.screens.charts import Bar
from thidua.screens.spoken import capital, figure, said, term


@dataclass
class YearLine:
    """One printing of a year, in words."""

    row: PrintingRow
    compared: Say = NOTHING

    @property
    def when(self) -> str:
        """The year, or the period within it."""
        record = self.row.figure.record
        period = record.period if record.period and "-" in record.period else None
        return " · ".join(p for p in (period or str(record.year), record.as_at or "") if p)

    @property
    def url(self) -> str:
        """The page of the index and year."""
        record = self.row.figure.record
        return reverse("evidence:published_year", args=[record.index, record.year])

    @property
    def value(self) -> str:
        """What was reached, as printed."""
        record = self.row.figure.record
        if record.score is not None:
            most = f"/{figure(record.max_score)}" if record.max_score else ""
            return f"{figure(record.score)}{most}"
        return f"{figure(record.percent)}%" if record.percent is not None else ""

    @property
    def parts(self) -> list[list[str]]:
        """The parts of the score, each with its name."""
        told = (self.row.figure.record.parts or "").split("; ")
        return [[p.strip() for p in part.rpartition("=")[::2]] for part in told if "=" in part]


@dataclass
class IndexThrough:
    """One index of a unit: its lines, the newest year first, and its chart, the oldest first."""

    index: str
    lines: list[YearLine] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The index in words."""
        return said(cap(terms.label("index", self.index)))

    @property
    def bars(self) -> list[Bar]:
        """What was reached of the maximum in each year; printings that differ stand beneath each other."""
        found = []
        for line in reversed(self.lines):
            record, state = line.row.figure.record, line.row.figure.state
            if record.reached is None or state in (EARLIER, DERIVED):
                continue
            found.append(Bar(line.when, record.reached, record.out_of, line.url))
        return found if len(found) > 1 else []

    @property
    def finding(self) -> Say:
        """From when until when."""
        years = [line.row.figure.record.year for line in self.lines]
        return Say(f"{min(years)}–{max(years)}", f"{min(years)}–{max(years)}")


def through(figures: Iterable[Figure], changes: Iterable[UnitChange]) -> list[IndexThrough]:
    """Every index of a unit, as the field lists them."""
    by_index: dict[str, list[Figure]] = defaultdict(list)
    for one in figures:
        by_index[one.record.index].append(one)
    known = list(terms.GROUPS["index"])
    order = sorted(by_index, key=lambda i: (known.index(i) if i in known else len(known), i))
    moved = [c for c in changes if c.kind != "rename"]
    return [_index(index, by_index[index], moved) for index in order]


def _index(index: str, figures: list[Figure], changes: list[UnitChange]) -> IndexThrough:
    figures.sort(key=lambda f: (-f.record.year, f.record.period or "", f.fact.pk))
    counted = {
        f.record.year: f.record
        for f in reversed(figures)
        if f.state in ("alone", COUNTS, SAME) and f.record.rank
    }
    made = IndexThrough(index)
    for one in figures:
        told = NOTHING
        if counted.get(one.record.year) is one.record:
            told = compared(one.record, counted.get(one.record.year - 1), changes)
        made.lines.append(YearLine(PrintingRow(one), told))
    return made


def compared(now: IndexResult, before: IndexResult | None, changes: list[UnitChange]) -> Say:
    """A rank beside that of the year before: better, worse, or not comparable and why."""
    if before is None or not now.rank or not before.rank:
        return NOTHING
    if any(before.year <= c.on.year <= now.year for c in changes):
        return Say("không so sánh được: có sắp xếp tổ chức", "not comparable: a reorganisation lies between")
    if now.group and before.group and fold(now.group) != fold(before.group):
        return Say("không so sánh được: khác nhóm xếp hạng", "not comparable: another group")
    if now.group_size and before.group_size and now.group_size != before.group_size:
        return Say(
            f"không so sánh được: nhóm {before.group_size} rồi {now.group_size} đơn vị",
            f"not comparable: a group of {before.group_size}, then of {now.group_size}",
        )
    steps = before.rank - now.rank
    if steps == 0:
        return Say("bằng năm trước", "as the year before")
    if steps > 0:
        return Say(f"lên {steps} bậc so với năm trước", f"up {steps} on the year before")
    return Say(f"xuống {-steps} bậc so với năm trước", f"down {-steps} on the year before")


def row_of(figure_: Figure) -> list[Any]:
    """One printing as a row of a sheet, nothing left out."""
    r, row = figure_.record, PrintingRow(figure_)
    return [
        term(r.index, "index"),
        r.year,
        r.period or "",
        row.name,
        row.group,
        r.score if r.score is not None else "",
        r.max_score if r.max_score is not None else "",
        r.percent if r.percent is not None else "",
        capital(row.classed),
        rank_of(r),
        row.standing,
        row.source,
        r.parts or "",
        r.note or "",
    ]
