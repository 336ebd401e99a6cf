"""Writes of the room of duties."""

from thidua.duties.actions.assigning import NewOwner, assign, assign_proposed
from thidua.duties.actions.reminding import Asked, remind
from thidua.duties.actions.reporting import NewReport, confirm, report, return_

__all__ = [
    "Asked",
    "NewOwner",
    "NewReport",
    "assign",
    "assign_proposed",
    "confirm",
    "remind",
    "report",
    "return_",
]
