"""Agencies and units in one tree, people and their postings, accounts and roles."""

from thidua.people.models.accounts import WHOLE_AGENCY, Appointment, Invitation, Notice, User
from thidua.people.models.changes import BETWEEN, CHANGES, DEEDS, Reorganisation, UnitChange
from thidua.people.models.units import Batch, Person, Posting, Unit, choices, path_below

__all__ = [
    "BETWEEN",
    "CHANGES",
    "DEEDS",
    "WHOLE_AGENCY",
    "Appointment",
    "Batch",
    "Invitation",
    "Notice",
    "Person",
    "Posting",
    "Reorganisation",
    "Unit",
    "UnitChange",
    "User",
    "choices",
    "path_below",
]
