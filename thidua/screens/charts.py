"""Charts as inline SVG made on the server: a finding, direct labels, the same figures as a table below.

Places are percentages of the drawing's width, so that marks follow the page and words keep their size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from thidua.core.wording import NOTHING, Say, both
from thidua.screens.marks import ANSWERS
from thidua.screens.spoken import figure, said

_OPEN = ("unmet", "missing", "to_judge")
_FILLS = {"unmet": "", "missing": "url(#h-missing)", "to_judge": "url(#h-to_judge)"}


class Bar(NamedTuple):
    """So many done of a total."""

    label: object
    done: float | Decimal
    total: float | Decimal
    url: str = ""


class Stack(NamedTuple):
    """How many are unmet, missing and to judge."""

    label: object
    unmet: int
    missing: int
    to_judge: int
    url: str = ""


class Point(NamedTuple):
    """One named figure of a strip."""

    name: str
    value: Any


class Strip(NamedTuple):
    """The figures of one group on a line."""

    label: object
    points: Sequence[Point]
    url: str = ""


class Pair(NamedTuple):
    """Two figures of one thing, such as a share of staff and a share of awards."""

    label: object
    left: Any
    right: Any
    url: str = ""
    note: object = ""


class Mark(NamedTuple):
    """A shape of a drawing: where it begins and how long it is, in hundredths of the width."""

    shape: str
    kind: str
    at: str
    width: str = ""
    fill: str = ""
    told: str = ""


class Line(NamedTuple):
    """One row of a chart: its label, its marks, its figure in words."""

    label: str
    url: str
    marks: list[Mark]
    value: str


def _percent(part: Any, whole: Any) -> str:
    return f"{max(0.0, min(100.0, 100 * float(part) / float(whole or 1))):.2f}%"


def _chart(
    finding: object, unit: object, lines: list[Line], table: tuple[list[str], list[list[str]]]
) -> dict[str, Any]:
    head, body = table
    return {"finding": said(finding), "unit": said(unit), "lines": lines, "head": head, "body": body}


def bars(rows: Sequence[Bar], finding: object, unit: object) -> dict[str, Any]:
    """Coverage: each row as long as the longest total allows, its undone part hollow."""
    longest = max((row.total for row in rows), default=1)
    lines = []
    for row in rows:
        whole = Mark("rect", "rest", "0%", _percent(row.total, longest))
        done = Mark("rect", "f1", "0%", _percent(row.done, longest))
        lines.append(Line(said(row.label), row.url, [whole, done], f"{figure(row.done)}/{figure(row.total)}"))
    head = [said(Say("Mục", "Item")), said(Say("Đã làm", "Done")), said(Say("Tổng số", "Total"))]
    body = [[said(row.label), figure(row.done), figure(row.total)] for row in rows]
    return _chart(finding, unit, lines, (head, body))


def stacked(rows: Sequence[Stack], finding: object, unit: object) -> dict[str, Any]:
    """What stops most: unmet, missing and to judge on end, the longest first; hatch as well as colour."""
    ordered = sorted(rows, key=lambda row: -sum(row[1:4]))
    longest = max((sum(row[1:4]) for row in ordered), default=1)
    lines = []
    for row in ordered:
        marks, at = [], 0
        for name, count in zip(_OPEN, row[1:4], strict=True):
            if count:
                told = f"{said(ANSWERS[name][0])}: {figure(count)}"
                place, width = _percent(at, longest), _percent(count, longest)
                marks.append(Mark("rect", f"c-{name}", place, width, _FILLS[name], told))
            at += count
        lines.append(Line(said(row.label), row.url, marks, figure(at)))
    head = [said(Say("Mục", "Item")), *(said(ANSWERS[name][0]) for name in _OPEN), said(Say("Cộng", "Total"))]
    body = [[said(r.label), *(figure(n) for n in r[1:4]), figure(sum(r[1:4]))] for r in ordered]
    return _chart(finding, unit, lines, (head, body)) | {
        "key": [(n, said(ANSWERS[n][0]), _FILLS[n]) for n in _OPEN]
    }


def dots(
    strips: Sequence[Strip], finding: object, unit: object, line: tuple[Any, object] | None
) -> dict[str, Any]:
    """Where each stands: a strip of dots a group, names on touch and in the table, the threshold as a line."""
    values = [float(p.value) for strip in strips for p in strip.points] + ([float(line[0])] if line else [])
    scale = _scale(values)
    lines = []
    for strip in strips:
        marks = [Mark("line", "axis", "0%")]
        marks += [Mark("mark", "mark", _place(line[0], scale))] if line else []
        marks += [
            Mark("dot", "f1", _place(p.value, scale), told=f"{p.name}: {figure(p.value)}")
            for p in strip.points
        ]
        lines.append(Line(said(strip.label), strip.url, marks, figure(len(strip.points))))
    head = [said(Say("Nhóm", "Group")), said(Say("Tên", "Name")), said(Say("Kết quả", "Result"))]
    body = [[said(strip.label), p.name, figure(p.value)] for strip in strips for p in strip.points]
    note = both(f"{figure(line[0])} · {said(line[1])}") if line else NOTHING
    return _chart(finding, unit, lines, (head, body)) | {"line_note": note, "ends": _ends(scale)}


def dumbbells(
    pairs: Sequence[Pair], finding: object, unit: object, ends: tuple[object, object] | None
) -> dict[str, Any]:
    """Gaps: two marks a row, the widest gap first; the left one hollow, the right one full."""
    ordered = sorted(pairs, key=lambda p: -abs(float(p.right) - float(p.left)))
    scale = _scale([float(v) for p in ordered for v in (p.left, p.right)])
    first, second = (said(e) for e in ends or (Say("Trước", "Before"), Say("Sau", "After")))
    lines = []
    for pair in ordered:
        low, high = sorted((float(pair.left), float(pair.right)))
        start = _place(low, scale)
        bond = Mark("bond", "bond", start, f"{float(_place(high, scale)[:-1]) - float(start[:-1]):.2f}%")
        left = Mark("dot", "hollow", _place(pair.left, scale), told=f"{first}: {figure(pair.left)}")
        right = Mark("dot", "f1", _place(pair.right, scale), told=f"{second}: {figure(pair.right)}")
        words = f"{figure(pair.left)} → {figure(pair.right)}"
        words += f" ({said(pair.note)})" if pair.note else ""
        lines.append(Line(said(pair.label), pair.url, [bond, left, right], words))
    head = [said(Say("Mục", "Item")), first, second]
    body = [[said(p.label), figure(p.left), figure(p.right)] for p in ordered]
    if any(p.note for p in ordered):
        head.append(said(Say("Số liệu", "Figures")))
        body = [[*row, said(p.note)] for row, p in zip(body, ordered, strict=True)]
    return _chart(finding, unit, lines, (head, body)) | {"pair": (first, second), "ends": _ends(scale)}


def _scale(values: Iterable[float]) -> tuple[float, float]:
    known = list(values) or [0.0, 1.0]
    low, high = min(known), max(known)
    room = (high - low) * 0.06 or 1.0
    return low - room, high + room


def _place(value: Any, scale: tuple[float, float]) -> str:
    return _percent(float(value) - scale[0], scale[1] - scale[0])


def _ends(scale: tuple[float, float]) -> tuple[str, str]:
    return figure(round(scale[0])), figure(round(scale[1]))
