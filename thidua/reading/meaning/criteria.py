"""What a candidate must be or have: under criteria, else where awards or contents ask it besides."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.reading.folding import bare
from thidua.reading.meaning.asking import (
    BY_LAW,
    CUT,
    MEASURES,
    between,
    left_to,
    of_clause,
    of_sentence,
    subject_of,
)
from thidua.reading.meaning.context import Place, who_in
from thidua.reading.meaning.eligible import TAKES_PART
from thidua.reading.meaning.joining import merged
from thidua.reading.meaning.topics import topics
from thidua.reading.meaning.whom import COLLECTIVES, INDIVIDUALS, noun_in
from thidua.reading.proposals import Proposal

_MERIT = re.compile(r"\b(?:co|dat|lap) (?:nhieu )?thanh tich\b(?:(?! de (?:de nghi|xet|trinh|khen))[^.;,:])*")
_DONE_WELL = re.compile(r"\b(?:hoan thanh (?:tot|xuat sac)|thuc hien tot)\b")
_ONLY_URGED = re.compile(
    r"tang cuong|day manh|nang cao|khuyen khich|tiep tuc|doi moi|quan triet|tuyen truyen"
)
_CHOSEN_FROM = re.compile(r"\b(?:tu nhung|la nhung|trong so (?:nhung|cac))\b")
_TARGETS = re.compile(r"^\W*(?:\w{1,4}[.)] ?)?(?:cac )?chi tieu\b")
"""A heading over figures to be reached, which are what is judged where nothing else is said to be."""
_TITLED = 40
"""So many letters a heading has at most that only names a matter."""
_MERITS = 5
"""More words than these say in what the merit lies; fewer only that there is some."""
_CONSIDER = (
    r"(?:xet|khen|bieu duong|ton vinh|binh (?:xet|chon)|suy ton|cong nhan|dua vao|vao vong|tuyen duong)\b"
)
_CONSIDERED_WHEN = re.compile(
    rf"\bduoc (?:xet |de nghi |binh )*{_CONSIDER}[^.;:]{{0,40}}?\b(?:khi|neu|phai|can|voi dieu kien)\b(?: co| du)?"
    r" ?:? ?"
)
"""`Tổ được biểu dương khi …`"""
_CONSIDERED_IF = re.compile(
    rf"^\W*(?:cac |moi |nhung )*(?:{INDIVIDUALS}|{COLLECTIVES})\b(?P<asked>[^.;]{{8,200}}?) ,? ?(?:thi |moi |se )?"
    rf"duoc (?:xet |de nghi |binh |dua )*{_CONSIDER}"
)
"""`Đơn vị giải ngân từ 95% trở lên được xét khen thưởng`"""


def criteria(places: Sequence[Place]) -> Iterator[Proposal]:
    """Every criterion, sentence by sentence; merit that an award asks for besides is one, too."""
    named = any(place.is_under("criteria") for place in places)
    for place in places:
        if place.piece.heading:
            if place.is_under("criteria") and (MEASURES.search(place.plain) or _rules(place)):
                yield from merged(list(of_clause(place)))
            continue
        if _only_awards(place):
            continue
        if place.is_under("criteria") and not TAKES_PART.match(place.plain):
            yield from merged(list(of_clause(place)))
        elif place.praised and place.is_under("awards", "quota", "praise"):
            yield from _merit(place)
        elif not named and (told := list(_qualifying(place))):
            yield from told
        elif not named and place.is_under("contents"):
            yield from _measured(place)


def _only_awards(place: Place) -> bool:
    """Whether a row's columns speak of awards and of how many, and none of criteria."""
    told = [topics(bare(head)) for head in place.piece.heads] if place.piece.table else []
    found = frozenset[str]().union(*told)
    return (
        bool(found & {"awards", "quota", "praise"})
        and not found & {"criteria", "contents"}
        and not any(_MEASURED_IN.search(bare(head)) for head in place.piece.heads)
    )


_MEASURED_IN = re.compile(r"tieu chi|tieu chuan|dieu kien|yeu cau|muc|chuan|diem|noi dung|chi tieu")


def _rules(place: Place) -> bool:
    """Whether a heading asks something itself: `2. Có ít nhất 01 sáng kiến được công nhận, trong đó:`."""
    return len(place.plain) > _TITLED and any(p.sort == "rule" and p.figures for p in of_clause(place))


def _qualifying(place: Place) -> Iterator[Proposal]:
    """Where nothing heads criteria: sentences that say who is considered, and when."""
    if place.is_only("dossier", "deadline", "period", "eligible", "purpose") or place.piece.table:
        return
    edges = [0, *(m.end() for m in CUT.finditer(place.plain)), len(place.plain)]
    for start, end in itertools.pairwise(edges):
        part = place.plain[start:end]
        if when := _CONSIDERED_WHEN.search(part):
            asked = start + when.end(), end
        elif what := _CONSIDERED_IF.match(part):
            asked = start + what.start("asked"), start + what.end("asked")
        else:
            continue
        who = subject_of(part) or noun_in(part) or place.who
        yield from merged([replace(p, who=who) for p in of_sentence(place, *asked, who)])


def _measured(place: Place) -> Iterator[Proposal]:
    """Contents of a plan that names no criteria: those that can be measured are what is judged."""
    targets = any(_TARGETS.search(words) for words in place.chain)
    found = [
        p
        for p in merged(list(of_clause(place)))
        if p.sort == "rule" or _DONE_WELL.search(place.plain) or (targets and p.figures)
    ]
    if not _ONLY_URGED.search(place.plain[:60]):
        yield from (replace(p, sure=min(p.sure, 72)) for p in found)


def _merit(place: Place) -> Iterator[Proposal]:
    """What a clause about awards asks besides: merit, or what those must be from whom is chosen."""
    plain = place.plain
    if chosen := _CHOSEN_FROM.search(plain):
        yield from merged(list(between(place, chosen.end(), len(plain))))
        return
    if law := BY_LAW.search(plain):
        if re.search(r"hinh thuc|so luong", plain):
            yield place.proposes(
                "rule", {"delegated": left_to(law)}, place.words(0, len(plain)).strip(" ;."), 72
            )
        return
    found = _MERIT.search(plain)
    if found and len(found.group().split()) > _MERITS:
        told = place.proposes("attest", {"by": "council"}, place.words(*found.span()).strip(" ,;."), 75)
        yield replace(told, who=who_in(plain) or place.who)
