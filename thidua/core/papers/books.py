"""The register of awards given, kept as a book: every number once, what was taken back stays with its mark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.frame import DOTS, Frame, Paper, Signer, counted
from thidua.core.papers.template import Parts, Words
from thidua.core.wording import Say, day

KEEPER = Signer("Người ghi sổ", hint="(Ký, ghi rõ họ tên)")


@dataclass(frozen=True)
class Entry:
    """One line of the golden book."""

    number: Annotated[str, "Số sổ vàng"]
    decision: Annotated[str, "Số quyết định"]
    on: Annotated[date | None, "Ngày quyết định; để trống thì in chỗ chấm"]
    name: Annotated[str, "Tên tập thể; họ và tên cá nhân"]
    form: Annotated[str, "Hình thức khen thưởng"]
    unit: Annotated[str, "Đơn vị, chức vụ"] = ""
    reason: Annotated[str, "Thành tích"] = ""
    remark: Annotated[str, "Ghi chú: đính chính, hủy bỏ theo quyết định nào"] = ""


@dataclass(frozen=True)
class GoldenBook(Paper):
    """Sổ vàng, sổ theo dõi khen thưởng."""

    slug: ClassVar[str] = "so-vang"
    label: ClassVar[Say] = Say("Sổ vàng theo dõi khen thưởng", "Golden book of awards")

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, ngày tháng"]
    period: Annotated[str, "Thời gian của sổ, ví dụ Năm 2025"]
    entries: Annotated[tuple[Entry, ...], "Các dòng của sổ, theo số"]
    keeper: Annotated[Signer, "Người ghi sổ"] = KEEPER

    @property
    def title(self) -> str:
        return f"SỔ VÀNG KHEN THƯỞNG {self.period}"

    def words(self) -> Words:
        numbers = [e.number for e in self.entries if e.number]
        return {
            "cơ quan": self.frame.office.spoken(),
            "thời gian": self.period,
            "số dòng": counted(len(self.entries)),
            "số đầu": numbers[0] if numbers else DOTS,
            "số cuối": numbers[-1] if numbers else DOTS,
        }

    def parts(self) -> Parts:
        return {**self.frame.unsent().parts("", left=self.keeper), "sổ": (self._table(),)}

    def _table(self) -> Table:
        columns = (
            Column("Số sổ vàng", 18, "centre"),
            Column("Quyết định", 27),
            Column("Ngày", 25, "centre"),
            Column("Tên tập thể; họ và tên cá nhân", 42),
            Column("Đơn vị, chức vụ", 38),
            Column("Hình thức", 24),
            Column("Thành tích", 62),
            Column("Ghi chú", 24),
        )
        blank = Row((DOTS,) * len(columns))
        return Table(columns, tuple(map(_entry_row, self.entries)) or (blank,) * 10)


def _entry_row(e: Entry) -> Row:
    on = day(e.on) if e.on else DOTS
    return Row((e.number or DOTS, e.decision, on, e.name, e.unit, e.form, e.reason, e.remark))
