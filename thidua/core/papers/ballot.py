"""A vote on paper: the ballots, of our own making because no law gives their form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import AnnexBreak, Block, Closing, Column, Para, Row, Signature, Table, text
from thidua.core.papers.frame import Frame, Paper
from thidua.core.papers.nominees import Nominee, banded, itself
from thidua.core.papers.template import HEAD, SIGNED, Parts, Template, Words
from thidua.core.wording import Say

CUT = "- - - - - - - - - - - - - - - - - - - cắt theo đường này - - - - - - - - - - - - - - - - - - -"
STAMP = Signature("", "Dấu của Hội đồng".upper(), "(Đóng dấu trước khi phát phiếu)", "")
HANGING = Para("attached", text("(Đóng dấu treo lên tên Hội đồng ở đầu phiếu trước khi phát)"))
"""On a shared sheet the stamp takes no room of its own."""
_SHEET, _FRAME = 256, 95
"""Height of a sheet, and of a ballot on a shared sheet without its rows, its words each on one line; mm."""
_BAND, _ROW, _LINE = 7, 2, 5
"""Height of a band, of a row without its lines, of a line of a row; mm."""
_WORDS, _WORDS_LINE = 72, 6.5
"""Letters that surely stand on one line of the ballot, and its height."""
_NAME, _UNIT, _FORM = 24, 22, 10
"""Letters that surely stand on one line of the columns with name, unit and form."""


@dataclass(frozen=True)
class Ballots(Paper):
    """Phiếu bầu, as many as are handed out; nothing on them tells one voter from another."""

    slug: ClassVar[str] = "phieu-bau"
    label: ClassVar[Say] = Say("Phiếu bầu xét khen thưởng", "Ballot paper on awards")

    frame: Annotated[Frame, "Thể thức: Hội đồng, ngày tháng"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    nominees: Annotated[tuple[Nominee, ...], "Danh sách bỏ phiếu"]
    copies: Annotated[int, "Số phiếu in ra"] = 1
    to_a_sheet: Annotated[int, "Nhiều nhất mấy phiếu trên một tờ; danh sách dài thì mỗi phiếu một tờ"] = 1

    @property
    def title(self) -> str:
        return f"PHIẾU BẦU Xét khen thưởng trong {self.occasion}"

    def words(self) -> Words:
        return {"hội đồng": self.frame.office.spoken(), "phong trào": self.occasion}

    def parts(self) -> Parts:
        whole = self.frame.parts("")
        alone = self.on_a_sheet == 1
        head, stamp = (whole[HEAD], Closing(None, STAMP)) if alone else ((self._masthead(),), HANGING)
        return {**whole, HEAD: head, SIGNED: (stamp,), "danh sách": (self._table(),)}

    @property
    def on_a_sheet(self) -> int:
        """How many stand on one sheet: as many as asked for, if their rows leave room."""
        rows = sum(_lines(n) * _LINE + _ROW for n in self.nominees)
        bands = len({n.subject for n in self.nominees}) * _BAND
        height = _FRAME + self._beyond() * _WORDS_LINE + bands + rows
        return max(1, min(self.to_a_sheet, int(_SHEET // height)))

    def _beyond(self) -> int:
        """Lines that title, council and notes take beyond those of a short ballot."""
        told = (f"Xét khen thưởng trong {self.occasion}", self.frame.office.spoken(), *self.frame.notes)
        return sum(len(words) // _WORDS for words in told) + max(0, len(self.frame.notes) - 1)

    def blocks(self, template: Template | None = None) -> tuple[Block, ...]:
        return tuple(self._copied(super().blocks(template)))

    def _copied(self, one: tuple[Block, ...]) -> Iterator[Block]:
        for i in range(max(1, self.copies)):
            if i:
                yield AnnexBreak() if i % self.on_a_sheet == 0 else Para("attached", text(CUT))
            yield from one

    def _masthead(self) -> Para:
        office = self.frame.office
        return Para("masthead", text(" · ".join(filter(None, (office.upper, office.name)))))

    def _table(self) -> Table:
        columns = (
            Column("STT", 12, "centre"),
            Column("Tên tập thể; họ và tên cá nhân", 48),
            Column("Đơn vị, chức vụ", 44),
            Column("Hình thức", 25),
            Column("Đồng ý", 18, "centre"),
            Column("Không đồng ý", 18, "centre"),
        )
        return Table(columns, banded(self.nominees, itself, _row, len(columns)))


def _row(number: int, n: Nominee) -> Row:
    return Row((str(number), n.name, n.unit, n.form, "□", "□"))


def _lines(n: Nominee) -> int:
    """How many lines a row may take."""
    return max(-(-len(n.name) // _NAME), -(-len(n.unit) // _UNIT), -(-len(n.form) // _FORM), 1)
