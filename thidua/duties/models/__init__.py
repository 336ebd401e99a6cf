"""What is kept of duties: who does them, what was reported, asked and answered, checked and found."""

from thidua.duties.models.assigned import Owner, Reminder, Report, Urged
from thidua.duties.models.checks import Check, Finding, Point, Signed
from thidua.duties.models.difficulties import Difficulty, Interpretation

__all__ = [
    "Check",
    "Difficulty",
    "Finding",
    "Interpretation",
    "Owner",
    "Point",
    "Reminder",
    "Report",
    "Signed",
    "Urged",
]
