"""One function under `@report` is one report of a dashboard: its finding, its figures, the list behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from thidua.core.wording import NOTHING, Say
from thidua.reports.queries.desk import Desk

Form = Literal["bars", "stacked", "dots", "dumbbells", "grid", "list", "none"]


OPEN = Say("Mở danh sách", "Open the list")
"""How the way to the list behind is called."""


class Alert(NamedTuple):
    """Something that its reader should know before all else; the heaviest three are told first."""

    say: Say
    url: str
    weight: int


class Cell(NamedTuple):
    """One figure of a grid, with how dark its ground is (0 to 3) and the list behind it."""

    figure: object
    tint: int = 0
    url: str = ""


class Row(NamedTuple):
    """One row of a grid or a list."""

    label: object
    cells: Sequence[Cell] = ()
    url: str = ""
    note: object = ""


@dataclass(frozen=True)
class Shown:
    """A report as it is shown: one sentence that says what it came to, then the figures."""

    finding: Say
    form: Form = "none"
    rows: Sequence[Any] = ()
    unit: Say = NOTHING
    url: str = ""
    """The list behind it."""
    open: Say = OPEN
    extra: Any = None
    """The line of a strip of dots, the two ends of a dumbbell, the head of a grid."""
    note: Say = NOTHING
    alert: Alert | None = None


@dataclass(frozen=True)
class Report:
    """One report: what it is called, on which leaf of the dashboard it stands, for whom it comes first."""

    slug: str
    say: Say
    leaf: str
    of: Callable[[Desk], Shown | None]
    first_for: frozenset[str]


REPORTS: dict[str, Report] = {}
"""By slug, in the order in which a leaf shows them."""
LEAVES = {
    "luc-nay": Say("Lúc này", "At this moment"),
    "chi-so": Say("Chỉ số, tự chấm", "Indices, own scores"),
    "khen-thuong": Say("Khen thưởng qua các năm", "Awards through the years"),
}

Of = Callable[[Desk], Shown | None]


def report(slug: str, say: Say, leaf: str = "luc-nay", *first_for: str) -> Callable[[Of], Of]:
    """Put a function into the catalogue; it gives None where it has nothing to say to this person."""

    def put(of: Of) -> Of:
        REPORTS[slug] = Report(slug, say, leaf, of, frozenset(first_for))
        return of

    return put
