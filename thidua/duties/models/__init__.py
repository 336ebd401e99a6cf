"""What is kept of duties: whom the plan's names mean, what was reported, who was reminded."""

from thidua.duties.models.assigned import Owner, Reminder, Report

__all__ = ["Owner", "Reminder", "Report"]
