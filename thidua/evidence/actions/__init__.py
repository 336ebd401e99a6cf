"""What is done with facts and imports; every act is one function, gathered here by its bare verb."""

from thidua.evidence.actions.doubts import settle
from thidua.evidence.actions.imports import drop, look, read, take, undo, what_went_on
from thidua.evidence.actions.printed import look_at_printed
from thidua.evidence.actions.records import Proof, declare, enter, restate, revoke
from thidua.evidence.actions.successions import Signed, sign, withdraw, would_change
from thidua.evidence.actions.verifying import ask, let_be, reject, verify, verify_many

__all__ = [
    "Proof",
    "Signed",
    "ask",
    "declare",
    "drop",
    "enter",
    "let_be",
    "look",
    "look_at_printed",
    "read",
    "reject",
    "restate",
    "revoke",
    "settle",
    "sign",
    "take",
    "undo",
    "verify",
    "verify_many",
    "what_went_on",
    "withdraw",
    "would_change",
]
