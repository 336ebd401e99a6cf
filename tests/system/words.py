"""The English of what the journeys press and read, taken from the rooms' own catalogues and terms."""

import re
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from thidua.core import terms

ROOMS = Path(__file__).parents[2] / "thidua"


@cache
def catalogue() -> tuple[tuple[str, str], ...]:
    """Every text of the screens and every word of the field, each with its English."""
    found: set[tuple[str, str]] = set()
    for path in sorted(ROOMS.glob("*/locale/en/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            for message in read_po(file):
                vi, en = message.id, message.string
                if isinstance(vi, tuple):
                    vi, en = vi[0], en[-1]
                found.add((vi, en))
    for group in terms.GROUPS.values():
        for term in group.values():
            found.add((term.say.vi, term.say.en))
    return tuple(sorted(found))


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def in_english(vietnamese: str) -> str:
    """A pattern for the English of a text or day, or for the text itself where it is a name or number."""
    if day := re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})", vietnamese):
        return f"{int(day[1])} {MONTHS[int(day[2]) - 1]} {day[3]}"
    known = catalogue()
    alike = [en for vi, en in known if _same(vi, vietnamese)]
    if not alike:
        alike = [en for vi, en in known if _same(vi[: len(vietnamese)], vietnamese)]
    found = [re.sub(r"%\\\(\w+\\\)[sd]|%\w", ".+", re.escape(en)) for en in alike if en]
    return f"(?:{'|'.join(found)})" if found else re.escape(vietnamese)


def _same(text: str, other: str) -> bool:
    """Whether two texts differ at most in the case of their first letter."""
    return text[1:] == other[1:] and text[:1].lower() == other[:1].lower()
