"""The kinds of rule that a sentence may call for: the words that call, and how their keys are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from thidua.reading.meaning.levels import CLASSES, RANKS, RATINGS, discipline_from, index_in, recognised_at

Keys = dict[str, Any]
_PERCENT = r"\d{1,3}(?:[.,]\d+)? ?%"
_DOSSIERS = r"(?:ho so(?! (?:benh an|suc khoe|hoc|cong viec|dia chinh|chuyen mon|so sach))|thu tuc)"
"""What people and firms hand in to offices."""
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d+)?) ?%")
_INDEX = re.compile(
    r"chi so|cai cach hanh chinh|chuyen doi so|cchc|\bddci\b|par ?-?index|\bsipas\b|\bpapi\b|\bpci\b|bo tieu chi"
)
_JUDGED = re.compile(
    r"tro len|danh gia|xep loai|phan loai|duoc xep|muc do? hoan thanh|\d ?%|\d nam lien|"
    r"nhiem vu (?:duoc giao |cong tac |chuyen mon )?(?:hang |trong |thuong xuyen|cuoi |cua )?(?:nam|thuong xuyen)\b"
)
_WHOLE = re.compile(r" ?(?:[,;.]|va |hoac |dong thoi )(?! ?(?:chinh tri|cong tac|duoc))|\W*$")
"""Behind a class of completion that is told whole: `hoàn thành tốt nhiệm vụ và có sáng kiến`."""
_RECOGNISED = re.compile(
    r"cong nhan|ghi nhan|hoi dong (?:sang kien|khoa hoc|xet)|phe duyet|nghiem thu|ap dung|"
    r"\b(?:sang kien|giai phap|de tai|de an) cap (?:co so|don vi|truong|xa|phuong|huyen|tinh|thanh pho|so|nganh|bo|"
    r"nha nuoc|quoc gia)\b"
)
_COUNTED = re.compile(r"\d+ (?:\( \w+ \) )?(?:de tai|de an|sang kien|giai phap)")
_RANKED = re.compile(
    r"chi so|xep hang|thu hang|xep thu|cao nhat|dan dau|dung dau|bang xep|cai cach hanh chinh|cchc|khoi thi dua"
)


class Sort(NamedTuple):
    """A kind of rule: the words that call for it, how its keys are read (None: not so), how sure (percent)."""

    kind: str
    pattern: re.Pattern[str]
    keys: Callable[[re.Match[str], str], Keys | None]
    sure: int


def _rating(found: re.Match[str], sentence: str) -> Keys | None:
    if not _JUDGED.search(sentence) and not (found.group("level") and _WHOLE.match(sentence, found.end())):
        return None
    level = RATINGS[found.group("level") or ""]
    before = sentence[: found.start("done") + 1]
    shares = list(_SHARE.finditer(before, max(0, before.rfind("nhiem vu"))))
    judged = shares or re.search(r"xep loai|danh gia|phan loai|tro len", sentence)
    if level == "completed" and not judged:
        return None
    keys = {"of": "members" if shares else "self", "at_least": level}
    return keys | {"share": shares[-1].group(1)} if shares else keys


def _index_class(found: re.Match[str], sentence: str) -> Keys | None:
    before = sentence[max(0, found.start() - 24) : found.start("class")]
    if not _INDEX.search(sentence) or re.search(r"hoan thanh|hoc tap|ren luyen|lao dong", before):
        return None
    return {"index": index_in(sentence), "of": "agency", "at_least": CLASSES[found.group("class")]}


def _index_score(found: re.Match[str], sentence: str) -> Keys | None:
    if not _INDEX.search(sentence) or "ho so" in sentence[: found.end()] or "nhiem vu" in found.group():
        return None
    score = found.group("score").replace(",", ".")
    return {"index": index_in(sentence), "of": "agency", "at_least": score}


def _index_rank(found: re.Match[str], sentence: str) -> Keys | None:
    if not _RANKED.search(sentence):
        return None
    last = re.findall(r"[a-z]+|\d+", found.group("rank"))[-1]
    rank = RANKS.get(last) if not last.isdigit() else int(last)
    return {"index": index_in(sentence), "of": "agency", "at_most": rank} if rank else None


def _discipline(found: re.Match[str], sentence: str) -> Keys | None:
    around = sentence[max(0, found.start() - 70) : found.end()]
    level = discipline_from(sentence[found.start() : found.end() + 60])
    if re.search(r"lanh dao|nguoi dung dau|cap truong|thu truong", around):
        return {"of": "key_leader", "from": level}
    members = r"(?:khong )?(?:co|de)\b.{0,60}(ca nhan|can bo|cong chuc|vien chuc|thanh vien|dang vien|nguoi|nhan vien)"
    return {"of": "members" if re.search(members, around) else "self", "from": level}


def _initiative(found: re.Match[str], sentence: str) -> Keys | None:
    near = sentence[max(0, found.start() - 60) : found.end() + 90]
    recognised = _RECOGNISED.search(near)
    if not recognised and not _COUNTED.search(near):
        return None
    told = sentence[found.start() : found.end() + 70] if recognised else ""
    return {"of": "self", "level_at_least": recognised_at(told)}


def _tasks(found: re.Match[str], sentence: str) -> Keys | None:
    share = _SHARE.search(found.group())
    if not share:
        return None
    timely = re.search(r"dung (thoi )?han|dung tien do|truoc han", found.group())
    key = "on_time" if timely and "hoan thanh" not in found.group() else "completed"
    return {"of": "self", key: share.group(1).replace(",", ".")}


def _services(found: re.Match[str], sentence: str) -> Keys | None:
    share = _SHARE.search(found.group()) or _SHARE.search(sentence)
    return {"on_time": share.group(1).replace(",", ".")} if share else {"late": 0}


def _improves(found: re.Match[str], sentence: str) -> Keys | None:
    return {"index": index_in(sentence), "of": "agency", "than": "previous_year"}


def _plain(found: re.Match[str], sentence: str) -> Keys | None:
    return {}


def _is_body(found: re.Match[str], sentence: str) -> Keys | None:
    return {"of": "self", "reform_body": True} if "cai cach hanh chinh" in found.group() else None


_THOSE = r"(?:tap the|don vi|co quan|phong|khoa|truong|to|ban|chi bo|lop|thon|xa)\b"

SORTS = (
    Sort(
        "collective_awarded",
        re.compile(
            rf"thuoc (?:cac )?{_THOSE}[^.;]{{0,50}}?(?:duoc )?(?:tang|khen thuong|nhan (?:bang|giay|co))\b"
        ),
        _plain,
        85,
    ),
    Sort(
        "collective_meets",
        re.compile(
            rf"thuoc (?:cac )?{_THOSE}[^.;]{{0,50}}?"
            r"(?:(?:dat|du)(?: du| cac| mot trong)* (?:tieu chuan|tieu chi|dieu kien)|dat (?:yeu cau|quy dinh)|"
            r"tai (?:diem|khoan|tiet|muc))"
        ),
        _plain,
        80,
    ),
    Sort(
        "unit_is",
        re.compile(r"\bco quan (?:chuyen trach|thuong truc)\b[^.;,]{0,90}?(?= phai| duoc| co \d| dat)"),
        _is_body,
        75,
    ),
    Sort(
        "no_discipline",
        re.compile(
            r"\b(?:khong|chua|k0)\b(?:(?!\bkhong\b)[^.;:]){0,80}?\bky luat\b(?! ,? ?ky cuong| cong vu| hanh chinh)|"
            r"\bbi (?:xu ly )?ky luat\b[^.;:]{0,40} : (?:khong|0)\b|"
            r"\b(?:khong|chua)\b[^.;:]{0,60}?\bbi (?:khien trach|canh cao|ha bac luong|giang chuc|cach chuc|sa thai|"
            r"buoc thoi viec)\b|"
            r"(?:\bco [^.;:]{3,60})?\bbi (?:xu ly |thi hanh )?ky luat\b[^.;:]{0,60}?(?= , |"
            r"[^.;:,]{0,20}? (?:thi )?khong (?:duoc )?"
            r"(?:xet|khen|suy ton|de nghi|cong nhan|trinh))(?=.*khong (?:duoc )?(?:xet|khen|suy ton|de nghi|"
            r"cong nhan|trinh))"
        ),
        _discipline,
        88,
    ),
    Sort(
        "registered",
        re.compile(
            r"(?:^\W*|\b(?:co|da|phai|du|hien) )(?:ban |thuc hien |viec |ghi ten |ghi danh |vao |so |"
            r"trong )*dang ky (?:tham gia |noi dung |thuc hien )*"
            r"(?:thi dua|phong trao|chuyen de|danh hieu|tham gia|hang nam)|"
            r"\b(?:da|co|phai) (?:gui|nop|lap|ky) (?:du |day du |ban |phieu |giay )*dang ky\b|"
            r"\b(?:ban|phieu|viec) dang ky (?:thi dua )?(?:duoc )?(?:gui|nop) (?:dung|truoc)"
        ),
        _plain,
        88,
    ),
    Sort(
        "initiative",
        re.compile(
            r"(?:(?:it nhat|tu|tren|co) )?(?:\d{1,2} )?(?:\( \w+ \) )?(?:de tai(?! (?:cua )?(?:sinh vien|"
            r"hoc sinh))|de an|sang kien|"
            r"giai phap)\b(?:[^.;]{0,170}?(?:cong nhan|ghi nhan|phe duyet|nghiem thu)(?: (?:tu )?cap (?:co so|"
            r"[a-z]+))?)?"
        ),
        _initiative,
        82,
    ),
    Sort(
        "services",
        re.compile(
            rf"\b[a-z]+ (?:dung|truoc) (?:thoi )?han[^.;]{{0,24}}?{_PERCENT} (?:so )?{_DOSSIERS}|"
            rf"\bkhong[^.;,]{{0,40}}?{_DOSSIERS}[^.;,]{{0,50}}?(?:tre|qua han|ton dong|cham|ton)\b|"
            rf"{_PERCENT} (?:tro len )?(?:so )?{_DOSSIERS}[^.;]{{0,90}}?(?:dung|truoc)[^.;]{{0,20}}?han|"
            rf"{_DOSSIERS}[^.;]{{0,90}}?(?:dung|truoc)[^.;]{{0,20}}?han[^.;]{{0,40}}?{_PERCENT}"
        ),
        _services,
        84,
    ),
    Sort(
        "rank_improves",
        re.compile(
            r"(?:thu hang|xep hang|vi tri(?! thu)|chi so)(?:(?!\bxep (?:trong|thu|loai|tu|o)\b|\bvi tri thu|"
            r"\btop\b|\bnhom\b|\b(?:nam|"
            r"dung) trong\b|\bdung dau\b)[^.;]){0,90}?(?:cao hon|tang|cai thien|nang len)"
            r"[^.;]{0,40}?(?:nam (?:lien )?truoc|nam lien ke|so voi nam|so nam|bac)|"
            r"\b(?:tang|nang|len) (?:tu |it nhat |duoc )?(?:\d{1,2} )?(?:bac|"
            r"hang)\b[^.;]{0,24}?\b(?:so )?voi nam\b(?: lien)?"
            r"(?: truoc)?"
        ),
        _improves,
        82,
    ),
    Sort(
        "index_rank",
        re.compile(
            r"(?:xep (?:thu |hang|vi thu|loai|trong|o)|nam trong|(?:thuoc|lot vao|vao) (?:top|so|nhom|(?=\d))|"
            r"thu hang|vi tri|hang thu|dung (?:thu|vi tri|trong|dau)|(?<!nguoi )dung(?= dau (?:cum|khoi|nhom|"
            r"tinh|toan|cac|trong|ve|bang|nganh|huyen|xa))|"
            r"\btop\b|\bnhom\b)(?:(?! , (?:duoc|co|khong|dat|"
            r"la)\b)[^.;%]){0,40}?\b(?<!cao )(?P<rank>nhat(?: ,| hoac| va)? nhi(?: ,| hoac| va) ba|"
            r"nhat(?: ,| hoac| va)? nhi|nhi(?: ,| hoac| va)+ (?:thu )?ba|nhat|nhi|ba|dau|"
            r"\d{1,2} ?(?:-|den)(?: thu)? ?\d{1,2}|0?\d{1,2})"
            r"(?![.,]\d| ?%| diem| thang| nam\b| lan\b| quy\b|\w)(?:(?: [a-z]+){0,3} (?:dung|dan) dau)?"
        ),
        _index_rank,
        78,
    ),
    Sort(
        "index_class",
        re.compile(
            r"(?:loai|nhom|muc|hang|xep|dat)(?: (?:tu|dat|loai|muc|hang|nhom))* "
            r"(?P<class>xuat sac|rat tot|tot|kha|trung binh)\b(?! nhiem vu)"
        ),
        _index_class,
        84,
    ),
    Sort(
        "index_score",
        re.compile(
            r"(?:chi so|diem|ket qua|bo tieu chi)[^.;]{0,130}?(?:dat|tu|>=|tren|toi thieu|it nhat|la)"
            r"(?: tu| tren| so)* ?(?P<score>\d{1,3}(?:[.,]\d+)?)(?:/\d{2,4})? ?(?:%|diem)"
        ),
        _index_score,
        80,
    ),
    Sort(
        "rating",
        re.compile(
            rf"(?:{_PERCENT} [^.;,:%]{{0,80}}?)?(?:(?:danh gia|xep loai|phan loai|xep|muc)\b[^.;]{{0,40}}?)?"
            r"(?P<done>hoan thanh) (?P<level>xuat sac|tot)?[ ,]*(?:toan dien )?(?:chuc trach ?,? ?)?(?:cac )?"
            r"(?:nhiem vu|cong viec(?= duoc giao| tro len))"
            r"(?: duoc giao)?(?: tro len)?"
        ),
        _rating,
        86,
    ),
    Sort(
        "tasks",
        re.compile(
            rf"(?:hoan thanh|hoan tat|(?:thuc hien|lam|giai quyet) xong)[^.;,]{{0,60}}?{_PERCENT}[^.;]{{0,30}}?"
            rf"(?:nhiem vu|chi tieu|cong viec|ke hoach|noi dung|(?:phan|dau|moi|cac) viec|viec (?:duoc )?giao)|"
            rf"{_PERCENT} (?:so |cac )*(?:nhiem vu|chi tieu|cong viec|van ban|dau viec|phan viec)[^.;]{{0,60}}?"
            r"(?:dung|hoan thanh|truoc|dat)"
        ),
        _tasks,
        80,
    ),
)
"""In this order: the words that one has taken are not looked at by the next."""
