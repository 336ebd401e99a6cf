"""Who receives how much, how it was worked out, and who has signed for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.frame import DOTS, Frame, Paper, Signer, dong
from thidua.core.papers.in_words import dong_in_words
from thidua.core.papers.nominees import Nominee, banded, beside, headcount
from thidua.core.papers.template import SIGNED, Parts, Words
from thidua.core.wording import Say

HINT = "(Ký, ghi rõ họ tên)"
SIGNERS = (
    Signer("Người lập", hint=HINT),
    Signer("Phụ trách kế toán", hint=HINT),
    Signer("Thủ trưởng đơn vị", hint="(Ký, ghi rõ họ tên, đóng dấu)"),
)
"""Whose signatures are awaited where an office names nobody."""


@dataclass(frozen=True)
class Paid:
    """The money of one collective or person."""

    nominee: Annotated[Nominee, "Tập thể, cá nhân nhận tiền thưởng"]
    amount: Annotated[int | None, "Số tiền (đồng); để trống khi chưa tính được"] = None
    worked: Annotated[str, "Cách tính: hệ số × mức lương cơ sở"] = ""


@dataclass(frozen=True)
class PrizeList(Paper):
    """Danh sách chi tiền thưởng."""

    slug: ClassVar[str] = "danh-sach-chi-tien-thuong"
    label: ClassVar[Say] = Say("Danh sách chi tiền thưởng", "List of prize money")

    frame: Annotated[Frame, "Thể thức: cơ quan, ngày tháng"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    paid: Annotated[tuple[Paid, ...], "Từng người nhận"]
    decision: Annotated[str, "Quyết định khen thưởng: số, ngày, của ai; để trống nếu chưa có"] = ""
    basis: Annotated[str, "Căn cứ tính mức tiền thưởng"] = ""
    fund: Annotated[str, "Nguồn chi"] = ""
    signers: Annotated[tuple[Signer, ...], "Người ký: người lập, kế toán, thủ trưởng"] = SIGNERS

    @property
    def title(self) -> str:
        return f"DANH SÁCH Chi tiền thưởng trong {self.occasion}"

    @property
    def total(self) -> int | None:
        """The sum; none while one amount is unknown."""
        known = [p.amount for p in self.paid if p.amount is not None]
        return sum(known) if len(known) == len(self.paid) else None

    def words(self) -> Words:
        total = self.total
        return {
            "cơ quan": self.frame.office.spoken(),
            "phong trào": self.occasion,
            "quyết định": self.decision,
            "căn cứ": self.basis.rstrip(". "),
            "nguồn chi": self.fund,
            "số lượng": headcount(p.nominee for p in self.paid),
            "tổng tiền": "" if total is None else dong(total),
            "bằng chữ": "" if total is None else dong_in_words(total),
        }

    def parts(self) -> Parts:
        signed = self.frame.unsent().signed_by(*self.signers)
        return {**self.frame.parts(""), SIGNED: (signed,), "danh sách": (self._table(),)}

    def _table(self) -> Table:
        columns = (
            Column("STT", 12, "centre"),
            Column("Tên tập thể; họ và tên cá nhân", 60),
            Column("Đơn vị, chức vụ", 58),
            Column("Hình thức", 36),
            Column("Hệ số × mức lương cơ sở (đồng)", 36, "right"),
            Column("Số tiền (đồng)", 27, "right"),
            Column("Ký nhận", 26),
        )
        rows = banded(self.paid, lambda p: p.nominee, _paid_row, len(columns))
        total = DOTS if self.total is None else dong(self.total)
        return Table(columns, (*rows, Row(("", "Tổng cộng", "", "", "", total, ""), bold=True)))


def _paid_row(number: int, p: Paid) -> Row:
    n = p.nominee
    amount = DOTS if p.amount is None else dong(p.amount)
    return Row((str(number), n.name, beside(n), n.form, p.worked or DOTS, amount, ""))
