"""Each award that a clause gives: its form, and who gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from thidua.reading.folding import Folded, bare
from thidua.reading.meaning.context import Place
from thidua.reading.meaning.forms import FORM, FORMS, ORDER, OTHER, giver_in

_NAMED = re.compile(
    r"\b(?:danh hiệu|tuyên dương|tôn vinh|biển|biểu tượng|biểu trưng|cúp|giải thưởng|giải|huy hiệu|bằng|"
    r"giấy (?:chứng|công) nhận|quyết định công nhận|chứng nhận|kỷ niệm chương|thư|"
    r"bảng vàng|thẻ|cờ|danh bien)(?: [^\W\d]+){0,2} ?[“\"«]",
    re.IGNORECASE,
)
"""An award that has a name of its own: `Biển “Tuyến phố xanh”`."""
_QUOTE = re.compile(r"[“\"«]")
_NAMED_PLAIN = re.compile(
    r"(?:^\W*(?:[a-z\d]{1,2}[.)] )?|\b(?:tang|trao) )co $|"
    r"\b(?:danh hieu|tuyen duong|ton vinh|gan bien|bieu tuong|bieu trung|cup|giai thuong|huy hieu|giay (?:chung|"
    r"cong) nhan|"
    r"quyet dinh cong nhan|ky niem chuong|bang vang)(?: [a-z]+){0,2} $"
)
"""The same where their marks were misread: only words that mean nothing else without them."""
_HELD = re.compile(
    r"\b(?:(?:da|tung|phai|(?<!truc )thuoc [^.;,]{0,40}) (?:duoc )?(?:tang|nhan|dat)|"
    r"dat(?! (?:tu |tren |du )?\d)|(?<!truc )thuoc|da co|"
    r"huong|theo quy che|"
    r"co hieu luc|khong (?:tang|khen|trao|xet))\b[^.;,]{0,30}$"
)
_HANDS_OVER = re.compile(r";[^;]*\b(?:trao|cap|tang)\b")
_OF = re.compile(r"(?: [a-z]+){0,4} (?:cua|do) ")
"""What stands between an award and its giver: `Cờ thi đua xuất sắc của …`."""
_RECEIVED = re.compile(r"\bduoc (?:tang|nhan)\b[^.;,]{0,30}$")
"""What somebody received: among criteria held before, under awards what is given."""


_HELD_BEFORE = re.compile(
    r"\b\d+ (?:nam|lan|vong|dot|ky|quy)(?: lien| lien tuc| lien tiep| tro len)? (?:da )?(?:duoc )?(?:tang|nhan) $|"
    r"\b(?:tang|trao)\b[^.;]* (?:cho|moi|tat ca) [^.;]*\bduoc (?:tang|nhan) $"
)
"""What those have had already to whom something is given: `tặng Bằng khen cho các tổ được tặng Giấy khen`."""
_IN_CASE = re.compile(
    r"(?:\b(?:truong hop|neu|khi)|^\W*(?:[a-z][.)] )?) ?(?:duoc )?(?:xet|de nghi)(?: tang| khen)?[^.;,:]{0,16}$"
)
"""Before an award that something is asked for besides: `Trường hợp xét Bằng khen thì …`."""
_GIVEN_TO = re.compile(r"\bduoc [^.;,:]{3,40}? (?:tang|trao|khen)(?: thuong| danh hieu)? $")
"""Before an award that somebody else gave to those who are judged: `được UBND xã tặng Giấy khen 02 năm liền`."""
_WORTH = re.compile(
    r"(?:[a-z ]{0,40})?[ :]*(?:\d{1,3}(?:\.\d{3})+|\d{1,4}(?:,\d+)? (?:trieu|nghin|ngan)|\d(?:,\d+)? lan muc luong)\b"
)
"""Money that stands beside an award, which tells what it is worth and gives nothing."""


class Gift(NamedTuple):
    """An award that a clause names: where, its form, and who gives it (None: not told)."""

    start: int
    end: int
    form: str | None
    authority: str | None
    guessed: bool = False
    """Whether nobody is named, and the giver is who may give it."""


@lru_cache(maxsize=500)  # awards and quotas ask for those of the same clauses
def gifts(place: Place, own: str | None) -> Sequence[Gift]:
    """Each award that a clause gives; `own` is what the issuer itself may give as."""
    plain = place.plain
    found = []
    for form in FORM.finditer(plain):
        if _is_held(place, plain[max(0, form.start() - 60) : form.start()]):
            continue
        if _WORTH.match(plain, form.end()):
            continue
        code = FORMS[int((form.lastgroup or "f0")[1:])][1]
        first = Gift(form.start(), form.end(), *_given(code, place, form, own))
        found.append(first)
        if code != ORDER:
            found += [first._replace(authority=more) for more in _beside(place, form, first, own)]
    return (*found, *_over(place, own), *_named(place, own, found))


def led_by(place: Place, own: str | None) -> Gift | None:
    """The award that a heading or lead names for the clauses under it: `Giám đốc Sở tặng Giấy khen:`."""
    for words in reversed(place.chain[-2:]):
        if form := FORM.search(words):
            code = FORMS[int((form.lastgroup or "f0")[1:])][1]
            near = giver_in(words, own)
            return None if code == ORDER else Gift(0, 0, code, near[2] if near else None)
    return None


def _is_held(place: Place, before: str) -> bool:
    """Whether an award is one that somebody had, not one that is given."""
    gives = place.is_under("awards", "quota") or (place.praised and not place.near)
    if _HELD_BEFORE.search(place.plain[: place.plain.find(before) + len(before)] if before else ""):
        return True
    if place.is_under("criteria") and (_IN_CASE.search(before) or _GIVEN_TO.search(before)):
        return True
    received = not (gives and not place.is_under("criteria")) and _RECEIVED.search(before)
    return bool(_HELD.search(before) or received)


def _named(place: Place, own: str | None, known: list[Gift]) -> Iterator[Gift]:
    """Awards that only their own name tells, in a clause that gives."""
    if place.is_under("criteria") or not (place.is_under("awards", "quota") or place.praised):
        return
    twin = place.piece.folded
    for start, end in _names(twin):
        inside = re.split(r"[”\"»]", twin.text[end:], maxsplit=1)[0]
        name = next((s for s, (at, _) in zip(twin.starts, twin.spans, strict=True) if at >= end), 0)
        told = FORM.search(bare(inside)) or FORM.match(twin.plain, name)
        if told or any(gift.start <= start < gift.end for gift in known):
            continue
        if _is_held(place, twin.plain[:start][-60:]):
            continue
        named = max(
            start,
            next(
                (s for s, (at, _) in zip(twin.starts, twin.spans, strict=True) if at >= end + len(inside)), 0
            ),
        )
        after = re.split(r"\." if named > start else r"[.:]", twin.plain[named : named + 150])[0]
        after = after if _HANDS_OVER.search(after) else after.split(";")[0][:90]
        near = giver_in(after, own) or giver_in(twin.plain[max(0, start - 60) : start], own)
        yield Gift(start, start + 8, OTHER, near[2] if near else own or OTHER)


def _names(twin: Folded) -> Iterator[tuple[int, int]]:
    """Each award with a name of its own: where it begins in the folded twin, where its name in the text."""
    clean = {found.end(): found.start() for found in _NAMED.finditer(twin.text)}
    for quote in _QUOTE.finditer(twin.text):
        at = clean.get(quote.end(), quote.start())
        start = next((s for s, (first, _) in zip(twin.starts, twin.spans, strict=True) if first >= at), 0)
        if quote.end() in clean:
            yield start, quote.end()
        elif misread := _NAMED_PLAIN.search(twin.plain[:start]):
            yield misread.start(), quote.end()


def _over(place: Place, own: str | None) -> list[Gift]:
    """Awards that the heads of a row's columns name, where the row has a figure under them."""
    found = []
    for cell, head in zip(place.piece.cells, place.piece.heads, strict=False):
        over = bare(head)
        if (form := FORM.search(over)) and re.search(r"\d", cell):
            code = FORMS[int((form.lastgroup or "f0")[1:])][1]
            near = giver_in(over, own)
            authority = near[2] if near else "province_chair" if code == "flag_province" else None
            above = next((g for w in reversed(place.chain) if (g := _last(w, own))), None)
            found.append(Gift(0, 0, code, authority or above))
    return found


def _beside(place: Place, form: re.Match[str], first: Gift, own: str | None) -> list[str]:
    """Who else gives the same: `Giám đốc Sở, Chủ tịch UBND cấp huyện, cấp xã tặng Giấy khen`."""
    before = place.plain[max(0, form.start() - 160) : form.start()]
    if not re.search(r"\b(?:tang|khen|trao)\b[^.;:,]{0,24}$", before):
        return []
    found: list[str | None] = []
    at, last = 0, None
    while near := giver_in(before[at:], own):
        gap = before[at : at + near[0]]
        joined = last is None or re.fullmatch(r"[a-z ]{0,24}(?: ,| va| hoac)+ (?:cac |thu truong )*", gap)
        found = [*found, near[2]] if joined else [near[2]]
        at, last = at + near[1], near
    return (
        [code for code in dict.fromkeys(found) if code and code != first.authority] if len(found) > 1 else []
    )


def _given(form: str, place: Place, found: re.Match[str], own: str | None) -> tuple[str, str | None, bool]:
    plain = place.plain
    after = re.split(r"[.;:]", plain[found.end() : found.end() + 80])[0]
    near = giver_in(after, own)
    if form == ORDER:
        return OTHER, "president", False
    if form == "flag_province":
        return _flag(place, found, near, own)
    if near and near[0] <= 6 and "," not in after[: near[0]]:
        return form, near[2], False
    before = _last(plain[max(0, found.start() - 130) : found.start()], own)
    if before:
        return form, before, False
    if near and re.search(r"\b(?:cua|do)\b[a-z ]{0,16}$", after[: near[0]]):
        return form, near[2], False
    above = next((g for w in reversed(place.chain) if (g := _last(w, own))), None)
    named = _cell(place, own) or above
    return form, named or _by_itself(form, own), named is None


def _flag(
    place: Place, found: re.Match[str], near: tuple[int, int, str | None] | None, own: str | None
) -> tuple[str, str | None, bool]:
    """Whose flag it is: of those who may give flags, else the giver that is named, else the issuer's."""
    after = place.plain[found.end() :]
    told = (
        near[2]
        if near and (near[0] < 8 or _OF.fullmatch(after[: near[0]]))
        else _last(place.plain[max(0, found.start() - 60) : found.start()], own)
    )
    if told == "prime_minister":
        return "flag_government", told, False
    if told in ("minister", OTHER, "unit_head"):
        return "flag_province", told, False
    return "flag_province", own if own in ("minister", OTHER) and not told else "province_chair", False


def _by_itself(form: str, own: str | None) -> str | None:
    """The issuer, where it may give that form and nobody else is named (Luật 06/2022 Điều 74, 75)."""
    if form == "merit_certificate":
        return own if own in ("minister", "prime_minister") else "province_chair" if own else None
    return own if form in ("commendation_certificate", OTHER) else None


def _cell(place: Place, own: str | None) -> str | None:
    """The giver that another cell of a row names."""
    near = giver_in(place.plain, own) if place.piece.table else None
    return near[2] if near else None


def _last(words: str, own: str | None) -> str | None:
    """The last giver that words name before the award."""
    code, at = None, 0
    while near := giver_in(words[at:], own):
        code, at = near[2], at + near[1]
    return code
