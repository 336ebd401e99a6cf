"""The awards that a plan names, who gives them, and how many places there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from thidua.core.wording import Say
from thidua.reading.meaning.context import Place, round_in, who_in
from thidua.reading.proposals import Proposal

_GIVERS = (
    (r"chu tich nuoc", "president"),
    (r"thu tuong( chinh phu)?|chinh phu", "prime_minister"),
    (r"bo truong|bo [a-z]+ (?:va [a-z]+ )?|ban to chuc trung uong", "minister"),
    (r"giam doc (?:cac )?so|giam doc|so [a-z]+|truong ban quan ly|cuc truong", "department_director"),
    (r"(?:chu tich )?(?:ubnd|uy ban nhan dan|u\w? ban nhan dan) (?:cac )?(?:xa|phuong|dac khu|thi tran)", "commune_chair"),
    (r"(?:chu tich )?(?:ubnd|uy ban nhan dan|u\w? ban nhan dan) (?:cac )?(?:huyen|thi xa|quan)|\bthi xa\b", "district_chair"),
    (r"(?:chu tich |chi tich |chii tich )?(?:ubnd|uy ban nhan dan|\w{1,3} ban nhan dan) (?:tinh|thanh pho)|\btinh\b", "province_chair"),
    (r"(?:chu tich )?(?:ubnd|uy ban nhan dan)", None),
    (r"thu truong|hieu truong|giam doc (?:benh vien|trung tam)|truong phong", "unit_head"),
)  # fmt: skip
_GIVER = [(re.compile(pattern), code) for pattern, code in _GIVERS]
_FORMS = (
    (r"(?:co|c0) thi dua", "flag_province"),
    (r"bang khen", "merit_certificate"),
    (r"giay khen", "commendation_certificate"),
    (r"chien si thi dua toan quoc", "fighter_national"),
    (r"chien si thi dua cap (?:tinh|bo|thanh pho)", "fighter_province"),
    (r"chien si thi dua co so", "fighter_base"),
)  # fmt: skip
_FORM = re.compile("|".join(f"(?P<f{i}>{pattern})" for i, (pattern, _) in enumerate(_FORMS)))
_COUNT = re.compile(
    r"(?P<limit>khong qua|toi da|khong vuot qua|it nhat)? ?(?<![\d/.,])(?P<n>\d{1,3})(?: \( ?[a-z ]{2,20} ?\))? (?P<unit>tap the|ca nhan|don vi|co quan|dong chi|nguoi|giay khen|bang khen|co)\b"
)
_AFTER = re.compile(r"(?P<unit>tap the|ca nhan|don vi) ?: (?P<n>\d{1,3})(?![\d/%])|so luong ?:? (?P<m>\d{1,3}) (?P<u2>tap the|ca nhan)")
_SHARE = re.compile(r"(?P<limit>khong qua|toi da|khong vuot qua|tu)? ?(?P<n>\d{1,3}(?:[.,]\d+)?) ?% (?:tong )?(?:so )?(?:luong )?(?P<unit>tap the|ca nhan|don vi|can bo|cong chuc|vien chuc|so)?")
_ELSEWHERE = re.compile(r"(theo|can cu)[^.;]{0,60}(chi tieu|huong dan|quy dinh|ke hoach)[^.;]{0,80}(phan bo|cua|hien hanh|luat)|do [^.;]{0,40} phan bo|khong han che|khong gioi han")
_EACH = re.compile(r"(cho )?(cac |moi |tat ca )(tap the|ca nhan|don vi) (du|dat|co du|thuoc tap the dat)[^.;]{0,60}(tieu chuan|dieu kien)|dat (du )?(cac )?tieu chuan theo quy dinh")
_RESERVED = re.compile(r"trong do|gom ?:|bao gom")
_GIVING = ("awards", "quota", "criteria", "deadline", "dossier")
_ELSE = ("purpose", "requirement", "contents", "duty", "eligible", "review")


def awards(places: Sequence[Place]) -> Iterator[Proposal]:
    """Each award once for each of whom and round, at the clause that first names it."""
    seen: set[tuple[Any, ...]] = set()
    for place in places:
        if not (place.praised or set(place.topics) & set(_GIVING)) or place.is_under(*_ELSE):
            continue
        plain = place.plain
        for found in _FORM.finditer(plain):
            if re.search(r"theo quy dinh tai luat|dan dau", plain[found.end() : found.end() + 6]):
                continue
            form = _FORMS[int(next(k for k, v in found.groupdict().items() if v)[1:])][1]
            form, authority = _given(form, plain, found.end(), place)
            for who in _whom(place, plain, found.end()):
                for turn in _turns(place, plain):
                    key = (form, authority, who, turn)
                    if key in seen or _already(seen, key):
                        continue
                    seen.add(key)
                    body = {"form": form, "authority": authority, "who": who, "round": turn}
                    asks = None if authority else Say("Ai tặng hình thức này?", "Who gives this award?")
                    words = place.piece.folded.original(found.start(), min(found.end() + 60, len(plain)))
                    yield Proposal("award", place.piece.id, body, words, place.piece.lines, 86 if authority else 60, asks, who, turn)


def _already(seen: set[tuple[Any, ...]], key: tuple[Any, ...]) -> bool:
    """Whether it was named already: an award without a giver or round repeats one that has them."""
    form, authority, who, turn = key
    return any(
        f == form and w == who and (authority is None or a in (authority, None)) and (turn is None or t in (turn, None))
        for f, a, w, t in seen
    )


def _given(form: str, plain: str, at: int, place: Place) -> tuple[str, str | None]:
    """The form with its giver, read from the words that follow, then those before, then the headings."""
    after = re.split(r"[.;]| , (?=bang khen|giay khen|co thi dua)", plain[at : at + 90])[0]
    before = plain[max(0, at - 110) : at - 9]
    if form == "flag_province":
        if re.match(r" (cua )?chinh phu", after):
            return "flag_government", "prime_minister"
        if re.match(r" (cua )?bo ", after):
            return "flag_ministry", "minister"
        return form, "province_chair"
    for words in (after, before, *reversed(place.chain)):
        hits = [(m.start(), -len(m.group()), code) for pattern, code in _GIVER if (m := pattern.search(words)) and code]
        if hits:
            code = min(hits)[2] if words == after else max(hits)[2]
            return form, code
    return form, None


def _whom(place: Place, plain: str, at: int) -> list[str]:
    after = plain[at : at + 130]
    both = bool(re.search(r"\btap the\b", after)) and bool(re.search(r"\bca nhan\b", after))
    near = re.search(r"\b(tap the|ca nhan)\b", after)
    if both and not place.who:
        first = re.search(r"(tap the|ca nhan)(?: tieu bieu| xuat sac)*[^.;:]{0,14}(va|,|hoac) (?:cho )?(?:\d+ )?(tap the|ca nhan)", after)
        if first:
            return ["collective", "individual"]
    if near and not both:
        return ["collective" if near.group(1) == "tap the" else "individual"]
    if place.who:
        return [place.who]
    if near:
        return ["collective" if near.group(1) == "tap the" else "individual"]
    own = who_in(plain)
    return [own] if own else ["collective", "individual"]


def _turns(place: Place, plain: str) -> list[str | None]:
    turn = round_in(plain) or place.round
    return [turn]


def quotas(places: Sequence[Place]) -> Iterator[Proposal]:
    """How many may be awarded: counts, shares, everybody who meets the standard, or left to another paper."""
    for place in places:
        named = _FORM.search(place.plain)
        if place.piece.heading or place.is_under(*_ELSE, "dossier", "deadline", "period"):
            continue
        if not (place.praised or set(place.topics[:2]) & {"quota", "awards"}):
            continue
        if place.is_under("criteria") and not named:
            continue
        yield from _counted(place)


def _counted(place: Place) -> Iterator[Proposal]:
    plain, turn = place.plain, round_in(place.plain) or place.round
    found_any = False
    reserved = next((m.start() for m in _RESERVED.finditer(plain)), len(plain))
    for found in [*_COUNT.finditer(plain), *_AFTER.finditer(plain)]:
        if found.start() > reserved:
            continue
        given = found.groupdict()
        number, unit = given.get("n") or given.get("m"), given.get("unit") or given.get("u2")
        who = "individual" if unit in ("ca nhan", "dong chi", "nguoi") else "collective" if unit in ("tap the", "don vi", "co quan") else place.who
        body: dict[str, Any] = {"places": int(number or 0)}
        if given.get("limit") and given["limit"] != "it nhat":
            body["at_most"] = True
        if re.search(r"moi (don vi|co quan|xa|phuong|dia phuong|so|truong|tap the)", plain[max(0, found.start() - 60) : found.end() + 4]):
            body["per"] = "unit"
        found_any = True
        yield _quota(place, body, found.start(), found.end(), who, turn, 85)
    for found in _SHARE.finditer(plain):
        if not re.search(r"khen|tang|de nghi|xet|ty le|khong qua|toi da", plain):
            continue
        unit = found.group("unit")
        who = "collective" if unit in ("tap the", "don vi") else "individual" if unit else place.who
        found_any = True
        yield _quota(place, {"percent": found.group("n").replace(",", ".")}, found.start(), found.end(), who, turn, 75)
    if found_any:
        return
    if each := _EACH.search(plain):
        yield _quota(place, {"places": "each_qualifying"}, each.start(), each.end(), who_in(plain) or place.who, turn, 75)
    elif (other := _ELSEWHERE.search(plain)) and place.is_under("quota", "awards"):
        yield _quota(place, {"places": None, "delegated": {"to": "parent", "number": None}}, other.start(), other.end(), who_in(plain) or place.who, turn, 75)


def _quota(place: Place, body: dict[str, Any], start: int, end: int, who: str | None, turn: str | None, sure: int) -> Proposal:
    return Proposal("quota", place.piece.id, body, place.piece.folded.original(start, end), place.piece.lines, sure, None, who, turn)
