"""The clauses of a document, each with its stable identity; faults of numbering are kept and told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from thidua.core.plan.outline import Outline as Identities
from thidua.core.wording import Say
from thidua.reading.folding import bare
from thidua.reading.kinds import is_kind
from thidua.reading.markers import Marker, heading_words, spoken
from thidua.reading.order import check_numbering, roman
from thidua.reading.paragraphs import Paragraph
from thidua.reading.parts import Document, Piece
from thidua.reading.standing import (
    LEVELS,
    PLAIN,
    ROW,
    SHOUTED,
    SPOKEN,
    STARRED,
    TITLE,
    UNDER,
    capital_over,
    counts_under,
    level_of,
    named_level,
    nested,
)
from thidua.reading.titles import shape_of, titles

_LEAD = 120
_LEADING = re.compile(
    r"^\W*(?:(?:ve )?(?:doi tuong|noi dung|so luong|hinh thuc|thoi gian|thoi han|tieu chuan|tieu chi|khen thuong|ho so|"
    r"phan thuong|muc dich|yeu cau|to chuc thuc hien|dang ky|pham vi|chu de|dieu kien|danh hieu)\b)"
)
_COUNTED = re.compile(r"(?:(?<=[.;:] )|^)(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là\b")
_ABOUT = re.compile(
    r"^(?:th\w{1,3} (?:nh\w{1,2}t|hai|ba|t\w{1,2}|nam|s\w{1,2}u|bay|tam|chin|m\w{1,3}i)|(?:mot|hai|ba|bon|nam|"
    r"sau|bay|tam) la)"
    r"\s?[,:.–-]?\s(?:la )?v[e\W] (?!viec)[^.:;]{3,70}(?:[.:]\s|[.:]?$)"
)
"""How a sentence of a letter opens a matter: `Thứ hai, về điều kiện.`"""
_PREFIX = {"dieu": "D", "phan": "P", "chuong": "C", "muc": "muc-", "cau": "cau-"}
_ORDINALS = ("nhat", "mot", "hai", "hai", "ba", "ba", "tu", "bon", "nam", "nam", "sau", "sau")


def tell_clauses(found: Document, rest: Sequence[Paragraph]) -> None:
    """Give every paragraph its identity and level; headings are told apart from what they head."""
    _tell(found, Identities(), rest)
    check_numbering(found)


def tell_under(found: Document, head: Piece, rest: Sequence[Paragraph]) -> None:
    """The same for what stands under a heading of its own, such as an annex."""
    identities = Identities()
    identities.place(head.text, heading=True, written=head.id)
    found.pieces.append(head)
    _tell(found, identities, rest)


def _tell(found: Document, identities: Identities, rest: Sequence[Paragraph]) -> None:
    pieces = [part for paragraph in rest for part in _split(paragraph)]
    parting = titles(found, [paragraph for paragraph, _ in pieces])
    for at, (paragraph, text) in enumerate(pieces):
        if paragraph.cells:
            found.pieces.append(_row(found, identities, paragraph, pieces[at - 1][0] if at else None))
            continue
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if at in parting or _about(text) == len(text):
            found.pieces.append(_title(found, identities, paragraph, text))
            continue
        found.pieces.append(_piece(found, identities, paragraph, text, following))


def _row(found: Document, identities: Identities, paragraph: Paragraph, before: Paragraph | None) -> Piece:
    """A row of a table: `IV.1.r2` under the clause that the table stands under."""
    last = found.pieces[-1] if found.pieces else None
    goes_on = last and before and before.heads == paragraph.heads and last.table
    if last and goes_on:
        stem, _, number = last.id.rpartition(".r")
        place, written = f"{stem}.r{int(number) + 1}", last.written
    else:
        base = identities.base or "bang"
        written = not identities.base or any(p.id == f"{base}.r1" for p in found.pieces)
        place = f"{_free(found, f'{base}.t', '.r1') if written else base}.r1"
    identities.known.append(place)
    said = paragraph.text.replace("|", ":")
    return Piece(
        id=place,
        text=paragraph.text,
        folded=found.fold(said),
        heading=False,
        level=ROW,
        marker="|",
        lines=(paragraph.first, paragraph.last),
        source=paragraph.lines,
        written=written,
        table=True,
        cells=paragraph.cells,
        heads=paragraph.heads,
    )


def _split(paragraph: Paragraph) -> list[tuple[Paragraph, str]]:
    """A paragraph that counts `Một là … Hai là …` holds several clauses."""
    if end := _about(paragraph.text):
        rest = paragraph.text[end:].strip()
        return [(paragraph, paragraph.text[:end].strip()), *([(paragraph, rest)] if rest else [])]
    cuts = [m.start() for m in _COUNTED.finditer(paragraph.text)]
    if len(cuts) < 2:
        return [(paragraph, paragraph.text)]
    edges = [0, *cuts, len(paragraph.text)] if cuts[0] else [*cuts, len(paragraph.text)]
    return [
        (paragraph, paragraph.text[a:b].strip()) for a, b in pairwise(edges) if paragraph.text[a:b].strip()
    ]


def _over_number(found: Document, marker: Marker, following: tuple[Paragraph, str] | None) -> bool:
    """Whether a number in small letters that does not go on with it follows one in capitals."""
    after = following[0] if following else None
    if not (after and after.marker) or {marker.sort, after.marker.sort} != {"number"} or after.shouted:
        return False
    number = int(marker.says.rstrip("."))
    last = next((int(p.marker.rstrip(".")) for p in reversed(found.pieces) if p.marker[:-1].isdigit()), 0)
    return int(after.marker.says.rstrip(".")) != number + 1 or number <= last


def _about(text: str) -> int:
    """Up to where a paragraph only says what it is about: `Thứ hai, về điều kiện.`; 0 where it does not."""
    plain = bare(text)
    told = _ABOUT.match(plain) if len(plain) == len(text) else None
    return told.end() if told else 0


def _piece(
    found: Document,
    identities: Identities,
    paragraph: Paragraph,
    text: str,
    following: tuple[Paragraph, str] | None,
) -> Piece:
    marker = paragraph.marker if text == paragraph.text else None
    named = None if marker else heading_words(text)
    level = level_of(marker) if marker else named_level(named[0]) if named else PLAIN
    if marker and paragraph.shouted and _over_number(found, marker, following):
        level = SHOUTED
    elif marker and (under := nested(found, marker)):
        level = under
    heading = _is_heading(paragraph, text, level, following)
    if level == PLAIN:
        level = _plain_level(found, paragraph, text, following, heading=heading)
    shown = f"{marker.says} {marker.rest}" if marker else text
    said = marker.says if marker else ""
    if marker and marker.repaired:
        found.faults.append((_read_as(marker), (paragraph.first, paragraph.last)))
    written = _own_id(found, identities, text, marker or named)
    if level == LEVELS["part"] and heading and not (marker or named):
        written = _free(found, "-".join(bare(text).split()[:3]))
    place = identities.place(shown, heading=heading, written=written)
    if place is None or any(p.id == place for p in found.pieces):
        written = _free(found, f"{identities.base or 'doan'}.{'b' if place is None else 'lap'}")
        place = identities.place(shown, heading=False, written=written) or written
    return Piece(
        id=place,
        text=shown,
        folded=found.fold(shown[len(said) :]),
        heading=heading,
        level=level,
        marker=said,
        lines=(paragraph.first, paragraph.last),
        source=paragraph.lines,
        written=written is not None,
    )


def _title(found: Document, identities: Identities, paragraph: Paragraph, text: str) -> Piece:
    """A heading that nothing numbers, by the first words of it."""
    text = shape_of(text)[1]
    written = _free(found, "-".join(bare(text).split()[:3]))
    place = identities.place(text, heading=True, written=written) or written
    return Piece(
        id=place,
        text=text,
        folded=found.fold(text),
        heading=True,
        level=TITLE,
        marker="",
        lines=(paragraph.first, paragraph.last),
        source=paragraph.lines,
        written=True,
    )


def _plain_level(
    found: Document,
    paragraph: Paragraph,
    text: str,
    following: tuple[Paragraph, str] | None,
    *,
    heading: bool,
) -> int:
    """How high a paragraph without a number stands: a title, a lead such as `Đối tượng: …`, a sentence."""
    numbered = any(p.marker and p.level < 30 for p in found.pieces)
    starred = any(p.heading and p.level == LEVELS["star"] for p in found.pieces)
    after = following[0].marker if following else None
    if heading and paragraph.shouted:
        return LEVELS["part"] if is_kind(paragraph, found) else TITLE
    if heading:
        return STARRED if starred else UNDER if numbered else TITLE + 2
    if text.endswith(":") and after and level_of(after) >= LEVELS["dash"] and len(text) < _LEAD:
        return STARRED if starred else UNDER if numbered else TITLE + 2
    if numbered or starred:
        return PLAIN
    if spoken(text):
        over = any(p.level < SPOKEN and not spoken(p.text) for p in found.pieces)
        return SPOKEN if over else TITLE
    plain = found.fold(text[:_LEAD]).plain
    return TITLE + 1 if _LEADING.match(plain) else PLAIN


def _own_id(
    found: Document, identities: Identities, text: str, marker: Marker | tuple[str, str, str] | None
) -> str | None:
    """The identity that must be written: articles, capital letters, counted sentences, sections without a number."""
    if isinstance(marker, Marker):
        if above := marker.sort == "part" and capital_over(found):
            return _free(found, f"{above}.{marker.says.rstrip('.')}")
        if marker.sort in ("number", "composite") and (stem := counts_under(found, marker)) is not None:
            return _free(found, f"{stem}.{marker.says.rstrip('.')}".lstrip("."))
        if marker.sort != "capital":
            return None
        part = next((p.id for p in reversed(found.pieces) if p.level == 10), None)
        return _free(found, f"{part}.{marker.says[0]}" if part else marker.says[0])
    if marker:
        return _free(found, f"{_PREFIX[marker[0]]}{_ordinal(marker[1])}")
    if counted := spoken(text):
        return _free(found, f"{identities.base or 'noi-dung'}.{counted[0]}")
    if identities.base:
        return None
    lead = re.split(r"[:.(]", text, maxsplit=1)[0]
    return _free(found, "-".join(bare(lead).split()[:3]) or "doan")


def _ordinal(words: str) -> str:
    """The number that follows Điều, Phần, Chương, Mục.

    >>> _ordinal("thứ nhất"), _ordinal("IV"), _ordinal("3")
    ('1', '4', '3')
    """
    plain = bare(words).removeprefix("thu ").strip()
    if plain in _ORDINALS:
        return str(_ORDINALS.index(plain) // 2 + 1)
    if len(plain) == 1 and plain.isalpha() and plain not in "ivx":
        return plain.upper()
    return plain if plain.isdigit() else str(roman(plain.upper()))


def _free(found: Document, wish: str, end: str = "") -> str:
    """An identity that no clause has yet; `end` is what will follow it."""
    wish = re.sub(r"[^a-zA-Z0-9đĐ.()*+-]", "", wish) or "doan"
    taken = {p.id for p in found.pieces}
    if f"{wish}{end}" not in taken:
        return wish
    return next(f"{wish}{n}" for n in range(2, 1000) if f"{wish}{n}{end}" not in taken)


def _is_heading(paragraph: Paragraph, text: str, level: int, following: tuple[Paragraph, str] | None) -> bool:
    if level <= 12:
        return len(text) < 120 or not text.rstrip().endswith((".", ";", "./."))
    if following is None or len(text) > 220:
        return False
    if 40 < level < PLAIN:
        return level == LEVELS["star"] and _is_starred(paragraph, text, following[0])
    after = following[0].marker
    below = level_of(after) if after else PLAIN
    if text.rstrip().endswith((".", ";", "./.")) and not paragraph.bold:
        return False
    if level == PLAIN:
        return (paragraph.shouted or paragraph.bold) and len(text) < 120
    anew = after is not None and after.sort == "number" and after.says == "1." and below <= level <= below + 1
    return below > level or anew


def _is_starred(paragraph: Paragraph, text: str, after: Paragraph) -> bool:
    """Whether a star stands before a heading: `❖ Ai tham gia`; plain stars before items are none."""
    sign = (paragraph.marker.read if paragraph.marker else "*")[:1]
    items = after.marker is not None and after.marker.sort == "star"
    return sign not in "*" and not items and len(text) < _LEAD and text.rstrip()[-1] not in ".;,:"


def _read_as(marker: Marker) -> Say:
    return Say(
        f"Số thứ tự đọc được là “{marker.read.strip()}”, hiểu là “{marker.says}”: đối chiếu với bản gốc.",
        f"The number was read as “{marker.read.strip()}” and taken for “{marker.says}”: compare with the original.",
    )
