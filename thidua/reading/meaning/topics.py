"""What a heading announces, in whatever words: officially, plainly, or as a question (`Khen gì, khen bao nhiêu`)."""

from __future__ import annotations

import re
from functools import lru_cache

_TOPICS = (
    (
        "dossier",
        r"ho so(?! (?:benh an|suc khoe|hoc ba|cong viec|dia chinh|mot cua|thu tuc|dat dai))|thu tuc (?:de nghi|"
        r"xet|trinh)",
    ),
    (
        "deadline",
        r"thoi (gian|han|diem) (de nghi|trinh|gui|nop|xet|hoan thanh|lap|dang ky|nhan)|tien do|moc thoi gian|"
        r"han nop|thoi han",
    ),
    (
        "review",
        r"^\W*(?:\w{1,4}[.)]\W*)?(?:cong tac |to chuc |thoi gian (?:to chuc )?|che do )?"
        r"(?:so ket|tong ket|so ?,? tong ket)|che do bao cao|thong tin ?,? bao cao",
    ),
    (
        "period",
        r"thoi gian (thi dua|phat dong|thuc hien|to chuc|phong trao|trien khai)|^\W*(?:\d[\d.]*)?\W*thoi gian\W*$",
    ),
    ("criteria", r"tieu chuan|tieu chi|dieu kien|chi tieu (?:binh xet|xet|cham)|duoc (?:binh )?xet khi"),
    ("quota", r"so luong|chi tieu khen|ty le|co cau|phan bo"),
    ("awards", r"hinh thuc (khen|ton vinh|bieu duong|dong vien)|danh hieu|muc khen|hinh thuc va|hinh thuc ,"),
    ("eligible", r"doi tuong|pham vi (ap dung|va doi)|thanh phan tham gia"),
    ("contents", r"noi dung (phong trao|thi dua)|noi dung|nhiem vu trong tam|muc tieu"),
    (
        "duty",
        r"to chuc (thuc hien|trien khai)|trach nhiem (thuc hien|cua)|phan cong|nhiem vu cua cac|trach nhiem",
    ),
    ("praise", r"khen thuong|phan thuong|giai thuong|ton vinh|bieu duong"),
    ("theme", r"chu de|khau hieu"),
    ("requirement", r"^\W*\w{0,4}\W*yeu cau"),
    ("purpose", r"muc dich"),
)
"""As plans of offices have it, wherever words stand that name a matter."""
_PLAINLY = (
    (
        "dossier",
        r"thu tuc(?! hanh chinh)|giay to|quy trinh (?:xet|binh|de nghi|lap|trinh|khen|,)|nop (?:nhung )?(?:gi|"
        r"giay)|^nop (?:ve|cho|len)\b|"
        r"minh chung|^trinh tu\b|tai lieu (?:nop|gui|kem|can|phai|trinh|de nghi|xet)|^tai lieu(?:\W*$| , | va )",
    ),
    (
        "deadline",
        r"thoi (?:gian|han|diem|hieu) (?:tiep nhan|binh|khen|chot|ket thuc nhan|giao)|"
        r"\bmoc (?:thoi diem|chinh|quan trong|can nho)|han (?:cuoi|chot|gui|dang ky|bao cao|nhan|trinh)\b|"
        r"^lich\b|lich (?:trinh|nop|xet|cham|gui|binh)|(?:nop|gui|dang ky) (?:ve dau|o dau|khi nao|luc nao)|"
        r"ngay (?:nop|gui|chot)|chot so",
    ),
    ("review", r"^(?:viec )?(?:kiem tra|giam sat)|thuc hien bao cao|^bao cao\b(?! thanh tich)"),
    (
        "period",
        r"^(?:ve )?thoi (?:gian|luong|ky)(?:\W*$| (?:ap dung|dien ra|tham gia|cua (?:dot|phong)|, |va |dot|"
        r"tien hanh))|"
        r"(?:,|va) thoi gian\W*$|bao lau|tu bao gio|tu (?:khi|luc) nao|^(?:cac |chia )?(?:dot|chang) (?:thi dua|"
        r"cao diem)|"
        r"^(?:cac|chia) (?:dot|chang|giai doan)|lo trinh|^giai doan (?:thuc hien|thi dua)|^khi nao\W*$|phan ky|"
        r"keo dai",
    ),
    (
        "criteria",
        r"(?:yeu cau|muc|ket qua|dieu|nguong|moc) (?:can|phai) (?:dat|co)|\bcham (?:diem|nhu|the nao|ra sao|"
        r"thi dua|theo|xet)|"
        r"\b(?:cach|phuong phap|phuong thuc) (?:cham|tinh|danh gia|xet|binh|xep|cong nhan)|thang diem|bang diem|"
        r"can cu (?:de )?(?:xet|binh|cham|danh gia)|(?:the nao|ra sao) (?:la|thi|moi)\b|"
        r"\bai (?:duoc|xung dang|dang duoc) (?:khen|xet|ton vinh)|duoc (?:xet |binh )*(?:khen|xet|ton vinh|tang|"
        r"cong nhan)(?: [a-z]+){0,2} (?:khi|neu|phai|can)|"
        r"lam (?:gi|the nao) (?:de )?(?:thi )?duoc|thuoc do|(?:co so|nguyen tac va) (?:xet|binh|cham)|"
        r"(?:muc|ket qua|chuan|nguong) (?:xet|binh|cham|thi dua)|quy dinh xep loai|(?:xep loai|"
        r"danh gia) thi dua|dat (?:nhung )?gi\b|(?:de|muon) duoc (?:xet|khen|ton vinh)|the nao la|"
        r"bao nhieu diem|duoc cong nhan (?:khi|neu)|chi tieu (?:de xet|thi dua xet)",
    ),
    (
        "quota",
        r"chi tieu (?:de nghi|duoc)|bao nhieu|dinh muc (?:khen|de nghi)|\bso (?:suat|giai)\b|han muc|"
        r"so (?:tap the|ca nhan) duoc|\bmay (?:suat|giai)\b",
    ),
    (
        "awards",
        r"(?:hinh thuc|cach|muc) (?:ghi nhan|thuong|vinh danh)|\bkhen (?:gi|ai|the nao|ra sao|nhu the nao)|"
        r"giai thuong|"
        r"phan thuong|cac giai\b|quyen loi|che do (?:khen|dong vien|thuong)|ghi nhan|vinh danh|trao thuong|"
        r"tang thuong|"
        r"duoc (?:gi|huong gi|thuong gi)\b",
    ),
    (
        "eligible",
        r"pham vi (?:, doi|tham gia)|^luc luong(?:\W*$| va | , )|tham gia (?:the nao|nhu the nao|ra sao)|"
        r"^(?:cac ben|ben) tham gia|"
        r"(?:thanh phan|luc luong|don vi|nguoi) (?:tham gia|tham du|thi dua|duoc thi|"
        r"huong ung)|"
        r"^pham vi\W*$|\bai (?:thi dua|tham gia|tham du|duoc tham|duoc thi|cung|lam duoc)|(?:nhung|voi) ai\b",
    ),
    (
        "contents",
        r"viec can lam|viec (?:phai )?lam\b|thi dua (?:lam )?(?:gi|nhung gi|viec gi)\b|chuong trinh hanh dong|"
        r"^giai phap|"
        r"chi tieu (?:thi dua|phan dau|cu the)|trong tam thi dua|phan dau|chung ta lam gi|^lam gi\b",
    ),
    (
        "duty",
        r"to chuc (?:phong trao|chi dao)|\bai (?:lam (?:viec )?gi|lo|phu trach)\b|giao viec|dau moi|"
        r"trien khai thuc hien|"
        r"bien phap (?:to chuc|thuc hien|trien)|cong tac chi dao|(?:lanh dao|chi dao) , (?:chi dao|to chuc|"
        r"dieu hanh)|"
        r"kinh phi|thi hanh|hieu luc|nguoi (?:lam|phu trach)|^(?:cong tac )?(?:trien khai |phan cong |"
        r"to chuc )?thuc hien\W*$|bo may|^tuyen truyen|viec cua (?:ai|tung|cac|moi)|"
        r"nhiem vu (?:cua|cac)",
    ),
    ("praise", r"\bkhen\b|vinh danh|ghi nhan|tuyen duong|trao thuong|\bthuong (?:gi|cho)|tang thuong"),
    ("theme", r"ten goi"),
    ("requirement", r"nguyen tac(?! va (?:xet|binh))"),
    (
        "purpose",
        r"vi sao|tai sao|y nghia|\bly do|su can thiet|quan diem|dat van de|boi canh|de lam gi|^tinh hinh",
    ),
)
"""In other words, which count in short headings only."""
_RATHER: tuple[tuple[str, set[str]], ...] = (
    ("eligible", {"contents"}),
    ("duty", {"contents"}),
    ("criteria", {"eligible", "contents", "requirement"}),
    ("awards", {"contents"}),
    ("quota", {"contents"}),
)
"""Where the first is announced, the others are only said by the way."""
TOPIC = [(name, re.compile(pattern)) for name, pattern in _TOPICS]
_IN_OTHER_WORDS = [(name, re.compile(pattern)) for name, pattern in _PLAINLY]
_PERIOD_TOO = re.compile(r"moc thoi gian\W*$|tien do\W*$")
"""Headings under which the period may stand as well as what is due."""
_NUMBERED = re.compile(
    r"^\W*(?:(?:phan|chuong|muc|dieu) (?:thu )?(?:\d{1,2}|[ivx]{1,4}|nhat|hai|ba|tu|nam)\b[.:]? ?|"
    r"(?:(?:\d[\d.]*|[a-z]|[ivx]{1,4})[.)] ?))?\W*"
)
_LONGEST = 12
"""So many words a heading has at most that is read in other words."""


@lru_cache(maxsize=5_000)
def topics(words: str) -> frozenset[str]:
    """What a heading announces: one thing or several.

    >>> sorted(topics("2. hinh thuc va so luong khen thuong"))
    ['awards', 'praise', 'quota']
    >>> sorted(topics("lam trong bao lau")), sorted(topics("khen gi , khen bao nhieu"))
    (['period'], ['awards', 'praise', 'quota'])
    """
    found = named(words)
    if "deadline" in found:
        found -= {"period"}
        found |= {"period"} if _PERIOD_TOO.search(words) else set()
    elif {"dossier", "period"} <= found:
        found = found - {"period"} | {"deadline"}
    for loud, quiet in _RATHER:
        if loud in found:
            found -= quiet
    return frozenset(found)


def named(words: str) -> set[str]:
    """Everything that a heading names, even by the way."""
    found = {name for name, pattern in TOPIC if pattern.search(words)}
    own = _NUMBERED.sub("", words, count=1)
    if own.count(" ") < _LONGEST and ". " not in own:
        found |= {name for name, pattern in _IN_OTHER_WORDS if pattern.search(own)}
    return found
