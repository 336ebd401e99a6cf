"""What is done around an award council's vote; every act is one function, gathered by its bare verb."""

from thidua.councils.actions.counting import close, close_open, confirm_paper, settle_places, settle_votes
from thidua.councils.actions.minutes import sign_minutes, speak, write_minutes
from thidua.councils.actions.sessions import add_case, call_off, call_session, remove_case

__all__ = [
    "add_case",
    "call_off",
    "call_session",
    "close",
    "close_open",
    "confirm_paper",
    "remove_case",
    "settle_places",
    "settle_votes",
    "sign_minutes",
    "speak",
    "write_minutes",
]
