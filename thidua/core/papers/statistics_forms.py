"""Statistics forms on emulation and awards (Circular 02/2023/TT-BNV), as far as their content is known.

Only what each form counts has been seen, not its printed columns; and a newer statistics system (Circular
13/2025/TT-BNV) has probably replaced it. Every form says so itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Block, Column, Notes, Row, Table
from thidua.core.papers.frame import DOTS, NOTES, Frame, Paper, Signer
from thidua.core.papers.template import Parts, Words
from thidua.core.wording import Say

MAKER = Signer("Người lập biểu", hint="(Ký, ghi rõ họ tên)")
UNVERIFIED = (
    "Nội dung theo biểu {code} của Thông tư số 02/2023/TT-BNV; cách chia cột, dòng in trên biểu gốc chưa được kiểm "
    "chứng. Thông tư số 13/2025/TT-BNV có thể đã thay thế chế độ báo cáo này: đối chiếu trước khi gửi.",
)
HOLDERS = ("Tập thể", "Doanh nghiệp", "Hộ gia đình", "Cá nhân lãnh đạo", "Cá nhân trực tiếp", "Cá nhân khác")
"""To whom an award goes: people by rank of leader and direct worker."""


@dataclass(frozen=True)
class Line:
    """One line of a form with its figures; a figure that nobody has is left blank."""

    label: Annotated[str, "Chỉ tiêu thống kê"]
    figures: Annotated[tuple[int | None, ...], "Số liệu theo cột; để trống thì in chỗ chấm"]
    group: Annotated[str, "Nhóm chỉ tiêu"] = ""


@dataclass(frozen=True)
class _Form(Paper):
    """What the forms share: head, year, table, who made it, and the mark of what is unverified."""

    code: ClassVar[str]
    heads: ClassVar[tuple[str, ...]]
    about: ClassVar[str]

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, ngày tháng, nơi nhận"]
    year: Annotated[int, "Năm báo cáo"]
    lines: Annotated[tuple[Line, ...], "Các dòng của biểu"]
    maker: Annotated[Signer, "Người lập biểu"] = MAKER

    @property
    def title(self) -> str:
        return f"BIỂU {self.code} {self.about} năm {self.year}"

    def words(self) -> Words:
        return {
            "biểu": self.code,
            "năm": str(self.year),
            "cơ quan": self.frame.office.spoken(),
            "chỗ trống": self._blank(),
        }

    def parts(self) -> Parts:
        said = tuple(line.format(code=self.code) for line in UNVERIFIED)
        notes: tuple[Block, ...] = (Notes((*said, *self.frame.notes)),)
        return {
            **self.frame.unsent().parts("", left=self.maker),
            NOTES: notes,
            "biểu số liệu": (self._table(),),
        }

    def _blank(self) -> str:
        return (
            ""
            if all(len(n.figures) == len(self.heads) and None not in n.figures for n in self.lines)
            else DOTS
        )

    def _table(self) -> Table:
        share = 100 // (len(self.heads) + 1)
        figures = (Column(head, share, "centre") for head in (*self.heads, "Tổng số"))
        columns = (Column("STT", 14, "centre"), Column("Chỉ tiêu", 65), *figures)
        rows = tuple(_rows(self.lines, len(self.heads), len(columns)))
        return Table(columns, rows or (Row(("Không có", *[""] * (len(columns) - 1)), band=True),))


def _rows(lines: Sequence[Line], figures: int, cells: int) -> Iterable[Row]:
    for group in dict.fromkeys(line.group for line in lines):
        mine = [line for line in lines if line.group == group]
        if group:
            yield Row((group, *[""] * (cells - 1)), band=True)
        for i, line in enumerate(mine, 1):
            told = (*line.figures, *[None] * figures)[:figures]
            total = None if None in told else sum(n for n in told if n is not None)
            yield Row((str(i), line.label, *map(_or_dots, (*told, total))))


def _or_dots(number: int | None) -> str:
    return DOTS if number is None else str(number)


@dataclass(frozen=True)
class MovementsForm(_Form):
    """Biểu 0601.N: movements launched, by level, by scope and by duration."""

    slug: ClassVar[str] = "bieu-0601-n"
    label: ClassVar[Say] = Say(
        "Biểu 0601.N: Số phong trào thi đua", "Form 0601.N: number of emulation movements"
    )
    code: ClassVar[str] = "0601.N"
    about: ClassVar[str] = "Số phong trào thi đua"
    heads: ClassVar[tuple[str, ...]] = ("Dưới 1 năm", "1 năm", "Trên 1 năm")


@dataclass(frozen=True)
class StateAwardsForm(_Form):
    """Biểu 0602.N: awards at the level of the State."""

    slug: ClassVar[str] = "bieu-0602-n"
    label: ClassVar[Say] = Say("Biểu 0602.N: Khen thưởng cấp Nhà nước", "Form 0602.N: State awards")
    code: ClassVar[str] = "0602.N"
    about: ClassVar[str] = "Khen thưởng cấp Nhà nước"
    heads: ClassVar[tuple[str, ...]] = HOLDERS


@dataclass(frozen=True)
class OwnAwardsForm(_Form):
    """Biểu 0603.N: awards at the level of ministry and province."""

    slug: ClassVar[str] = "bieu-0603-n"
    label: ClassVar[Say] = Say(
        "Biểu 0603.N: Khen thưởng cấp bộ, tỉnh", "Form 0603.N: awards of ministries and provinces"
    )
    code: ClassVar[str] = "0603.N"
    about: ClassVar[str] = "Khen thưởng cấp bộ, tỉnh"
    heads: ClassVar[tuple[str, ...]] = HOLDERS
    level: Annotated[str, "Khen thưởng của cấp nào; để trống là cấp bộ, tỉnh"] = ""

    def words(self) -> Words:
        return {**super().words(), "cấp khen thưởng": self.level or self.about}
