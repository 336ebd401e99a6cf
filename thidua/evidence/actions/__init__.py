"""What is done with facts and imports; every act is one function, gathered here by its bare verb."""

from thidua.evidence.actions.doubts import settle
from thidua.evidence.actions.imports import drop, look, read, take, undo
from thidua.evidence.actions.printed import look_at_printed
from thidua.evidence.actions.records import Proof, declare, enter, restate, revoke, verify
from thidua.evidence.actions.successions import Signed, sign, withdraw, would_change

__all__ = [
    "Proof",
    "Signed",
    "declare",
    "drop",
    "enter",
    "look",
    "look_at_printed",
    "read",
    "restate",
    "revoke",
    "settle",
    "sign",
    "take",
    "undo",
    "verify",
    "withdraw",
    "would_change",
]
