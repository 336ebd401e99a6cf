"""Words of a scan that were read with doubt, and how the rest of the document spells them: proposed, never put in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.core.terms import TERMS
from thidua.core.wording import fold
from thidua.movements.queries.confirming import Row

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Doubted:
    """One word as it was read, how sure in percent, and what it may be; empty where nothing is proposed."""

    read: str
    sure: int
    proposed: str


def doubted_words(row: Row, source: str) -> Iterator[Doubted]:
    """The words of a clause that were read with doubt."""
    found = [piece for piece in row.pieces if piece.sure is not None]
    known = _spellings(source, {w for piece in found for w in _WORD.findall(piece.text)}) if found else {}
    for piece in found:
        proposed = _WORD.sub(lambda m: known.get(m[0], m[0]), piece.text)
        yield Doubted(piece.text, piece.sure or 0, proposed if proposed != piece.text else "")


def _spellings(source: str, asked: set[str]) -> dict[str, str]:
    """For each word that was asked for, the usual word with the same letters but for marks."""
    used = Counter(w.lower() for w in _WORD.findall(source))
    used.update({w.lower(): 2 for term in TERMS for w in _WORD.findall(term.vi)})
    plain = {fold(word): word for word in asked}
    best: dict[str, str] = {}
    for word, times in used.most_common():
        if times > 1 and fold(word) in plain:
            best.setdefault(fold(word), word)
    return {
        word: _cased(best[fold(word)], word)
        for word in asked
        if fold(word) in best
        and best[fold(word)] != word.lower()
        and used[best[fold(word)]] > used[word.lower()]
    }


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word
