"""What is done with decisions, packages and letters; every act is one function, gathered by its bare verb."""

from thidua.decisions.actions.amending import draft_correction, draft_revocation
from thidua.decisions.actions.drafting import draft, drop, reword, send, take_in, take_out
from thidua.decisions.actions.letters import change_letter, read_letter, send_letters, write_letters
from thidua.decisions.actions.money import set_salary
from thidua.decisions.actions.outside import answer
from thidua.decisions.actions.relay import (
    call_back,
    receive,
    return_package,
    send_up,
    supplement,
)
from thidua.decisions.actions.signing import issue, publish, send_back

__all__ = [
    "answer",
    "call_back",
    "change_letter",
    "draft",
    "draft_correction",
    "draft_revocation",
    "drop",
    "issue",
    "publish",
    "read_letter",
    "receive",
    "return_package",
    "reword",
    "send",
    "send_back",
    "send_letters",
    "send_up",
    "set_salary",
    "supplement",
    "take_in",
    "take_out",
    "write_letters",
]
