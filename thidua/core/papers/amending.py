"""What an agency takes back or mends in its own award decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.frame import DOTS, DRAFT, Frame, Paper, dong
from thidua.core.papers.nominees import Nominee, banded, beside, headcount, itself, kinds
from thidua.core.papers.template import Parts, Words
from thidua.core.wording import Say


@dataclass(frozen=True)
class Revocation(Paper):
    """Quyết định hủy bỏ khen thưởng, thu hồi hiện vật và tiền thưởng (Law 06/2022/QH15 Article 93.2)."""

    slug: ClassVar[str] = "quyet-dinh-huy-bo"
    label: ClassVar[Say] = Say("Quyết định hủy bỏ khen thưởng", "Decision revoking an award")
    kind: ClassVar[str] = "QĐ"

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, số, ngày tháng, nơi nhận"]
    decider: Annotated[str, "Chức danh người quyết định"]
    award: Annotated[str, "Hình thức khen thưởng đã tặng"]
    revoked: Annotated[str, "Quyết định bị hủy bỏ: số, ngày"]
    nominees: Annotated[tuple[Nominee, ...], "Tập thể, cá nhân bị hủy bỏ khen thưởng"]
    reason: Annotated[str, "Lý do"]
    ground: Annotated[str, "Căn cứ pháp lý"]
    amounts: Annotated[tuple[int, ...], "Tiền thưởng phải thu hồi của từng dòng (đồng)"] = ()
    whole: Annotated[bool, "Hủy bỏ toàn bộ quyết định"] = False
    grounds: Annotated[tuple[str, ...], "Căn cứ, mỗi căn cứ một dòng"] = ()
    carried_out_by: Annotated[str, "Ai chịu trách nhiệm thi hành"] = ""
    issued: Annotated[bool, "Đã ban hành: không in chữ dự thảo"] = False

    @property
    def title(self) -> str:
        return f"QUYẾT ĐỊNH {self.abstract}"

    @property
    def abstract(self) -> str:
        """What the decision is about."""
        return f"Về việc hủy bỏ {self.award} đã tặng cho {kinds(self.nominees)}"

    def words(self) -> Words:
        total = sum(self.amounts)
        return {
            "người quyết định": self.decider,
            "hình thức": self.award,
            "đối tượng": kinds(self.nominees),
            "số lượng": headcount(self.nominees),
            "phạm vi": "toàn bộ" if self.whole else "một phần",
            "quyết định bị hủy bỏ": self.revoked,
            "quyết định này": f"{self.frame.cited('Quyết định', self.kind)} của {self.decider}",
            "lý do": self.reason.rstrip(". "),
            "căn cứ": self.grounds,
            "căn cứ hủy bỏ": self.ground,
            "tiền thu hồi": dong(total) if total else "",
            "người thi hành": self.carried_out_by or DOTS * 5,
        }

    def parts(self) -> Parts:
        mark = "" if self.issued else DRAFT
        return {**self.frame.parts(self.kind, mark), "danh sách": (self._table(),)}

    def _table(self) -> Table:
        columns = (
            Column("STT", 12, "centre"),
            Column("Tên tập thể; họ và tên cá nhân", 68),
            Column("Đơn vị, chức vụ", 50),
            Column("Tiền thưởng thu hồi (đồng)", 35, "right"),
        )
        amounts = dict(zip(self.nominees, self.amounts, strict=False))

        def row(number: int, n: Nominee) -> Row:
            return Row((str(number), n.name, beside(n), dong(amounts.get(n, 0))))

        return Table(columns, banded(self.nominees, itself, row, len(columns)))


@dataclass(frozen=True)
class Correction(Paper):
    """Quyết định đính chính: words of a decision that were wrong, and how they read now."""

    slug: ClassVar[str] = "quyet-dinh-dinh-chinh"
    label: ClassVar[Say] = Say("Quyết định đính chính", "Decision of correction")
    kind: ClassVar[str] = "QĐ"

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, số, ngày tháng, nơi nhận"]
    decider: Annotated[str, "Chức danh người quyết định"]
    corrected: Annotated[str, "Quyết định được đính chính: số, ngày"]
    changes: Annotated[tuple[tuple[str, str, str], ...], "Tên; đã ghi; nay ghi là"]
    reason: Annotated[str, "Lý do"]
    grounds: Annotated[tuple[str, ...], "Căn cứ, mỗi căn cứ một dòng"] = ()
    carried_out_by: Annotated[str, "Ai chịu trách nhiệm thi hành"] = ""
    issued: Annotated[bool, "Đã ban hành: không in chữ dự thảo"] = False

    @property
    def title(self) -> str:
        return f"QUYẾT ĐỊNH {self.abstract}"

    @property
    def abstract(self) -> str:
        """What the decision is about."""
        return f"Về việc đính chính {self.corrected}"

    def words(self) -> Words:
        return {
            "người quyết định": self.decider,
            "quyết định được đính chính": self.corrected,
            "lý do": self.reason.rstrip(". "),
            "căn cứ": self.grounds,
            "người thi hành": self.carried_out_by or DOTS * 5,
        }

    def parts(self) -> Parts:
        mark = "" if self.issued else DRAFT
        return {**self.frame.parts(self.kind, mark), "bảng đính chính": (self._table(),)}

    def _table(self) -> Table:
        columns = (
            Column("STT", 12, "centre"),
            Column("Tập thể, cá nhân", 45),
            Column("Đã ghi", 54),
            Column("Nay ghi là", 54),
        )
        return Table(columns, tuple(Row((str(i), *words)) for i, words in enumerate(self.changes, 1)))
