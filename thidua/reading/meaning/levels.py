"""Classes, levels and forms that criteria name, as codes."""

from __future__ import annotations

import re

RATINGS = {"xuat sac": "excellent", "tot": "good", "": "completed"}
CLASSES = {
    "xuat sac": "excellent",
    "rat tot": "excellent",
    "tot": "good",
    "kha": "fair",
    "trung binh": "average",
}
RANKS = {"nhat": 1, "dau": 1, "nhi": 2, "hai": 2, "ba": 3, "bon": 4, "nam": 5}
_LEVELS = (
    (r"cap co so|cap don vi|cap truong|\bco so\b", "base"),
    (r"(cap |ubnd |uy ban nhan dan )(xa|phuong|thi tran)", "commune"),
    (r"(cap |ubnd |uy ban nhan dan )(huyen|thi xa|quan)\b|cap thanh pho thuoc", "district"),
    (r"cap (tinh|thanh pho)|(ubnd|uy ban nhan dan) (tinh|thanh pho)", "province"),
    (r"cap so|cap nganh|giam doc so|hoi dong (sang kien |khoa hoc )?so\b", "department"),
    (r"bo truong|cap bo\b|sang kien bo\b|khoa hoc bo\b", "ministry"),
    (r"toan quoc|cap quoc gia|cap nha nuoc", "national"),
    (r"\b(tinh|thanh pho)\b(?! uy)", "province"),
    (r"\b(huyen|thi xa|quan)\b", "district"),
    (r"(benh vien|truong|trung tam|don vi|co quan)\b", "base"),
    (
        r"(?:cua|cap|giam doc|lanh dao|hoi dong(?: [a-z]+){0,3}|thuoc|duoc|do) so\b(?! luong| lieu| hoa)|"
        r"\bso (?:noi vu|y te|tu phap|xay dung|tai chinh|giao duc|cong thuong|khoa hoc|van hoa|nong nghiep)",
        "department",
    ),
)
_DISCIPLINE = (
    ("khien trach", "reprimand"),
    ("canh cao", "warning"),
    ("ha bac luong", "salary_cut"),
    ("giang chuc", "demotion"),
    ("cach chuc", "removal"),
    ("buoc thoi viec", "dismissal"),
)
_INDICES = (
    (r"\bpapi\b|hieu qua quan tri", "papi"),
    (r"\bsipas\b|hai long", "sipas"),
    (r"\bpci\b", "pci"),
    (r"\bddci\b", "ddci"),
    (r"766|phuc vu nguoi dan", "service_766"),
    (r"par ?-?index", "par_index"),
)


def recognised_at(plain: str) -> str | None:
    """The level that recognises an initiative, as the words around the recognition tell it.

    >>> recognised_at("duoc hoi dong sang kien cap tinh cong nhan"), recognised_at("duoc cong nhan")
    ('province', None)
    """
    return next((code for pattern, code in _LEVELS if re.search(pattern, plain)), None)


def discipline_from(plain: str) -> str:
    """The least form that counts; `any` where none is named.

    >>> discipline_from("khong bi ky luat tu canh cao tro len"), discipline_from("khong bi ky luat")
    ('warning', 'any')
    """
    return next((code for word, code in _DISCIPLINE if word in plain), "any")


def index_in(plain: str) -> str:
    """Which index words speak of; the scorecard of the province where none is named."""
    return next((code for pattern, code in _INDICES if re.search(pattern, plain)), "province_scorecard")
