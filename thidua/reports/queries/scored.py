"""How indices lie across units, and how far own scores lie from what was found."""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from django.urls import reverse

from thidua.core import terms
from thidua.core.criteria.indices import IndexScore
from thidua.core.facts.tables import IndexResult
from thidua.core.plan.standards import criteria_in, standard
from thidua.core.wording import NOTHING, Say, several
from thidua.evidence.facts import record_of
from thidua.evidence.models import Fact
from thidua.evidence.queries import STANDING
from thidua.reports.queries.catalogue import Alert, Shown, report
from thidua.reports.queries.desk import Desk
from thidua.rounds.pages.naming import cap
from thidua.scorecards.models import Scoring
from thidua.scorecards.queries.drift import Gap, drift
from thidua.screens.charts import Pair, Point, Strip
from thidua.screens.spoken import figure

TENTH = Decimal("0.1")
WIDEST = 12
"""Units whose gap the dashboard shows."""


class Reached(NamedTuple):
    """What one unit reached in one index and year, in percent."""

    of: str
    year: int
    unit: str
    kind: str
    percent: Decimal


def reached(desk: Desk) -> list[Reached]:
    """Published results of the years of the round and of the one before, as far as one sees them."""
    rows = Fact.objects.visible_to(desk.by).filter(
        desk.within("unit__path"), STANDING, table="index_results", waits=False
    )
    span = range(desk.span.first - 1, desk.span.last + 1)
    found = []
    for fact in rows.filter(values__year__in=[*span, *map(str, span)]).select_related("unit").order_by("pk"):
        record = record_of(fact)
        assert isinstance(record, IndexResult)
        if record.of_the_year and record.reached is not None:
            percent = (record.reached * 100 / record.out_of).quantize(TENTH, ROUND_HALF_UP)
            found.append(Reached(record.index, record.year, fact.unit.name, fact.unit.kind, percent))
    return found


def thresholds(desk: Desk) -> dict[str, Decimal]:
    """The lowest score that the plan asks of each index, in percent."""
    found: dict[str, Decimal] = {}
    for award in desk.plan.awards:
        for test in criteria_in(standard(desk.plan, award)):
            if isinstance(test.kind, IndexScore):
                index, least = test.kind.index, test.kind.at_least
                found[index] = min(least, found.get(index, least))
    return found


@report("chi-so", Say("Phân bố chỉ số", "How indices lie"), "chi-so")
def indices(desk: Desk) -> Shown:
    """Where each unit stands in the index that most of them have, with the plan's threshold as a line."""
    found, asked = reached(desk), thresholds(desk)
    url = reverse("evidence:table", args=["index_results"])
    if not found:
        return Shown(
            Say(
                f"Chưa có kết quả chỉ số năm {desk.span.last}. Số liệu hiện khi chỉ số được công bố và nhập vào.",
                f"No index of {desk.span.last} yet. Figures appear once it is published and entered.",
            ),
            url=url,
            open=Say("Mở bảng chỉ số", "Open the table of indices"),
        )
    counted = Counter((r.of in asked, r.year, r.of) for r in found)
    (_, year, index), _n = max(counted.items(), key=lambda pair: (pair[0][0], pair[0][1], pair[1]))
    mine = [r for r in found if (r.of, r.year) == (index, year)]
    strips = [
        Strip(
            cap(terms.label("unit_kind", kind)),
            [Point(r.unit, r.percent) for r in mine if r.kind == kind],
            url,
        )
        for kind in dict.fromkeys(r.kind for r in mine)
    ]
    line = (asked[index], Say("mức kế hoạch đòi hỏi", "what the plan asks")) if index in asked else None
    said = _spread(index, year, mine, asked.get(index))
    below = sum(r.percent < asked[index] for r in mine) if index in asked else 0
    alert = Alert(said, url, below) if below else None
    return Shown(said, "dots", strips, Say("% điểm tối đa", "% of the maximum"), url, extra=line, alert=alert)


def _spread(index: str, year: int, mine: list[Reached], least: Decimal | None) -> Say:
    name = cap(terms.label("index", index))
    low, high = min(r.percent for r in mine), max(r.percent for r in mine)
    told = Say(
        f"{name.vi} năm {year}: {len(mine)} đơn vị, từ {_vi(low)}% đến {_vi(high)}%",
        f"{name.en} of {year}: {several(len(mine), 'unit')}, from {low}% to {high}%",
    )
    if least is None:
        return Say(f"{told.vi}.", f"{told.en}.")
    below = sum(r.percent < least for r in mine)
    return Say(
        f"{told.vi}; {below} dưới mức {_vi(least)}%.",
        f"{told.en}; {below} below {least}%.",
    )


def _vi(value: Decimal) -> str:
    return str(value).replace(".", ",")


@report("tu-cham", Say("Tự chấm lệch thẩm định", "Own scores against what was found"), "chi-so")
def own_scores(desk: Desk) -> Shown:
    """Own and final points of each unit in the latest announced year, the widest gap first."""
    seen = Scoring.objects.visible_to(desk.by).filter(agency=desk.movement.agency_id, state="announced")
    scoring = seen.order_by("-year", "kind").select_related("scorecard").first()
    told = drift(scoring, desk.by) if scoring else None
    if scoring is None or told is None or not told.last:
        return Shown(
            Say(
                "Chưa có năm chấm điểm nào được công bố. Độ lệch hiện khi kết quả của một năm được công bố.",
                "No year of scores has been announced. The gap appears once a year's results are announced.",
            ),
            url=reverse("scorecards:list"),
            open=Say("Mở chấm điểm", "Open scorecards"),
        )
    url = reverse("scorecards:drift", args=[scoring.pk])
    mine = [gap for gap in told.last if desk.whole or gap.own is not None]
    wide = sorted(mine, key=lambda gap: -abs(gap.own - gap.final))
    over = sum(gap.own > gap.final for gap in mine)
    said = Say(
        f"Năm {scoring.year}: {over}/{len(mine)} đơn vị tự chấm cao hơn kết quả.",
        f"{scoring.year}: {over} of {several(len(mine), 'unit')} scored themselves above the result.",
    )
    ends = (Say("Tự chấm", "Own score"), Say("Kết quả", "Result"))
    past = {row.name: row.years for row in told.units}
    pairs = [
        Pair(g.name, g.own, g.final, url, _past(told.years, past.get(g.name, ()))) for g in wide[:WIDEST]
    ]
    more = len(wide) - WIDEST
    note = Say(f"và {more} đơn vị lệch ít hơn", f"and {several(more, 'unit')} with a smaller gap")
    return Shown(
        said, "dumbbells", pairs, Say("điểm", "points"), url, extra=ends, note=note if more > 0 else NOTHING
    )


def _past(years: tuple[int, ...], points: tuple[Decimal | None, ...]) -> str:
    """The gap of the last three years, beside the row."""
    known = [(year, p) for year, p in zip(years, points, strict=False) if p is not None][-3:]
    return " · ".join(f"{year}: {'+' if p > 0 else ''}{figure(p)}" for year, p in known)


__all__ = ["Gap", "indices", "own_scores", "reached", "thresholds"]
