"""Annexes that say something of the plan itself, its criteria and numbers; forms to be filled say nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.reading.clauses import tell_under
from thidua.reading.meaning.topics import topics
from thidua.reading.paragraphs import Paragraph
from thidua.reading.parts import Document, Piece

_NAME = re.compile(r"^\W*ph[ụu] l[ụu]c(?: (?:s[ốo] )?(?:\d{1,2}|[ivx]{1,4})\b)?\W*", re.IGNORECASE)
_BESIDE = re.compile(
    r"^\W*(?:\(? ?(?:ban hanh )?kem theo|\(? ?dinh kem|cong hoa xa hoi|doc lap|-{3,}|\*{3,})"
)
_FORM = re.compile(
    r"\bmau\b|^\W*(?:bieu mau|phieu|don\b|to trinh|bien ban|bao cao|danh sach|ban (?:dang ky|cam ket|tom tat)|de cuong|"
    r"giay|so theo doi)"
)
_BLANK = re.compile(r"\.{4,}|…{2,}|_{4,}")
_OF_PLANS = {"criteria", "quota", "awards"}
"""What an annex must announce to be read."""
_FILLED = 0.25
"""With this share of its paragraphs left blank an annex is a form."""
_LEVEL = 9
"""The level of an annex: above every part."""
_LONGEST = 200
"""So many letters a paragraph of a title has at most."""
_TITLE = 4
"""So many paragraphs the title of an annex has at most."""


def tell_annexes(found: Document) -> None:
    """Put the clauses of annexes that speak behind those of the text, under `M1`, `M2`."""
    for number, annex in enumerate(found.annexes, 1):
        named, rest = _parted(found, annex)
        shown = _NAME.sub("", " ".join(one.text.strip() for one in named))
        words = found.fold(shown).plain
        blank = sum(bool(_BLANK.search(one.text)) for one in annex)
        if not rest or _FORM.match(words) or blank > len(annex) * _FILLED or not topics(words) & _OF_PLANS:
            continue
        lines = (named[0].first, named[-1].last)
        source = tuple(line for one in named for line in one.lines)
        head = Piece(f"M{number}", shown, found.fold(shown), True, _LEVEL, "", lines, source, written=True)
        tell_under(found, head, rest)


def _parted(found: Document, annex: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs of the title and those under it, without what only says to which plan the annex belongs."""
    kept = [one for one in annex if one.cells or not _BESIDE.match(found.fold(one.text).plain)]
    end = next(
        (at for at, one in enumerate(kept) if at and (one.cells or one.marker or not _may_name(one))),
        len(kept),
    )
    return kept[: min(end, _TITLE)], kept[min(end, _TITLE) :]


def _may_name(one: Paragraph) -> bool:
    """Whether a paragraph can go on with the title of an annex: it does not end a sentence."""
    return len(one.text) < _LONGEST and one.text.rstrip()[-1:] not in ".;:"
