"""Initiatives, their authors and likenesses, members' marks and minutes, what recognises them, who copied them."""

from thidua.initiatives.models.heard import Mark, Minutes
from thidua.initiatives.models.proposed import OPEN, UNSENT, Author, Initiative, Likeness, Window
from thidua.initiatives.models.recognised import Adoption, Confirmation, Recognised, Recognition

__all__ = [
    "OPEN",
    "UNSENT",
    "Adoption",
    "Author",
    "Confirmation",
    "Initiative",
    "Likeness",
    "Mark",
    "Minutes",
    "Recognised",
    "Recognition",
    "Window",
]
