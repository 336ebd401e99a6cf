"""What changed between two texts, word by word, as a reader wants to see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, ADDED, REMOVED = "same", "added", "removed"


@dataclass(frozen=True)
class Piece:
    """A run of words: kept, added or removed."""

    kind: str
    text: str


def pieces(old: str, new: str) -> list[Piece]:
    """The new text with what was added and what was removed, in reading order.

    >>> [(p.kind, p.text) for p in pieces("giảm 02 ngày", "giảm 03 ngày")]
    [('same', 'giảm '), ('removed', '02'), ('added', '03'), ('same', ' ngày')]
    """
    one, two = _words(old), _words(new)
    found: list[Piece] = []
    for how, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if how == "equal":
            found.append(Piece(SAME, "".join(one[a:b])))
            continue
        if b > a:
            found.append(Piece(REMOVED, "".join(one[a:b])))
        if d > c:
            found.append(Piece(ADDED, "".join(two[c:d])))
    return found


def differs(old: str, new: str) -> bool:
    """Whether any word changed; spaces do not count."""
    return old.split() != new.split()


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)
