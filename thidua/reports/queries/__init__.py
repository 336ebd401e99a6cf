"""Reads of the room of reports; importing it fills the catalogue, in the order in which a leaf shows it."""

from thidua.reports.queries import taking_part  # isort: skip
from thidua.reports.queries import following  # isort: skip
from thidua.reports.queries import obstacles, reserved  # isort: skip
from thidua.reports.queries import balanced, scored, given  # isort: skip
from thidua.reports.queries.board import Board, board
from thidua.reports.queries.catalogue import LEAVES, REPORTS, Report, Shown
from thidua.reports.queries.desk import Desk, desk_of, movements_of

SOURCES = (taking_part, following, obstacles, reserved, balanced, scored, given)
"""The modules that put reports into the catalogue."""

__all__ = [
    "LEAVES",
    "REPORTS",
    "SOURCES",
    "Board",
    "Desk",
    "Report",
    "Shown",
    "board",
    "desk_of",
    "movements_of",
]
