"""Whether the text that a PDF page carries can be trusted, or the page had better be read from its picture."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from thidua.core.wording import Say
from thidua.reading.folding import bare, is_syllable
from thidua.reading.receiving.plain import old_font

FEW_LETTERS = 25
"""A page that a picture fills and that has fewer letters than this carries no text."""
PICTURED = 0.5
"""Share of a page that a picture must fill to be a scan of it."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_SPEAKS, _LEAST_WORDS, _MOST_WORDS = 0.2, 40, 150
_ACCENTED, _LEAST_LETTERS = 0.06, 200
_BROKEN = 0.04
_ODD, _SPACES = {"Co", "Cn", "Cs", "Cc"}, set("\t\n\r\f")

MISSING = Say("không có lớp chữ", "it carries no text")
GARBAGE = Say(
    "lớp chữ hỏng (phông chữ không có bảng mã đúng)", "its text is garbage (fonts without a right code table)"
)
OLD = Say("lớp chữ theo bảng mã cũ", "its text is in an old font code")
NO_ACCENTS = Say("lớp chữ mất dấu", "its text has lost the accents")


def doubt(text: str, pictured: float) -> Say | None:
    """Why the text of a page is not to be trusted; None where it may be.

    `pictured` is the share of the page that its largest picture fills.
    """
    signs = Counter(text)
    letters = sum(many for c, many in signs.items() if c.isalpha())
    if letters < FEW_LETTERS:
        return MISSING if pictured >= PICTURED else None
    odd = sum(many for c, many in signs.items() if _is_odd(c))
    if odd > _BROKEN * len(text):
        return GARBAGE
    if old_font(text.splitlines()):
        return OLD
    words = _WORD.findall(text)[:_MOST_WORDS]
    if len(words) >= _LEAST_WORDS and sum(is_syllable(bare(w)) for w in words) < _SPEAKS * len(words):
        return GARBAGE
    if pictured >= PICTURED and letters >= _LEAST_LETTERS and _marked(signs) < _ACCENTED * letters:
        return NO_ACCENTS
    return None


def _is_odd(sign: str) -> bool:
    """Whether a sign is none that a text has."""
    return sign == "\ufffd" or (sign not in _SPACES and unicodedata.category(sign) in _ODD)


def _marked(signs: Counter[str]) -> int:
    """Letters with a mark of Vietnamese, of signs that were counted."""
    return sum(many for c, many in signs.items() if c.isalpha() and (c in "đĐ" or bare(c) != c.lower()))
