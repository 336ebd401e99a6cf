"""What stands below the clauses: recipients, signature, annexes, and what a web site put there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thidua.reading.furniture import SITE
from thidua.reading.kinds import is_kind
from thidua.reading.markers import heading_words
from thidua.reading.paragraphs import Paragraph
from thidua.reading.parts import Document
from thidua.reading.tables import printed

_SIGNER = re.compile(
    r"^\W*(tm|kt|tl|tuq|q)\s*\.|^\W*(chu tich|pho chu tich|giam doc|pho giam doc|bo truong|thu truong|"
    r"truong phong|hieu truong|tong giam doc|truong ban|vien truong|chanh van phong|thu truong don vi)\W*$"
)
_RECIPIENTS = re.compile(r"^\W*noi (?:nh\w{1,3}n\b|gui\b(?= ?:))\s*[:;.]?")
_KEPT = re.compile(r"^\W*luu\b")
_NAMES = re.compile(r"\s*;\s*(?:[-–+•]\s*)?|\s+[-–+•]\s+")
"""What parts recipients that stand on one line."""
_LISTED = ("dash", "plus", "star", "number")
_ANNEX = re.compile(r"^\W*(phu luc|mau so|mau \d|bieu mau|danh muc kem theo|bieu so)\b")
_END = re.compile(r"\.\s?/(?!\s?[A-ZĐ]{2})\s?\.?")
_WIDE = re.compile(r"\s{4,}|\t")
_NAME = 90
_END_WITHIN = 14
"""How near the end of a paragraph the closing sign stands."""


def cut_tail(found: Document, every: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The text up to its closing sign, and what follows."""
    named = next((i for i, p in enumerate(every) if _RECIPIENTS.match(found.fold(p.text).plain)), None)
    for at, paragraph in enumerate(every):
        said = paragraph.marker.rest if paragraph.marker else paragraph.text
        closes = bool(_END.search(said[-_END_WITHIN:]))
        if closes and (at >= len(every) * 0.3 or (named is not None and at < named)):
            return every[: at + 1], every[at + 1 :]
    if named is None:
        return every, []
    start = _signed_from(found, every, named)
    return every[:start], every[start:]


def _may_sign(paragraph: Paragraph) -> bool:
    """Whether a paragraph can belong to a signature: short, no clause, no sentence."""
    text = paragraph.text
    clause = (
        paragraph.marker or paragraph.cells or heading_words(text) or text.rstrip().endswith((".", ";", ":"))
    )
    return not clause and len(text) < _NAME


def _signed_from(found: Document, every: list[Paragraph], named: int) -> int:
    """Where the signature above the recipients begins; else where they begin themselves."""
    start = at = named
    while at > 1 and _may_sign(every[at - 1]):
        at -= 1
        if _SIGNER.match(found.fold(every[at].text).plain) or every[at].shouted:
            start = at
    return start


def tell_tail(found: Document, tail: Sequence[Paragraph]) -> None:
    """Put each paragraph below the text where it belongs."""
    zone, marked = "signature", False
    for paragraph in tail:
        plain = found.fold(paragraph.text).plain
        zone = _zone(found, paragraph, plain, zone)
        if zone == "annex begins":
            found.annexes.append([paragraph])
            zone = "annex"
        elif zone == "annex":
            found.annexes[-1].append(paragraph)
        elif zone == "recipients" and paragraph.marker and paragraph.marker.sort in _LISTED:
            if _is_apart(found, paragraph):
                found.aside |= {line.number: SITE for line in paragraph.lines}
                continue
            name, beside = _left(paragraph)
            marked = True
            found.recipients.append((name.strip(" ;.-–"), (paragraph.first, paragraph.last)))
            found.signature += [Paragraph(words, paragraph.lines) for words in beside]
        elif zone == "recipients" and _RECIPIENTS.match(plain):
            found.recipients += _on_one_line(paragraph)
        elif zone == "recipients" and not marked and _is_unmarked(found, paragraph, plain):
            found.recipients.append(
                (printed(paragraph.text).strip(" ;.-–"), (paragraph.first, paragraph.last))
            )
        elif found.recipients or _SIGNER.match(plain) or paragraph.shouted or zone == "recipients":
            found.signature.append(paragraph)
        else:
            found.aside |= {line.number: SITE for line in paragraph.lines}


def _is_apart(found: Document, paragraph: Paragraph) -> bool:
    """Whether a list below the recipients is another one: lines set aside or signed stand between."""
    if not found.recipients:
        return False
    last = found.recipients[-1][1][1]
    between = [n for n in found.aside if last < n < paragraph.first and found.aside[n] == SITE]
    return bool(between)


def _on_one_line(paragraph: Paragraph) -> list[tuple[str, tuple[int, int]]]:
    """The names that stand on the line of `Nơi nhận:` itself."""
    _, _, rest = paragraph.text.partition(":")
    if not re.search(r"^\s*[-–+•]|;", rest):
        return []
    names = (name.strip(" ;.-–+•") for name in _NAMES.split(f" {rest}"))
    return [(name, (paragraph.first, paragraph.last)) for name in names if name]


def _is_unmarked(found: Document, paragraph: Paragraph, plain: str) -> bool:
    """Whether a line goes on a list of names without marks: nothing stands between it and the line before."""
    shouted = paragraph.shouted and not _KEPT.match(plain)
    if shouted or _SIGNER.match(plain) or found.signature or len(plain) > _NAME:
        return False
    last = found.recipients[-1][1][1] if found.recipients else None
    return last is None or last == paragraph.first - 1


def _left(paragraph: Paragraph) -> tuple[str, list[str]]:
    """The left of two columns that blanks set apart, and what stands on the right of it."""
    columns = [_WIDE.split(line.text.strip(), maxsplit=1) for line in paragraph.lines]
    left = " ".join(printed(c[0]) for c in columns)
    if all(len(c) == 1 for c in columns) and paragraph.marker:
        return paragraph.marker.rest, []
    return re.sub(r"^\W+", "", left), [printed(c[1]) for c in columns if len(c) > 1]


def _zone(found: Document, paragraph: Paragraph, plain: str, zone: str) -> str:
    if zone != "annex" and _RECIPIENTS.match(plain):
        return "recipients"
    if zone == "annex":
        return "annex begins" if _ANNEX.match(plain) and len(plain) < 60 else zone
    again = "cong hoa xa hoi" in plain or is_kind(paragraph, found) or bool(_ANNEX.match(plain))
    return "annex begins" if again and (found.recipients or found.signature) else zone
