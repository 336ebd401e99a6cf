"""Agencies and units in one tree, people and their postings, accounts and roles."""

from thidua.people.models.accounts import WHOLE_AGENCY, Appointment, Invitation, Notice, User
from thidua.people.models.batches import BATCH_KINDS, BATCH_STATES, Batch, BatchFile
from thidua.people.models.changes import BETWEEN, CHANGES, DEEDS, Reorganisation, UnitChange
from thidua.people.models.sessions import OpenSession
from thidua.people.models.units import Person, Posting, Unit, choices, path_below

__all__ = [
    "BATCH_KINDS",
    "BATCH_STATES",
    "BETWEEN",
    "CHANGES",
    "DEEDS",
    "WHOLE_AGENCY",
    "Appointment",
    "Batch",
    "BatchFile",
    "Invitation",
    "Notice",
    "OpenSession",
    "Person",
    "Posting",
    "Reorganisation",
    "Unit",
    "UnitChange",
    "User",
    "choices",
    "path_below",
]
