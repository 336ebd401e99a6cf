"""A document's parts: head, title, grounds, clauses with stable identities, signature, recipients, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from thidua.core.plan.outline import Outline as Identities
from thidua.core.wording import Say, fold
from thidua.reading.citations import days, numbers
from thidua.reading.folding import Folded, bare, folded, is_noisy
from thidua.reading.furniture import SITE, STATE, is_state, set_aside
from thidua.reading.markers import Marker, heading_words, spoken
from thidua.reading.paragraphs import Paragraph, paragraphs
from thidua.reading.received import Line, Received

_KINDS = (
    "ke hoach", "quyet dinh", "huong dan", "cong van", "thong bao", "chuong trinh", "phat dong", "loi phat dong",
    "chi thi", "de an", "nghi quyet", "phuong an", "quy che", "quy dinh", "to trinh", "the le", "giao uoc thi dua",
)  # fmt: skip
_GROUND = re.compile(r"^\W*(can cu|thuc hien|xet|theo de nghi|theo|can cir|nham)\b")
_SIGNER = re.compile(
    r"^\W*(tm|kt|tl|tuq|q)\s*\.|^\W*(chu tich|pho chu tich|giam doc|pho giam doc|bo truong|thu truong|truong phong|"
    r"hieu truong|tong giam doc|truong ban|vien truong|chanh van phong|thu truong don vi)\W*$"
)
_RECIPIENTS = re.compile(r"^\W*noi nh\w{1,3}n\b\s*[:;.]?")
_ANNEX = re.compile(r"^\W*(phu luc|mau so|mau \d|bieu mau|danh muc kem theo|bieu so)\b")
_END = re.compile(r"\.\s?/\s?\.?")
_LEVELS = {"part": 10, "number": 20, "composite": 20, "letter": 30, "bracket": 40, "star": 50, "dash": 60, "plus": 70}
_PLAIN = 80
"""Levels: the smaller the higher; a composite number stands one lower for each of its dots."""


@dataclass(frozen=True)
class Said:
    """Something that the document says of itself: the value, the words read, the lines, how sure (percent)."""

    value: str | date | None
    words: str
    lines: tuple[int, int]
    sure: int = 95


@dataclass(frozen=True)
class Piece:
    """One clause as read: `folded` is of its words without the marker, `written` is True where its identity must be."""

    id: str
    text: str
    folded: Folded
    heading: bool
    level: int
    marker: str
    lines: tuple[int, int]
    source: tuple[Line, ...]
    written: bool = False
    table: bool = False

    @property
    def words(self) -> str:
        """The text without its marker."""
        return self.folded.text.strip()


@dataclass
class Document:
    """A document told apart into its parts."""

    said: dict[str, Said] = field(default_factory=dict)
    grounds: list[Paragraph] = field(default_factory=list)
    opening: list[Paragraph] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    recipients: list[tuple[str, tuple[int, int]]] = field(default_factory=list)
    signature: list[Paragraph] = field(default_factory=list)
    annexes: list[list[Paragraph]] = field(default_factory=list)
    aside: dict[int, Say] = field(default_factory=dict)
    faults: list[tuple[Say, tuple[int, int]]] = field(default_factory=list)
    noisy: bool = False

    def fold(self, text: str) -> Folded:
        """The folded twin of words of this document."""
        return folded(text, noisy=self.noisy)


def outline(received: Received) -> Document:
    """Tell the parts of a document apart; nothing is changed, what is no part of it is set aside with why."""
    lines = received.lines
    text = "\n".join(line.text for line in lines)
    found = Document(noisy=is_noisy(text))
    found.aside = set_aside(lines, noisy=found.noisy)
    found.aside |= {line.number: STATE for line in lines if is_state(line.text) and not _issuer_beside(line.text)}
    every = paragraphs(lines, received.kind, set(found.aside))
    body, tail = _cut_tail(found, every)
    head, rest = _cut_head(found, body)
    from thidua.reading.head import read_head

    read_head(found, head)
    _tell_clauses(found, rest)
    _tell_tail(found, tail)
    return found


def _issuer_beside(text: str) -> bool:
    """Whether the name of an agency stands on the same line as the country's name."""
    plain = bare(text)
    at = min((i for i in (plain.find("cong hoa"), plain.find("doc lap"), plain.find("cong h0a")) if i >= 0), default=0)
    return at > 6


def _is_kind(paragraph: Paragraph, found: Document) -> bool:
    plain = found.fold(paragraph.text).plain.strip(" .:")
    return len(plain) < 24 and plain in _KINDS


def _cut_head(found: Document, body: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """What stands before the first clause, and the rest."""
    for at, paragraph in enumerate(body):
        if paragraph.marker and paragraph.marker.sort in ("part", "number") or heading_words(paragraph.text):
            plain = found.fold(paragraph.text).plain
            if not _GROUND.match(plain):
                return body[:at], body[at:]
    after = next((i for i, p in enumerate(body) if _is_kind(p, found)), None)
    if after is None:  # a page of a site: its slogans stand above the title
        named = (i for i, p in enumerate(body[:8]) if "thi dua" in found.fold(p.text).plain and len(p.text) < 260)
        after = next(named, 0) - 1
    cut = after + 2
    while cut < len(body) and _GROUND.match(found.fold(body[cut].text).plain):
        cut += 1
    return body[:cut], body[cut:]


def _cut_tail(found: Document, every: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The text up to its closing sign, and what follows: recipients, signature, annexes, the site."""
    closing = [i for i, p in enumerate(every) if _END.search(p.text[-14:])]
    named = next((i for i, p in enumerate(every) if _RECIPIENTS.match(found.fold(p.text).plain)), None)
    for at in closing:
        if at >= len(every) * 0.3 or (named is not None and at < named):
            return every[: at + 1], every[at + 1 :]
    if named is not None:
        start = named
        while start > 1 and _SIGNER.match(found.fold(every[start - 1].text).plain):
            start -= 1
        return every[:start], every[start:]
    return every, []


def _tell_clauses(found: Document, rest: Sequence[Paragraph]) -> None:
    identities = Identities()
    pieces = [part for paragraph in rest for part in _split(paragraph)]
    for at, (paragraph, text) in enumerate(pieces):
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        found.pieces.append(_piece(found, identities, paragraph, text, following))
    _check_numbering(found)


def _split(paragraph: Paragraph) -> list[tuple[Paragraph, str]]:
    """A paragraph that counts `Một là … Hai là …` holds several clauses."""
    cuts = [m.start() for m in re.finditer(r"(?:(?<=[.;:] )|^)(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là\b", paragraph.text)]
    if len(cuts) < 2:
        return [(paragraph, paragraph.text)]
    edges = [0, *cuts, len(paragraph.text)] if cuts[0] else [*cuts, len(paragraph.text)]
    return [(paragraph, paragraph.text[a:b].strip()) for a, b in zip(edges, edges[1:], strict=False) if paragraph.text[a:b].strip()]


def _piece(
    found: Document, identities: Identities, paragraph: Paragraph, text: str, following: tuple[Paragraph, str] | None
) -> Piece:
    marker = paragraph.marker if text == paragraph.text else None
    named = None if marker else heading_words(text)
    level = _level(marker) if marker else 10 if named else _PLAIN
    heading = _is_heading(found, paragraph, text, level, following)
    shown = f"{marker.says} {marker.rest}" if marker else text
    written = None if marker else _own_id(found, identities, text, named)
    place = identities.place(shown, heading=heading, written=written)
    if place is None or any(p.id == place for p in found.pieces):
        written = _free(found, f"{identities.base or 'doan'}.{'b' if place is None else 'lap'}")
        place = identities.place(shown, heading=False, written=written)
    assert place is not None
    return Piece(
        place, shown, found.fold(shown[len(marker.says) :] if marker else shown), heading, level, marker.says if marker else "",
        (paragraph.first, paragraph.last), paragraph.lines, written is not None, paragraph.lines[0].table is not None,
    )  # fmt: skip


def _level(marker: Marker) -> int:
    return _LEVELS[marker.sort] + marker.says.rstrip(".").count(".")


def _own_id(
    found: Document, identities: Identities, text: str, named: tuple[str, str, str] | None
) -> str | None:
    """The identity that must be written: articles, counted sentences, sections without a number."""
    if named:
        return _free(found, f"{named[0]}-{fold(named[1]).replace(' ', '-')}")
    if counted := spoken(text):
        return _free(found, f"{identities.base or 'noi-dung'}.{counted[0]}")
    if identities.base:
        return None
    lead = re.split(r"[:.(]", text, maxsplit=1)[0]
    return _free(found, "-".join(bare(lead).split()[:3]) or "doan")


def _free(found: Document, wish: str) -> str:
    """An identity that no clause has yet."""
    wish = re.sub(r"[^a-zA-Z0-9.()*+-]", "", wish) or "doan"
    taken = {p.id for p in found.pieces}
    if wish not in taken:
        return wish
    return next(f"{wish}{n}" for n in range(2, 1000) if f"{wish}{n}" not in taken)


def _is_heading(
    found: Document, paragraph: Paragraph, text: str, level: int, following: tuple[Paragraph, str] | None
) -> bool:
    if level == 10:
        return True
    if following is None or len(text) > 220 or 40 < level < _PLAIN:
        return False
    after = following[0].marker
    below = _level(after) if after else _PLAIN
    if text.rstrip().endswith((".", ";", "./.")) and not paragraph.bold:
        return False
    if level == _PLAIN:
        return (paragraph.shouted or paragraph.bold) and len(text) < 120
    return below > level


def _check_numbering(found: Document) -> None:
    """Parts and items that skip a number are kept and told."""
    last: dict[str, int] = {}
    for piece in found.pieces:
        mark = piece.marker.rstrip(".)")
        if piece.level == 10 and piece.marker:
            value, key = _roman(mark), "part"
            last = {"part": last.get("part", 0)}
        elif 20 <= piece.level < 30 and mark.rpartition(".")[2].isdigit():
            value, key = int(mark.rpartition(".")[2]), mark.rpartition(".")[0]
        else:
            continue
        before = last.get(key, 0)
        if value != before + 1:
            say = Say(
                f"Số thứ tự {piece.marker} không tiếp số đứng trước: thiếu hoặc lặp số; giữ như văn bản.",
                f"Number {piece.marker} does not follow the one before: missing or twice; kept as printed.",
            )
            found.faults.append((say, piece.lines))
        last[key] = value


def _roman(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10}
    total = 0
    for at, letter in enumerate(text):
        value = values.get(letter, 0)
        total += -value if at + 1 < len(text) and values.get(text[at + 1], 0) > value else value
    return total


def _tell_tail(found: Document, tail: Sequence[Paragraph]) -> None:
    zone = "signature"
    for paragraph in tail:
        plain = found.fold(paragraph.text).plain
        if _RECIPIENTS.match(plain) and zone != "annex":
            zone = "recipients"
            rest = paragraph.text[_RECIPIENTS.match(bare(paragraph.text)).end() :] if _RECIPIENTS.match(bare(paragraph.text)) else ""  # type: ignore[union-attr]
            if rest.strip():
                found.signature.append(paragraph)
        elif _begins_annex(found, paragraph, plain, zone):
            zone = "annex"
            found.annexes.append([paragraph])
        elif zone == "annex":
            found.annexes[-1].append(paragraph)
        elif zone == "recipients" and paragraph.marker and paragraph.marker.sort == "dash":
            found.recipients.append((paragraph.marker.rest.strip(" ;."), (paragraph.first, paragraph.last)))
        elif found.recipients or _SIGNER.match(plain) or paragraph.shouted or zone == "recipients":
            found.signature.append(paragraph)
        else:
            found.aside |= {line.number: SITE for line in paragraph.lines}


def _begins_annex(found: Document, paragraph: Paragraph, plain: str, zone: str) -> bool:
    if zone == "annex":
        return bool(_ANNEX.match(plain)) and len(plain) < 60
    again = "cong hoa xa hoi" in plain or _is_kind(paragraph, found) or bool(_ANNEX.match(plain))
    return again and bool(found.recipients or found.signature)


__all__ = ["Document", "Piece", "Said", "days", "numbers", "outline"]
