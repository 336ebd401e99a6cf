"""What a pack of papers holds: every paper in the order of its folders, and what could not be printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.frame import Frame, Paper, counted
from thidua.core.papers.template import Parts, Words
from thidua.core.wording import Say


@dataclass(frozen=True)
class ContentsLine:
    """One paper of a pack."""

    name: Annotated[str, "Tên giấy tờ"]
    file: Annotated[str, "Thư mục và số đầu tên tệp; để trống nếu chưa in được"]
    state: Annotated[str, "Tình trạng: đã ban hành, bản nháp, lý do chưa in được"] = ""
    pages: Annotated[int, "Số trang bản PDF; không có nếu chưa in được"] = 0

    def cells(self, number: int) -> tuple[str, ...]:
        """The line as it is printed under its kind."""
        return str(number), self.name, self.file, str(self.pages or ""), self.state


@dataclass(frozen=True)
class PackContents(Paper):
    """Mục lục gói giấy tờ của một đợt."""

    slug: ClassVar[str] = "muc-luc"
    label: ClassVar[Say] = Say("Mục lục gói giấy tờ", "Contents of a pack of papers")

    frame: Annotated[Frame, "Thể thức: cơ quan, ngày tháng"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    groups: Annotated[tuple[tuple[str, tuple[ContentsLine, ...]], ...], "Loại giấy tờ; các giấy tờ"]

    @property
    def title(self) -> str:
        return f"MỤC LỤC Giấy tờ của {self.occasion}"

    def words(self) -> Words:
        return {
            "cơ quan": self.frame.office.spoken(),
            "phong trào": self.occasion,
            "số giấy tờ": counted(sum(len(lines) for _, lines in self.groups)),
        }

    def parts(self) -> Parts:
        return {**self.frame.parts(""), "mục lục": (self._table(),)}

    def _table(self) -> Table:
        columns = (
            Column("STT", 10, "centre"),
            Column("Giấy tờ", 68),
            Column("Tệp", 47),
            Column("Số trang", 14, "centre"),
            Column("Tình trạng", 26),
        )
        rows: list[Row] = []
        for label, lines in self.groups:
            rows.append(Row((label, "", "", "", ""), band=True))
            rows += [Row(line.cells(n)) for n, line in enumerate(lines, 1)]
        return Table(columns, tuple(rows) or (Row(("Không có", "", "", "", ""), band=True),))
