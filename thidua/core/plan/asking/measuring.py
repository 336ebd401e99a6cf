"""What a careful reader asks of criteria: can anybody measure them, and by what evidence."""

from __future__ import annotations

import re

from thidua.core.plan.model import Mark, Plan
from thidua.core.plan.readings import used
from thidua.core.plan.remark import NOTE, Found, Remark
from thidua.core.wording import Say, fold

_VAGUE = (
    "kip thoi", "hieu qua", "tich cuc", "tieu bieu", "nghiem tuc", "noi bat", "thiet thuc", "sang tao", "guong mau",
    "doan ket", "chat luong", "dang ke", "ro net", "phu hop", "thuong xuyen", "day du", "chu dong", "dot pha",
)  # fmt: skip
"""Words that praise and cannot be counted, folded."""
_FIGURE = re.compile(r"\d|\b(mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) (lan|nam|sang kien|nhiem vu|ho so)\b")


def unshown(plan: Plan) -> Found:
    """Criteria without any evidence named."""
    bare = tuple(m.clause for m in plan.sorted_as("attest") if not m.body.get("shows"))
    if bare:
        what = Say(f"{len(bare)} tiêu chuẩn không nêu minh chứng.", f"{len(bare)} criteria name no evidence.")
        why = Say("Chỉ người xét nói được đạt hay không.", "Only a person can say whether they are met.")
        cure = Say(
            "Ghi thêm sau tiêu chuẩn: “(minh chứng: … của …, ngày …)”.",
            "Add after the criterion: “(evidence: … of …, dated …)”.",
        )
        yield Remark(tuple(dict.fromkeys(bare)), NOTE, what, why, cure)


def vague(plan: Plan) -> Found:
    """Criteria that only praise: no figure, no record, a person's word alone."""
    for mark in plan.sorted_as("attest"):
        words = fold(plan.by_id[mark.clause].quote(mark))
        found = [word for word in _VAGUE if word in words]
        if not found or _FIGURE.search(words) or mark.body.get("shows"):
            continue
        told = _as_written(plan.by_id[mark.clause].quote(mark), found)
        what = Say(f"Từ không đo được: {told}.", f"Words that cannot be measured: {told}.")
        why = Say("Hai người xét có thể trả lời khác nhau.", "Two people may answer differently.")
        cure = Say(
            "Ghi mức: “… đạt từ …% trở lên”, “không quá … lần”, “có … được … công nhận”.",
            "Write a measure: “at least …%”, “at most … times”, “with … recognised by …”.",
        )
        yield Remark((mark.name,), NOTE, what, why, cure)


def _as_written(text: str, folded: list[str]) -> str:
    """The words as the clause writes them, by their folded form."""
    words = re.findall(r"\w+", text)
    plain = [fold(w) for w in words]
    told = []
    for wanted in folded:
        parts = wanted.split()
        for at in range(len(plain) - len(parts) + 1):
            if plain[at : at + len(parts)] == parts:
                told.append(" ".join(words[at : at + len(parts)]).lower())
                break
    return ", ".join(f"“{w}”" for w in told) or "“…”"


def delegated(plan: Plan) -> Found:
    """What is left to other documents."""
    marks = [m for m in plan.marks if _delegates(m)]
    if marks:
        what = Say(
            f"{len(marks)} chỗ giao cho văn bản khác.", f"{len(marks)} places left to other documents."
        )
        why = Say("Thiếu cho đến khi có văn bản đó.", "Missing until that document is supplied.")
        cure = Say(
            "Ghi số, ngày của văn bản đó, hoặc ghi luôn nội dung vào đây; có văn bản thì nhập vào đợt.",
            "Name its number and day, or write its content here; once it is there, enter it in the round.",
        )
        yield Remark(tuple(dict.fromkeys(m.clause for m in marks)), NOTE, what, why, cure)


def _delegates(mark: Mark) -> bool:
    return "delegated" in used(mark) or bool(used(mark).get("allotted_by"))
