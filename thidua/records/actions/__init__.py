"""Writes of the record room: files, numbers, codes of papers."""

from thidua.records.actions.files import attach, keep, register, remove, restore
from thidua.records.actions.numbers import open_series, take_number, void_number
from thidua.records.actions.papers import issue_code, revoke_code

__all__ = [
    "attach",
    "issue_code",
    "keep",
    "open_series",
    "register",
    "remove",
    "restore",
    "revoke_code",
    "take_number",
    "void_number",
]
