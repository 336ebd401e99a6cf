"""Forms of award, and who may give them, in the words of the field."""

from __future__ import annotations

import re

OTHER = "other"
"""A form or giver that the terms of the field do not name."""
ORDER = "order"
"""Orders and medals: of no form that plans name, given by the State President alone (Luật 06/2022 Điều 93)."""
_COMMITTEE = r"(?:(?:chu tich|chi tich|chii tich) )?(?:ubnd|uy ban nhan dan|\w{1,2} ban nhan dan)"
_DEPARTMENTS = (
    "noi vu|tu phap|xay dung|tai chinh|giao duc|y te|cong thuong|ke hoach|thong tin|van hoa|nong nghiep|lao dong|"
    "khoa hoc|giao thong|ngoai vu|du lich|tai nguyen|dan toc|quy hoach"
)
_HEAD = (
    r"(?:thu truong|chanh van phong|chanh thanh tra|truong (?:phong|khoa|ban)(?! (?:to chuc|chap hanh))|"
    r"(?:chi cuc|doi|tram) truong|truong thue|hieu truong|ban giam hieu|nha truong|vien truong|"
    r"giam doc (?:benh vien|trung tam|hoc vien|dai hoc|nha may|cong ty|vien|chi nhanh|xi nghiep|doanh nghiep|"
    r"ngan hang|trung tam|nha may|nong truong|vuon quoc gia|khu bao ton|bao tang|thu vien|nha hat))"
)
_GIVERS: tuple[tuple[str, str | None], ...] = (
    (r"chu tich nuoc", "president"),
    (r"thu tuong(?: chinh phu)?|(?<!phi )(?<!thanh tra )(?<!van phong )chinh phu", "prime_minister"),
    (r"vien truong (?:vien kiem sat nhan dan|vksnd|vks) toi cao|chanh an (?:toa an nhan dan|tand) toi cao|"
     r"bo truong|ban to chuc trung uong|thong doc|tong thanh tra(?: chinh phu)?|"
     r"tong kiem toan(?: nha nuoc)?", "minister"),
    (_HEAD, "unit_head"),
    (r"(?:ban chap hanh|lien doan|tong lien doan|ldld|tldld|cdcs|mttq|tong giam doc|tong cuc truong|cong doan|"
     r"(?:trung uong|tw) (?:doan|hoi|mat tran)|tong cong ty|tap doan|hoi dong (?:quan tri|thanh vien|thi dua)|"
     r"doan truong|(?:khoi|cum) truong|truong (?:khoi|cum)\b|tong hoi|tong bien tap|chanh an|"
     r"quan uy|quan khu|quan doan|chinh uy|(?:trung|tieu|lu|su) doan truong|thu truong bo |truong cong an|cong an|"
     r"doan thanh nien|(?:tinh|huyen|thanh) doan|hoi (?:lien hiep|nong dan|lhpn|cuu chien binh|ccb|chu thap do|"
     r"khuyen hoc|nguoi cao tuoi|cap tren|phu nu)|nghiep doan|dang bo|huyen doan|lien hiep cac hoi|"
     r"tu lenh|chi huy truong|(?:tinh|thanh|huyen|dang) uy(?! vien)|ban thuong vu|lien minh (?:hop tac xa|htx)|"
     r"hiep hoi|chu tich (?:hoi|lien minh|lien hiep) |mat tran|giam doc cong an (?!tinh|thanh pho)|bo chi huy|"
     r"bo chqs|ban chqs|bo tham muu|bch )", OTHER),
    (
        rf"giam doc cong an (?:tinh|thanh pho)|giam doc (?:cac )?so|giam doc|\bso (?:{_DEPARTMENTS})",
        "department_director",
    ),
    ("cuc truong", None),
    (rf"{_COMMITTEE} (?:cac |cap )*(?:xa|phuong|dac khu|thi tran)", "commune_chair"),
    (rf"{_COMMITTEE} (?:cac |cap )*(?:huyen|thi xa|quan)", "district_chair"),
    (rf"{_COMMITTEE} (?:cap )?(?:tinh|thanh pho)", "province_chair"),
    (rf"{_COMMITTEE}|chu tich cong ty|(?:ban |^)giam doc(?= (?:cong ty|xi nghiep))|lanh dao (?:cong ty|don vi|"
    rf"truong)|"
     r"\bcong ty(?= (?:tang|khen|trao|thuong))|(?<=cua )(?:cong ty|xi nghiep|benh vien|trung tam|co quan|"
     r"don vi)\b", None),
    (r"(?<!noi )(?<!can )(?<!dong )(?<!toan )(?<!tien )(?<!cong )(?<!dang )(?<!cuc )(?<!duong )\bbo (?!phan|"
    r"chqs|tham muu|quy tac|"
    r"chi so|may|sung|tieu chi|mon|nhiem|doi|luat|ho so|nho|tri|cong cu|can|chi huy|tu lenh|"
    r"chinh tri|quy tac)[a-z]+|\bbo\b(?= tang)", "minister"),
)  # fmt: skip
_GIVER = re.compile("|".join(f"(?P<g{i}>{pattern})" for i, (pattern, _) in enumerate(_GIVERS)))
FORMS = (
    (
        r"(?:co|c0) thi dua|\bco(?= (?:dan dau|cua chinh phu|cua bo|cua uy ban|don vi dan dau|thuong cua)\b)",
        "flag_province",
    ),
    (r"bang khen", "merit_certificate"),
    (r"giay khen", "commendation_certificate"),
    (r"chien si thi dua toan quoc", "fighter_national"),
    (r"chien si thi dua cap (?:tinh|bo|thanh pho)", "fighter_province"),
    (r"chien si thi dua co so", "fighter_base"),
    (r"huan chuong [a-z]+|huy chuong [a-z]+", ORDER),
    (
        r"\bco luan luu|(?:tap the )?lao dong (?:tien tien|xuat sac)\b(?= cho| :)|don vi quyet thang|"
        r"\bgiai (?:nhat|nhi|ba|tu|khuyen khich|dac biet|xuat sac|tap the|ca nhan)\b|ky niem chuong|huy hieu|"
        r"\bbang (?=lao dong|tuyen duong|lao dong sang tao)|\bcup (?:luan luu|vang|bac|dong)|\bthu khen\b|"
        r"(?<=tang )giay chung nhan|(?<=trao )giay chung nhan|(?<=cap )giay chung nhan|"
        r"\bco (?:don vi|tap the) xuat sac|(?<=gan )bien\b(?! (?:so|ban|bao|hieu))",
        OTHER,
    ),
)
_HEADS_IT = re.compile(
    r"tong giam doc\b(?! (?:tong cong ty|tap doan))|chanh an\b(?! (?:toa an nhan dan |tand )?(?:toi cao|cap cao))"
)
ANY_FORM = "|".join(pattern for pattern, _ in FORMS)
FORM = re.compile("|".join(f"(?P<f{i}>{pattern})" for i, (pattern, _) in enumerate(FORMS)))
_ISSUERS = (
    (
        r"lien doan|lien minh|cong doan|\bldld\b|\bcdcs\b|\bcd\b|\bmttq\b|tinh doan|huyen doan|doan thanh nien|"
        r"\bhoi (?!dong)|mat tran|(?:tinh|thanh|huyen|"
        r"dang) uy|\bdoan (?:tinh|huyen|xa|phuong|truong|khoi|co so)|ban (?:chap hanh|thuong vu)|"
        r"(?:khoi|cum) thi dua|hoi dong thi dua|"
        r"chi huy|cong an|quan khu|(?:su|lu|trung|tieu) doan|tu lenh|tong cong ty|tap doan",
        OTHER,
    ),
    (
        r"benh vien|truong|trung tam|vien |cong ty|hoc vien|chi nhanh|xi nghiep|nha may|ngan hang|hop tac xa|"
        r"ban quan ly|\bcuc\b|\bthue (?:tinh|thanh pho|co so)|kho bac|hai quan|thi hanh an|toa an|vien kiem sat|"
        r"^thanh tra|^van phong|bao hiem xa hoi|thong ke|buu dien|bao tang|thu vien|nha hat|dai phat thanh",
        "unit_head",
    ),
    (r"\bbo\b", "minister"),
    (r"\bso\b", "department_director"),
    (r"\b(xa|phuong|thi tran|dac khu)\b", "commune_chair"),
    (r"\b(huyen|thi xa|quan)\b", "district_chair"),
    (r"\b(tinh|thanh pho)\b", "province_chair"),
)


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
        directs = found.group() == "giam doc" or bool(_HEADS_IT.match(words, found.start()))
        if directs and own == "unit_head":
            code = own
        if found.group() == "cuc truong":
            named = words[found.end() :].startswith(" cuc")
            code = OTHER if named or own not in ("unit_head", "minister") else "unit_head"
        yield_code = code or own
        if yield_code:
            return found.start(), found.end(), yield_code
    return None
