"""What an agency takes back or mends in its own award decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import (
    AnnexBreak,
    Block,
    Column,
    Para,
    Row,
    Run,
    Table,
    Title,
    body,
    grounds,
    text,
)
from thidua.core.papers.frame import DOTS, Frame, Paper, dong
from thidua.core.papers.nominees import Nominee, banded, headcount, itself, kinds


@dataclass(frozen=True)
class Revocation(Paper):
    """Quyết định hủy bỏ khen thưởng, thu hồi hiện vật và tiền thưởng (Law 06/2022/QH15 Article 93.2)."""

    slug: ClassVar[str] = "quyet-dinh-huy-bo"
    label: ClassVar[str] = "Quyết định hủy bỏ khen thưởng"
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

    def blocks(self) -> tuple[Block, ...]:
        return (
            self.frame.letterhead(self.kind, mark="" if self.issued else "DỰ THẢO"),
            Title("QUYẾT ĐỊNH", self.abstract),
            Para("authority", text(self.decider.upper())),
            *grounds((*self.grounds, f"Căn cứ {self.ground}")),
            Para("enact", text("QUYẾT ĐỊNH:")),
            *self._articles(),
            self.frame.closing(),
            AnnexBreak(),
            *self._annex(),
            *self.frame.footnotes(),
        )

    def _articles(self) -> tuple[Block, ...]:
        what = "toàn bộ" if self.whole else "một phần"
        whom = f"{self.award} đã tặng cho {headcount(self.nominees)} (có danh sách kèm theo)"
        by = self.carried_out_by or DOTS * 5
        money = f", tiền thưởng tổng cộng {dong(sum(self.amounts))} đồng" if sum(self.amounts) else ""
        return (
            body(Run("Điều 1. ", bold=True), f"Hủy bỏ {what} {self.revoked}: hủy bỏ {whom}."),
            body(f"Lý do: {self.reason.rstrip('. ')}."),
            body(Run("Điều 2. ", bold=True), f"Thu hồi hiện vật khen thưởng{money} đã nhận theo danh sách."),
            body(
                Run("Điều 3. ", bold=True),
                f"Quyết định này có hiệu lực kể từ ngày ký. {by} chịu trách nhiệm thi hành Quyết định này./.",
            ),
        )

    def _annex(self) -> tuple[Block, ...]:
        source = f"{self.frame.cited('Quyết định', self.kind)} của {self.decider}"
        columns = (
            Column("STT", 12, "centre"),
            Column("Tên tập thể; họ và tên cá nhân", 68),
            Column("Đơn vị, chức vụ", 50),
            Column("Tiền thưởng thu hồi (đồng)", 35, "right"),
        )
        amounts = dict(zip(self.nominees, self.amounts, strict=False))

        def row(number: int, n: Nominee) -> Row:
            return Row((str(number), n.name, n.unit or DOTS, dong(amounts.get(n, 0))))

        return (
            Title("Phụ lục", f"DANH SÁCH HỦY BỎ {self.award.upper()}", rule=False),
            Para("attached", text(f"(Kèm theo {source})")),
            Table(columns, banded(self.nominees, itself, row, len(columns))),
        )


@dataclass(frozen=True)
class Correction(Paper):
    """Quyết định đính chính: words of a decision that were wrong, and how they read now."""

    slug: ClassVar[str] = "quyet-dinh-dinh-chinh"
    label: ClassVar[str] = "Quyết định đính chính"
    kind: ClassVar[str] = "QĐ"

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, số, ngày tháng, nơi nhận"]
    decider: Annotated[str, "Chức danh người quyết định"]
    corrected: Annotated[str, "Quyết định được đính chính: số, ngày"]
    words: Annotated[tuple[tuple[str, str, str], ...], "Tên; đã ghi; nay ghi là"]
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

    def blocks(self) -> tuple[Block, ...]:
        columns = (
            Column("STT", 12, "centre"),
            Column("Tập thể, cá nhân", 45),
            Column("Đã ghi", 54),
            Column("Nay ghi là", 54),
        )
        rows = tuple(Row((str(i), *words)) for i, words in enumerate(self.words, 1))
        by = self.carried_out_by or DOTS * 5
        force = f"Quyết định này có hiệu lực kể từ ngày ký. {by} chịu trách nhiệm thi hành Quyết định này./."
        return (
            self.frame.letterhead(self.kind, mark="" if self.issued else "DỰ THẢO"),
            Title("QUYẾT ĐỊNH", self.abstract),
            Para("authority", text(self.decider.upper())),
            *grounds(self.grounds),
            Para("enact", text("QUYẾT ĐỊNH:")),
            body(Run("Điều 1. ", bold=True), f"Đính chính {self.corrected} như sau:"),
            Table(columns, rows),
            body(f"Lý do: {self.reason.rstrip('. ')}."),
            body(Run("Điều 2. ", bold=True), f"Các nội dung khác của {self.corrected} giữ nguyên."),
            body(Run("Điều 3. ", bold=True), force),
            self.frame.closing(),
            *self.frame.footnotes(),
        )
