"""A letter to somebody who was not chosen: the clauses, the place in order, what to do next year.

It never names another candidate, a discipline or a hold (product.md, honest rules).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.frame import Frame, Paper
from thidua.core.papers.template import Parts, Words
from thidua.core.wording import Say


@dataclass(frozen=True)
class ResultLetter(Paper):
    """Thư thông báo kết quả xét khen thưởng."""

    slug: ClassVar[str] = "thu-thong-bao-ket-qua"
    label: ClassVar[Say] = Say(
        "Thư thông báo kết quả xét khen thưởng", "Letter on the result of an award review"
    )

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, số, ngày tháng, nơi nhận"]
    to: Annotated[str, "Kính gửi: tập thể hoặc ông, bà"]
    award: Annotated[str, "Hình thức khen thưởng đã được đề nghị"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    result: Annotated[str, "Kết quả: vì sao chưa được chọn"]
    clauses: Annotated[tuple[tuple[str, str, str], ...], "Khoản; điều kiện; kết quả"] = ()
    next_year: Annotated[tuple[str, ...], "Việc nên làm cho đợt sau"] = ()
    contact: Annotated[str, "Nơi giải đáp"] = ""

    @property
    def title(self) -> str:
        return f"Thông báo kết quả xét {self.award} - {self.to}"

    def words(self) -> Words:
        return {
            "cơ quan": self.frame.office.spoken(),
            "kính gửi": (self.to,),
            "hình thức": self.award,
            "phong trào": self.occasion,
            "kết quả": self.result,
            "việc đợt sau": self.next_year,
            "liên hệ": self.contact,
        }

    def parts(self) -> Parts:
        table = (self._table(),) if self.clauses else ()
        return {**self.frame.parts(""), "bảng các khoản": table}

    def _table(self) -> Table:
        columns = (Column("Khoản", 22), Column("Điều kiện", 103), Column("Kết quả", 40))
        return Table(columns, tuple(Row(c) for c in self.clauses))
