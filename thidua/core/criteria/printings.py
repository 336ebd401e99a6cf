"""Which printed results of an index count: the latest of each publisher, and what is said of their sources."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from thidua.core.criteria.heritage import Inherited, inherited, with_inherited
from thidua.core.facts.columns import Record
from thidua.core.facts.tables import IndexResult
from thidua.core.facts.view import FactsView, by_values, latest
from thidua.core.wording import Say, fold

if TYPE_CHECKING:
    from ibis.expr.types import Table

    from thidua.core.criteria.bench import Bench


def issued_by(record: IndexResult, issuer: str | None) -> bool:
    """Whether a result was published by the named body (any body when none is named)."""
    return issuer is None or fold(issuer) in fold(record.issuer or "")


def results_by_year(
    view: FactsView, index: str, issuer: str | None
) -> dict[tuple[str, int], tuple[IndexResult, ...]]:
    """The latest result of each issuer, by `unit:ID` and year."""
    found: dict[tuple[str, int], tuple[IndexResult, ...]] = {}
    for (unit_id, name, _, year), records in _current(view).items():
        if name == index and issued_by(records[0], issuer):
            key = (f"unit:{unit_id}", year)
            found[key] = found.get(key, ()) + records
    return found


PUBLISHED = ("unit_id", "index", "issuer", "year")
"""What a publication speaks of: a later one of the same restates it."""


def _current(view: FactsView) -> dict[tuple[Any, ...], tuple[IndexResult, ...]]:
    """The printed results of whole years, of several publications the latest."""

    def build() -> dict[tuple[Any, ...], tuple[IndexResult, ...]]:
        rows = tuple(r for r in view.rows(IndexResult) if r.of_the_year)
        return {key: latest(found) for key, found in by_values(rows, PUBLISHED).items()}

    return view.index("published", build)


def inherited_by_year(
    view: FactsView, own: dict[tuple[str, int], tuple[IndexResult, ...]]
) -> dict[tuple[str, int], Inherited]:
    """Results of the units before, for heirs that have none of the year themselves."""
    if not view.lineage.heirs("index"):
        return {}
    years: dict[int, dict[str, tuple[Record, ...]]] = {}
    for (key, year), records in own.items():
        years.setdefault(year, {})[key] = records
    of_year = {year: inherited(view, "index", records) for year, records in years.items()}
    return {(heir, year): rows for year, found in of_year.items() for heir, rows in found.items()}


def results_table(bench: Bench, index: str, issuer: str | None) -> Table:
    """`results_by_year` as a table, `inherited` 1 for those of the units before."""

    def build() -> Table:
        rows = bench.rows(IndexResult)
        rows = bench.ground.latest(rows.filter(rows["index"] == index, rows["of_the_year"] == 1), *PUBLISHED)
        rows = rows.filter(rows["issuer_key"].contains(fold(issuer))) if issuer else rows
        return with_inherited(bench.ground, rows, "index")

    if not bench.occasion.view.lineage.heirs("index"):
        return build()
    return bench.ground.once(f"results/{index}/{issuer}", build)


NO_SCORE = Say("chưa có điểm", "no score")
NO_RANK = Say("chưa có thứ hạng", "no rank")
NO_CLASS = Say("chưa công bố xếp loại", "no class published")
SILENT = (NO_SCORE, NO_RANK, NO_CLASS)
"""What is read of a printing that does not print the value."""


def speaking(records: tuple[Any, ...], read: Callable[[Any], tuple[int, Any]]) -> tuple[Any, ...]:
    """Those that print the value, where any does: one that is silent contradicts nobody."""
    if len(records) == 1:
        return records
    return tuple(r for r in records if read(r)[1] not in SILENT) or records


LONGEST_SOURCE = 80
_ADDRESS = re.compile(r"https?://([^/\s]+)\S*")


def short_source(text: str) -> str:
    """A source as a sentence names it: an address by its site, the rest cut at a word.

    >>> short_source("https://baokhanhhoa.vn/phong-su/201902/ket-qua-8105113/")
    'baokhanhhoa.vn'
    """
    plain = _ADDRESS.sub(lambda found: found[1], text)
    if len(plain) <= LONGEST_SOURCE:
        return plain
    return plain[:LONGEST_SOURCE].rpartition(" ")[0] or plain[:LONGEST_SOURCE]
