"""The ordered classes of an index: each issuer's own, dated and by kind of unit, else the usual words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from thidua.core.criteria.ground import LAST_DAY, NO_DAY
from thidua.core.facts.tables import IndexClass, IndexResult
from thidua.core.facts.view import FactsView
from thidua.core.wording import fold

if TYPE_CHECKING:
    from ibis.expr.types import IntegerValue, Table

    from thidua.core.criteria.bench import Bench

STANDARD_SCALE = {"excellent": 5, "good": 4, "fair": 3, "average": 2, "weak": 1}
"""Order of the usual class words, used where an issuer's own scale is not given."""
WHOLE = 100_000_000
"""A hundred, as engines count figures."""


def percent(record: IndexResult) -> Decimal | None:
    """Score as a percentage of the applicable maximum; of 100 where no maximum is given."""
    return None if record.reached is None else record.reached * 100 / record.out_of


def in_force(rows: Iterable[IndexClass], kind: str | None, on: date) -> list[IndexClass]:
    """The newest set of one issuer begun by a day: that of the kind of unit, else the one for all kinds."""
    begun = [r for r in rows if (r.valid_from or date.min) <= on]
    fitting = [r for r in begun if r.unit_kind == kind] or [r for r in begun if r.unit_kind is None]
    newest = max((r.valid_from or date.min for r in fitting), default=date.min)
    return [r for r in fitting if (r.valid_from or date.min) == newest]


class Scales:
    """The ordered classes of an index by issuer, kind of unit and date."""

    def __init__(self, view: FactsView, index: str) -> None:
        self._view = view
        self._rows: dict[str, list[IndexClass]] = {}
        for row in view.rows(IndexClass):
            if row.index == index:
                self._rows.setdefault(fold(row.issuer or ""), []).append(row)
        self._made: dict[tuple[str, str | None, date], list[IndexClass]] = {}

    def _listed(self, record: IndexResult) -> list[IndexClass]:
        unit = self._view.tree.units.get(record.unit_id)
        on = record.published_on or date.max
        key = (fold(record.issuer or ""), unit.kind if unit else None, on)
        if key not in self._made:
            self._made[key] = self._in_force(*key)
        return self._made[key]

    def _in_force(self, issuer: str, kind: str | None, on: date) -> list[IndexClass]:
        return in_force(self._rows.get(issuer) or self._rows.get("") or [], kind, on)

    def of(self, record: IndexResult) -> dict[str, int]:
        """Order of each class for this result: the issuer's (the highest of several entered), else the usual words."""
        listed = self._listed(record)
        places: dict[str, int] = {}
        for row in listed:
            places[row.class_] = max(row.order, places.get(row.class_, row.order))
        return places or STANDARD_SCALE

    def place(self, record: IndexResult, scale: dict[str, int]) -> int | None:
        """Order of the result's class: as published, else by the issuer's cut-offs."""
        if record.class_ is not None:
            return scale.get(record.class_)
        reached, most = record.reached, record.out_of
        if reached is None:
            return None
        cuts = [r for r in self._listed(record) if r.from_percent is not None]
        above = [r.order for r in cuts if reached * 100 >= (r.from_percent or 0) * most]
        return max(above, default=None)


def applicable(rows: Table) -> IntegerValue:
    """The maximum that a score is out of; 100 where none is given."""
    return rows["max_score"].nullif(0).fill_null(WHOLE)


def scale_table(bench: Bench, results: Table, index: str, at_least: str) -> Table:
    """Results with the scale in force for each.

    `listed` is blank where the issuer has none; `own` and `need` are the places of the published
    and the required class, `cut` the place that the score reaches by the issuer's cut-offs.
    """
    scale = _in_force(bench, results, index)
    own, need = scale["scale_class"] == scale["class"], scale["scale_class"] == at_least
    reached = scale["score"] * WHOLE >= scale["from_percent"] * applicable(scale)
    places = scale.group_by("row").agg(
        listed=scale.count(),
        own=own.ifelse(scale["order"], None).max(),
        need=need.ifelse(scale["order"], None).max(),
        cut=reached.ifelse(scale["order"], None).max(),
    )
    return results.left_join(places, "row").drop("row_right")


def _in_force(bench: Bench, results: Table, index: str) -> Table:
    """Each result with every class of its scale: the issuer's newest for the kind of unit."""
    rows = bench.rows(IndexClass)
    classes = rows.filter(rows["index"] == index).select(
        "order",
        "from_percent",
        scale_class="class",
        scale_issuer="issuer_key",
        scale_kind=rows["unit_kind"].fill_null(""),
        begun=rows["valid_from"].fill_null(NO_DAY),
    )
    known = classes.select(of_issuer="scale_issuer").distinct()
    units = bench.ground.units.select("unit_id", "kind")
    t = results.left_join(units, "unit_id").drop("unit_id_right")
    t = t.left_join(known, [("issuer_key", "of_issuer")])
    t = t.mutate(looks_up=t["of_issuer"].fill_null(""), kind=t["kind"].fill_null(""))
    t = bench.ground.step(t.join(classes, [("looks_up", "scale_issuer")]))
    t = t.filter(t["begun"] <= t["published_on"].fill_null(LAST_DAY))
    t = t.filter(t["scale_kind"].isin((t["kind"], "")))
    t = t.mutate(best=t["scale_kind"].max().over(group_by="row"))
    t = t.filter(t["scale_kind"] == t["best"])
    t = t.mutate(newest=t["begun"].max().over(group_by="row"))
    return t.filter(t["begun"] == t["newest"])
