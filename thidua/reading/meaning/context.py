"""Where a clause stands: the topic of its headings, whom it is about, which round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.reading.parts import Piece
from thidua.reading.proposals import Proposal

_TOPICS = (
    ("dossier", r"(thanh phan |)ho so|thu tuc"),
    (
        "deadline",
        r"thoi (gian|han|diem) (de nghi|trinh|gui|nop|xet|hoan thanh|lap|dang ky)|tien do|moc thoi gian|han nop",
    ),
    ("review", r"so ket|tong ket|che do bao cao|thong tin,? bao cao"),
    (
        "period",
        r"thoi gian (thi dua|phat dong|thuc hien|to chuc|phong trao|trien khai)|^\W*\w*\W*thoi gian\W*$",
    ),
    ("criteria", r"tieu chuan|tieu chi|dieu kien"),
    ("quota", r"so luong|chi tieu khen|ty le|co cau|phan bo"),
    ("awards", r"hinh thuc (khen|ton vinh|bieu duong|dong vien)|danh hieu|muc khen|hinh thuc va"),
    ("eligible", r"doi tuong|pham vi (ap dung|va doi)|thanh phan tham gia"),
    ("contents", r"noi dung (phong trao|thi dua)|noi dung|nhiem vu trong tam|muc tieu thi dua"),
    (
        "duty",
        r"to chuc (thuc hien|trien khai)|trach nhiem (thuc hien|cua)|phan cong|nhiem vu cua cac|trach nhiem",
    ),
    ("praise", r"khen thuong"),
    ("theme", r"chu de|khau hieu"),
    ("requirement", r"^\W*\w{0,4}\W*yeu cau"),
    ("purpose", r"muc dich"),
)
_TOPIC = [(name, re.compile(pattern)) for name, pattern in _TOPICS]
_COLLECTIVE = re.compile(r"\b(cac |doi voi |voi |cho |doi tuong |)tap the\b")
_INDIVIDUAL = re.compile(r"\bca nhan\b")
_ANNUAL = re.compile(
    r"\b(hang|hing|heng|moi|trong|tung|cuoi) ?nam\b|\bnam hoc\b|\b(thi dua|khen thuong) nam\b"
)
_STAGE = re.compile(
    r"\b(giai doan|tong ket (phong trao|giai doan|\d)|ca giai doan|0?5 nam|dot|chuyen de|ket thuc phong trao)\b"
)


_CLOSING = re.compile(
    r"^\W*(tren day la|ke hoach nay (?:duoc|co)|trong qua trinh (?:to chuc |trien khai |thuc hien )|"
    r"(?:can cu|tren co so) (?:noi dung )?ke hoach nay|de nghi (?:cac|thu truong)|yeu cau (?:cac|thu truong)|"
    r"nhan duoc (?:ke hoach|van ban|cong van) nay)"
)
"""How a document ends, below its last clause: what it says there belongs to no heading."""


@dataclass(frozen=True)
class Place:
    """A clause with what its headings say."""

    piece: Piece
    topics: tuple[str, ...]
    who: str | None
    round: str | None
    chain: tuple[str, ...]
    praised: bool = False
    """Whether a heading speaks of awards in general."""

    def proposes(self, sort: str, body: Mapping[str, Any], words: str, sure: int) -> Proposal:
        """A proposal that rests on words of this clause, for whom and which round its headings say."""
        piece = self.piece
        return Proposal(sort, piece.id, body, words, piece.lines, sure, None, self.who, self.round)

    def words(self, start: int, end: int) -> str:
        """The words as read under a stretch of the folded text."""
        return self.piece.folded.original(start, end)

    @property
    def plain(self) -> str:
        """Its folded text without the marker."""
        return self.piece.folded.plain

    def is_under(self, *topics: str) -> bool:
        """Whether the nearest topic is one of these."""
        return bool(self.topics) and self.topics[0] in topics


def places(pieces: Sequence[Piece]) -> Iterator[Place]:
    """Each clause, nearest topic first."""
    stack: list[Piece] = []
    for piece in pieces:
        while stack and stack[-1].level >= piece.level:
            stack.pop()
        chain = [p for p in stack if p.heading or _leads(p)]
        own = _lead_words(piece)
        heads = (
            [own, *(_head_words(p) for p in reversed(chain))]
            if own
            else [_head_words(p) for p in reversed(chain)]
        )
        topics = [t for words in heads if (t := topic(words))]
        told = tuple(t for t in topics if t not in ("praise", "theme"))
        if not piece.marker and _CLOSING.match(piece.folded.plain):
            told = ("duty",)
        yield Place(
            piece, told, _who(heads), _round(heads), tuple(p.folded.plain for p in chain), "praise" in topics
        )
        stack.append(piece)


def topic(words: str) -> str | None:
    """What a heading announces; where it announces several things, the most telling one.

    >>> topic("1. doi tuong thi dua"), topic("iv. to chuc thuc hien"), topic("2. hinh thuc va so luong khen thuong")
    ('eligible', 'duty', 'quota')
    """
    return next((name for name, pattern in _TOPIC if pattern.search(words)), None)


def _head_words(piece: Piece) -> str:
    plain = piece.folded.plain
    return plain if piece.heading else plain.split(" : ")[0][:160]


def _leads(piece: Piece) -> bool:
    return piece.level < 80 and piece.folded.plain.rstrip().endswith(":")


def _lead_words(piece: Piece) -> str:
    """The words that open a clause and name its matter: those before a colon, or the first few."""
    plain = piece.folded.plain
    before, colon, _ = plain.partition(" : ")
    if colon and len(before) < 150:
        return before
    if piece.heading:
        return plain
    first = re.match(r"^\W*((?:doi tuong|so luong|thoi gian|khen thuong|hinh thuc|ho so)\b.{0,40})", plain)
    return first.group(1) if first else ""


def _who(heads: Sequence[str]) -> str | None:
    for words in heads:
        collective, individual = bool(_COLLECTIVE.search(words)), bool(_INDIVIDUAL.search(words))
        if collective != individual:
            return "collective" if collective else "individual"
        if collective:
            return None
    return None


def _round(heads: Sequence[str]) -> str | None:
    for words in heads:
        annual, stage = bool(_ANNUAL.search(words)), bool(_STAGE.search(words))
        if annual != stage:
            return "annual" if annual else "stage"
    return None


def round_in(plain: str) -> str | None:
    """The round that words speak of, None where of none or both."""
    return _round([plain])


def who_in(plain: str) -> str | None:
    """Whom words speak of, None where of nobody or of both."""
    return _who([plain])
