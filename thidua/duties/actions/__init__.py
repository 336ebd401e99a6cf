"""Writes of the room of duties."""

from thidua.duties.actions.assigning import NewOwner, assign, assign_proposed
from thidua.duties.actions.checks import accept, call_off, close, hold, mend, note, send_back
from thidua.duties.actions.checks import plan as plan_checks
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
    "accept",
    "answer",
    "answer_as",
    "assign",
    "assign_proposed",
    "call_off",
    "close",
    "confirm",
    "hold",
    "mend",
    "note",
    "plan_checks",
    "raise_",
    "remind",
    "report",
    "return_",
    "send_back",
    "settle",
    "withdraw",
    "withdraw_answer",
]
