"""Headings that no usual number opens: short lines by themselves, of one shape, that name the matters of a plan."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from thidua.reading.markers import heading_words
from thidua.reading.meaning.topics import topics
from thidua.reading.paragraphs import Paragraph
from thidua.reading.parts import Document

_SHAPES = (
    ("section", r"§\s?\d{1,2}\s?[.:)]?\s*"),
    ("square", r"\[\d{1,2}\]\s*"),
    ("ordinal", r"(?i:thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))\s?[:.,–-]\s*"),
    ("question", r"(?i:hỏi|câu(?: hỏi)?(?: (?:số )?\d{1,2})?)\s?[:.]\s*"),
    ("spoken", r"(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\s?[.:)]\s*"),
    ("hash", r"#{1,4}\s*(?:\d{1,2}[.)]\s*)?"),
    ("stars", r"[*_=~]{2,}\s*(?:(?:\d{1,2}|[IVX]{1,4})[.)]\s*)?"),
    ("round", r"\(\d{1,2}\)\s*"),
    ("sign", r"[●○◦•■▪□◆◇►▶➤❖✦»★]\s*"),
    ("plain", r""),
)
"""What may stand before the words of a title."""
_SHAPED = [(name, re.compile(pattern)) for name, pattern in _SHAPES]
_CLOSES = re.compile(r"\s*[*_=~#]{2,}\s*$")
_LONGEST, _WORDS = 80, 12
"""So many letters and words a title has at most."""
_FEWEST = {"plain": 2}
"""So many titles of one shape there are at least where they part a document, else three."""
_SHARE = 0.6
"""Of the short lines of a shape so many must name a matter: else they are items of lists."""
_OVER = ("part", "capital")


def shape_of(text: str) -> tuple[str, str]:
    """The shape of a line, and its words without what opens and closes it.

    >>> shape_of("● KHEN THƯỞNG"), shape_of("**2. Hồ sơ**")
    (('sign', 'KHEN THƯỞNG'), ('stars', 'Hồ sơ'))
    """
    name, opened = next((name, found) for name, one in _SHAPED if (found := one.match(text)))
    return name, _CLOSES.sub("", text[opened.end() :]).strip()


def is_title(found: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a line that only names a matter: `Ai tham gia`, `● MỨC KHEN`."""
    return _is_short(paragraph) and bool(topics(found.fold(shape_of(paragraph.text.strip())[1]).plain))


def _is_short(paragraph: Paragraph) -> bool:
    """Whether a paragraph is one short line that does not end as a sentence does."""
    text = shape_of(paragraph.text.strip())[1]
    numbered = paragraph.marker is not None and paragraph.marker.sort not in ("dash", "bracket", "star")
    if numbered or paragraph.cells or not text or len(text) > _LONGEST or text.count(" ") >= _WORDS:
        return False
    return text[0].isupper() and text[-1] not in ".;,…" and len(paragraph.lines) == 1 and ": " not in text


def titles(found: Document, paragraphs: Sequence[Paragraph]) -> set[int]:
    """Where the titles stand that part a document; none where numbers part it."""
    short, named = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
    for at, one in enumerate(paragraphs):
        if one.marker is None and heading_words(one.text):
            continue
        if _is_short(one):
            shape = shape_of(one.text.strip())[0] + one.text.rstrip()[-1:].replace(":", " :")[1:]
            short[shape].add(at)
            if is_title(found, one) and at + 1 < len(paragraphs):
                named[shape].add(at)
    if not named:
        return set()
    shape = max(named, key=lambda one: len(named[one]))
    least = _FEWEST.get(shape, 3)
    if len(named[shape]) < least or len(named[shape]) <= _numbered(found, paragraphs):
        return set()
    if shape.startswith("plain"):
        return named[shape]
    return short[shape] if len(named[shape]) >= _SHARE * len(short[shape]) else set()


def _numbered(found: Document, paragraphs: Sequence[Paragraph]) -> int:
    """How many headings usual numbers open."""
    return sum(
        bool(one.marker and one.marker.sort in _OVER)
        or (one.marker is None and bool(heading_words(one.text)))
        or (one.marker is not None and one.marker.sort == "number" and _names(found, one))
        for one in paragraphs
    )


def _names(found: Document, one: Paragraph) -> bool:
    """Whether a numbered line is a heading that names a matter."""
    words = one.marker.rest if one.marker else one.text
    return len(words) < _LONGEST and words.rstrip()[-1:] not in ".;" and bool(topics(found.fold(words).plain))


__all__ = ["is_title", "shape_of", "titles"]
