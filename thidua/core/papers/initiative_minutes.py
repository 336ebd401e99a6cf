"""What an initiative council met about: the marks by criterion, the votes, and what was concluded.

No law gives these minutes a form (Circular 18/2013/TT-BKHCN Article 8 leaves the way of working to the
council, as retold); their parts are those of other council minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.frame import DOTS, Frame, Paper, Signer, counted
from thidua.core.papers.minutes import OF_A_MEETING, SECRETARY, Meeting, shared, told_of, verdict
from thidua.core.papers.template import Parts, Words
from thidua.core.wording import Say


@dataclass(frozen=True)
class Marked:
    """How many members found a criterion met, of how many who left marks."""

    new: Annotated[int, "Số thành viên nhận xét có tính mới"] = 0
    effective: Annotated[int, "Số thành viên nhận xét có hiệu quả"] = 0
    replicable: Annotated[int, "Số thành viên nhận xét nhân rộng được"] = 0
    of: Annotated[int, "Số thành viên đã nhận xét"] = 0

    def cells(self) -> tuple[str, ...]:
        """Each criterion as members met it; dots where nobody left marks."""
        met = (self.new, self.effective, self.replicable)
        return tuple(f"{n}/{self.of}" if self.of else DOTS for n in met)


@dataclass(frozen=True)
class InitiativeVote:
    """An initiative before the council; votes stay blank until they are cast."""

    name: Annotated[str, "Tên sáng kiến"]
    authors: Annotated[str, "Tác giả, đơn vị"] = ""
    marked: Annotated[Marked, "Nhận xét theo tiêu chí"] = Marked()
    agree: Annotated[int | None, "Số phiếu đồng ý; để trống khi chưa bỏ phiếu"] = None
    total: Annotated[int | None, "Tổng số phiếu tính tỷ lệ; để trống khi chưa bỏ phiếu"] = None
    passed: Annotated[bool | None, "Thông qua hay không; để trống khi chưa kết luận"] = None


@dataclass(frozen=True)
class InitiativeMinutes(Paper):
    """Biên bản họp Hội đồng sáng kiến."""

    slug: ClassVar[str] = "bien-ban-hop-hoi-dong-sang-kien"
    label: ClassVar[Say] = Say("Biên bản họp Hội đồng sáng kiến", "Minutes of the initiative council")

    frame: Annotated[Frame, "Thể thức: Hội đồng, chủ trì, số, ngày tháng, nơi nhận"]
    votes: Annotated[tuple[InitiativeVote, ...], "Sáng kiến đưa ra xét"]
    members: Annotated[int | None, "Tổng số thành viên Hội đồng"] = None
    rule: Annotated[str, "Điều kiện thông qua: ngưỡng và cách tính, kèm căn cứ; để trống nếu chưa rõ"] = ""
    secretary: Annotated[Signer, "Thư ký cuộc họp"] = SECRETARY
    meeting: Annotated[Meeting | None, "Diễn biến cuộc họp; để trống thì chừa chỗ ghi tay"] = None

    @property
    def title(self) -> str:
        return f"BIÊN BẢN Họp {self.frame.office.spoken()} xét công nhận sáng kiến"

    def words(self) -> Words:
        held = self.meeting
        return {
            "hội đồng": self.frame.office.spoken(),
            "ngày họp": self.frame.dated(),
            "số thành viên": DOTS if self.members is None else counted(self.members),
            "số sáng kiến": counted(len(self.votes)),
            "ngưỡng": self.rule,
            "đã họp": "có" if held else "",
            **(told_of(held) if held else dict.fromkeys(OF_A_MEETING, "")),
        }

    def parts(self) -> Parts:
        return {**self.frame.parts("BB", left=self.secretary), "bảng biểu quyết": (self._table(),)}

    def _table(self) -> Table:
        columns = (
            Column("STT", 10, "centre"),
            Column("Sáng kiến", 43),
            Column("Tác giả, đơn vị", 33),
            Column("Mới", 12, "centre"),
            Column("Hiệu quả", 13, "centre"),
            Column("Nhân rộng", 14, "centre"),
            Column("Đồng ý", 14, "centre"),
            Column("Tỷ lệ (%)", 14, "centre"),
            Column("Kết quả", 18, "centre"),
        )
        return Table(columns, tuple(_row(n, vote) for n, vote in enumerate(self.votes, 1)))


def _row(number: int, vote: InitiativeVote) -> Row:
    agreed = "/".join(DOTS if n is None else str(n) for n in (vote.agree, vote.total))
    share = shared(vote.agree, vote.total)
    told = (vote.name, vote.authors or DOTS, *vote.marked.cells(), agreed, share, verdict(vote.passed))
    return Row((str(number), *told))
