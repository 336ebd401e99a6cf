"""Whom words are about: collectives or individuals, by the nouns that name them."""

from __future__ import annotations

import re
from collections.abc import Sequence

COLLECTIVES = (
    r"tap the|don vi|co quan|xa(?! hoi)|phuong(?! phap| huong| an| tien)|thi tran|huyen(?! uy)|thon|"
    r"ban(?! hanh| than| giao| dau| sao| chinh| tom| dang)|ap(?! dung)|khu pho|to dan pho|khu dan cu|"
    r"phong(?! trao| chong| cach| phu)|khoa(?! hoc)|vu(?! an| viec)|cuc|cac so|so(?= , ban| nganh| va )|"
    r"truong(?! hop| phong| ban| thon| cum| khoi)|trung tam|doanh nghiep|hop tac xa|cong doan co so|to san xuat|"
    r"to cong doan|to chuyen mon|chi bo|chi doan|cum|khoi(?! day| nghia| cong)|dia phuong|ban nganh|doan the|nganh|"
    r"benh vien|tram y te|lop|chi hoi|chi cuc|hoi(?! dong| nghi| thi| vien| thao)"
)
INDIVIDUALS = (
    r"ca nhan|dong chi|nguoi|can bo|cong chuc|vien chuc|nguoi lao dong|nha giao|giao vien|hoc sinh|sinh vien|"
    r"doan vien|hoi vien|cong nhan(?! la| danh)|nhan vien|chien si(?! thi)|nguoi dan|ho gia dinh|"
    r"ho(?! so| tro| va| ten| boi)|bac si|giang vien|cong dan|nong dan"
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
