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
    (
        "criteria",
        r"tieu chuan|tieu chi|dieu kien(?! (?:tham gia|tham du|du thi))|chi tieu (?:binh xet|xet|cham)|"
        r"duoc (?:binh )?xet khi",
    ),
    ("quota", r"so luong|chi tieu khen|ty le|co cau|phan bo"),
    ("awards", r"hinh thuc (khen|ton vinh|bieu duong|dong vien)|danh hieu|muc khen|hinh thuc va|hinh thuc ,"),
    ("eligible", r"doi tuong|pham vi (ap dung|va doi)|thanh phan tham gia|dieu kien tham (?:gia|du)"),
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
        r"thu tuc(?! hanh chinh)|giay to|quy trinh (?:xet|binh|de nghi|lap|trinh|khen|,)|"
        r"nop (?:nhung )?(?:gi|giay)|^(?:viec |cach )?nop\W*$|^nop (?:ve|cho|len)\b|minh chung|"
        r"^danh muc (?:tai lieu|giay to)|"
        r"^(?:can )?nop (?:nhung )?gi|^trinh tu\b|^(?:bai|giay|so sach)(?: can)?(?: nop)?(?:\W*$| , |"
        r" gom)|tai lieu (?:nop|gui|kem|can|phai|trinh|de nghi|xet)|^tai lieu(?:\W*$| , | va )",
    ),
    (
        "deadline",
        r"thoi (?:gian|han|diem|hieu) (?:tiep nhan|binh|khen|chot|ket thuc nhan|giao)|\bmoc (?:thoi diem|"
        r"chinh|quan trong|can nho)|han (?:cuoi|chot|gui|dang ky|bao cao|nhan|trinh)\b|^lich\b|"
        r"lich (?:trinh|nop|xet|cham|gui|binh)|(?:nop|gui|dang ky) (?:ve dau|o dau|khi nao|luc nao)|"
        r"^(?:han|ngay|moc) (?:dinh|hen|gio|nop)\b|^gui truoc|^han va noi|(?:dia diem|noi) nop|^(?:cac |"
        r"nhung )?(?:moc|ngay|han)(?: ngay)?(?: (?:phai|can) (?:nho|biet))?\W*$|(?:khi nao|bao gio|"
        r"luc nao|ngay nao) (?:thi |phai )?(?:nop|gui|xong|dang ky|bao cao)|ngay (?:nop|gui|chot)|chot so",
    ),
    ("review", r"^(?:viec )?(?:kiem tra|giam sat)|thuc hien bao cao|^bao cao\b(?! thanh tich)"),
    (
        "period",
        r"^(?:ve )?thoi (?:gian|luong|ky)(?:\W*$|"
        r" (?:ap dung|dien ra|tham gia|cua (?:dot|phong)|, |va |dot|tien hanh))|(?:,|va) thoi gian\W*$|"
        r"bao lau|tu bao gio|tu (?:khi|luc) nao|^(?:cac |chia )?(?:dot|chang) (?:thi dua|cao diem)|"
        r"^(?:cac|chia) (?:dot|chang|giai doan)|lo trinh|^bao gio\W*$|khoang thoi gian|^thoi (?:gian|"
        r"diem) tinh|thoi diem tinh\W*$|"
        r"^thoi hieu\W*$|^bat dau (?:va|,)|^mo va dong|^chang duong|^ky thi dua|tu (?:ngay|thang) nao|"
        r"khi nao (?:bat dau|ket thuc|mo|khep)|^thoi han (?:thi dua|phong trao|cua phong)|"
        r"^giai doan (?:thuc hien|thi dua)|^khi nao\W*$|phan ky|keo dai",
    ),
    (
        "criteria",
        r"(?:yeu cau|muc|ket qua|dieu|nguong|moc) (?:can|phai) (?:dat|co)|\bcham (?:diem|nhu|the nao|"
        r"ra sao|thi dua|theo|xet)|\b(?:cach|phuong phap|phuong thuc) (?:cham|tinh|danh gia|xet|binh|xep|"
        r"cong nhan)|thang diem|bang diem|can cu (?:de )?(?:xet|binh|cham|danh gia)|(?:the nao|"
        r"ra sao) (?:la|thi|moi)\b|\bai (?:duoc|xung dang|dang duoc) (?:khen|xet|ton vinh)|duoc (?:xet |"
        r"binh )*(?:khen|xet|ton vinh|tang|cong nhan)(?: [a-z]+){0,2} (?:khi|neu|phai|can)|lam (?:gi|"
        r"the nao) (?:de )?(?:thi )?duoc|thuoc do|(?:co so|nguyen tac va) (?:xet|binh|cham)|(?:muc|"
        r"ket qua|chuan|nguong) (?:xet|binh|cham|thi dua)|quy dinh xep loai|(?:xep loai|danh gia) thi dua|"
        r"dat (?:nhung )?gi\b|(?:de|muon) duoc (?:xet|khen|ton vinh)|the nao la|(?:muc|nguong|"
        r"chuan) (?:dat|do|cong nhan)\b|\bchi so (?:do|thi dua|cham|danh gia)|diem cham\b|"
        r"yeu cau (?:de (?:duoc|cong nhan|xet)|doi voi (?:tap the|ca nhan|tung)|ve ket qua)|"
        r"khi nao (?:thi )?duoc (?:xet|khen|cong nhan|ton vinh)|\bai (?:thi )?xung dang|^(?:phai|"
        r"can) (?:lam|dat) (?:duoc )?(?:gi|nhung gi)|(?:lay gi|dua vao (?:dau|gi)|"
        r"can cu vao (?:dau|gi)) (?:de )?(?:xet|binh|cham|khen)|(?:quy dinh|nguyen tac) (?:ve )?(?:xet|"
        r"binh|cham) (?:khen|chon|diem)|(?:noi dung|cach) (?:va )?(?:thang )?diem\b|\b(?:xet|binh|cham|"
        r"danh gia|binh xet) (?:nhu the nao|the nao|ra sao)|^(?:cac )?muc danh gia|yeu cau dat|"
        r"\bchuan (?:de|muc|thi dua|xet)|^binh bau|^xet chon|danh gia ,? ?xep loai|^tinh diem|muc khoan|"
        r"bao nhieu (?:thi|moi) (?:dat|duoc)|^muon (?:co|duoc)|con so phai dat|thi (?:moi )?duoc (?:khen|"
        r"xet)|^cham (?:doi|nguoi|tap the|ca nhan|don vi|lop)|bao nhieu diem|duoc cong nhan (?:khi|neu)|"
        r"chi tieu (?:de xet|thi dua xet)|"
        r"^(?!.*(?:ho so|thoi|\bhan\b|giay|tai lieu|\bchon\b)).*\bde (?:duoc )?(?:xet|binh|khen|cong nhan|"
        r"suy ton|vinh danh)\b|"
        r"^thang (?:xet|cham)\b|^diem (?:chuan|san|dat|xet|toi thieu)\b|\b(?:muc|nguong|chuan|moc|"
        r"chi so) (?:de )?(?:xet|binh|cham|chon)\b|"
        r"\b(?:muc|nguong|chuan) de (?:khen|tang)\b|"
        r"\b(?:xet|binh|chon|cham)\b[a-z ]{0,16}\b(?:dua|can cu) (?:vao|theo|tren)",
    ),
    (
        "quota",
        r"chi tieu (?:de nghi|duoc)|bao nhieu|dinh muc (?:khen|de nghi)|\bso (?:suat|giai)\b|han muc|"
        r"so (?:tap the|ca nhan|suat|nguoi|don vi)? ?duoc (?:khen|xet|de nghi|chon|tang)|\bmay (?:suat|giai)\b",
    ),
    (
        "awards",
        r"(?:hinh thuc|cach|muc) (?:ghi nhan|thuong|vinh danh)|\bkhen (?:gi|ai|the nao|ra sao|"
        r"nhu the nao)|giai thuong|phan thuong|cac giai\b|^co cau giai|^(?:cac )?(?:loai )?giai\W*$|"
        r"\b(?:tang|thuong|trao) (?:gi|ai|cho ai)\b|quyen loi|che do (?:khen|dong vien|thuong)|ghi nhan|"
        r"vinh danh|trao thuong|tang thuong|duoc (?:gi|huong gi|thuong gi)\b",
    ),
    (
        "eligible",
        r"(?:doi tuong|thanh phan|dien|chu the|luc luong|thanh vien|pham vi|don vi|tap the|ca nhan|nguoi|"
        r"cac ben|doi) (?:duoc )?(?:tham gia|tham du|du(?: (?:thi(?: dua)?|xet|binh))?|thi dua|ap dung|"
        r"ky (?:ket )?giao uoc|huong ung|nong cot|phong trao|to chuc|phat dong)(?: thi dua)?\W*(?:$|,|"
        r" va )|^(?:pham vi|quy mo)? ?(?:,|va)? ?thanh phan\W*$|^ap dung (?:cho|voi|doi voi)|"
        r"^danh cho (?:ai|nhung)|^(?:cac )?ben (?:ky|giao)|^thi sinh\b|^ai (?:vao|trong|dong hanh|gop mat|"
        r"chung tay|cung|thi)\b|^nguoi trong cuoc|^chu the\b|\bdien (?:duoc )?xet|nguoi duoc (?:khen|xet)|"
        r"^pham vi (?:thuc hien|trien khai)|^thanh phan va|\bcung thi dua\b|^(?:moi nguoi|toan dan|"
        r"ai cung)\b.* tham gia|^nguoi thi\b|^pham vi (?:phong trao|to chuc)|pham vi (?:, doi|tham gia)|"
        r"^luc luong(?:\W*$| va | , )|(?:va|,) luc luong\W*$|tham gia (?:the nao|nhu the nao|ra sao)|"
        r"^(?!.*(?:dieu kien|quyen|trach nhiem|thoi gian|cach)).*\b(?:tham (?:gia|du)|du thi(?: dua)?)\W*$|"
        r"^ai (?:cung )?(?:lam|"
        r"vao cuoc)\W*$|"
        r"^(?:cac ben|ben) tham gia|^(?:cung )?tham gia (?:phong trao |thi dua |dot thi dua )?(?:nay )?(?:co|gom|la)\b|"
        r"(?:thanh phan|luc luong|don vi|nguoi) (?:tham gia|tham du|thi dua|duoc thi|huong ung)|"
        r"^pham vi\W*$|^(?:cac )?thanh vien\W*$|\bai (?:thi dua|duoc (?:cham|thi|vao)|tham gia|tham du|"
        r"duoc tham|duoc thi|cung|"
        r"lam duoc)|(?:nhung|"
        r"voi) ai\b",
    ),
    (
        "contents",
        r"viec can lam|viec (?:phai )?lam\b|thi dua (?:lam )?(?:gi|nhung gi|viec gi|cai gi)\b|"
        r"^(?:cac )?chi tieu\W*$|chuong trinh hanh dong|^giai phap|chi tieu (?:thi dua|phan dau|cu the)|"
        r"trong tam thi dua|phan dau|chung ta lam gi|^lam gi\b",
    ),
    (
        "duty",
        r"to chuc (?:phong trao|chi dao)|^cong tac to chuc|^trien khai\W*$|^ban to chuc|"
        r"\bai (?:lam (?:viec )?gi|lo|phu trach)\b|giao viec|phan (?:viec|cong|nhiem)|dau moi|trien khai thuc hien|"
        r"bien phap (?:to chuc|thuc hien|trien)|cong tac chi dao|(?:lanh dao|chi dao) , (?:chi dao|"
        r"to chuc|dieu hanh)|kinh phi|thi hanh|hieu luc|nguoi (?:lam|phu trach)|"
        r"^(?:cong tac )?(?:trien khai |phan cong |to chuc )?thuc hien\W*$|bo may|^tuyen truyen|"
        r"viec cua (?:ai|tung|cac|moi)|nhiem vu (?:cua|cac)",
    ),
    (
        "praise",
        r"\bkhen\b|^thuong\W*$|suy ton|vinh danh|ghi nhan|tuyen duong|trao thuong|\bthuong (?:gi|cho)|tang thuong",
    ),
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
_OF_MOVEMENT = re.compile(r"thoi han (?:thi dua|giao uoc|phong trao|cua (?:phong trao|dot|giao uoc))")
_OF_MONEY = re.compile(r"^(?!.*(?:to chuc|trach nhiem|phan cong|trien khai)).*\bkinh phi\b")
"""What awards cost is by the way: `Khen thưởng và kinh phí`."""
_REGISTERS = re.compile(r"^\W*(?:[\w.]{1,5}[.)] ?)?(?:viec )?dang ky\b")
"""What is registered is by the way: `Đăng ký chỉ tiêu, danh hiệu thi đua`."""
_PERIOD_TOO = re.compile(r"moc thoi gian\W*$|tien do\W*$")
"""Headings under which the period may stand as well as what is due."""
_NUMBERED = re.compile(
    r"^\W*(?:(?:phan|chuong|muc|dieu) (?:thu )?(?:\d{1,2}|[ivx]{1,4}|nhat|hai|ba|tu|nam)\b[.:]? ?|"
    r"(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) la\b ?,? ?(?:ve )?|cau (?:hoi )?\d{1,2}[.:] ?|"
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
    if _REGISTERS.match(words):
        found -= {"contents", "awards"}
    if "deadline" in found and _OF_MOVEMENT.search(words):
        found -= {"deadline"}
    if "deadline" in found:
        found -= {"period"}
        found |= {"period"} if _PERIOD_TOO.search(words) else set()
    elif {"dossier", "period"} <= found:
        found = found - {"period"} | {"deadline"}
    if "praise" in found and "duty" in found and _OF_MONEY.search(words):
        found -= {"duty"}
    for loud, quiet in _RATHER:
        if loud in found:
            found -= quiet
    return found


@lru_cache(maxsize=1_000)
def named(words: str) -> frozenset[str]:
    """Everything that a heading names, even by the way."""
    found = {name for name, pattern in TOPIC if pattern.search(words)}
    own = _NUMBERED.sub("", words, count=1)
    if own.count(" ") < _LONGEST and ". " not in own:
        found |= {name for name, pattern in _IN_OTHER_WORDS if pattern.search(own)}
    return frozenset(found)
