"""Writes of the room of duties."""

from thidua.duties.actions.assigning import NewOwner, assign, assign_proposed
from thidua.duties.actions.difficulties import (
    NewAnswer,
    NewDifficulty,
    answer,
    answer_as,
    raise_,
    settle,
    withdraw,
    withdraw_answer,
)
from thidua.duties.actions.reminding import Asked, remind
from thidua.duties.actions.reporting import NewReport, confirm, report, return_

__all__ = [
    "Asked",
    "NewAnswer",
    "NewDifficulty",
    "NewOwner",
    "NewReport",
    "answer",
    "answer_as",
    "assign",
    "assign_proposed",
    "confirm",
    "raise_",
    "remind",
    "report",
    "return_",
    "settle",
    "withdraw",
    "withdraw_answer",
]
