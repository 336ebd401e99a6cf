"""What is kept of duties: whom the plan's names mean, what was reported, what was asked and answered."""

from thidua.duties.models.assigned import Owner, Reminder, Report
from thidua.duties.models.difficulties import Difficulty, Interpretation

__all__ = ["Difficulty", "Interpretation", "Owner", "Reminder", "Report"]
