"""What those who appraise report: how many met the standards, what is contested, the order with its quota line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Block, Column, Para, Row, Table, text
from thidua.core.papers.frame import DOTS, Frame, Paper, counted
from thidua.core.papers.minutes import Tally, tally_table
from thidua.core.papers.nominees import Nominee, beside
from thidua.core.papers.template import Parts, Words
from thidua.core.wording import Say

LINE_BELOW = "HẾT CHỈ TIÊU"
LEVEL = "; cùng thứ tự ở hai bên vạch: chờ Hội đồng quyết định"


@dataclass(frozen=True)
class Contested:
    """A point on which a person and the rules differ, or which was left to those who decide."""

    nominee: Annotated[Nominee, "Tập thể, cá nhân"]
    point: Annotated[str, "Điểm cần xem xét"]
    opinions: Annotated[str, "Ý kiến thẩm định"] = ""
    clause: Annotated[str, "Điểm, khoản của kế hoạch"] = ""


@dataclass(frozen=True)
class Ranked:
    """One place in an order."""

    nominee: Annotated[Nominee, "Tập thể, cá nhân"]
    basis: Annotated[str, "Căn cứ xếp: điểm, tiêu chí ưu tiên, người chọn"] = ""
    proposed: Annotated[str, "Ý kiến: đề nghị, không đề nghị, Hội đồng xét"] = ""


@dataclass(frozen=True)
class Ranking:
    """The order of those who stand for one award, best first, and how many places there are."""

    award: Annotated[str, "Hình thức khen thưởng, nhóm chỉ tiêu"]
    ranked: Annotated[tuple[Ranked, ...], "Thứ tự xếp, cao trước"]
    places: Annotated[int | None, "Chỉ tiêu; để trống khi không giới hạn hoặc chưa giao"] = None


@dataclass(frozen=True)
class AppraisalReport(Paper):
    """Báo cáo thẩm định hồ sơ đề nghị khen thưởng."""

    slug: ClassVar[str] = "bao-cao-tham-dinh"
    label: ClassVar[Say] = Say("Báo cáo thẩm định hồ sơ", "Appraisal report on dossiers")
    kind: ClassVar[str] = "BC"

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, số, ngày tháng, nơi nhận"]
    to: Annotated[tuple[str, ...], "Kính gửi"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    tallies: Annotated[tuple[Tally, ...], "Kết quả đối chiếu tiêu chuẩn, theo từng hình thức"] = ()
    contested: Annotated[tuple[Contested, ...], "Điểm còn ý kiến khác nhau"] = ()
    rankings: Annotated[tuple[Ranking, ...], "Thứ tự xếp và chỉ tiêu"] = ()
    grounds: Annotated[tuple[str, ...], "Căn cứ, mỗi căn cứ một dòng"] = ()
    received: Annotated[int | None, "Số hồ sơ nhận được"] = None
    returned: Annotated[int | None, "Số hồ sơ đã trả, yêu cầu bổ sung"] = None
    comments: Annotated[str, "Kết quả lấy ý kiến công khai; để trống thì chừa dòng"] = ""
    proposals: Annotated[tuple[str, ...], "Đề nghị; để trống thì chừa dòng"] = ()

    @property
    def title(self) -> str:
        return f"BÁO CÁO Thẩm định hồ sơ đề nghị khen thưởng trong {self.occasion}"

    def words(self) -> Words:
        return {
            "cơ quan": self.frame.office.spoken(),
            "kính gửi": self.to,
            "nơi trình": self.to[0],
            "phong trào": self.occasion,
            "căn cứ": self.grounds,
            "số hồ sơ": DOTS if self.received is None else counted(self.received),
            "số hồ sơ trả": DOTS if self.returned is None else counted(self.returned),
            "kết quả lấy ý kiến": self.comments.rstrip(". "),
            "đề nghị": self.proposals,
        }

    def parts(self) -> Parts:
        return {
            **self.frame.parts(self.kind),
            "bảng kết quả xét": (tally_table(self.tallies),) if self.tallies else (),
            "điểm còn ý kiến": (_contested_table(self.contested),) if self.contested else (),
            "thứ tự xếp": tuple(_orders(self.rankings)),
        }


def _contested_table(contested: Sequence[Contested]) -> Table:
    columns = (
        Column("STT", 12, "centre"),
        Column("Tập thể, cá nhân", 43),
        Column("Căn cứ", 22),
        Column("Điểm cần xem xét", 48),
        Column("Ý kiến thẩm định", 40),
    )
    cells = ((c.nominee.name, c.clause or DOTS, c.point, c.opinions or DOTS) for c in contested)
    return Table(columns, tuple(Row((str(i), *told)) for i, told in enumerate(cells, 1)))


def _orders(rankings: Sequence[Ranking]) -> Iterator[Block]:
    for i, ranking in enumerate(rankings, 1):
        places = (
            "không giới hạn hoặc chưa giao" if ranking.places is None else f"{counted(ranking.places)} suất"
        )
        yield Para("body", text(f"{i}. {ranking.award}: chỉ tiêu {places}."))
        yield _order_table(ranking)


def _order_table(ranking: Ranking) -> Table:
    columns = (
        Column("Thứ tự", 15, "centre"),
        Column("Tên tập thể; họ và tên cá nhân", 45),
        Column("Đơn vị, chức vụ", 37),
        Column("Căn cứ xếp", 38),
        Column("Ý kiến", 30),
    )
    rows: list[Row] = []
    for i, r in enumerate(ranking.ranked):
        if i == ranking.places:
            level = r.nominee.order is not None and r.nominee.order == ranking.ranked[i - 1].nominee.order
            line = f"{LINE_BELOW} ({counted(ranking.places)} suất){LEVEL if i and level else ''}"
            rows.append(Row((line, *[""] * (len(columns) - 1)), band=True))
        rows.append(_ranked_row(r))
    return Table(columns, tuple(rows) or (Row(("Không có", *[""] * (len(columns) - 1)), band=True),))


def _ranked_row(r: Ranked) -> Row:
    n = r.nominee
    order = DOTS if n.order is None else str(n.order)
    return Row((order, n.name, beside(n), r.basis or DOTS, r.proposed or DOTS))
