"""The kinds of rule that a sentence may call for: the words that call, and how their keys are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

_RATING = {"xuat sac": "excellent", "tot": "good", "": "completed"}
_CLASS = {
    "xuat sac": "excellent",
    "rat tot": "excellent",
    "tot": "good",
    "kha": "fair",
    "trung binh": "average",
}
_LEVELS = (
    (r"cap co so|cap don vi|cap truong|co so", "base"),
    (r"cap (xa|phuong)", "commune"),
    (r"(cap )?(huyen|thi xa|quan)\b|cap thanh pho thuoc", "district"),
    (r"cap so|cap nganh|giam doc so|\bso\b", "department"),
    (r"cap tinh|\btinh\b|cap thanh pho", "province"),
    (r"bo [a-z]|cap bo", "ministry"),
    (r"toan quoc|cap quoc gia", "national"),
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
_RANKS = {
    "nhat": 1, "dau": 1, "nhi": 2, "nhat , nhi": 2, "nhat hoac nhi": 2, "ba": 3, "nhi , ba": 3, "nhat , nhi , ba": 3,
}  # fmt: skip
_PERCENT = r"\d{1,3}(?:[.,]\d+)? ?%"

Keys = Callable[[re.Match[str], str], dict[str, Any] | None]


class Sort(NamedTuple):
    """A kind of rule: the words that call for it, how its keys are read, how sure (percent)."""

    kind: str
    pattern: re.Pattern[str]
    keys: Keys
    sure: int


def _rating(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    level = _RATING.get(found.group("level") or "", "completed")
    keys: dict[str, Any] = {"of": "self", "at_least": level}
    if share := re.search(r"(\d{1,3}) ?%", sentence[: found.start() + 5]):
        keys |= {"of": "members", "share": share.group(1)}
    return keys


def _index_class(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    if "hoan thanh" in found.group()[-34:] or "lao dong" in found.group("of"):
        return None
    return {"index": _index(sentence), "of": "agency", "at_least": _CLASS[found.group("class")]}


def _index_score(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    return {"index": _index(sentence), "of": "agency", "at_least": found.group("score").replace(",", ".")}


def _index_rank(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    given = found.group("rank")
    rank = _RANKS[given] if given in _RANKS else int(given)
    return {"index": _index(sentence), "of": "agency", "at_most": rank}


def _index(sentence: str) -> str:
    return next((code for pattern, code in _INDICES if re.search(pattern, sentence)), "province_scorecard")


def _discipline(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    start = next((code for word, code in _DISCIPLINE if word in sentence), "any")
    around = sentence[max(0, found.start() - 70) : found.end()]
    if re.search(r"lanh dao|nguoi dung dau|cap truong|thu truong", around):
        return {"of": "key_leader", "from": start}
    members = r"khong (?:co|de)\b.{0,40}(ca nhan|can bo|cong chuc|vien chuc|thanh vien|dang vien|nguoi)"
    return {"of": "members" if re.search(members, around) else "self", "from": start}


def _initiative(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    after = sentence[found.start() :]
    decided = re.search(r"(cong nhan|hoi dong|cap|ap dung|pham vi)", after)
    near = after[max(0, decided.start() - 6) :][:150] if decided else ""
    level = next((code for pattern, code in _LEVELS if re.search(pattern, near)), None)
    return {"of": "self", "level_at_least": level}


def _tasks(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    share = re.search(r"(\d{1,3}(?:[.,]\d+)?) ?%", found.group())
    if not share:
        return None
    timely = re.search(r"dung (thoi )?han|dung tien do|truoc han", found.group())
    key = "on_time" if timely and "hoan thanh" not in found.group() else "completed"
    return {"of": "self", key: share.group(1).replace(",", ".")}


def _services(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    share = re.search(r"(\d{1,3}(?:[.,]\d+)?) ?%", found.group())
    return {"on_time": share.group(1).replace(",", ".")} if share else {"late": 0}


def _plain(found: re.Match[str], sentence: str) -> dict[str, Any] | None:
    return {}


def _sort(kind: str, pattern: str, keys: Keys, sure: int = 88) -> Sort:
    return Sort(kind, re.compile(pattern), keys, sure)


SORTS = (
    _sort(
        "collective_awarded",
        r"thuoc (?:cac )?(?:tap the|don vi)[^.;]{0,40}?(?:duoc )?(?:tang|khen thuong|nhan)\b",
        _plain,
        85,
    ),
    _sort(
        "collective_meets",
        r"thuoc (?:cac )?(?:tap the|don vi)[^.;]{0,30}?(?:dat|tai (?:diem|khoan|tiet|muc)|du dieu kien)",
        _plain,
        80,
    ),
    _sort(
        "no_discipline",
        r"(?:khong|chua|k0)(?: (?!duoc)\w+| ,){0,9}? (?:bi )?(?:thi hanh |xu ly |xem xet |hinh thuc )?"
        r"ky luat(?! ,? ky cuong| lao dong ,)|ky luat tu (?:muc|hinh thuc)? ?khien trach",
        _discipline,
        90,
    ),
    _sort(
        "registered",
        r"(?:co |da |thuc hien |du )(?:ban )?dang ky (?:tham gia )?"
        r"(?:thi dua|phong trao|noi dung|tham gia)|co dang ky",
        _plain,
        88,
    ),
    _sort(
        "initiative",
        r"(?:sang kien|giai phap|de tai)(?! , giai phap cai cach)(?: [^ .;]+| ,){0,45}? "
        r"(?:duoc )?(?:cong nhan|hoi dong (?:sang kien|khoa hoc))|"
        r"(?:co|it nhat \d+|0?\d) (?:\( \w+ \) )?(?:de tai , )?(?:sang kien|giai phap)",
        _initiative,
        85,
    ),
    _sort(
        "rank_improves",
        r"(?:thu hang|xep hang|vi tri|chi so)[^.;]{0,90}?(?:cao hon|tang|cai thien|nang len)"
        r"[^.;]{0,40}?(?:nam truoc|nam lien ke|so voi nam|so nam|bac)",
        _plain,
        82,
    ),
    _sort(
        "index_rank",
        r"(?:xep (?:thu |hang|vi thu|loai)|thu hang|vi tri|hang thu|dung (?:thu|vi tri|trong)|"
        r"thuoc (?:nhom|top)|trong (?:nhom|top)|top|nhom)[^.;%]{0,22}?"
        r"\b(?P<rank>nhat , nhi , ba|nhat , nhi|nhat hoac nhi|nhat|nhi|dau|0?\d{1,2})"
        r"(?= tro len| don vi| dia phuong| co quan| theo| toan| trong| cua|\W|$)"
        r"(?![.,]\d| ?%| diem| thang)",
        _index_rank,
        78,
    ),
    _sort(
        "index_class",
        r"(?P<of>chi so|danh gia ket qua|danh gia|ket qua|cai cach hanh chinh|chuyen doi so|cchc)"
        r"[^.;]{0,170}?(?:xep )?(?:loai|nhom|muc|hang)(?: tu| dat)? ?"
        r"(?P<class>xuat sac|rat tot|tot|kha|trung binh)(?! nhiem vu)",
        _index_class,
        84,
    ),
    _sort(
        "index_score",
        r"(?:chi so|diem|ty le|ket qua|muc do hai long|hai long)[^.;]{0,110}?"
        r"(?:dat |tu |>= ?|tren )+(?P<score>\d{1,3}(?:[.,]\d+)?) ?(?:%|diem)",
        _index_score,
        80,
    ),
    _sort(
        "rating",
        r"(?:danh gia|xep loai|phan loai|xep|muc do|muc)?[^.;]{0,40}?"
        r"hoan thanh (?P<level>xuat sac|tot)?[ ,]*(?:chuc trach ?,? )?nhiem vu",
        _rating,
        86,
    ),
    _sort(
        "services",
        r"(?:khong (?:co|de|con)|khong)[^.;]{0,40}?ho so[^.;]{0,50}?(?:tre|qua han|ton dong|cham|ton)|"
        rf"{_PERCENT} (?:tro len )?(?:so )?(?:ho so|thu tuc)[^.;]{{0,80}}?(?:dung|truoc)[^.;]{{0,20}}?han|"
        rf"ho so[^.;]{{0,80}}?(?:dung|truoc)[^.;]{{0,20}}?han[^.;]{{0,20}}?{_PERCENT}",
        _services,
        84,
    ),
    _sort(
        "tasks",
        rf"hoan thanh[^.;]{{0,60}}?{_PERCENT}[^.;]{{0,70}}|"
        rf"{_PERCENT} (?:so |cac |chi tieu|nhiem vu|cong viec|ke hoach|van ban)[^.;]{{0,80}}",
        _tasks,
        80,
    ),
)
"""In this order: the words that one has taken are not looked at by the next."""
