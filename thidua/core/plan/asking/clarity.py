"""What a careful reader asks of the words: logic left unsaid, a figure that its own words contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.core.plan.model import Plan
from thidua.core.plan.remark import GRAVE, NOTE, Found, Remark
from thidua.core.wording import Say, fold

_LISTS = re.compile(r"các (tiêu chuẩn|tiêu chí|điều kiện|yêu cầu|nội dung) (sau|sau đây|dưới đây)$")
_SAID = ("một trong", "tất cả", "đồng thời", "đủ các", "toàn bộ", "ít nhất")


def joined_by_silence(plan: Plan) -> Found:
    """Lists whose logic the text leaves unsaid."""
    for clause in plan.clauses:
        text = clause.text.rstrip(" :").lower()
        scope = next((m for m in clause.marks if m.sort == "scope"), None)
        found = _LISTS.search(text)
        if not found or not scope or scope.body.get("below", "all") != "all":
            continue
        if any(word in text for word in _SAID):
            continue
        list_ = f"các {found[1]} {found[2]}"
        what = Say(f"“đạt {list_}”: hiểu là tất cả.", "“meets the following”: read as all of them.")
        why = Say("Văn bản không nói tất cả hay một trong.", "The text does not say all or one of.")
        cure = Say(
            f"Ghi: “đạt tất cả {list_}”, hoặc “đạt một trong {list_}”.",
            "Write “meets all of the following”, or “meets one of the following”.",
        )
        yield Remark((clause.id,), NOTE, what, why, cure)


_WORDS = (
    "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai", "muoi ba",
    "muoi bon", "muoi lam", "muoi sau", "muoi bay", "muoi tam", "muoi chin", "hai muoi",
)  # fmt: skip
_FIGURE_WORDS = re.compile(r"\b0*(\d{1,2})\s*\(([^()\d]{2,20})\)")


def figures_in_words(plan: Plan) -> Found:
    """A figure whose words in brackets say another figure."""
    for clause in plan.clauses:
        for figure, said, other in _differing(clause.text):
            what = Say(
                f"Ghi số {figure}, ghi chữ “{said}”.", f"The figure says {figure}, its words “{said}”."
            )
            why = Say("Số và chữ nói khác nhau.", "Figure and words disagree.")
            cure = Say(
                f"Ghi: “{figure} ({_word(figure)})” hoặc “{other} ({said})”.",
                f"Write: “{figure}” or “{other}” in both.",
            )
            yield Remark((clause.id,), GRAVE, what, why, cure)


def _differing(text: str) -> Iterator[tuple[int, str, int]]:
    for found in _FIGURE_WORDS.finditer(text):
        words = fold(found[2])
        value = _WORDS.index(words) + 1 if words in _WORDS else int(found[1])
        if value != int(found[1]):
            yield int(found[1]), found[2], value


_SPELLED = (
    "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai", "mười ba",
    "mười bốn", "mười lăm", "mười sáu", "mười bảy", "mười tám", "mười chín", "hai mươi",
)  # fmt: skip


def _word(figure: int) -> str:
    return _SPELLED[figure - 1] if 1 <= figure <= len(_SPELLED) else "…"


_SHORT = re.compile(r"\b[A-ZĐ]{3,6}\b")
_KNOWN = {
    "UBND", "HĐND", "UBMTTQ", "MTTQ", "TTCP", "NĐCP", "QPPL", "BCH", "BTV", "BNV", "BTP", "TAND", "VKSND", "VNEID",
    "HTX", "TNHH", "III", "VII", "VIII", "XII", "XIII", "XIV", "XVI",
}  # fmt: skip
"""Short forms that every official knows, and Roman numbers."""


def short_forms(plan: Plan) -> Found:
    """Short forms that are never spelled out."""
    whole = " ".join([plan.title, *(c.text for c in plan.clauses)])
    terms = {str(m.body.get("name")).upper() for m in plan.sorted_as("term")}
    where: dict[str, str] = {}
    for clause in plan.clauses:
        if clause.text.isupper() or clause.heading:
            continue
        for word in _SHORT.findall(re.sub(r"[\w.]+/[\w/.-]+", " ", clause.text)):
            if word not in _KNOWN and word not in terms:
                where.setdefault(word, clause.id)
    for word, clause_id in where.items():
        if re.search(rf"\(\s*(gọi tắt là|viết tắt là|sau đây)?[^()]{{0,30}}{word}\s*\)|{word}\s*\(", whole):
            continue
        what = Say(f"Chữ tắt “{word}” chưa giải nghĩa.", f"The short form “{word}” is not spelled out.")
        why = Say("Người đọc ngoài ngành có thể hiểu khác.", "A reader from elsewhere may take it otherwise.")
        cure = Say(
            f"Ở chỗ đầu tiên, ghi đủ chữ rồi “({word})”.",
            f"Spell it out where it first stands, then “({word})”.",
        )
        yield Remark((clause_id,), NOTE, what, why, cure)
