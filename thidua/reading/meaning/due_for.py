"""What a day is the last one for: a registration, a dossier, a report, or something else."""

from __future__ import annotations

import re

from thidua.reading.meaning.context import Place

SENDS = re.compile(
    r"\b(gui|nop|(?<!chuong )(?<!qua )(?<!quy )trinh|dang ky|bao cao|hoan thanh|lap|tong hop|"
    r"de nghi|nhan|ve)\b"
)
KINDS = (
    (
        "registration",
        re.compile(
            r"\b(?:dang ky|ghi danh|ghi ten)\b(?! (?:kinh doanh|thuong tru|bao ve|nhan))|"
            r"\bky (?:ket )?(?:ban )?(?:giao uoc|cam ket)"
        ),
    ),
    (
        "dossier",
        re.compile(
            r"\b((?<!giai quyet )(?<!tiep nhan )ho so(?! (?:thu tuc|giai quyet|tre))|"
            r"de nghi (?:xet )?(?:tang|khen)|trinh khen|xet khen|"
            r"nop (?:bien ban|to trinh|bai|minh chung|giay to|tai lieu)|danh sach de nghi|de nghi khen|"
            r"bao cao thanh tich)\b"
        ),
    ),
    ("report", re.compile(r"\bbao cao\b(?! (?:tom tat )?thanh tich)")),
    (
        "other",
        re.compile(
            r"\b(?:to chuc (?:so ket|tong ket|hoi nghi|le)|ke hoach (?:cua|cu the|thuc hien|rieng|huong ung)|"
            r"(?:xay dung|ban hanh) (?:va ban hanh )?(?:ke hoach|chuong trinh|phuong an|van ban|huong dan)|"
            r"phat dong|(?<!tong )(?<!phoi )(?<!ket )\bhop(?= ?$| (?:truoc|vao|cham nhat|xong))|"
            r"(?<!tong )(?<!phoi )(?<!bien ban )hop (?:khoi|cum|hoi dong|xet|binh))\b"
        ),
    ),
)
PATTERN = dict(KINDS)
_REVIEW = re.compile(r"^[^a-z]*(?:so ket|tong ket)[^a-z]*$")
"""A review that is due itself: `sơ kết trước ngày …`."""
_HELD = re.compile(
    r"[\d/ ]*(?:thang \d+ )?(?:nam \d+ )?\W*(?:to chuc )?(?:(?:le )?(?:tong ket|so ket|trao|phat dong)|hoi nghi|"
    r"cong bo|hop)\b"
)
"""Behind a day what takes place on it: `20/01/2026: tổng kết, trao thưởng`."""
_QUERY = re.compile(
    r"\b(?:thac mac|nghi ngo|khieu nai|phuc khao|phuc tra|phan anh|kien nghi|y kien khac)\b(?!.*\bho so\b)"
)
"""What anybody asks or objects is no paper of a candidate."""
_DOES = re.compile(
    r"\b(?:cham (?:thu|diem|cheo)|kiem tra|khao sat|tham dinh|xac minh|cong bo|niem yet|thong bao|tap huan|"
    r"ra soat|so hoa|"
    r"trao (?:thuong|giai)|cong khai|binh chon)\b(?![^;.]*\b(?:gui|nop|bao cao|dang ky)\b)"
)
"""What an organiser does by a day."""
_SHORT = 6
"""Fewer words than these before a day go on with the sentence before: `Năm 2025: trước ngày 31 tháng 8`."""


def sentence(plain: str, start: int, end: int) -> str:
    """The sentence, or its part, in which a place stands, up to where."""
    cut = max(plain.rfind(". ", 0, start), plain.rfind(" ; ", 0, start))
    return plain[cut + 1 : end]


def what_for(place: Place, at: int) -> str | None:
    """Registration, dossier or report: the nearest word before the day, else after it, else the topic."""
    plain = place.plain
    before = sentence(plain, at, at)
    if place.piece.table:
        before = plain[:at]
    if _QUERY.search(place.chain[-1] if place.chain else "") or _QUERY.search(before):
        return "other"
    if _REVIEW.search(before) and not place.is_under("review"):
        return "other"
    named = [(m.start(), name) for name, pattern in KINDS for m in pattern.finditer(before)]
    if named:
        nearest = max(named)[1]
        praised = (
            nearest == "report"
            and PATTERN["dossier"].search(before)
            and place.is_under("dossier", "deadline")
        )
        return "dossier" if praised else nearest
    if _DOES.search(before):
        return "other"
    after = re.split(r" ; |\. ", plain[at : at + 140])[0]
    told = next((name for name, pattern in KINDS if pattern.search(after)), None)
    if told is None and _HELD.match(after):
        return "other"
    return told or _by_topic(place, plain, at)


def _by_topic(place: Place, plain: str, at: int) -> str | None:
    earlier = [(m.start(), name) for name, pattern in KINDS for m in pattern.finditer(plain[:at])]
    said = sentence(plain, at, at)
    if place.is_under("dossier") and any(name == "dossier" for _, name in earlier) and not SENDS.search(said):
        return "dossier"
    if earlier and (SENDS.search(said) or len(said.split()) < _SHORT):
        return max(earlier)[1]
    last = place.chain[-1] if place.chain else ""
    headed = [name for name, pattern in KINDS if name != "other" and pattern.search(last)]
    if place.is_only("deadline") and len(headed) == 1:
        return headed[0]
    if place.is_under("dossier", "deadline"):
        heads = " ".join(place.chain[-2:])
        return "registration" if "dang ky" in heads and not PATTERN["dossier"].search(heads) else "dossier"
    over = "bao cao" in (place.chain[-1] if place.chain else "")
    return "report" if place.is_under("review") and (over or SENDS.search(plain)) else None
