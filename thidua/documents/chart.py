"""Where the marks of a chart stand, in mm: measured once, drawn as lines in the PDF, as a picture in the DOCX.

A chart too high for a page is parted into pieces of the same scale. Series are told apart by
hatching, so that a copy in grey still says the same; figures stand beside their marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.charts import Chart, written
from thidua.documents.face import LINE, POINT, width, wrapped
from thidua.documents.layout import Layout

Tree = dict[str, Any]

BAR = 4.6
"""Height of one bar."""
GAP = 2.4
"""Between the lines of a chart."""
LABELS = 0.36
"""The widest that the column of labels may be, of the whole."""
AIR = 1.2
"""Between a mark and its figure."""
EDGE = 0.6
"""Right of the furthest figure, so that a picture does not cut its last digit."""
DOT = 1.2
"""Half the width of a dot."""
SWATCH = 5.0
MOST = 0.62
"""Of the height of a page that one piece may take."""


def drawn(chart: Chart, layout: Layout) -> Tree:
    """The pieces of a chart, ready to be drawn, and the table of its figures."""
    sheet = Sheet(chart, layout)
    pieces = list(sheet.pieces())
    return {"pieces": pieces, "table": _table(chart) if chart.figures else None}


def spoken(piece: Tree) -> str:
    """What a piece says in letters, in the order of the drawing: for those who cannot see the picture."""
    told = [piece["title"], *(entry["label"] for line in piece["legend"] for entry in line)]
    for line in piece["lines"]:
        told += [*line["label"], *(mark["text"] for mark in line["marks"])]
    return " ".join(filter(None, told))


class Sheet:
    """The measures that all pieces of a chart share."""

    def __init__(self, chart: Chart, layout: Layout) -> None:
        self.chart = chart
        self.measure = layout.measure
        self.size = layout.styles["chart"].size
        self.value_size = layout.styles["chart_value"].size
        self.line = self.size * POINT * LINE
        self.highest = (layout.height - layout.top - layout.bottom) * MOST
        longest = max((self._wide(label) for label in chart.labels), default=0)
        self.labels = min(longest + 1, self.measure * LABELS)
        figures = [written(v) for s in chart.series for v in s.values]
        self.figure = max((self._value_wide(f) for f in figures), default=0) + AIR
        self.left = self.labels + AIR + (self.figure if chart.kind == "dots" else 0)
        self.plot = self.measure - self.left - self.figure - EDGE
        self.top = chart.whole or self._greatest() or 1

    def pieces(self) -> Iterator[Tree]:
        """The chart in pieces that fit on a page."""
        legend = list(self._legend()) if len(self.chart.series) > 1 else []
        unit = f" ({self.chart.unit})" if self.chart.unit else ""
        lines = [self._line(i) for i in range(len(self.chart.labels))]
        for number, part in enumerate(_by_height(lines, self.highest)):
            title = self.chart.title + unit + (" (tiếp theo)" if number else "")
            yield {
                "title": title,
                "legend": legend,
                "lines": part,
                "kind": self.chart.kind,
                "labels": self.labels,
                "left": self.left,
                "plot": self.plot,
                "bar": BAR,
                "line": self.line,
                "height": sum(line["height"] for line in part),
                "measure": self.measure,
            }

    def _wide(self, words: str) -> float:
        return width(words, self.size)

    def _value_wide(self, words: str) -> float:
        return width(words, self.value_size)

    def _greatest(self) -> Decimal:
        columns = zip(*(s.values for s in self.chart.series), strict=True)
        known = [[Decimal(v) for v in column if v is not None] for column in columns]
        gather = sum if self.chart.kind == "stacked" else max
        return max((Decimal(gather(values)) for values in known if values), default=Decimal(0))

    def _legend(self) -> Iterator[list[Tree]]:
        """Series with their hatching, as many on a line as fit."""
        row: list[Tree] = []
        at = 0.0
        for number, series in enumerate(self.chart.series):
            lines = wrapped(series.label, self.size, self.measure - SWATCH - AIR)
            wide = SWATCH + AIR + max(map(self._wide, lines)) + 4
            if row and at + wide > self.measure:
                yield row
                row, at = [], 0.0
            row.append({"label": "\n".join(lines), "fill": number, "at": at, "lines": len(lines)})
            at += wide
        yield row

    def _line(self, index: int) -> Tree:
        """One label with its marks."""
        values = [s.values[index] for s in self.chart.series]
        label = wrapped(self.chart.labels[index], self.size, self.labels)
        bars = BAR * (len(values) if self.chart.kind == "bars" else 1.3)
        height = max(len(label) * self.line, bars) + GAP
        marks = {"bars": self._bars, "stacked": self._stacked, "dots": self._dots}[self.chart.kind]
        return {"label": label, "height": height, "bars": bars, "marks": list(marks(values))}

    def _long(self, value: Decimal | int) -> float:
        return round(float(min(Decimal(value) / Decimal(self.top), Decimal(1))) * self.plot, 3)

    def _bars(self, values: list[Decimal | int | None]) -> Iterator[Tree]:
        for fill, value in enumerate(values):
            long = 0.0 if value is None else self._long(value)
            yield {"at": 0.0, "long": long, "fill": fill, "text": written(value), "text_at": long + AIR}

    def _stacked(self, values: list[Decimal | int | None]) -> Iterator[Tree]:
        at = 0.0
        for fill, value in enumerate(values):
            long = 0.0 if value is None else self._long(value)
            wide = self._value_wide(written(value))
            fits = long >= wide + 1.6
            yield {
                "at": at,
                "long": long,
                "fill": fill,
                "text": written(value) if fits else "",
                "text_at": at + (long - wide) / 2,
            }
            at += long

    def _dots(self, values: list[Decimal | int | None]) -> Iterator[Tree]:
        order = sorted(range(len(values)), key=lambda i: values[i] or 0)
        for fill in order:
            value = values[fill]
            at = 0.0 if value is None else self._long(value)
            words = written(value)
            lower = len(values) > 1 and order[0] == fill
            beside = -DOT - AIR - self._value_wide(words) if lower else DOT + AIR
            long = 0.0 if value is None else DOT
            yield {"at": at, "long": long, "fill": fill, "text": words, "text_at": at + beside}


def _by_height(lines: list[Tree], highest: float) -> Iterator[list[Tree]]:
    part: list[Tree] = []
    for line in lines:
        if part and sum(one["height"] for one in part) + line["height"] > highest:
            yield part
            part = []
        part.append(line)
    yield part


def _table(chart: Chart) -> Tree:
    columns = (
        Column(chart.of, 70),
        *(Column(s.label, 95 // len(chart.series), "centre") for s in chart.series),
    )
    return asdict(Table(columns, tuple(Row(cells) for cells in chart.rows())))
