"""What may be done to units, people and accounts: every write of this room."""

from thidua.people.actions.accounts import (
    appoint,
    deactivate,
    end_appointment,
    end_others,
    end_sessions,
    reactivate,
    send_reset,
)
from thidua.people.actions.changing import Part, change_code, change_kind, merge, split, undo, what_rests
from thidua.people.actions.factors import MOST_KEYS, add_app, add_key, ask_reset, renew_codes, reset_factors
from thidua.people.actions.factors import remove as remove_factor
from thidua.people.actions.imports import import_batch, read_sheet, undo_batch
from thidua.people.actions.invitations import NewInvitation, accept, invite, withdraw
from thidua.people.actions.ledger import Change
from thidua.people.actions.listing import LIST, read_list_file, take_list
from thidua.people.actions.loaded import Loaded
from thidua.people.actions.loading import load_all, load_province, place_of, places
from thidua.people.actions.moves_sheets import MOVES, on_of, read_moves_sheet, take_moves
from thidua.people.actions.moving import Move, move_people, people_of, undo_move
from thidua.people.actions.notices import notify
from thidua.people.actions.people import NewPerson, NewPosting, add_person, edit_person, post
from thidua.people.actions.units import NewUnit, add_agency, add_unit, end, move, rename

__all__ = [
    "LIST",
    "MOST_KEYS",
    "MOVES",
    "Change",
    "Loaded",
    "Move",
    "NewInvitation",
    "NewPerson",
    "NewPosting",
    "NewUnit",
    "Part",
    "accept",
    "add_agency",
    "add_app",
    "add_key",
    "add_person",
    "add_unit",
    "appoint",
    "ask_reset",
    "change_code",
    "change_kind",
    "deactivate",
    "edit_person",
    "end",
    "end_appointment",
    "end_others",
    "end_sessions",
    "import_batch",
    "invite",
    "load_all",
    "load_province",
    "merge",
    "move",
    "move_people",
    "notify",
    "on_of",
    "people_of",
    "place_of",
    "places",
    "post",
    "reactivate",
    "read_list_file",
    "read_moves_sheet",
    "read_sheet",
    "remove_factor",
    "rename",
    "renew_codes",
    "reset_factors",
    "send_reset",
    "split",
    "take_list",
    "take_moves",
    "undo",
    "undo_batch",
    "undo_move",
    "what_rests",
    "withdraw",
]
