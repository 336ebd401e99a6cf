"""Every write of the public side."""

from thidua.portal.actions.naming import restore, withhold
from thidua.portal.actions.showing import Reached, hide, set_contact, show

__all__ = ["Reached", "hide", "restore", "set_contact", "show", "withhold"]
