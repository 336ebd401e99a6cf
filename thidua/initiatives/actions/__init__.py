"""What is done with initiatives; every act is one function, gathered here by its bare verb."""

from thidua.initiatives.actions.adopting import NewAdoption, adopt, withdraw_adoption
from thidua.initiatives.actions.confirming import confirm, void_confirmation
from thidua.initiatives.actions.deciding import recognise, revoke, send_up
from thidua.initiatives.actions.handling import appraise, return_, set_window
from thidua.initiatives.actions.hearing import Found, call_session, close, close_open, confirm_paper, mark
from thidua.initiatives.actions.linking import link_author
from thidua.initiatives.actions.minutes import Told, sign_minutes, write_minutes
from thidua.initiatives.actions.writing import NewAuthor, NewInitiative, register, save, submit, withdraw

__all__ = [
    "Found",
    "NewAdoption",
    "NewAuthor",
    "NewInitiative",
    "Told",
    "adopt",
    "appraise",
    "call_session",
    "close",
    "close_open",
    "confirm",
    "confirm_paper",
    "link_author",
    "mark",
    "recognise",
    "register",
    "return_",
    "revoke",
    "save",
    "send_up",
    "set_window",
    "sign_minutes",
    "submit",
    "void_confirmation",
    "withdraw",
    "withdraw_adoption",
    "write_minutes",
]
