"""Every write of the public side."""

from thidua.portal.actions.attesting import Act, attest, withdraw_attested
from thidua.portal.actions.naming import restore, withhold
from thidua.portal.actions.observing import Told, answer, follow_up, send, take_up
from thidua.portal.actions.recalling import Outside, show_decisions
from thidua.portal.actions.showing import Reached, hide, set_contact, show
from thidua.portal.actions.telling import Item, change_news, withdraw_news, write_news

__all__ = [
    "Act",
    "Item",
    "Outside",
    "Reached",
    "Told",
    "answer",
    "attest",
    "change_news",
    "follow_up",
    "hide",
    "restore",
    "send",
    "set_contact",
    "show",
    "show_decisions",
    "take_up",
    "withdraw_attested",
    "withdraw_news",
    "withhold",
    "write_news",
]
