"""What two or more sides promise each other in a movement, signed by all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.frame import DOTS, LINE, Frame, Paper, Signer, counted
from thidua.core.papers.signing import SEALED, signed_by, signed_in_rows
from thidua.core.papers.template import SIGNED, Parts, Words
from thidua.core.wording import Say

SIDES = 2
"""An agreement has at least so many; those not named yet are written in by hand."""


@dataclass(frozen=True)
class Side:
    """One side of an agreement and who signs for it."""

    name: Annotated[str, "Tên tập thể; để trống thì in chỗ chấm"] = ""
    signer: Annotated[str, "Họ và tên người đại diện"] = ""
    post: Annotated[str, "Chức vụ người đại diện"] = ""

    def signature(self) -> Signer:
        """The side as a signer; where its representative has no post, the side itself signs."""
        side = f"Đại diện {self.name or LINE}"
        if self.post:
            return Signer(self.post, side, self.signer, SEALED)
        return Signer(side, "", self.signer, SEALED)


@dataclass(frozen=True)
class EmulationAgreement(Paper):
    """Giao ước thi đua, signed by two or more sides and, where there is one, before a witness."""

    slug: ClassVar[str] = "giao-uoc-thi-dua"
    label: ClassVar[Say] = Say("Giao ước thi đua", "Emulation pledge")

    frame: Annotated[Frame, "Thể thức: cụm, khối hoặc cơ quan tổ chức ký kết, địa danh, ngày tháng"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    sides: Annotated[tuple[Side, ...], "Các bên ký giao ước, từ hai bên trở lên"] = ()
    place: Annotated[str, "Nơi ký kết"] = ""
    aims: Annotated[tuple[str, ...], "Nội dung, chỉ tiêu thi đua"] = ()
    period: Annotated[str, "Thời gian thực hiện"] = ""
    duties: Annotated[tuple[str, ...], "Cam kết riêng, ngoài các cam kết chung"] = ()
    judged: Annotated[str, "Cách theo dõi, đánh giá, bình xét"] = ""
    sent_to: Annotated[str, "Nơi gửi một bản để theo dõi"] = ""
    witness: Annotated[Signer | None, "Người chứng kiến: đại diện cơ quan phát động"] = None
    grounds: Annotated[tuple[str, ...], "Căn cứ, mỗi căn cứ một dòng"] = ()

    @property
    def title(self) -> str:
        return f"GIAO ƯỚC THI ĐUA {self.occasion}"

    @property
    def all_sides(self) -> tuple[Side, ...]:
        """Those named, and blank ones up to the least number."""
        return self.sides + (Side(),) * (SIDES - len(self.sides))

    def words(self) -> Words:
        copies = len(self.all_sides) + bool(self.sent_to)
        return {
            "phong trào": self.occasion,
            "ngày ký": self.frame.dated(),
            "nơi ký": self.place,
            "số bên": counted(len(self.all_sides)),
            "nội dung": self.aims,
            "thời gian": self.period.rstrip(" ."),
            "cam kết riêng": self.duties,
            "cách đánh giá": self.judged,
            "nơi gửi": self.sent_to,
            "số bản": counted(copies),
            "căn cứ": self.grounds,
        }

    def parts(self) -> Parts:
        rows = signed_in_rows(tuple(side.signature() for side in self.all_sides))
        witnessed = (signed_by(self.witness),) if self.witness else ()
        return {**self.frame.parts(""), "các bên": (self._table(),), SIGNED: (*rows, *witnessed)}

    def _table(self) -> Table:
        columns = (
            Column("STT", 12, "centre"),
            Column("Bên ký giao ước", 73),
            Column("Người đại diện", 45),
            Column("Chức vụ", 35),
        )
        cells = ((s.name or DOTS, s.signer or DOTS, s.post or DOTS) for s in self.all_sides)
        return Table(columns, tuple(Row((str(i), *told)) for i, told in enumerate(cells, 1)))
