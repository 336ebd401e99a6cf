"""A document's parts: head, title, grounds, clauses with stable identities, signature, recipients, annexes."""

from __future__ import annotations

import re
from itertools import pairwise

from thidua.reading.annexes import tell_annexes
from thidua.reading.clauses import tell_clauses
from thidua.reading.folding import bare, is_noisy
from thidua.reading.furniture import STATE, is_state, set_aside
from thidua.reading.head import opens_list, read_head, read_page
from thidua.reading.kinds import is_kind
from thidua.reading.markers import heading_words
from thidua.reading.paragraphs import Paragraph, paragraphs
from thidua.reading.parts import Document, Piece, Said
from thidua.reading.received import Received
from thidua.reading.tail import cut_tail, tell_tail
from thidua.reading.titles import is_title

_GROUND = re.compile(
    r"^\W*(can cu|(?:tiep tuc |tiep noi |phat huy )?(?:ket qua )?thuc hien|trien khai (?:nghi quyet|ke hoach|chi thi|"
    r"quyet dinh)|xet|theo(?! (?:do|ke hoach,|nhu))|can cir|nham|(?:chap hanh|quan triet|thi hanh|tren co so|"
    r"de thuc hien|de trien khai|de cu the hoa|cu the hoa|tiep tuc trien khai|tiep tuc thuc hien|ke thua|van dung|"
    r"bam sat|duoc su (?:dong y|chi dao))"
    r"(?=.*\bso\b))\b"
)
_NUMBERED = re.compile(r"^\W*can cu (?=.*\b(?:so \S*\d|luat|ngay \d))")
"""Numbered grounds: `1. Căn cứ Kế hoạch số …`."""
_ADDRESSED = re.compile(r"^\W*kinh gui\b")

_LAUNCHES = re.compile(r"\b(?:phat dong|to chuc|trien khai)\b[^.]*\bthi dua\b[^.]*\b(?:tu|trong|den|voi)\b")
_ABOVE = 2
"""Before so many paragraphs no title of a clause can stand."""
_CLAUSES = 4
"""So many numbered clauses below a title are a document of their own."""


def outline(received: Received) -> Document:
    """Tell the parts of a document apart; nothing is changed, what is no part of it is set aside with why."""
    lines = received.lines
    found = Document(noisy=is_noisy("\n".join(line.text for line in lines)))
    found.aside = set_aside(lines, noisy=found.noisy)
    found.aside |= {
        line.number: STATE for line in lines if is_state(line.text) and not _issuer_beside(line.text)
    }
    every = paragraphs(lines, received.kind, set(found.aside), noisy=found.noisy)
    body, tail = cut_tail(found, every)
    head, rest = _cut_head(found, body)
    read_head(found, head)
    read_page(found, rest)
    rest = [*_told_with_grounds(found, rest), *rest]
    second = _second(found, tail)
    if second:
        inner, after = cut_tail(found, tail[second:])
        title, clauses = _cut_head(found, inner)
        found.opening += [p for p in title if not p.shouted and len(p.text) > 60]
        numbered = clauses and clauses[0].marker and clauses[0].marker.sort == "number"
        named = (
            [tail[second]] if numbered else []
        )  # else its numbers would be those of the last article above
        rest, tail = [*rest, *named, *clauses], [*tail[:second], *after]
    tell_clauses(found, rest)
    tell_tail(found, tail)
    tell_annexes(found)
    return found


def _told_with_grounds(found: Document, rest: list[Paragraph]) -> list[Paragraph]:
    """The grounds of a letter without numbers whose sentence goes on to launch the movement: its first clause, too."""
    numbered = any(p.marker and p.marker.sort in ("part", "capital", "number") for p in rest)
    last = found.grounds[-1] if found.grounds else None
    if last is None or numbered or any(heading_words(p.text) for p in rest):
        return []
    launched = _LAUNCHES.search(found.fold(last.text).plain) and last.text.rstrip().endswith(".")
    return [last] if launched else []


def _second(found: Document, tail: list[Paragraph]) -> int | None:
    """Where below a decision the plan begins that it puts into force: a title, and numbered clauses under it."""
    for at, paragraph in enumerate(tail):
        if is_kind(paragraph, found):
            numbered = [p for p in tail[at:] if p.marker and p.marker.sort in ("part", "number", "composite")]
            named = any(heading_words(p.text) for p in tail[at:])
            if len(numbered) >= _CLAUSES and (named or len(tail) - at > _CLAUSES * 2):
                return at
    return None


def _issuer_beside(text: str) -> bool:
    """Whether the name of an agency stands on the same line as the country's name."""
    left, *right = re.split(r"\s{3,}|\t", text.strip(), maxsplit=1)
    if right and not is_state(left):
        return True
    plain = bare(text)
    at = min((i for w in ("cong hoa", "doc lap", "cong h0a") if (i := plain.find(w)) >= 0), default=0)
    return at > 6


def _cut_head(found: Document, body: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """What stands before the first clause, and the rest."""
    listing = False
    for at, paragraph in enumerate(body):
        mark = paragraph.marker
        listing = (listing and bool(mark)) or opens_list(found, paragraph)
        if listing:
            continue
        numbered = mark and (mark.sort in ("part", "capital", "number") or mark.says == "a)")
        if (numbered or heading_words(paragraph.text)) and not _opens_ground(found, paragraph):
            at = _first_title(found, body, at)
            return body[:at], body[at:]
    after = next((i for i, p in enumerate(body) if is_kind(p, found)), None)
    if after is None:  # a page of a site: its slogans stand above the title
        named = (
            i for i, p in enumerate(body[:8]) if "thi dua" in found.fold(p.text).plain and len(p.text) < 260
        )
        after = next(named, 0) - 1
    cut = after + 2
    while cut < len(body) and _is_above(found, body, cut):
        cut += 1
    return body[:cut], body[cut:]


def _first_title(found: Document, body: list[Paragraph], at: int) -> int:
    """Where the clauses begin whose first numbered one stands at `at`: titles without numbers may stand above it."""
    above = [i for i in range(_ABOVE - 1, at) if _is_title_at(found, body, i)]
    if len(above) > 1 and any(b - a > 1 for a, b in pairwise([*above, at])):
        return above[0]
    return at - 1 if above and above[-1] == at - 1 else at


def _is_title_at(found: Document, body: list[Paragraph], at: int) -> bool:
    """Whether a line above the first numbered clause is a heading, and not the end of what stands above."""
    ended = body[at - 1].text.rstrip().endswith((":", ".", ";"))
    return ended and is_title(found, body[at]) and not _opens_ground(found, body[at])


def _opens_ground(found: Document, paragraph: Paragraph) -> bool:
    mark = paragraph.marker
    if mark and mark.sort == "number":
        return bool(_NUMBERED.match(found.fold(mark.rest).plain))
    return bool(_GROUND.match(found.fold(paragraph.text).plain))


def _is_above(found: Document, body: list[Paragraph], at: int) -> bool:
    """Whether a paragraph stands above the clauses: a ground, whom a letter addresses, a line before such."""
    before, own = body[at - 1], body[at]
    listed = own.marker and own.marker.sort == "dash"
    if opens_list(found, own) or (own.marker and opens_list(found, before)):
        return True
    if listed:
        return (
            bool(before.marker)
            or _opens_ground(found, own)
            or bool(_ADDRESSED.match(found.fold(before.text).plain))
        )
    follows = body[at + 1] if at + 1 < len(body) else own
    return bool(_ADDRESSED.match(found.fold(own.text).plain)) or any(
        _opens_ground(found, p) and (not p.marker or (p is follows and p.marker.sort == "dash"))
        for p in (own, follows)
    )


__all__ = ["Document", "Piece", "Said", "outline"]
