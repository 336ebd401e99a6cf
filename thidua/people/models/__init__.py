"""Agencies and units in one tree, people and their postings, accounts and roles."""

from thidua.people.models.accounts import WHOLE_AGENCY, Appointment, Invitation, Notice, User
from thidua.people.models.units import Batch, Person, Posting, Unit, UnitChange, choices

__all__ = [
    "WHOLE_AGENCY",
    "Appointment",
    "Batch",
    "Invitation",
    "Notice",
    "Person",
    "Posting",
    "Unit",
    "UnitChange",
    "User",
    "choices",
]
