"""Why a candidate was judged so: every clause, the condition, the answer and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import AnnexBreak, Block, Column, Notes, Pairs, Row, Run, Table, text
from thidua.core.papers.frame import NOTES, Paper
from thidua.core.papers.template import Parts, Template, Words, given_template
from thidua.core.terms import label
from thidua.core.wording import Say, day

LETTERS = {"met": "Đ", "unmet": "K", "missing": "T", "to_judge": "X"}
"""Letter of each answer: papers are printed grey, so colour alone never tells."""
EVIDENCE_SHOWN = 4
"""Records named beside a finding; all of them stand in the exported verdicts."""


@dataclass(frozen=True)
class FindingLine:
    """The answer to one condition, or to a group of them."""

    clause: Annotated[str, "Điểm, khoản của kế hoạch"]
    condition: Annotated[str, "Điều kiện"]
    answer: Annotated[str, "Kết quả: met, unmet, missing, to_judge"]
    reason: Annotated[str, "Lý do"]
    evidence: Annotated[tuple[str, ...], "Dữ kiện đã đọc"] = ()
    depth: Annotated[int, "Bậc trong nhóm điều kiện, 0 là ngoài cùng"] = 0

    def row(self) -> Row:
        """The finding as a row; conditions inside a group are set in with dashes."""
        shown, rest = self.evidence[:EVIDENCE_SHOWN], len(self.evidence) - EVIDENCE_SHOWN
        more = f" và {rest} bản ghi khác" if rest > 0 else ""
        read = f"\nDữ kiện: {', '.join(shown)}{more}" if shown else ""
        lead = "– " * self.depth
        return Row((self.clause, lead + self.condition, worded(self.answer), self.reason + read))


@dataclass(frozen=True)
class Explanation(Paper):
    """Phiếu giải trình kết quả xét của một ứng viên."""

    slug: ClassVar[str] = "giai-trinh"
    label: ClassVar[Say] = Say("Giải trình kết quả xét", "Explanation of a verdict")

    candidate: Annotated[str, "Tên ứng viên"]
    award: Annotated[str, "Hình thức khen thưởng"]
    plan: Annotated[str, "Kế hoạch: tên hoặc số, ký hiệu"]
    issuer: Annotated[str, "Cơ quan ban hành kế hoạch"]
    round: Annotated[str, "Đợt xét: năm hoặc giai đoạn"]
    as_of: Annotated[date, "Xét theo dữ kiện có đến hết ngày"]
    answer: Annotated[str, "Kết quả chung: met, unmet, missing, to_judge"]
    findings: Annotated[tuple[FindingLine, ...], "Kết quả từng điều kiện"]
    unit: Annotated[str, "Đơn vị, chức vụ"] = ""
    standing: Annotated[str, "Thứ tự và chỉ tiêu, nếu đã xếp"] = ""
    held: Annotated[bool, "Đang tạm dừng xét; lý do không in ra"] = False
    known_at: Annotated[date | None, "Chỉ kể dữ kiện đã ghi nhận đến hết ngày"] = None
    unverified: Annotated[tuple[str, ...], "Gói luật chưa kiểm chứng"] = ()
    plan_digest: Annotated[str, "Mã băm của kế hoạch"] = ""
    facts_digest: Annotated[str, "Mã băm của dữ kiện"] = ""
    notes: Annotated[tuple[str, ...], "Ghi chú khác, ví dụ dữ liệu mẫu"] = ()

    @property
    def title(self) -> str:
        return f"PHIẾU GIẢI TRÌNH KẾT QUẢ XÉT {self.candidate} - {self.award}"

    def words(self) -> Words:
        # Decree 152/2025, article 4.4; why someone is held is shown only to those entitled.
        return {
            "cơ quan ban hành": self.issuer,
            "kế hoạch": self.plan,
            "hình thức": self.award,
            "ứng viên": self.candidate,
            "đang tạm dừng": "Tạm dừng xét" if self.held else "",
        }

    def parts(self) -> Parts:
        return {
            "tóm tắt": (self._summary(),),
            "bảng điều kiện": (self._table(),),
            NOTES: (Notes(self._footer()),),
        }

    def _summary(self) -> Pairs:
        until = day(self.as_of)
        if self.known_at and self.known_at != self.as_of:
            until += f", ghi nhận đến hết ngày {day(self.known_at)}"
        rows = [
            ("Ứng viên", text(Run(self.candidate, bold=True))),
            ("Đơn vị, chức vụ", text(self.unit)),
            ("Đợt xét", text(self.round)),
            ("Dữ kiện đến hết ngày", text(until)),
            ("Kết quả chung", text(Run(worded(self.answer), bold=True))),
            ("Thứ tự, chỉ tiêu", text(self.standing)),
        ]
        return Pairs(tuple((label, value) for label, value in rows if value))

    def _table(self) -> Table:
        columns = (
            Column("Điều khoản", 24),
            Column("Điều kiện", 54),
            Column("Kết quả", 30),
            Column("Lý do", 57),
        )
        return Table(columns, tuple(f.row() for f in self.findings))

    def _footer(self) -> tuple[str, ...]:
        packs = tuple(f"Gói luật {pack} chưa kiểm chứng." for pack in self.unverified)
        letters = ", ".join(f"{letter} {lower}" for letter, lower in _legend())
        digests = (("Mã kế hoạch", self.plan_digest), ("Mã dữ kiện", self.facts_digest))
        named = [f"{name}: {digest}." for name, digest in digests if digest]
        return (f"Ký hiệu kết quả: {letters}.", *packs, *self.notes, *named)


@dataclass(frozen=True)
class ExplanationSet(Paper):
    """Phiếu giải trình mọi hình thức khen của một ứng viên, mỗi hình thức bắt đầu một trang."""

    slug: ClassVar[str] = "giai-trinh-chung"
    label: ClassVar[Say] = Say("Giải trình mọi hình thức khen", "Explanation of every award")

    explanations: Annotated[tuple[Explanation, ...], "Phiếu giải trình từng hình thức khen"]

    @property
    def title(self) -> str:
        return f"PHIẾU GIẢI TRÌNH KẾT QUẢ XÉT {self.explanations[0].candidate}"

    @property
    def worded_as(self) -> str:
        return Explanation.slug

    def words(self) -> Words:
        return self.explanations[0].words()

    def blocks(self, template: Template | None = None) -> tuple[Block, ...]:
        wording = template or given_template(self.worded_as)
        first, *rest = self.explanations
        later = (block for part in rest for block in (AnnexBreak(), *part.blocks(wording)))
        return (*first.blocks(wording), *later)


def worded(answer: str) -> str:
    """An answer as letter and word; `held` where only that may be told.

    >>> worded("unmet")
    'K – Không đạt'
    """
    if answer == "held":
        return "Tạm dừng xét"
    word = label("answer", answer).vi
    return f"{LETTERS[answer]} – {word[:1].upper()}{word[1:]}"


def _legend() -> list[tuple[str, str]]:
    return [(letter, label("answer", code).vi) for code, letter in LETTERS.items()]
