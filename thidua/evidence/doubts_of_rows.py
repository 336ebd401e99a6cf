"""What of a workbook's rows a person should look at before they are taken in: the checks that need no files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from thidua.core.doubts import CHECKS, Around, Proved, doubts, figures_of
from thidua.evidence.facts import record_from
from thidua.evidence.looked import Looked, Sheet

SHOWN = 10
"""So many rows of each kind of doubt are named; the others are counted."""


def doubts_of_rows(looked: Looked) -> list[dict[str, Any]]:
    """Each kind of doubt with how many rows have it, and the first of them: sheet, row, what was seen."""
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    counts: defaultdict[str, int] = defaultdict(int)
    for sheet in looked.sheets:
        figures: defaultdict[str, list[Proved]] = defaultdict(list)
        for one in _proved(sheet):
            if key := figures_of(one.record):
                figures[key].append(one)
        for one, row in zip(_proved(sheet), sheet.rows, strict=True):
            for doubt in doubts(one, Around(figures=figures)):
                counts[doubt.check] += 1
                if len(found[doubt.check]) < SHOWN:
                    found[doubt.check].append({"sheet": sheet.name, "row": row, "what": list(doubt.what)})
    return [{"check": name, "n": counts[name], "rows": found[name]} for name in CHECKS if counts[name]]


def _proved(sheet: Sheet) -> Iterator[Proved]:
    """The new rows of a sheet, a few hundred in memory at a time."""
    rows = sheet.new.picked("table", "values", "recorded_on", "closed_on", "unit_id")
    for n, (table, values, known, closed, unit) in enumerate(rows):
        yield Proved(n, record_from(table, values, recorded_at=known, closed_at=closed), str(unit or ""))
