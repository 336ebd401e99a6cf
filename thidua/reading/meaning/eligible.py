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
_JOINED = re.compile(
    rf"(?: va|;|,) (?P<who>(?:toan the |tat ca |toan bo |moi |cung |nhung )*(?:cac )?(?:{INDIVIDUALS})\b)"
)
_BODIES = re.compile(
    rf"(?:;| va(?= (?:tat ca |toan the )?cac )) (?P<who>(?:tat ca |toan the )?(?:cac )?(?:{COLLECTIVES})\b)"
)
_CALLED = re.compile(r" ?\( ?(?:sau day )?(?:goi (?:chung|tat) la|la) (?:cac )?(?:tap the|ca nhan) ?\)")
"""`A, B (gọi chung là tập thể)`"""
_AND = re.compile(r"[ ,;]*(?:va )?")
_SEMICOLON = re.compile(r"; ")
_NEAR = 24
"""So many letters may stand before the first noun of a part."""
_NOT_MEANT = re.compile(r"^\W*khong (?:ap dung|bao gom|xet|thuoc|ke)\b")
_END_LABEL = re.compile(r"\( (?:tap the|ca nhan) \) ?\.?$")
_SENDS = re.compile(r"\b(?:(?:gui|nop)\b[a-z ]{0,40} ve|cham nhat|truoc ngay|to chuc thuc hien)\b")
_SORTS_OUT = re.compile(r"\b(?:phan loai|giai thich|xep hang|phan hang)\b")
"""A heading under which units are sorted, not called."""
_WHEN = re.compile(r"^\W*(?:thoi gian|pham vi|phong trao (?:bat dau|duoc)|bat dau|tu ngay)")
_SAID = re.compile(
    r"\b(?:doi tuong|thanh phan|luc luong)(?: [a-z]+){0,6} ?(?:la|gom(?: co)?|bao gom|:) (?=\w)|"
    r"\b(?:tham gia|tham du|huong ung|tham gia vao) (?:phong trao|thi dua|dot thi dua)(?: thi dua|"
    r" nay)? (?:bao gom|gom(?: co)?|co|la)"
    r" ?:? (?=\w)|"
    r"\b(?:phat dong|trien khai|to chuc|dien ra|phong trao|dot thi dua|thi dua|ap dung|danh cho|mo rong)\b"
    r"[^.;:]{0,90}? (?:toi|den|trong|voi|doi voi|cho|danh cho|o) (?=(?:tat ca|toan the|moi|cac|nhung|toan bo) )"
)
"""How a sentence comes to those who take part."""
_ENDS = re.compile(
    r"\. |$| , (?:tu ngay|tu nay|tu thang|bat dau|trong thoi gian|voi (?:chu de|noi dung|muc tieu)|nham|"
    r"cu the|nhu sau)\b| (?:tu ngay|ke tu|bat dau tu|voi chu de|voi noi dung|nhu sau|nham|de )"
)
"""Where the words about them end."""
_WHICH = Say("Chọn các đơn vị thuộc diện này.", "Choose the units that this names.")


def eligible(places: Sequence[Place]) -> Iterator[Proposal]:
    """A proposal for each description and whom it is about; where no heading asks, what a sentence says of it."""
    found = list(_headed(places))
    yield from found or _told(places)


def _told(places: Sequence[Place]) -> Iterator[Proposal]:
    """`Phát động trong các … và toàn thể …`: whom the first sentence names that says who takes part."""
    for place in places:
        if (
            place.piece.heading
            or place.piece.table
            or place.is_only("criteria", "awards", "quota", "dossier")
        ):
            continue
        if said := _SAID.search(place.plain):
            end = min((m.start() for m in _ENDS.finditer(place.plain, said.end())), default=len(place.plain))
            found = list(_described(place, None, said.end(), end))
            for who, first, last in found:
                words = place.words(first, last).strip(" .;,")
                told = place.proposes("eligible", {"who": who, "units": None}, words, 70)
                yield replace(told, who=who, round=None, asks=_WHICH)
            if found:
                return


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
        for who, start, end, named in _parts(place):
            body: dict[str, Any] = {"who": who, "units": None}
            if who == "individual":
                body["staff"] = [code for word, code in _STAFF if word in plain] or None
            words = place.words(start, end).strip(" .;,")
            told = place.proposes("eligible", body, words, 85 if named or place.who else 75)
            yield replace(told, who=who, round=None, asks=_WHICH)


def _parts(place: Place) -> Iterator[tuple[str, int, int, bool]]:
    """Each part of a clause that describes somebody: whom, from where to where, whether a label says so."""
    edges = [0, *(m.end() for m in _PARTS.finditer(place.plain)), len(place.plain)]
    for first, last in itertools.pairwise(edges):
        part = place.plain[first:last]
        if _SENDS.search(part.split(". ")[0]) or _NOT_MEANT.match(part):
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
    bodies, persons = _BODY.search(plain, start), _PERSON.search(plain, start)
    with_them = _JOINED.search(plain, start)
    first = bodies and (not persons or bodies.start() < persons.start())
    if first and bodies and with_them and bodies.start() < with_them.start():
        yield "collective", start, with_them.start()
        yield "individual", with_them.start("who"), end
    elif persons and (not bodies or persons.start() < bodies.start()):
        after = _BODIES.search(plain, persons.end())
        if after and plain[after.start()] != ";" and _BODY.search(plain, persons.end(), after.start()):
            after = None  # `công chức các phòng và các đơn vị` are persons all through
        yield "individual", start, after.start() if after else end
        if after:
            yield "collective", after.start("who"), end
    elif bodies:
        yield "collective", start, end
    elif labelled := who_in(plain[:start]):  # `Nhóm tập thể nhỏ: tổ, ca, kíp`
        yield labelled, start, end
