"""Who may take part: collectives and individuals, in the words of the clause."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from thidua.core.wording import Say
from thidua.reading.meaning.context import Place, who_in
from thidua.reading.meaning.whom import COLLECTIVES, INDIVIDUALS, unit_of, who_of
from thidua.reading.proposals import Proposal

_STAFF = (
    ("can bo", "cadre"),
    ("cong chuc", "civil_servant"),
    ("vien chuc", "public_employee"),
    ("nguoi lao dong", "worker"),
)
_PERSON = re.compile(rf"\b(?:{INDIVIDUALS})\b")
_BODY = re.compile(
    rf"\b(?:cac so|cac phong|ubnd|uy ban nhan dan|to chuc (?!thuc|cac|trien|tot)|{COLLECTIVES})\b"
)
_LABEL = re.compile(
    rf"^\W*(?:(?:[a-z]|\d)[.)] |\( ?\w{{1,3}} ?\) ?)?(?:doi (?:voi|tuong) |ve |voi )?(?:cac )?"
    rf"(?P<who>tap the|ca nhan|(?:{INDIVIDUALS}|{COLLECTIVES})(?=[^:.;]{{0,24}} : ))"
    r"(?:(?! la )[^:.;]){0,24}?(?: ?:| ?-| la| gom(?: co)?(?: :)?) "
)
_PARTS = re.compile(
    r"(?:\. |; )(?=(?:\( ?\w{1,3} ?\) ?)?(?:doi voi |ve |voi )?(?:cac )?"
    r"(?:tap the|ca nhan)\b[^.;]{0,24}?(?: :| la | gom ))"
)
"""Where within a clause the next ones are described."""
_LEAD = re.compile(r"^\W*doi tuong[^.:]{0,60}?(?: la | : | gom (?:co )?:? ?)|^[^.:;,]{3,50} : |^[-+*.] ")
_OPENED = re.compile(r"^\W*(?:ve )?doi tuong[^.:]{0,60}? : (?=\( ?\w{1,3} ?\)|(?:tap the|ca nhan)\b)")
"""Words before the first of several labels: `Đối tượng: (i) Tập thể: …`."""
_EVERY = r"(?:toan the |tat ca |toan bo |moi |cung |nhung |doi ngu |\d+ ?%? (?:so )?)*"
"""What may stand before a noun: how many of them are meant."""
_JOINED = re.compile(rf"(?:(?<!tap the nhan dan) va|;|,) (?P<who>{_EVERY}(?:cac )?(?:{INDIVIDUALS})\b)")
_BODIES = re.compile(
    rf"(?:;|\.(?= (?:cac|moi|toan the|tat ca) )|(?: va| cung|,)(?= {_EVERY}(?:cac |moi |tap the\b)|"
    rf" (?:(?:doanh nghiep|hop tac xa|to hop tac|tap the)\b)))"
    rf" (?P<who>{_EVERY}(?:cac )?(?:{COLLECTIVES})\b)"
)
_OF_THESE = re.compile(r"\b(?:thuoc|tai|trong|o|cua|dang|lam viec)\b")
"""What ties bodies behind it to the persons before it: they are where these work."""
_CALLED = re.compile(r" ?\( ?(?:sau day )?(?:goi (?:chung|tat) la|la) (?:cac )?(?:tap the|ca nhan) ?\)")
"""`A, B (gọi chung là tập thể)`"""
_AND = re.compile(r"[ ,;]*(?:va )?")
_SEMICOLON = re.compile(r"; ")
_NEAR = 24
"""So many letters may stand before the first noun of a part."""
_NOT_MEANT = re.compile(
    r"^\W*khong (?:ap dung|bao gom|xet|thuoc|ke|dat|giao|tinh)\b|"
    r"\b(?:khong (?:thuoc|phai la) doi tuong|khong (?:thuoc|nam trong) (?:dien|pham vi) (?:xet|ap dung|cua|nay))\b"
)
_ON_THEM = re.compile(
    r" ?[:,] (?:duoc )?(?:xet|khen|de nghi|thuc hien|ap dung)\b[^;]*\b(?:nhu|theo|tai)\b[^;]*$"
)
"""How those are awarded who were named before: `già làng: xét khen như ở điểm 2`."""
_END_LABEL = re.compile(r"\( (?:tap the|ca nhan) \) ?\.?$")
_SENDS = re.compile(r"\b(?:(?:gui|nop)\b[a-z ]{0,40} ve|cham nhat|truoc ngay|to chuc thuc hien)\b")
_SORTS_OUT = re.compile(r"\b(?:phan loai|giai thich|xep hang|phan hang)\b")
"""A heading under which units are sorted, not called."""
_WHEN = re.compile(
    r"^\W*(?:(?:quy che|quy dinh|ke hoach|van ban) nay (?:quy dinh|huong dan)|thoi gian|pham vi|"
    r"phong trao (?:bat dau|duoc)|bat dau|tu ngay)"
)
_SAID = re.compile(
    r"\b(?:doi tuong|thanh phan|luc luong)(?: [a-z]+){0,6} ?(?:la|gom(?: co)?|bao gom|:) (?=\w)|"
    r"\b(?:tham gia|tham du|huong ung|tham gia vao) (?:phong trao|thi dua|dot thi dua)(?: thi dua|"
    r" nay)? (?:bao gom|gom(?: co)?|co|la)"
    r" ?:? (?=\w)|"
    rf"\bap dung (?:cho|doi voi|voi|trong) (?=(?:{INDIVIDUALS}|{COLLECTIVES})\b)|"
    r"\btham gia (?:gom co|gom|co|la) (?=(?:cac|toan the|tat ca|moi) )|"
    r"\b(?:phat dong|trien khai|to chuc|dien ra|phong trao|dot thi dua|thi dua|ap dung|danh cho|mo rong)\b"
    r"[^.;:]{0,90}? (?:toi|den|trong|voi|doi voi|cho|danh cho|o) "
    rf"(?=(?:tat ca|toan the|moi|cac|nhung|toan bo|100 ?%(?: so)?) |(?<=doi voi )(?:{INDIVIDUALS}|{COLLECTIVES})\b)"
)
"""How a sentence comes to those who take part."""
TAKES_PART = re.compile(
    r"^\W*(?:\w{1,2}[.)] )?(?P<who>[^.:]{6,240}?) (?:deu |cung |la doi tuong )(?:duoc |phai |co quyen )?(?:dang ky )?"
    r"(?:tham gia|huong ung|thi dua)\b"
)
"""`Các khoa, phòng; viên chức đều được tham gia phong trào`"""
_BRACKETED = re.compile(
    r"^\W*(?:doi voi |voi |tieu chuan )?(?:cac )?(?P<named>tap the|ca nhan) \( ?(?:la |gom (?:co )?|"
    r"bao gom )?(?P<who>[^()]{8,})\)"
)
_ENDS = re.compile(
    r"\. |$| , (?:tu ngay|tu nay|tu thang|bat dau|trong thoi gian|voi (?:chu de|noi dung|muc tieu)|nham|"
    r"cu the|nhu sau)\b| (?:tu ngay|tu \d|ke tu|bat dau tu|voi chu de|voi noi dung|nhu sau|nham|de )"
)
"""Where the words about them end."""
_SENTENCE = re.compile(
    r"\d|\b(?:la|phai|can|duoc|khong|nham|viec|thoi gian|dieu kien|uu tien|khuyen khich|theo|tu nguyen|pham vi|quy che|"
    r"ke hoach|quy dinh|tren dia ban|trong toan|danh gia|tham gia|thuc hien)\b"
)
"""Words of a sentence that says more than who takes part, or where."""
_LISTED = 120
"""So many letters words have at most that name somebody whom no known noun tells."""
_WHOM = Say("Đây là tập thể hay cá nhân?", "Are these collectives or individuals?")
_WHICH = Say("Chọn các đơn vị thuộc diện này.", "Choose the units that this names.")


def eligible(places: Sequence[Place], opening: Sequence[Place] = ()) -> Iterator[Proposal]:
    """A proposal for each description and whom it is about; where no heading asks, what a sentence says of it."""
    yield from list(_headed(places)) or list(_told(places)) or list(_told(opening)) or _bracketed(places)


def _bracketed(places: Sequence[Place]) -> Iterator[Proposal]:
    """Who the collectives and individuals are of whom a heading asks something: `1. Tập thể (các phòng, chi cục)`."""
    for place in places:
        found = _BRACKETED.match(place.plain) if place.is_under("criteria") else None
        if found and (_BODY.search(found.group("who")) or _PERSON.search(found.group("who"))):
            who, words = unit_of(found.group("named")), place.words(*found.span("who")).strip(" .;,")
            told = place.proposes("eligible", {"who": who, "units": None}, words, 70)
            yield replace(told, who=who, round=None, asks=_WHICH)


def _told(places: Sequence[Place]) -> Iterator[Proposal]:
    """`Phát động trong các … và toàn thể …`: whom the first sentence names that says who takes part."""
    for place in places:
        if not place.piece.table and (takes := TAKES_PART.match(place.plain)):
            yield from (found := list(_whom(place, takes.start("who"), takes.end("who"))))
            if found:
                return
        if (
            (place.piece.heading and not place.plain.rstrip().endswith("."))
            or place.piece.table
            or place.is_only("criteria", "awards", "quota", "dossier")
        ):
            continue
        if said := _SAID.search(place.plain):
            end = min((m.start() for m in _ENDS.finditer(place.plain, said.end())), default=len(place.plain))
            yield from (found := list(_whom(place, said.end(), end)))
            if found:
                return


def _whom(place: Place, start: int, end: int) -> Iterator[Proposal]:
    """Those whom a stretch of a sentence names."""
    for who, first, last in _described(place, None, start, end):
        words = place.words(first, last).strip(" .;,")
        told = place.proposes("eligible", {"who": who, "units": None}, words, 70)
        yield replace(told, who=who, round=None, asks=_WHICH)


def _headed(places: Sequence[Place]) -> Iterator[Proposal]:
    for place in places:
        plain = place.plain
        leads = plain.rstrip().endswith(":") and len(plain) < 60
        if place.piece.heading or leads or not place.is_under("eligible"):
            continue
        if place.chain and _SORTS_OUT.search(place.chain[-1]):
            continue
        if _WHEN.search(plain[:60]) and not _SAID.search(plain):
            continue
        parts = list(_parts(place))
        if not parts and _names_somebody(place):
            told = place.proposes(
                "eligible", {"who": None, "units": None}, place.piece.words.strip(" .;,"), 60
            )
            yield replace(told, who=None, round=None, asks=_WHOM)
        for who, start, end, named in parts:
            body: dict[str, Any] = {"who": who, "units": None}
            if who == "individual":
                body["staff"] = [code for word, code in _STAFF if word in plain] or None
            words = place.words(start, end).strip(" .;,")
            told = place.proposes("eligible", body, words, 85 if named or place.who else 75)
            yield replace(told, who=who, round=None, asks=_WHICH)


def _names_somebody(place: Place) -> bool:
    """Whether a clause under the heading that asks it can only name those who take part, in words not known."""
    lead = place.plain.strip(" .;,")
    return (
        place.is_only("eligible")
        and len(lead.split()) > 1
        and len(lead) < _LISTED
        and not _SENTENCE.search(lead)
    )


def _parts(place: Place) -> Iterator[tuple[str, int, int, bool]]:
    """Each part of a clause that describes somebody: whom, from where to where, whether a label says so."""
    edges = [0, *(m.end() for m in _PARTS.finditer(place.plain)), len(place.plain)]
    for first, last in itertools.pairwise(edges):
        part = place.plain[first:last]
        if left := _NOT_MEANT.search(part):
            last = first + max(part.rfind(sign, 0, left.start()) for sign in (" ; ", ". ", part[:1]))
            part = place.plain[first:last]
        if aside := _ON_THEM.search(part):
            last = first + aside.start()
            part = place.plain[first:last]
        if _SENDS.search(part.split(". ")[0]) or not part:
            continue
        opened = _OPENED.match(place.plain[first:last])
        first += opened.end() if opened else 0
        label = _LABEL.match(place.plain[first:last])
        said = _SAID.search(part)
        if label and said and ". " in part[label.end() : said.start()]:
            label = None  # a sentence before the one that says who takes part
        lead = label or _LEAD.match(place.plain[first:last])
        said = None if label else said
        start = first + (said.end() if said else lead.end() if lead else 0)
        for who, begin, end in _described(place, label, start, last):
            yield who, begin, end, bool(label)


def _by_parts(plain: str, start: int) -> list[tuple[str, int, int]]:
    """Parts between semicolons, by their first nouns, neighbours of one sort together; none where one says neither."""
    found: list[tuple[str, int, int]] = []
    edges = [start, *(m.end() for m in _SEMICOLON.finditer(plain, start)), len(plain)]
    for first, last in itertools.pairwise(edges):
        if _JOINED.search(plain[first:last]):
            return []
        who = _first_noun(plain[first:last])
        if not who:
            return []
        if found and found[-1][0] == who:
            found[-1] = who, found[-1][1], last
        else:
            found.append((who, first, last))
    return found


def _first_noun(words: str) -> str | None:
    """Whom the first noun of a part names, if it stands near its beginning."""
    bodies, persons = _BODY.search(words), _PERSON.search(words)
    first = min((m for m in (bodies, persons) if m), key=lambda m: m.start(), default=None)
    if first is None or first.start() > _NEAR:
        return None
    return "collective" if first is bodies else "individual"


def _described(
    place: Place, label: re.Match[str] | None, start: int, end: int
) -> Iterator[tuple[str, int, int]]:
    """Whom a part describes, and from where to where; bodies and the persons in them are two descriptions."""
    plain = place.plain[:end]
    named = unit_of(label.group("who")) if label else None
    told = who_in(label.group()) or named if label else _END_LABEL.search(plain) and who_in(plain[-24:])
    above = who_of(place.chain[::-1])
    if told or above:
        yield str(told or above), start, end
        return
    if called := list(_CALLED.finditer(plain, start)):
        for at, found in enumerate(called):
            begin = called[at - 1].end() if at else start
            joined = _AND.match(plain, begin)
            yield str(who_in(found.group())), joined.end() if joined else begin, found.start()
        return
    if (parts := _by_parts(plain, start)) and len({who for who, *_ in parts}) > 1:
        yield from parts
        return
    if turns := list(_by_nouns(plain, start, end)):
        yield from turns
    elif labelled := who_in(plain[:start]):  # `Nhóm tập thể nhỏ: tổ, ca, kíp`
        yield labelled, start, end


def _by_nouns(plain: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Bodies and persons in turn, as the nouns of a list name them."""
    bodies, persons = _BODY.search(plain, start, end), _PERSON.search(plain, start, end)
    first = min((m for m in (bodies, persons) if m), key=lambda m: m.start(), default=None)
    while first is not None:
        who = "collective" if first is bodies else "individual"
        following = _JOINED if who == "collective" else _BODIES
        after = next(
            (m for m in following.finditer(plain, first.start(), end) if _is_apart(plain, first, m)), None
        )
        yield who, start, after.start() if after else end
        if after is None:
            return
        start = after.start("who")
        bodies, persons = _BODY.search(plain, start, end), _PERSON.search(plain, start, end)
        first = persons if who == "collective" else bodies


def _is_apart(plain: str, first: re.Match[str], after: re.Match[str]) -> bool:
    """Whether bodies behind persons are others: not those in which these work, `công chức các phòng và các đơn vị`."""
    if after.re is _JOINED or plain[after.start()] in ";.":
        return True
    between = plain[first.end() : after.start()]
    return not (_OF_THESE.search(between) or _BODY.search(_PERSON.sub("", between)))
