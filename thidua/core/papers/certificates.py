"""Bằng khen, giấy khen, cờ: what is handed over, on plain paper or over a printed blank.

What stands on it follows the description of certificates in Decree 98/2023 Article 104 as reported
(A4 lying, who gives, form, recipient, achievement, decision, number in the golden book); the
wording itself is ours and an office can change it. A flag is of cloth: this is the sheet that
goes with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Block, Board, Placed
from thidua.core.papers.frame import Frame, Paper
from thidua.core.papers.sheets import Sheet, given_sheet
from thidua.core.papers.template import Template, Words, given_template
from thidua.core.wording import Say


def plain() -> Sheet:
    """The positions on plain paper, with the frame that the program draws."""
    return given_sheet("giay-tron")


def overprint() -> Sheet:
    """The positions on a printed blank."""
    return given_sheet("phoi-in-san")


@dataclass(frozen=True)
class Certificate(Paper):
    """Bằng khen, giấy khen, bằng kèm theo cờ thi đua."""

    slug: ClassVar[str] = "bang-khen"
    label: ClassVar[Say] = Say("Bằng khen, giấy khen, cờ thi đua", "Certificates and emulation flags")

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, ngày tháng, mã kiểm tra"]
    giver: Annotated[str, "Người tặng, ví dụ Chủ tịch Ủy ban nhân dân tỉnh Mẫu"]
    form: Annotated[str, "Hình thức khen thưởng, ví dụ Bằng khen"]
    recipient: Annotated[str, "Tên tập thể; họ và tên cá nhân"]
    unit: Annotated[str, "Chức vụ, đơn vị; để trống nếu không có"] = ""
    achievement: Annotated[str, "Thành tích"] = ""
    decision: Annotated[str, "Số, ký hiệu và ngày của quyết định khen thưởng"] = ""
    golden: Annotated[str, "Số sổ vàng"] = ""
    sheet: Annotated[Sheet, "Vị trí các phần trên tờ giấy hoặc phôi in sẵn"] = field(default_factory=plain)

    @property
    def title(self) -> str:
        return f"{self.form.upper()} {self.recipient}"

    def words(self) -> Words:
        signer = self.frame.signer
        return {
            "người tặng": self.giver,
            "hình thức": self.form,
            "người nhận": self.recipient,
            "đơn vị": self.unit,
            "thành tích": self.achievement,
            "nơi và ngày": self.frame.dateline(),
            "quyền hạn": signer.authority,
            "chức vụ": signer.post,
            "người ký": signer.block().name,
            "quyết định": self.decision,
            "số sổ vàng": self.golden,
            "ghi chú": " ".join(self.frame.notes),
        }

    def blocks(self, template: Template | None = None) -> tuple[Block, ...]:
        """One sheet; raises Faults when the wording names something that a certificate does not have."""
        placed = super().blocks(template)
        told: dict[str, list[str]] = {}
        for block in placed:
            if isinstance(block, Placed):
                told.setdefault(block.name, []).append(block.words)
        words = tuple((name, "\n".join(lines)) for name, lines in told.items())
        return (Board(self.sheet, words, self.frame.code),)


@dataclass(frozen=True)
class CertificateSet(Paper):
    """Nhiều bằng, giấy khen trong một tệp, mỗi tờ một trang."""

    slug: ClassVar[str] = "bang-khen-ca-dot"
    label: ClassVar[Say] = Say("Bằng khen, giấy khen cả đợt", "Certificates of a whole round")

    certificates: Annotated[tuple[Certificate, ...], "Từng bằng, giấy khen"]

    @property
    def issued_on(self) -> date | None:
        return self.certificates[0].issued_on

    @property
    def title(self) -> str:
        first = self.certificates[0]
        return f"{first.form.upper()} của {first.giver} ({len(self.certificates)} tờ)"

    @property
    def worded_as(self) -> str:
        return Certificate.slug

    def words(self) -> Words:
        return self.certificates[0].words()

    def blocks(self, template: Template | None = None) -> tuple[Block, ...]:
        wording = template or given_template(self.worded_as)
        return tuple(block for one in self.certificates for block in one.blocks(wording))


@dataclass(frozen=True)
class PositionTest(Paper):
    """Tờ in thử vị trí: rulers, a grid and the boxes, to be held against a printed blank."""

    slug: ClassVar[str] = "in-thu-vi-tri"
    label: ClassVar[Say] = Say("Tờ in thử vị trí", "Sheet to test printing positions")

    sheet: Annotated[Sheet, "Vị trí cần thử"]
    title: ClassVar[str] = "Tờ in thử vị trí"

    def words(self) -> Words:
        return {}

    def blocks(self, template: Template | None = None) -> tuple[Block, ...]:
        """One sheet with a grid of 10 mm, each box with its name."""
        return (Board(self.sheet, tuple((s.name, s.name) for s in self.sheet.spots), gridded=True),)
