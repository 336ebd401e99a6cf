"""What a heading that says nothing known is about, by a vote of the clauses under it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from thidua.reading.meaning.forms import ANY_FORM
from thidua.reading.meaning.rules import SORTS
from thidua.reading.meaning.topics import named, topics
from thidua.reading.meaning.whom import COLLECTIVES, INDIVIDUALS
from thidua.reading.parts import Piece

_BODY = rf"(?:cac |toan the |tat ca |moi |nhung |\d+ )*(?:{COLLECTIVES}|{INDIVIDUALS})"
_GIVES = re.compile(
    rf"\b(?:tang|trao|thuong|khen|bieu duong|ton vinh|chon|de nghi|trinh)\b[^.;]{{0,80}}"
    rf"(?:\b\d+ (?:{COLLECTIVES}|{INDIVIDUALS})\b|{ANY_FORM})|"
    rf"^\W*(?:{ANY_FORM})[^.;]{{0,60}}(?: :|cua|\d)"
)
_PAPER = re.compile(
    r"^\W*(?:0?\d )?(?:to trinh|bien ban|bao cao (?:tom tat )?thanh tich|ban thanh tich|danh sach|ban sao|phieu)\b|"
    r"\b(?:ho so|giay to)\b[^.]{0,40}\b(?:gom|gui|nop)\b|\b0?\d bo\b"
)
_SPAN = re.compile(
    r"\b(?:tu|bat dau|ke tu|mo)\b[^.;]{2,50}\b(?:den|toi|ket thuc|khep lai|"
    r"be mac)\b[^.;]{0,32}\b(?:\d{1,2} ?/ ?\d{4}|\d{1,2} thang|"
    r"20\d\d)"
)
_DUE = re.compile(r"\b(?:cham nhat|muon nhat|truoc|den het|truoc) (?:\d+ gio )?(?:ngay )?\d")
_SENDS = re.compile(r"\b(?:gui|nop|trinh|dang ky|bao cao)\b")
_ASKS = re.compile(
    r"\b(?:dat|tu|it nhat|toi thieu|tren|duoi|khong qua|khong duoi)\b[^.;]{0,30}\d+(?:,\d+)? ?(?:%|diem|lan|gio)|"
    r"\btro len\b|"
    r"^\W*(?:khong (?:co|bi|de|vi pham|xay ra|con)\b|chap hanh (?:tot|nghiem)|hoan thanh (?:tot|xuat sac|100)|"
    r"co (?:it nhat|sang kien))"
)
_AIMS = re.compile(r"^\W*(?:phan dau|nang cao|day manh|tang cuong|den (?:nam|cuoi|het)|tung buoc|nham|tao )")
_ACTS = re.compile(
    rf"^\W*(?:giao |de nghi )?{_BODY}\b[^.]{{0,90}}?(?:\b(?:chu tri|phoi hop|tham muu|co trach nhiem|"
    rf"huong dan|don doc|"
    r"theo doi|to chuc|chiu trach nhiem|tong hop|bao cao|thuc hien|trien khai|la dau moi)\b)"
)
_TOLD_TO = re.compile(
    rf"^\W*{_BODY}\b(?!.{{0,30}}\b(?:la|gom|bao gom)\b)[^:.]{{0,70}} : (?!(?:{COLLECTIVES}|{INDIVIDUALS}|"
    r"cac|toan|tat ca|moi|nhung|\d)\b)"
)
"""`Công an phường: tuần tra, cung cấp số liệu`: who does what."""
_NAMES = re.compile(rf"^\W*{_BODY}\b(?!.*\b(?:dat|phai|duoc khen|tang)\b)")
_SPELT = 10
"""The level of `Phần thứ hai`, `Chương II`: where they name much, their articles have one matter each."""
_EITHER = {"eligible", "criteria"}
"""What a heading may name together: `Ai được tham gia, ai được xét`; its clauses tell which of them it is."""
_WHO = re.compile(r"^\W*(?:\w{1,4}[.)] ?)?(?:ai|nguoi nao|don vi nao) (?:thi |se )?duoc\b")
_SHARE, _FEWEST = 0.6, 2
"""The share of the clauses that must agree, and how many at least."""


def votes(pieces: Sequence[Piece]) -> dict[str, frozenset[str]]:
    """For each heading that no heading above explains, and that says nothing known: what its clauses are about."""
    open_above: list[tuple[int, bool]] = []
    told: dict[str, frozenset[str]] = {}
    for at, piece in enumerate(pieces):
        while open_above and open_above[-1][0] >= piece.level:
            open_above.pop()
        if not piece.heading:
            continue
        explained = any(known for _, known in open_above) or bool(topics(piece.folded.plain))
        open_ = named(piece.folded.plain) >= _EITHER or bool(_WHO.match(piece.folded.plain))
        found = frozenset[str]() if explained and not open_ else _agreed(list(_under(pieces, at)))
        if open_ and found != {"eligible"}:
            found = frozenset()
        if found:
            told[piece.folded.plain] = found
        spelt = piece.level == _SPELT and not piece.marker and len(topics(piece.folded.plain)) != 1
        open_above.append((piece.level, not spelt and (explained or bool(found))))
    return told


def _under(pieces: Sequence[Piece], at: int) -> Iterator[Piece]:
    """The clauses under a heading, without those under a heading below it that says what it is about."""
    skipped: int | None = None
    for piece in pieces[at + 1 :]:
        if piece.level <= pieces[at].level:
            return
        if skipped is not None and piece.level > skipped:
            continue
        skipped = piece.level if piece.heading and topics(piece.folded.plain) else None
        if skipped is None and not piece.heading:
            yield piece


def _agreed(clauses: Sequence[Piece]) -> frozenset[str]:
    said = Counter(topic for piece in clauses if (topic := says(piece.folded.plain)))
    if not said:
        return frozenset()
    topic, times = said.most_common(1)[0]
    enough = times >= min(_FEWEST, len(clauses)) and times >= _SHARE * len(clauses)
    if not enough or (topic == "eligible" and len(clauses) > 2 * times):
        return frozenset()
    return frozenset({"awards", "quota", "praise"}) if topic == "awards" else frozenset({topic})


def says(plain: str) -> str | None:
    """What one clause is about, by the shape of its sentence; None where that could be anything.

    >>> says("tang giay khen cho 05 tap the"), says("khong co ca nhan bi ky luat"), says("tu 01/3/2026 den 30/11/2026")
    ('awards', 'criteria', 'period')
    """
    if _GIVES.search(plain):
        return "awards"
    if _PAPER.search(plain):
        return "dossier"
    if _DUE.search(plain) and _SENDS.search(plain):
        return "deadline"
    if _SPAN.search(plain):
        return "period"
    if _AIMS.match(plain):
        return "purpose"
    if _ACTS.match(plain) and not _ASKS.search(plain):
        return "duty"
    if _ASKS.search(plain) or any(
        sort.keys(m, plain) is not None for sort in SORTS for m in sort.pattern.finditer(plain)
    ):
        return "criteria"
    if _TOLD_TO.match(plain):
        return "duty"
    return "eligible" if _NAMES.match(plain) else None
