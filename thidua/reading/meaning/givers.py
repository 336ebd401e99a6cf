"""Forms of award and who gives them, as words of a plan name them."""

from __future__ import annotations

import re
from typing import NamedTuple

from thidua.reading.folding import bare
from thidua.reading.meaning.context import Place

OTHER = "other"
"""A form or giver that the terms of the field do not name."""
_COMMITTEE = r"(?:(?:chu tich|chi tich|chii tich) )?(?:ubnd|uy ban nhan dan|\w{1,2} ban nhan dan)"
_DEPARTMENTS = (
    "noi vu|tu phap|xay dung|tai chinh|giao duc|y te|cong thuong|ke hoach|thong tin|van hoa|nong nghiep|lao dong|"
    "khoa hoc|giao thong|ngoai vu|du lich|tai nguyen|dan toc|quy hoach"
)
_HEAD = (
    r"(?:thu truong|truong thue|hieu truong|ban giam hieu|nha truong|vien truong|"
    r"giam doc (?:benh vien|trung tam|hoc vien|dai hoc|nha may|cong ty|vien))"
)
_GIVERS: tuple[tuple[str, str | None], ...] = (
    (r"chu tich nuoc", "president"),
    (r"thu tuong(?: chinh phu)?|(?<!phi )chinh phu", "prime_minister"),
    (r"bo truong|ban to chuc trung uong", "minister"),
    (_HEAD, "unit_head"),
    (r"(?:ban chap hanh|lien doan|tong lien doan|tong giam doc|tong cuc truong|cong doan|"
     r"doan thanh nien|tinh doan|hoi (?:lien hiep|nong dan)|"
     r"tu lenh|chi huy truong|(?:tinh|thanh|huyen|dang) uy(?! vien)|ban thuong vu|lien minh hop tac xa|"
     r"chu tich (?:hoi|lien minh|lien hiep) |mat tran|giam doc cong an|bo chi huy|bch )", OTHER),
    (rf"giam doc (?:cac )?so|giam doc|\bso (?:{_DEPARTMENTS})|truong ban quan ly|cuc truong", "department_director"),
    (rf"{_COMMITTEE} (?:cac |cap )*(?:xa|phuong|dac khu|thi tran)", "commune_chair"),
    (rf"{_COMMITTEE} (?:cac |cap )*(?:huyen|thi xa|quan)", "district_chair"),
    (rf"{_COMMITTEE} (?:cap )?(?:tinh|thanh pho)", "province_chair"),
    (_COMMITTEE, None),
    (r"\bbo [a-z]+|\bbo\b(?= tang)", "minister"),
)  # fmt: skip
_GIVER = re.compile("|".join(f"(?P<g{i}>{pattern})" for i, (pattern, _) in enumerate(_GIVERS)))
FORMS = (
    (r"(?:co|c0) thi dua|\bco (?=dan dau|cua chinh phu|cua bo|cua uy ban)", "flag_province"),
    (r"bang khen", "merit_certificate"),
    (r"giay khen", "commendation_certificate"),
    (r"chien si thi dua toan quoc", "fighter_national"),
    (r"chien si thi dua cap (?:tinh|bo|thanh pho)", "fighter_province"),
    (r"chien si thi dua co so", "fighter_base"),
    (
        r"huan chuong [a-z]+|ky niem chuong|huy hieu|\bbang (?=lao dong|tuyen duong|lao dong sang tao)",
        OTHER,
    ),
)
FORM = re.compile("|".join(f"(?P<f{i}>{pattern})" for i, (pattern, _) in enumerate(FORMS)))
_NOT_GIVEN = re.compile(
    r"\b(?:duoc (?:tang|nhan)|dat|thuoc|da co|huong|theo quy che|co hieu luc)\b[^.;,]{0,30}$"
)
_ISSUERS = (
    (r"benh vien|truong|trung tam|vien |cong ty|hoc vien", "unit_head"),
    (r"\bbo\b", "minister"),
    (r"\bso\b|ban quan ly|cuc ", "department_director"),
    (r"\b(xa|phuong|thi tran|dac khu)\b", "commune_chair"),
    (r"\b(huyen|thi xa|quan)\b", "district_chair"),
    (r"\b(tinh|thanh pho)\b", "province_chair"),
)


class Gift(NamedTuple):
    """An award that a clause names: where, its form, and who gives it (None: not told)."""

    start: int
    end: int
    form: str | None
    authority: str | None
    guessed: bool = False
    """Whether nobody is named, and the giver is who may give it."""


def issuer_gives(issuer: str) -> str | None:
    """Which giver the agency is that issues a plan, by its folded name.

    >>> issuer_gives("so giao duc va dao tao"), issuer_gives("uy ban nhan dan phuong mau")
    ('department_director', 'commune_chair')
    """
    return next((code for pattern, code in _ISSUERS if re.search(pattern, issuer)), None)


def giver_in(words: str, own: str | None) -> tuple[int, int, str | None] | None:
    """The first giver that words name: from where, to where, its code; a bare head is the issuer's."""
    for found in _GIVER.finditer(words):
        code = _GIVERS[int((found.lastgroup or "g0")[1:])][1]
        if found.group() == "giam doc" and own == "unit_head":
            code = own
        yield_code = code or own
        if yield_code:
            return found.start(), found.end(), yield_code
    return None


def gifts(place: Place, own: str | None) -> list[Gift]:
    """Each award that a clause gives; `own` is what the issuer itself may give as."""
    plain = place.plain
    found = []
    for form in FORM.finditer(plain):
        if _NOT_GIVEN.search(plain[max(0, form.start() - 50) : form.start()]):
            continue
        code = FORMS[int((form.lastgroup or "f0")[1:])][1]
        first = Gift(form.start(), form.end(), *_given(code, place, form, own))
        found.append(first)
        found += [first._replace(authority=more) for more in _beside(place, form, first, own)]
    return found + _over(place, own)


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
    if form == "flag_province":
        if near and near[0] < 8 and near[2] in ("prime_minister", "minister"):
            return ("flag_government" if near[2] == "prime_minister" else form), near[2], False
        return form, own if own == "minister" else "province_chair", False
    if near and near[0] <= 6:
        return form, near[2], False
    before = _last(plain[max(0, found.start() - 130) : found.start()], own)
    if before:
        return form, before, False
    if near and re.match(r"[^.;:]{0,60}\b(?:cua|do)\b", after[: near[0]]):
        return form, near[2], False
    above = next((g for w in reversed(place.chain) if (g := _last(w, own))), None)
    named = _cell(place, own) or above
    return form, named or _by_itself(form, own), named is None


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
