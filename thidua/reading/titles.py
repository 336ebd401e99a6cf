"""Headings that nothing numbers: a short line by itself that names a matter of a plan."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from thidua.reading.markers import heading_words
from thidua.reading.meaning.topics import topics
from thidua.reading.paragraphs import Paragraph
from thidua.reading.parts import Document

_LONGEST, _WORDS = 80, 12
"""So many letters and words a title has at most."""
_FEWEST = 2
"""So many titles there are at least where they part a document."""
_ASKS = re.compile(r"^(?:hỏi|câu(?: hỏi)?(?: (?:số )?\d{1,2})?)\s?[:.]\s*(?=\S)", re.IGNORECASE)
"""What opens a question that heads its answer."""
_OVER = ("part", "capital")


def is_title(found: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a line that only names a matter: `Ai tham gia`, `Mức khen`."""
    text = _ASKS.sub("", paragraph.text.strip())
    if paragraph.marker or paragraph.cells or len(text) > _LONGEST or text.count(" ") >= _WORDS:
        return False
    opens = text[:1].isupper() and text[-1] not in ".;,…" and len(paragraph.lines) == 1
    return opens and ": " not in text and bool(topics(found.fold(text).plain))


def titles(found: Document, paragraphs: Sequence[Paragraph]) -> set[int]:
    """Where the titles stand that part a document; none where numbers part it."""
    named = {
        at
        for at, (one, after) in enumerate(itertools.pairwise(paragraphs))
        if is_title(found, one) and not _goes_on(found, one, after)
    }
    numbered = sum(
        bool(one.marker and one.marker.sort in _OVER) or (not one.marker and bool(heading_words(one.text)))
        for one in paragraphs
    )
    heads = sum(
        bool(one.marker and one.marker.sort == "number" and len(one.text) < _LONGEST)
        and one.text.rstrip()[-1] not in ".;"
        and bool(topics(found.fold(one.text).plain))
        for one in paragraphs
    )
    return named if len(named) >= _FEWEST and not numbered and len(named) > heads else set()


def _goes_on(found: Document, one: Paragraph, after: Paragraph) -> bool:
    """Whether a line only leads to dashes or stars, as a label in a clause does."""
    return one.text.rstrip().endswith(":") and bool(after.marker)


__all__ = ["is_title", "titles"]
