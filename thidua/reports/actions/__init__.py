"""What may be done to reports: every write of this room."""

from thidua.reports.actions.answering import receive, remind, return_
from thidua.reports.actions.sending import call_back, reopen, send, sign
from thidua.reports.actions.writing import NewReport, begin, refresh, save

__all__ = [
    "NewReport",
    "begin",
    "call_back",
    "receive",
    "refresh",
    "remind",
    "reopen",
    "return_",
    "save",
    "send",
    "sign",
]
