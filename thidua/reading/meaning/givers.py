"""Forms of award and who gives them, as words of a plan name them."""

from __future__ import annotations

import re

_COMMITTEE = r"(?:chu tich |chi tich |chii tich )?(?:ubnd|uy ban nhan dan|\w{1,3} ban nhan dan)"
_GIVERS: tuple[tuple[str, str | None], ...] = (
    (r"chu tich nuoc", "president"),
    (r"thu tuong( chinh phu)?|chinh phu", "prime_minister"),
    (r"bo truong|bo [a-z]+ (?:va [a-z]+ )?|ban to chuc trung uong", "minister"),
    (r"giam doc (?:cac )?so|giam doc|so [a-z]+|truong ban quan ly|cuc truong", "department_director"),
    (rf"{_COMMITTEE} (?:cac )?(?:xa|phuong|dac khu|thi tran)", "commune_chair"),
    (rf"{_COMMITTEE} (?:cac )?(?:huyen|thi xa|quan)|\bthi xa\b", "district_chair"),
    (rf"{_COMMITTEE} (?:tinh|thanh pho)|\btinh\b", "province_chair"),
    (r"(?:chu tich )?(?:ubnd|uy ban nhan dan)", None),
    (r"thu truong|hieu truong|giam doc (?:benh vien|trung tam)|truong phong", "unit_head"),
)
_GIVER = [(re.compile(pattern), code) for pattern, code in _GIVERS]
FORMS = (
    (r"(?:co|c0) thi dua", "flag_province"),
    (r"bang khen", "merit_certificate"),
    (r"giay khen", "commendation_certificate"),
    (r"chien si thi dua toan quoc", "fighter_national"),
    (r"chien si thi dua cap (?:tinh|bo|thanh pho)", "fighter_province"),
    (r"chien si thi dua co so", "fighter_base"),
)
FORM = re.compile("|".join(f"(?P<f{i}>{pattern})" for i, (pattern, _) in enumerate(FORMS)))


def form_of(found: re.Match[str]) -> str:
    """The code of the form that a place of `FORM` names."""
    return FORMS[int((found.lastgroup or "f0")[1:])][1]


def given(form: str, plain: str, at: int, chain: tuple[str, ...]) -> tuple[str, str | None]:
    """The form with its giver, read from the words that follow, then those before, then the headings."""
    after = re.split(r"[.;]| , (?=bang khen|giay khen|co thi dua)", plain[at : at + 90])[0]
    if form == "flag_province":
        if re.match(r" (cua )?chinh phu", after):
            return "flag_government", "prime_minister"
        if re.match(r" (cua )?bo ", after):
            return "flag_province", "minister"
        return form, "province_chair"
    before = plain[max(0, at - 110) : at - 9]
    for words in (after, before, *reversed(chain)):
        hits = [
            (m.start(), -len(m.group()), code)
            for pattern, code in _GIVER
            if (m := pattern.search(words)) and code
        ]
        if hits:
            return form, (min(hits) if words == after else max(hits))[2]
    return form, None
