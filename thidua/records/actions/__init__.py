"""Writes of the record room: files, numbers, codes of papers."""

from thidua.records.actions.files import attach, keep, register, remove, restore
from thidua.records.actions.numbers import open_series, take_number, void_number
from thidua.records.actions.papers import issue_code, revoke_code
from thidua.records.actions.positions import end_positions, set_positions
from thidua.records.actions.wordings import end_wording, set_wording

__all__ = [
    "attach",
    "end_positions",
    "end_wording",
    "issue_code",
    "keep",
    "open_series",
    "register",
    "remove",
    "restore",
    "revoke_code",
    "set_positions",
    "set_wording",
    "take_number",
    "void_number",
]
