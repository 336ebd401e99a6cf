"""Where a clause stands: the topic of its headings, whom it is about, which round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from thidua.reading.meaning.topics import TOPIC, named, topics
from thidua.reading.meaning.turns import round_in, round_of
from thidua.reading.meaning.votes import votes
from thidua.reading.meaning.whom import noun_in, who_in, who_of
from thidua.reading.parts import Piece
from thidua.reading.proposals import Proposal

_NO_CRITERION = frozenset({"awards", "quota", "eligible", "praise", "criteria"})
"""What a heading among criteria must announce to be about something else."""
_BY_THE_WAY = frozenset({"review", "period"})
"""What a heading or lead about awards only dates them by: `Sơ kết, tổng kết: …`."""
_NOT_GIVING = frozenset({"purpose", "requirement", "contents", "duty", "eligible", "review", "period"})
"""What a heading about awards under it leaves behind."""
_PRAISES = re.compile(
    r"^\W*(?:(?:dieu|muc) \d{1,2}[.:] |[\w.]{1,5}[.)] )?(?:ve |cong tac |che do |viec |hinh thuc )*"
    r"(?:khen|ton vinh|bieu duong|tuyen duong|ghi nhan|vinh danh|phan thuong|thuong\b|trao thuong)"
)
_CLOSING = re.compile(
    r"^\W*(tren day la|ke hoach nay (?:duoc|co)|trong qua trinh (?:to chuc |trien khai |thuc hien )|"
    r"(?:can cu|tren co so) (?:noi dung )?ke hoach nay|de nghi (?:cac|thu truong)|yeu cau (?:cac|thu truong)|"
    r"nhan duoc (?:ke hoach|van ban|cong van) nay)"
)
"""How a document ends, below its last clause: what it says there belongs to no heading."""
_OPENS = re.compile(
    r"^(?:dieu \d{1,2}[.:] )?\W*(?:ve )?((?:doi tuong|so luong|thoi gian|thoi han|khen thuong|hinh thuc|ho so|dang ky|"
    r"tieu chuan|"
    r"tieu chi)\b.{0,40})"
)


_ORDINAL = re.compile(
    r"^\W*(?:thu (?:nhat|hai|ba|tu|nam|sau|bay|tam)|(?:mot|hai|ba|bon|nam|sau|bay|tam) la)\b"
)
"""`Thứ hai, …`: one of several under the sentence that leads to them."""
_PAPERS_HEAD = re.compile(
    r"^\W*(?:dieu \d{1,2}[.:] )?(?:\w{1,5}[.)] )?(?:ve |thanh phan |thu tuc ,? ?|trinh tu ,? ?)*ho so"
    r"(?:(?: de nghi| khen thuong| xet| trinh| ,| va)+[a-z ,]{0,40})?\W*$"
)
"""A heading that names the papers themselves."""
_GATHERS = re.compile(r"\bgom\b|\bnop\b|\bgui\b")
"""What is said of a dossier to be sent, and not of the share of those that people hand in."""
_TITLE = re.compile(
    r"^\W*(?:\w{1,4}[.)] ?)?(?:ve |doi voi |voi )?(?:cac )?(?:danh hieu|giay khen|bang khen|co thi dua)\b(?!.*\d)"
)
_SPLIT = re.compile(r"\. | ; ")
_SENTENCE = 80
"""The level of a paragraph without a number; one that ends in a colon leads to the clauses behind it."""
_WHOLE = 80
"""More letters than these say something, not only what follows."""
_GIVEN = re.compile(
    r"\b(?:giay khen|bang khen|co thi dua|huy hieu|ky niem chuong|danh hieu|giai thuong|cup)\b"
)
"""A label that names an award says who gives it, not whom the clause is about."""
_NUMBER = 5
"""Within so many letters a point may stand behind a number: `1. Đối tượng: …`."""
_SHORT = 40
_LABEL = 50
"""So many letters a label has at most."""
_ASKED_OF = re.compile(
    r"^(?:dieu \d{1,2}[.:] )?[^:.;]{3,60}? duoc (?:xet |binh )*(?:khen|xet|"
    r"ton vinh)(?: thuong)? (?:khi|neu)\b"
)
"""How a clause without a heading begins that asks something: `Giảng viên được xét khen khi …`."""
_ASKED_FOR = re.compile(r"(?<=\w) (?:du|dat|theo|co du)\b.*$")
"""Where words about an award go on to what is asked of it."""


@dataclass(frozen=True, eq=False)
class Place:
    """A clause with what its headings say."""

    piece: Piece
    topics: tuple[str, ...]
    near: frozenset[str]
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
        """Whether the nearest heading that announces anything announces one of these."""
        return bool(self.near & {*topics})

    def is_only(self, *topics: str) -> bool:
        """Whether it announces these and nothing else."""
        return bool(self.near) and self.near <= {*topics}


def places(pieces: Sequence[Piece]) -> Iterator[Place]:
    """Each clause, nearest topic first."""
    stack: list[Piece] = []
    voted = votes(pieces)
    lead: tuple[int, Piece] | None = None
    for piece in pieces:
        while stack and stack[-1].level >= piece.level:
            stack.pop()
        counted = bool(_ORDINAL.match(piece.folded.plain))
        if lead and (len(stack) < lead[0] or (piece.level == _SENTENCE and not counted) or piece.heading):
            lead = None
        over = [lead[1]] if lead and lead[1] not in stack else []
        at = lead[0] if lead else 0
        yield _place(
            piece,
            [p for p in (*stack[:at], *over, *stack[at:]) if p.heading or _leads(p, piece) or p in over],
            voted,
        )
        if piece.level == _SENTENCE and piece.folded.plain.rstrip().endswith(":"):
            lead = (len(stack), piece)
        stack.append(piece)


def _place(piece: Piece, chain: Sequence[Piece], voted: Mapping[str, frozenset[str]]) -> Place:
    own = _lead_words(piece)
    above = [_head_words(p) for p in reversed(chain)]
    heads = [own, *above] if own else above
    told = _told(piece, own, above, voted)
    praised = any("praise" in found for found in told)
    told = [kept for found in told if (kept := found - {"praise", "theme"})]
    if not piece.marker and _CLOSING.match(piece.folded.plain):
        told = [frozenset({"duty"})]
    who = who_of(heads) or _by_label(piece, own) or _by_noun(piece, above)
    near = told[0] if told else frozenset()
    every = tuple(t for found in told for t in sorted(found))
    chained = tuple(p.folded.plain for p in chain)
    return Place(piece, every, near, who, round_of(heads), chained, praised)


def _told(
    piece: Piece, own: str, above: Sequence[str], voted: Mapping[str, frozenset[str]]
) -> list[frozenset[str]]:
    """What each heading announces, nearest first; what stands among criteria is one, whatever it speaks of."""
    told: list[frozenset[str]] = []
    over = ""
    for words in reversed([own, *above]):
        found = (voted.get(words) or topics(words)) if words else frozenset()
        among = bool(told) and told[-1] - {"praise"} == {"criteria"}
        opens = among and words == own and _opens(piece, found)
        parts = among and found <= named(over)  # the heading above names both, and each has one of its own
        goes_on = (
            not opens
            and not parts
            and not _PAPERS_HEAD.match(words)
            and (not found & _NO_CRITERION or _is_title(words, found))
        )
        own_matter = opens or (parts and found and not found & {"criteria"})
        if among and (goes_on or (words == own and not piece.heading and not own_matter)):
            continue
        if found <= _BY_THE_WAY and told and told[-1] & {"awards", "quota", "praise"}:
            continue
        if found == {"eligible"} and told and "dossier" in told[-1] and "thanh phan" in words:
            continue
        if found <= {"praise", "theme"} and _PRAISES.match(words):
            told = [above for above in told if not above <= _NOT_GIVING]
        if found:
            told.append(found)
            over = words
    return told[::-1]


def _is_title(words: str, found: frozenset[str]) -> bool:
    """Whether a heading among criteria only names the title for which they are: `Danh hiệu “Lao động giỏi”`."""
    return found <= {"awards", "praise"} and bool(_TITLE.match(words))


def _opens(piece: Piece, found: frozenset[str]) -> bool:
    """Whether a clause among criteria begins with words that only its own matter begins with."""
    if "%" in piece.folded.plain and not _GATHERS.search(piece.folded.plain):
        found -= {"dossier"}
    sure = found & {"period", "deadline", "dossier", "awards"} or ("quota" in found and "praise" in found)
    return bool(sure) and bool(_OPENS.match(piece.folded.plain))


def _by_label(piece: Piece, own: str) -> str | None:
    """Whom a short label before a colon names: `Học sinh: …`."""
    if not own or piece.heading or len(own) >= _SHORT or " : " not in piece.folded.plain:
        return None
    return None if _GIVEN.search(own) else noun_in(own)


def _by_noun(piece: Piece, above: Sequence[str]) -> str | None:
    """Whom the nearest heading below the topic is about, by its first noun."""
    for words in above:
        if any(pattern.search(words) for _, pattern in TOPIC):
            return None
        if told := noun_in(words):
            return told
    return None


_SPOKEN = re.compile(r"^\W*(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) la\b ?,? ?(?P<matter>[^:.;,]{6,90})")
"""`Ba là, xét khen dựa vào các mức dưới đây, …`: the matter that a counted sentence opens."""


def _head_words(piece: Piece) -> str:
    plain = piece.folded.plain
    if not piece.heading and (counted := _SPOKEN.match(plain)):
        return counted.group("matter")
    return plain if piece.heading else plain.split(" : ")[0][:160]


def _leads(piece: Piece, below: Piece) -> bool:
    """Whether a clause leads to one below it; a sentence that says all it opens leads to lists alone."""
    plain = piece.folded.plain.rstrip()
    whole = not piece.marker and len(plain) > _WHOLE and plain.endswith(".")
    if whole and below.level == _SENTENCE and not below.marker:
        return False
    return piece.level < 80 and (plain.endswith(":") or 11 < piece.level < 30 or _is_label(plain))


def _is_label(plain: str) -> bool:
    """Whether an item only names those whom the items under it are about: `* Tập thể`."""
    return (
        len(plain) < _LABEL
        and plain[-1:] not in ".;,"
        and bool(noun_in(plain))
        and not re.search(r"\d", plain)
    )


def _lead_words(piece: Piece) -> str:
    """The words that open a clause and name its matter: those before a colon, or the first few."""
    plain = piece.folded.plain
    if piece.heading:
        return plain
    before, colon, _ = plain.partition(" : ")
    if colon and len(before) < 150 and ". " not in before[_NUMBER:] and not piece.table:
        return before
    if asked := _ASKED_OF.match(plain):
        return asked.group()
    if counted := _SPOKEN.match(plain):
        return counted.group("matter")
    first = _OPENS.match(plain)
    return _ASKED_FOR.split(first.group(1), maxsplit=1)[0] if first else ""


def turn_at(place: Place, at: int) -> str | None:
    """The round that the part of a clause speaks of in which a word stands, else one before it, else its headings."""
    plain = place.plain
    edges = [0, *(m.start() for m in _SPLIT.finditer(plain)), len(plain)]
    parts = [plain[a:b] for a, b in pairwise(edges) if a <= at]
    later = plain[len(" ; ".join(parts)) :]
    told = [*reversed(parts), *([] if _GIVEN.search(later) else [plain])]
    return round_of(told) or place.round


__all__ = ["Place", "places", "round_in", "round_of", "topics", "turn_at", "who_in"]
