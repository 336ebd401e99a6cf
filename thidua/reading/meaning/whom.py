"""Whom words are about: collectives or individuals, by the nouns that name them."""

from __future__ import annotations

import re
from collections.abc import Sequence

COLLECTIVES = (
    r"tap the|don vi|co quan|xa(?! hoi)|phuong(?! phap| huong| an| tien)|thi tran|huyen(?! uy)|thon(?! tin)|"
    r"ban(?! hanh| than| giao| dau| sao| chinh| tom| dang| cam| mo ta| tu| thuyet| tong| kiem| ke| giay| dien| quet)|"
    r"ap(?! dung| luc)|lang(?! phi| mac| nghe thuat)|khu pho|to dan pho|khu dan cu|xom|buon(?! ban)|tuyen duong|"
    r"dong ho|"
    r"phong(?! trao| chong| cach| phu| ngua| van)|khoa(?! hoc| hop| so| mua)|vu(?! an| viec| mua| ly)|cuc|cac so|"
    r"so(?= , ban| nganh| va )|"
    r"truong(?! hop| phong| ban| thon| cum| khoi| khoa| nhom| to\b| doan| tho)|trung tam|doanh nghiep|hop tac xa|"
    r"cong doan (?:co so|cap|nganh|bo phan)|to san xuat|nghiep doan|"
    r"to cong doan|to chuyen mon|to (?:van phong|hop tac|tu quan|doi|bo mon|nghiep vu|cong tac|lien gia|vay von)|"
    r"chi bo|chi doan|lien doi|chi doi|cum|khoi(?! day| nghia| cong| luong| phuc)|dia phuong|ban nganh|doan the|"
    r"nganh|"
    r"benh vien|tram(?! trong)|lop(?! hoc tap)|chi hoi|chi cuc|hoi(?! dong| nghi| thi| vien| thao|"
    r" y| so\b| truong)|"
    r"tong cong ty|cong ty|tap doan|xi nghiep|nha may|phan xuong|nong truong|lam truong|nha thau|chi nhanh|buu cuc|"
    r"doi (?:san xuat|thi cong|xay lap|tau|xe|bong|ngu tham|canh sat|nghiep vu|quan ly|thue|bao ve)|"
    r"trung doan|tieu doan|dai doi|trung doi|tieu doi|lu doan|su doan|hai doi|don bien phong|phan doi|"
    r"ban chi huy|bo chi huy|cong an (?:xa|phuong|huyen|tinh|cac)|bo mon|vien nghien cuu|hoc vien(?= [A-Z])|cua hang"
)
INDIVIDUALS = (
    r"ca nhan|dong chi|nguoi|can bo|cong chuc|vien chuc|nguoi lao dong|nha giao|giao vien|hoc sinh|sinh vien|"
    r"doan vien|hoi vien|cong nhan(?! la| danh)|nhan vien|chien si(?! thi)|nguoi dan|ho gia dinh|gia dinh|"
    r"ho(?! so| tro| va| ten| boi| tich| chieu| giup)|bac si|giang vien|cong dan|nong dan|dang vien|quan nhan|"
    r"si quan|"
    r"ky su|dieu duong|ho ly|ky thuat vien|doanh nhan|tai xe|lai xe|thay thuoc|nghe nhan|tho (?:gioi|lanh nghe|"
    r"bac)|xa vien|dan quan|"
    r"tinh nguyen vien|cong tac vien|tac gia|hoc vien|van dong vien|thanh vien|ngu dan|tieu thuong"
)
_COLLECTIVE = re.compile(r"\btap the\b")
_INDIVIDUAL = re.compile(r"\bca nhan\b")
_NOUN = re.compile(rf"\b(?:(?P<one>{INDIVIDUALS})|(?P<many>{COLLECTIVES}))\b")
_FOR = re.compile(
    rf"^\W*(?:\w{{1,2}}[.)] )?(?:(?:tieu chuan|tieu chi|dieu kien) )?(?:ap dung )?(?:doi voi|danh cho|cho|cua|voi) "
    rf"(?:cac )?(?:(?P<one>{INDIVIDUALS})|(?P<many>{COLLECTIVES}))\b"
)


def who_in(plain: str) -> str | None:
    """Whom words name outright, None where nobody or both.

    >>> who_in("doi voi tap the"), who_in("ca nhan va tap the")
    ('collective', None)
    """
    collective, individual = bool(_COLLECTIVE.search(plain)), bool(_INDIVIDUAL.search(plain))
    if collective == individual:
        return None
    return "collective" if collective else "individual"


def noun_in(plain: str) -> str | None:
    """Whom the first noun of a heading is about.

    >>> noun_in("1.1. vu , cuc va tuong duong"), noun_in("b ) hoc sinh :")
    ('collective', 'individual')
    """
    found = _NOUN.search(plain)
    if not found:
        return None
    return "individual" if found.group("one") else "collective"


def is_for(plain: str) -> str | None:
    """Whom `đối với …`, `dành cho …` at the start of a heading names."""
    found = _FOR.match(plain)
    if not found:
        return None
    return "individual" if found.group("one") else "collective"


def unit_of(noun: str) -> str:
    """Whether a counted noun is a person or a body."""
    return "individual" if re.fullmatch(INDIVIDUALS, noun) else "collective"


def who_of(heads: Sequence[str]) -> str | None:
    """Whom the nearest heading names that names anybody; a heading that names both settles that it is both."""
    for words in heads:
        both = bool(_COLLECTIVE.search(words)) and bool(_INDIVIDUAL.search(words))
        if both:
            return None
        if told := who_in(words) or is_for(words):
            return told
    return None
