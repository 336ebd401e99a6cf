"""A dashboard: the reports of one leaf, and the three things to know before all else."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.reports.queries.catalogue import REPORTS, Alert, Report, Shown
from thidua.reports.queries.desk import Desk

TOLD = 3
"""How many things are told first."""
HEAD = 4
"""How many rows the head of a report is high."""


@dataclass(frozen=True)
class Board:
    """What one person is shown of one round."""

    desk: Desk
    shown: tuple[tuple[Report, Shown], ...]

    @property
    def first(self) -> list[Alert]:
        """The three things to know, the heaviest first."""
        alerts = [shown.alert for _, shown in self.shown if shown.alert]
        return sorted(alerts, key=lambda alert: -alert.weight)[:TOLD]

    @property
    def halves(self) -> tuple[list[tuple[Report, Shown]], list[tuple[Report, Shown]]]:
        """The reports in two columns of about the same height: each goes to the shorter one."""
        columns: tuple[list[tuple[Report, Shown]], list[tuple[Report, Shown]]] = ([], [])
        heights = [0, 0]
        for report, shown in self.shown:
            place = 0 if heights[0] <= heights[1] else 1
            columns[place].append((report, shown))
            heights[place] += HEAD + len(shown.rows) * (2 if shown.form == "stacked" else 1)
        return columns


def board(desk: Desk, leaf: str) -> Board:
    """The reports of a leaf for one person: those meant for their role come first."""
    roles = {held.role for held in desk.by.holdings}
    reports = [r for r in REPORTS.values() if r.leaf == leaf]
    reports.sort(key=lambda r: not (r.first_for & roles))
    shown = ((r, r.of(desk)) for r in reports)
    return Board(desk, tuple((r, found) for r, found in shown if found is not None))
