"""Figures of a review: each as a chart to look at and the table that says it exactly."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from thidua.core.papers.blocks import Block, Column, Row, Table
from thidua.core.papers.charts import Chart, Series, written
from thidua.core.papers.frame import DOTS
from thidua.core.papers.minutes import shared
from thidua.core.wording import figure

if TYPE_CHECKING:
    from thidua.core.papers.reviews import Aim, AwardsTo, Coverage, CriterionResult, Reported, Years

WHOLE = Decimal(100)
TENTH = Decimal("0.1")


def coverage_shown(coverage: Sequence[Coverage]) -> tuple[Block, ...]:
    """How much of each kind of unit takes part; nothing where nobody is counted."""
    if not coverage:
        return ()
    columns = (
        Column("Khối, loại đơn vị", 53),
        Column("Số đơn vị", 20, "centre"),
        Column("Đã đăng ký", 20, "centre"),
        Column("Tỷ lệ (%)", 20, "centre"),
        Column("Tập thể đăng ký", 26, "centre"),
        Column("Cá nhân đăng ký", 26, "centre"),
    )
    rows = [_coverage_row(c.kind, c) for c in coverage]
    units, registered = (sum(getattr(c, name) for c in coverage) for name in ("units", "registered"))
    sums = (_sum([c.collectives for c in coverage]), _sum([c.individuals for c in coverage]))
    total = ("Tổng cộng", str(units), str(registered), shared(registered, units), *map(written, sums))
    shares = tuple(_percent(c.registered, c.units) for c in coverage)
    kinds = tuple(c.kind for c in coverage)
    chart = Chart(
        "bars",
        "Tỷ lệ đơn vị đăng ký",
        kinds,
        (Series("Đã đăng ký", shares),),
        "%",
        whole=WHOLE,
        figures=False,
    )
    return _with_chart(chart, Table(columns, (*rows, Row(total, bold=True))))


def _coverage_row(kind: str, c: Coverage) -> Row:
    share = shared(c.registered, c.units)
    return Row((kind, str(c.units), str(c.registered), share, written(c.collectives), written(c.individuals)))


def criteria_shown(criteria: Sequence[CriterionResult]) -> tuple[Block, ...]:
    """How the candidates stand on each criterion; nothing where there is none."""
    if not criteria:
        return ()
    answers = ("Đạt", "Không đạt", "Thiếu minh chứng", "Cần người xét")
    fields = ("met", "unmet", "missing", "to_judge")
    columns = (
        Column("Khoản", 24),
        Column("Tiêu chuẩn", 69),
        *(Column(a, 18, "centre") for a in answers),
    )
    rows = tuple(Row((c.clause, c.criterion, *(str(getattr(c, f)) for f in fields))) for c in criteria)
    series = tuple(
        Series(answer, tuple(getattr(c, field) for c in criteria))
        for answer, field in zip(answers, fields, strict=True)
    )
    clauses = tuple(c.clause for c in criteria)
    chart = Chart("stacked", "Kết quả theo từng tiêu chuẩn", clauses, series, "ứng viên", figures=False)
    return _with_chart(chart, Table(columns, rows))


def awards_shown(awards: Sequence[AwardsTo]) -> tuple[Block, ...]:
    """Who is awarded; nothing where nobody is counted."""
    if not awards:
        return ()
    columns = (
        Column("Đối tượng", 77),
        Column("Được đề nghị", 29, "centre"),
        Column("Được khen thưởng", 29, "centre"),
        Column("Phần trong số được khen (%)", 30, "centre"),
    )
    nominated, awarded = (sum(getattr(a, name) for a in awards) for name in ("nominated", "awarded"))
    rows = (Row((a.holder, str(a.nominated), str(a.awarded), shared(a.awarded, awarded))) for a in awards)
    total = Row(("Tổng cộng", str(nominated), str(awarded), shared(awarded, awarded)), bold=True)
    series = (
        Series("Được đề nghị", tuple(a.nominated for a in awards)),
        Series("Được khen thưởng", tuple(a.awarded for a in awards)),
    )
    holders = tuple(a.holder for a in awards)
    chart = Chart("bars", "Khen thưởng theo đối tượng", holders, series, figures=False)
    return _with_chart(chart, Table(columns, (*rows, total)))


def years_shown(years: Sequence[Years]) -> tuple[Block, ...]:
    """The year beside the one before; a chart only where all figures are of one unit."""
    if not years:
        return ()
    columns = (
        Column("Chỉ tiêu", 69),
        Column("Đơn vị tính", 24, "centre"),
        Column("Năm trước", 24, "centre"),
        Column("Năm nay", 24, "centre"),
        Column("Tăng, giảm", 24, "centre"),
    )
    rows = (Row((y.figure, y.unit, written(y.before), written(y.current), _change(y))) for y in years)
    table = Table(columns, tuple(rows))
    if len({y.unit for y in years}) > 1:
        return (table,)
    series = (
        Series("Năm trước", tuple(y.before for y in years)),
        Series("Năm nay", tuple(y.current for y in years)),
    )
    labels = tuple(y.figure for y in years)
    return _with_chart(Chart("bars", "So với năm trước", labels, series, years[0].unit, figures=False), table)


def aims_shown(aims: Sequence[Aim]) -> tuple[Block, ...]:
    """What was registered beside what came of it; nothing where nothing was registered."""
    if not aims:
        return ()
    columns = (
        Column("Chỉ tiêu", 69),
        Column("Đơn vị tính", 24, "centre"),
        Column("Đăng ký", 24, "centre"),
        Column("Thực hiện", 24, "centre"),
        Column("Tỷ lệ (%)", 24, "centre"),
    )
    return (Table(columns, tuple(Row(_aim_row(a)) for a in aims)),)


def _aim_row(a: Aim) -> tuple[str, ...]:
    known = a.registered is not None and a.reached is not None
    share = shared(a.reached or 0, a.registered or 0) if known else DOTS
    return (a.aim, a.unit, written(a.registered), written(a.reached), share)


def reported_shown(reported: Sequence[Reported]) -> tuple[Block, ...]:
    """What the units below have reported with its sums; who has not reported says so."""
    if not reported:
        return ()
    columns = (
        Column("Đơn vị", 75),
        Column("Đăng ký", 24, "centre"),
        Column("Hồ sơ đề nghị", 24, "centre"),
        Column("Được khen", 24, "centre"),
        Column("Ghi chú", 30),
    )
    rows = [
        Row((r.unit, *map(written, _figures(r)), "" if r.registered is not None else "chưa báo cáo"))
        for r in reported
    ]
    sums = (sum(n for n in column if n is not None) for column in zip(*map(_figures, reported), strict=True))
    return (Table(columns, (*rows, Row(("Tổng cộng", *map(str, sums), ""), bold=True))),)


def _figures(r: Reported) -> tuple[int | None, int | None, int | None]:
    return r.registered, r.nominated, r.awarded


def _with_chart(chart: Chart, table: Table) -> tuple[Block, ...]:
    """A chart over its table; the table alone where the chart would be empty."""
    return (chart, table) if chart.shows else (table,)


def _change(y: Years) -> str:
    if y.before is None or y.current is None:
        return DOTS
    change = Decimal(y.current) - Decimal(y.before)
    return f"{'+' if change > 0 else '-' if change < 0 else ''}{figure(abs(change))}"


def _percent(part: int, whole: int) -> Decimal | None:
    return (part * WHOLE / whole).quantize(TENTH, ROUND_HALF_UP) if whole else None


def _sum(counts: Sequence[int | None]) -> int | None:
    """The sum; none while one of them is unknown."""
    known = [n for n in counts if n is not None]
    return sum(known) if len(known) == len(counts) else None
