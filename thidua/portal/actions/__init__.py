"""Every write of the public side."""

from thidua.portal.actions.attesting import Act, attest, withdraw_attested
from thidua.portal.actions.naming import restore, withhold
from thidua.portal.actions.observing import Told, answer, follow_up, send, take_up
from thidua.portal.actions.showing import Reached, hide, set_contact, show

__all__ = [
    "Act",
    "Reached",
    "Told",
    "answer",
    "attest",
    "follow_up",
    "hide",
    "restore",
    "send",
    "set_contact",
    "show",
    "take_up",
    "withdraw_attested",
    "withhold",
]
