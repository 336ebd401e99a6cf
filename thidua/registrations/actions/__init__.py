"""What may be done to registrations: every write of this room."""

from thidua.registrations.actions.asking import (
    NewRegistration,
    accept_late,
    ask_late,
    refuse_late,
    register,
    register_again,
    remind,
    withdraw,
)
from thidua.registrations.actions.sheets import import_batch, read_sheet, undo_batch

__all__ = [
    "NewRegistration",
    "accept_late",
    "ask_late",
    "import_batch",
    "read_sheet",
    "refuse_late",
    "register",
    "register_again",
    "remind",
    "undo_batch",
    "withdraw",
]
