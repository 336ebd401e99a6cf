"""Writes of the room: a request is sent, answered, carried out; what is past its term is erased."""

from thidua.privacy.actions.asking import accept, receive, refuse, send, withdraw
from thidua.privacy.actions.doing import erase_due, finish

__all__ = ["accept", "erase_due", "finish", "receive", "refuse", "send", "withdraw"]
