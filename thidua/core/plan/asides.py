"""Lines of the source that are no part of the document: listed in the head of the plan, each with why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thidua.core.plan.blocks import merged, ranges
from thidua.core.plan.model import many
from thidua.core.plan.text import line_ranges


def asides(front: Mapping[str, Any]) -> dict[int, str]:
    """The lines set aside, with why.

    >>> asides({"aside": [{"source": "3-4", "why": "Số trang"}]})
    {3: 'Số trang', 4: 'Số trang'}
    """
    entries = [e for e in many(front.get("aside")) if isinstance(e, Mapping) and e.get("source")]
    return {
        n: str(entry.get("why") or "")
        for entry in entries
        for first, last in line_ranges(entry["source"])
        for n in range(first, last + 1)
    }


def set_aside(front: Mapping[str, Any], lines: Mapping[int, str]) -> dict[str, Any]:
    """The head of a plan with these lines set aside: neighbours for the same reason make one entry.

    >>> set_aside({"code": "a"}, {3: "Số trang", 4: "Số trang", 9: "In bài"})["aside"]
    [{'source': '3-4', 'why': 'Số trang'}, {'source': 9, 'why': 'In bài'}]
    """
    return {**front, "aside": list(_entries(dict(sorted(lines.items()))))}


def _entries(lines: dict[int, str]) -> Iterator[dict[str, Any]]:
    run: list[int] = []
    for n, why in [*lines.items(), (0, "")]:
        if run and (n != run[-1] + 1 or lines[run[-1]] != why):
            told = ranges(merged(tuple((r, r) for r in run)))
            yield {"source": int(told) if told.isdigit() else told, "why": lines[run[-1]]}
            run = []
        run.append(n)
