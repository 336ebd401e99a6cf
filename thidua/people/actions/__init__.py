"""What may be done to units, people and accounts: every write of this room."""

from thidua.people.actions.accounts import (
    appoint,
    deactivate,
    end_appointment,
    end_sessions,
    reactivate,
    send_reset,
)
from thidua.people.actions.imports import import_batch, read_sheet, undo_batch
from thidua.people.actions.invitations import NewInvitation, accept, invite, withdraw
from thidua.people.actions.notices import notify
from thidua.people.actions.people import NewPerson, NewPosting, add_person, edit_person, post
from thidua.people.actions.units import Change, NewUnit, add_agency, add_unit, end, move, rename

__all__ = [
    "Change",
    "NewInvitation",
    "NewPerson",
    "NewPosting",
    "NewUnit",
    "accept",
    "add_agency",
    "add_person",
    "add_unit",
    "appoint",
    "deactivate",
    "edit_person",
    "end",
    "end_appointment",
    "end_sessions",
    "import_batch",
    "invite",
    "move",
    "notify",
    "post",
    "reactivate",
    "read_sheet",
    "rename",
    "send_reset",
    "undo_batch",
    "withdraw",
]
