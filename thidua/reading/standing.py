"""How high a clause stands: by the sort of its marker, and by what stands above it."""

from __future__ import annotations

import itertools
import re

from thidua.reading.markers import Marker
from thidua.reading.meaning.topics import topics
from thidua.reading.parts import Document

LEVELS = {
    "part": 10,
    "capital": 12,
    "number": 20,
    "composite": 20,
    "letter": 30,
    "bracket": 40,
    "star": 50,
    "dash": 60,
    "plus": 70,
}
_COMPOSITE = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.")
PLAIN, ROW = 80, 90
TITLE, NESTED, SPOKEN, UNDER = 13, 14, 30, 45
STARRED, BRACKETED, RENUMBERED, SHOUTED = 55, 25, 21, 19
"""Levels: the smaller the higher; a composite number stands one lower for each of its dots."""


def nested(found: Document, marker: Marker) -> int | None:
    """The level of a number that stands lower or higher than its sort tells, by what stands above it."""
    if marker.sort == "part":
        return NESTED if capital_over(found) else None
    if marker.sort == "capital":
        first = next((p for p in found.pieces if p.level <= TITLE), None)
        return NESTED if first and first.level == TITLE else None
    if marker.sort == "number":
        return _renumbered(found, marker)
    return _bracketed(found, marker) if marker.sort == "bracket" else None


def _renumbered(found: Document, marker: Marker) -> int | None:
    """The level of a number that begins again under a numbered heading: `5. Khen thưởng`, `1. …`, `2. …`."""
    number = int(marker.says.rstrip("."))
    if listed := _listed(found, marker):
        return listed[1]
    above = next((p for p in reversed(found.pieces) if p.marker and p.level <= RENUMBERED), None)
    if above is None or not re.fullmatch(r"\d{1,2}\.", above.marker):
        return None
    if number == 1:
        return (
            RENUMBERED if above is found.pieces[-1] and above.heading and above.level < RENUMBERED else None
        )
    if above.level != RENUMBERED or above.marker != f"{number - 1}.":
        return None
    first = next(p for p in reversed(found.pieces) if p.level in (SHOUTED, LEVELS["number"]))
    anew = first.marker == f"{number - 1}." and topics(found.fold(marker.rest).plain)
    return None if anew else RENUMBERED


def _listed(found: Document, marker: Marker) -> tuple[str, int] | None:
    """The clause `4.1.` under which numbers begin again from 1, and their level; None where they do not."""
    number = int(marker.says.rstrip("."))
    last = found.pieces[-1] if found.pieces else None
    if last and number == 1 and last.heading and _COMPOSITE.fullmatch(last.marker):
        return last.id, last.level + 1
    for above in reversed(found.pieces):
        if number > 1 and above.marker == f"{number - 1}." and above.level > RENUMBERED:
            stem = above.id.rpartition(".")[0]
            top = next((p.marker for p in reversed(found.pieces) if p.level == LEVELS["number"]), "")
            goes_on = top == f"{number - 1}." and topics(found.fold(marker.rest).plain)
            return None if goes_on else (stem, above.level)
        if above.level <= RENUMBERED:
            return None
    return None


def _bracketed(found: Document, marker: Marker) -> int | None:
    """The level of `(2)`: that of `(1)`, which stands over letters where it comes before them."""
    number = int(marker.says.strip("()"))
    for above in reversed(found.pieces):
        if number > 1 and above.marker == f"({number - 1})":
            return above.level
        if number == 1 and (above.marker or above.heading) and above.level < LEVELS["bracket"]:
            return BRACKETED if above.level <= BRACKETED else None
    return None


def counts_under(found: Document, marker: Marker) -> str | None:
    """What stands before a number in its identity, where numbers began again; None where its text tells."""
    if marker.sort == "number" and (listed := _listed(found, marker)):
        return listed[0]
    within = list(itertools.takewhile(lambda p: p.level >= SHOUTED, reversed(found.pieces)))
    above = next((p for p in within if p.level in (SHOUTED, LEVELS["number"]) and p.marker), None)
    if above and marker.sort == "number" and _renumbered(found, marker):
        return above.id
    anew = any(p.level == RENUMBERED and re.fullmatch(r"\d{1,2}\.", p.marker) for p in within)
    return above.id.rpartition(".")[0] if above and anew else None


def named_level(sort: str) -> int:
    """Articles and sections stand under parts and chapters."""
    return 11 if sort in ("dieu", "muc", "cau") else 10


def level_of(marker: Marker) -> int:
    """The level that a marker tells by itself."""
    return LEVELS[marker.sort] + marker.says.rstrip(".").count(".")


def capital_over(found: Document) -> str | None:
    """The capital letter that a roman number stands under, where letters came first."""
    first = next((p for p in found.pieces if p.marker and p.level in (10, 12)), None)
    if first is None or first.level == 10:
        return None
    return next(p.id for p in reversed(found.pieces) if p.level == 12)
