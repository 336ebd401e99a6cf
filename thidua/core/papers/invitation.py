"""Before a council meets: the invitation with its agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.frame import DOTS, LINE, Frame, Paper, spoken_date
from thidua.core.papers.template import Parts, Words
from thidua.core.wording import Say

VIETNAM = timezone(timedelta(hours=7))


@dataclass(frozen=True)
class AgendaItem:
    """One point of an agenda."""

    what: Annotated[str, "Nội dung"]
    who: Annotated[str, "Người trình bày, chủ trì"] = ""
    at: Annotated[str, "Thời gian, ví dụ 14 giờ 00; để trống thì in chỗ chấm"] = ""


@dataclass(frozen=True)
class Invitation(Paper):
    """Giấy mời họp Hội đồng."""

    slug: ClassVar[str] = "giay-moi-hop"
    label: ClassVar[Say] = Say("Giấy mời họp Hội đồng", "Invitation to a council session")
    kind: ClassVar[str] = "GM"

    frame: Annotated[Frame, "Thể thức: Hội đồng, người ký, số, ngày tháng, nơi nhận"]
    to: Annotated[tuple[str, ...], "Người, đơn vị được mời; để trống thì in chỗ chấm"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    agenda: Annotated[tuple[AgendaItem, ...], "Chương trình họp"] = ()
    at: Annotated[datetime | None, "Giờ và ngày họp; để trống thì in chỗ chấm"] = None
    place: Annotated[str, "Địa điểm; để trống thì in chỗ chấm"] = ""
    chair: Annotated[str, "Chủ trì"] = ""
    documents: Annotated[tuple[str, ...], "Tài liệu gửi kèm"] = ()
    absent: Annotated[str, "Hạn, nơi gửi ý kiến bằng văn bản của người vắng mặt"] = ""
    contact: Annotated[str, "Nơi liên hệ"] = ""

    @property
    def title(self) -> str:
        return f"GIẤY MỜI Họp {self.frame.office.spoken()} xét khen thưởng trong {self.occasion}"

    def words(self) -> Words:
        return {
            "hội đồng": self.frame.office.spoken(),
            "phong trào": self.occasion,
            "kính gửi": self.to or (LINE,),
            "giờ họp": hour(self.at),
            "ngày họp": day_of(self.at, self.frame),
            "địa điểm": self.place,
            "chủ trì": self.chair,
            "tài liệu": self.documents,
            "vắng mặt": self.absent,
            "liên hệ": self.contact,
        }

    def parts(self) -> Parts:
        return {**self.frame.parts(self.kind), "chương trình": (self._table(),) if self.agenda else ()}

    def _table(self) -> Table:
        columns = (
            Column("STT", 12, "centre"),
            Column("Thời gian", 28, "centre"),
            Column("Nội dung", 80),
            Column("Người trình bày", 45),
        )
        rows = (Row((str(i), a.at or DOTS, a.what, a.who or DOTS)) for i, a in enumerate(self.agenda, 1))
        return Table(columns, tuple(rows))


def hour(at: datetime | None) -> str:
    """The hour as a paper writes it, dots where it is not known.

    >>> hour(datetime.fromisoformat("2025-05-20T07:05:00Z")), hour(None)
    ('14 giờ 05 phút', '… giờ … phút')
    """
    at = at and at.astimezone(VIETNAM)
    return f"{at.hour:02d} giờ {at.minute:02d} phút" if at else f"{DOTS} giờ {DOTS} phút"


def day_of(at: datetime | None, frame: Frame) -> str:
    """The day in words; where it is not known that of the paper, and dots without either."""
    return spoken_date(at.astimezone(VIETNAM).date() if at else frame.on, frame.year)
