"""What each nominee achieved in a few lines, confirmed by the head of the unit and by the level above."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.frame import DOTS, Frame, Paper, Signer
from thidua.core.papers.nominees import Nominee, banded, headcount, kinds
from thidua.core.papers.signing import HEAD, SUPERIOR, signed_by
from thidua.core.papers.template import SIGNED, Parts, Words
from thidua.core.wording import Say

EMPTY_ROWS = 3


@dataclass(frozen=True)
class Merit:
    """A nominee with the summary of the achievement report."""

    nominee: Annotated[Nominee, "Tập thể, cá nhân đề nghị"]
    summary: Annotated[str, "Tóm tắt thành tích; để trống thì in chỗ chấm"] = ""


@dataclass(frozen=True)
class MeritSummary(Paper):
    """Tóm tắt thành tích và xác nhận, kèm theo báo cáo hoặc tờ trình."""

    slug: ClassVar[str] = "tom-tat-thanh-tich"
    label: ClassVar[Say] = Say("Tóm tắt thành tích và xác nhận", "Summary of achievements with confirmation")

    frame: Annotated[Frame, "Thể thức: cơ quan, ngày tháng"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    merits: Annotated[
        tuple[Merit, ...], "Tập thể, cá nhân và tóm tắt thành tích; để trống thì in dòng trống để ghi"
    ]
    opinion: Annotated[str, "Ý kiến của thủ trưởng đơn vị; để trống thì chừa dòng chấm"] = ""
    superior_opinion: Annotated[str, "Ý kiến của cấp trên trực tiếp; để trống thì chừa dòng chấm"] = ""
    head: Annotated[Signer, "Thủ trưởng đơn vị"] = HEAD
    superior: Annotated[Signer, "Cấp trên trực tiếp xác nhận"] = SUPERIOR

    @property
    def title(self) -> str:
        return f"TÓM TẮT THÀNH TÍCH {kinds(self._nominees)} trong {self.occasion}"

    @property
    def _nominees(self) -> tuple[Nominee, ...]:
        return tuple(m.nominee for m in self.merits)

    def words(self) -> Words:
        return {
            "đối tượng": kinds(self._nominees),
            "số lượng": headcount(self._nominees) if self.merits else f"{DOTS} tập thể và {DOTS} cá nhân",
            "phong trào": self.occasion,
            "ý kiến đơn vị": self.opinion,
            "ý kiến cấp trên": self.superior_opinion,
        }

    def parts(self) -> Parts:
        signed = signed_by(self.head, self.superior)
        return {**self.frame.parts(""), "bảng tóm tắt": (self._table(),), SIGNED: (signed,)}

    def _table(self) -> Table:
        columns = (
            Column("STT", 12, "centre"),
            Column("Tên tập thể; họ và tên, chức vụ, đơn vị cá nhân", 48),
            Column("Tóm tắt thành tích", 75),
            Column("Hình thức đề nghị", 30),
        )
        by_hand = (Row((DOTS,) * len(columns)),) * EMPTY_ROWS
        rows = banded(self.merits, lambda m: m.nominee, _merit_row, len(columns))
        return Table(columns, rows if self.merits else by_hand)


def _merit_row(number: int, merit: Merit) -> Row:
    n = merit.nominee
    name = f"{n.name}\n{n.unit}" if n.unit else n.name
    return Row((str(number), name, merit.summary or f"{DOTS}\n{DOTS}", n.form))
