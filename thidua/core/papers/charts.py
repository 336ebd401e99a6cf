"""Figures as a picture: bars, stacked bars, dots. The figures themselves always stand in a table below."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from thidua.core.wording import figure

Kind = Literal["bars", "stacked", "dots"]
MOST = {"bars": 4, "stacked": 6, "dots": 2}
"""How many series of each kind can be told apart in grey."""
NOTHING = "…"
"""A figure that nobody has."""


@dataclass(frozen=True)
class Series:
    """One thing measured, a figure for each label of the chart."""

    label: str
    values: tuple[Decimal | int | None, ...]


@dataclass(frozen=True)
class Chart:
    """A chart with a line for each label, read from left to right, figures written beside the marks.

    Raises ValueError where it could not be read: figures below zero, more series than can be told
    apart in grey, a series that does not fit the labels.
    """

    kind: Kind
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    of: str = ""
    """What the labels are, the head of the first column of the table of figures."""
    whole: Decimal | int | None = None
    """What the full width stands for, such as 100 for percent; the greatest figure if left out."""
    figures: bool = True
    """The table of figures follows; not where the paper shows them in another table of its own."""

    def __post_init__(self) -> None:
        if not self.series or len(self.series) > MOST[self.kind]:
            raise ValueError(f"a chart of {self.kind} shows one to {MOST[self.kind]} series")
        if any(len(s.values) != len(self.labels) for s in self.series):
            raise ValueError("every series has a figure for each label")
        if any(v is not None and v < 0 for s in self.series for v in s.values):
            raise ValueError("a chart shows no figure below zero")

    @property
    def shows(self) -> bool:
        """Whether there is anything to see: figures that are all nought or unknown draw nothing."""
        return any(v for s in self.series for v in s.values)

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The figures as they are written, a row for each label.

        >>> Chart("bars", "", ("Sở Mẫu",), (Series("Điểm", (Decimal("91.25"),)),)).rows()
        (('Sở Mẫu', '91,25'),)
        """
        columns = (tuple(map(written, s.values)) for s in self.series)
        return tuple(zip(self.labels, *columns, strict=True))


def written(value: Decimal | int | None) -> str:
    """A figure as it is printed, dots where there is none."""
    return NOTHING if value is None else figure(value)
