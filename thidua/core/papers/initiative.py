"""What a body that may recognise an initiative confirms of it: effect, where it is applied, whether it can spread.

For an initiative the law asks for effect and replicability, for research for effect and scope of influence
(law 06/2022/QH15 Article 3.4; provincial rules). The list of kinds of paper in Decree 30/2020 has no
abbreviation for a confirmation; `GXN` is the customary one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from thidua.core.papers.blocks import Block, Column, Row, Table
from thidua.core.papers.frame import DOTS, Frame, Paper
from thidua.core.papers.reports import prose
from thidua.core.papers.template import Parts, Words
from thidua.core.wording import Say

Sort = Literal["initiative", "research"]
NAMED: dict[Sort, str] = {
    "initiative": "sáng kiến",
    "research": "đề tài, đề án, công trình khoa học và công nghệ",
}
ASKED: dict[Sort, str] = {
    "initiative": "khả năng nhân rộng",
    "research": "phạm vi ảnh hưởng",
}
EMPTY_ROWS = 2


@dataclass(frozen=True)
class Author:
    """Who made it, and with what share."""

    name: Annotated[str, "Họ và tên tác giả, đồng tác giả"]
    unit: Annotated[str, "Chức vụ, đơn vị công tác"] = ""
    share: Annotated[str, "Tỷ lệ đóng góp (%)"] = ""


@dataclass(frozen=True)
class Effect:
    """One measured effect: before, and since it is applied."""

    what: Annotated[str, "Chỉ tiêu"]
    before: Annotated[str, "Trước khi áp dụng"] = ""
    since: Annotated[str, "Sau khi áp dụng"] = ""


@dataclass(frozen=True)
class InitiativeConfirmation(Paper):
    """Giấy xác nhận hiệu quả áp dụng của sáng kiến hoặc đề tài."""

    slug: ClassVar[str] = "xac-nhan-sang-kien"
    label: ClassVar[Say] = Say(
        "Xác nhận hiệu quả áp dụng sáng kiến", "Confirmation of an initiative's effect"
    )
    kind: ClassVar[str] = "GXN"

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, số, ngày tháng, nơi nhận"]
    name: Annotated[str, "Tên sáng kiến, đề tài; để trống thì in chỗ chấm"]
    sort: Annotated[Sort, "Sáng kiến hoặc đề tài"] = "initiative"
    authors: Annotated[tuple[Author, ...], "Tác giả, đồng tác giả"] = ()
    recognised_by: Annotated[str, "Quyết định công nhận: số, ngày, cơ quan"] = ""
    level: Annotated[str, "Cấp công nhận: cơ sở, tỉnh, toàn quốc"] = ""
    applied_from: Annotated[str, "Áp dụng từ khi nào"] = ""
    applied_at: Annotated[tuple[str, ...], "Phạm vi áp dụng: nơi đã áp dụng"] = ()
    effect: Annotated[str, "Hiệu quả áp dụng"] = ""
    figures: Annotated[tuple[Effect, ...], "Số liệu trước và sau khi áp dụng"] = ()
    spread: Annotated[str, "Khả năng nhân rộng; với đề tài là phạm vi ảnh hưởng"] = ""
    purpose: Annotated[str, "Dùng làm căn cứ để làm gì"] = ""
    grounds: Annotated[tuple[str, ...], "Căn cứ, mỗi căn cứ một dòng"] = ()

    @property
    def title(self) -> str:
        return f"GIẤY XÁC NHẬN Hiệu quả áp dụng {NAMED[self.sort]}: {self.name}"

    def words(self) -> Words:
        return {
            "cơ quan": self.frame.office.spoken(),
            "loại": NAMED[self.sort],
            "xác nhận về": ASKED[self.sort],
            "xác nhận về, đầu câu": ASKED[self.sort].capitalize(),
            "tên": self.name,
            "quyết định công nhận": self.recognised_by,
            "cấp công nhận": self.level,
            "áp dụng từ": self.applied_from,
            "nơi áp dụng": self.applied_at,
            "mục đích": self.purpose,
            "căn cứ": self.grounds,
        }

    def parts(self) -> Parts:
        spread: tuple[Block, ...] = tuple(prose(self.spread))
        return {
            **self.frame.parts(self.kind),
            "bảng tác giả": (_authors(self.authors),),
            "hiệu quả": tuple(prose(self.effect)),
            "bảng hiệu quả": (_effects(self.figures),) if self.figures else (),
            "nhân rộng": spread,
        }


def _authors(authors: tuple[Author, ...]) -> Table:
    columns = (
        Column("STT", 12, "centre"),
        Column("Họ và tên", 50),
        Column("Chức vụ, đơn vị công tác", 68),
        Column("Tỷ lệ đóng góp (%)", 35, "centre"),
    )
    told = authors or (Author(DOTS),) * EMPTY_ROWS
    rows = (Row((str(i), a.name, a.unit or DOTS, a.share or DOTS)) for i, a in enumerate(told, 1))
    return Table(columns, tuple(rows))


def _effects(figures: tuple[Effect, ...]) -> Table:
    columns = (
        Column("STT", 12, "centre"),
        Column("Chỉ tiêu", 77),
        Column("Trước khi áp dụng", 38),
        Column("Sau khi áp dụng", 38),
    )
    rows = (Row((str(i), f.what, f.before or DOTS, f.since or DOTS)) for i, f in enumerate(figures, 1))
    return Table(columns, tuple(rows))
