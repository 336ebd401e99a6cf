"""What an agency decides itself: the draft award decision with its annexed list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import (
    AnnexBreak,
    Block,
    Column,
    Para,
    Row,
    Run,
    Table,
    Title,
    body,
    grounds,
    text,
)
from thidua.core.papers.frame import DOTS, Frame, Paper, dong
from thidua.core.papers.nominees import Nominee, banded, headcount, itself, kinds, present


@dataclass(frozen=True)
class Prizes:
    """Money that goes with an award, in đồng for one collective and one person."""

    collective: Annotated[int, "Tiền thưởng một tập thể (đồng)"]
    individual: Annotated[int, "Tiền thưởng một cá nhân (đồng)"]
    fund: Annotated[str, "Nguồn chi"]
    basis: Annotated[str, "Căn cứ tính mức tiền thưởng"] = ""
    worked: Annotated[tuple[str, str], "Cách tính của một tập thể, một cá nhân; để trống thì không in"] = (
        "",
        "",
    )

    def work_of(self, nominee: Nominee) -> str:
        """The multiplication that gives this nominee's money."""
        return self.worked[0 if nominee.subject == "collective" else 1]

    def of(self, nominee: Nominee) -> int:
        """What this nominee receives."""
        return self.collective if nominee.subject == "collective" else self.individual

    def total(self, nominees: tuple[Nominee, ...]) -> int:
        """What all of them receive."""
        return sum(self.of(n) for n in nominees)


@dataclass(frozen=True)
class DraftDecision(Paper):
    """Dự thảo quyết định khen thưởng, only for awards that the issuer may give itself."""

    slug: ClassVar[str] = "du-thao-quyet-dinh"
    label: ClassVar[str] = "Dự thảo quyết định khen thưởng"
    kind: ClassVar[str] = "QĐ"

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, số, ngày tháng, nơi nhận"]
    decider: Annotated[str, "Chức danh người quyết định, ví dụ Giám đốc Sở Xây dựng"]
    award: Annotated[str, "Hình thức khen thưởng, ví dụ Giấy khen"]
    occasion: Annotated[str, "Phong trào thi đua và năm hoặc giai đoạn"]
    nominees: Annotated[tuple[Nominee, ...], "Tập thể, cá nhân được khen thưởng"]
    grounds: Annotated[tuple[str, ...], "Căn cứ, mỗi căn cứ một dòng; dòng cuối là đề nghị của ai"] = ()
    prizes: Annotated[Prizes | None, "Tiền thưởng; để trống thì dẫn chiếu quy định hiện hành"] = None
    carried_out_by: Annotated[str, "Ai chịu trách nhiệm thi hành"] = ""
    issued: Annotated[bool, "Đã ban hành: không in chữ dự thảo"] = False

    @property
    def abstract(self) -> str:
        """What the decision is about."""
        return f"Về việc tặng {self.award} cho {kinds(self.nominees)} trong {self.occasion}"

    @property
    def title(self) -> str:
        return f"QUYẾT ĐỊNH{'' if self.issued else ' (dự thảo)'} {self.abstract}"

    def blocks(self) -> tuple[Block, ...]:
        return (
            self.frame.letterhead(self.kind, mark="" if self.issued else "DỰ THẢO"),
            Title("QUYẾT ĐỊNH", self.abstract),
            Para("authority", text(self.decider.upper())),
            *grounds(self.grounds),
            Para("enact", text("QUYẾT ĐỊNH:")),
            *self._articles(),
            self.frame.closing(),
            AnnexBreak(),
            *self._annex(),
            *self.frame.footnotes(),
        )

    def _articles(self) -> tuple[Block, ...]:
        whom = f"cho {headcount(self.nominees)} đã có thành tích xuất sắc trong {self.occasion}"
        given = f"Tặng {self.award} của {self.decider} {whom} (có danh sách kèm theo)."
        by = self.carried_out_by or DOTS * 5
        force = f"Quyết định này có hiệu lực kể từ ngày ký. {by} chịu trách nhiệm thi hành Quyết định này./."
        return (
            body(Run("Điều 1. ", bold=True), given),
            body(Run("Điều 2. ", bold=True), self._money()),
            body(Run("Điều 3. ", bold=True), force),
        )

    def _money(self) -> str:
        if self.prizes is None:
            return f"Tiền thưởng kèm theo {self.award} thực hiện theo quy định hiện hành."
        p = self.prizes
        amounts = {"collective": p.collective, "individual": p.individual}
        given = present(self.nominees)
        each = ", ".join(f"mỗi {word} {dong(amounts[kind])} đồng" for kind, word, _ in given)
        basis = f" ({p.basis})" if p.basis else ""
        total = dong(p.total(self.nominees))
        return f"Tiền thưởng kèm theo {self.award}: {each}{basis}; tổng cộng {total} đồng, chi từ {p.fund}."

    def _annex(self) -> tuple[Block, ...]:
        source = f"{self.frame.cited('Quyết định', self.kind)} của {self.decider}"
        name = f"DANH SÁCH {kinds(self.nominees).upper()} ĐƯỢC TẶNG {self.award.upper()}"
        return (
            Title("Phụ lục", name, rule=False),
            Para("attached", text(f"(Kèm theo {source})")),
            self._table(),
        )

    def _table(self) -> Table:
        money, worked = self.prizes is not None, self._shows_work
        columns = [
            Column("STT", 12, "centre"),
            Column("Tên tập thể; họ và tên cá nhân", 60 if worked else 68),
        ]
        columns.append(Column("Đơn vị, chức vụ", 38 if worked else 55 if money else 85))
        columns += [Column("Cách tính (đồng)", 30, "right")] if worked else []
        columns += [Column("Tiền thưởng (đồng)", 30 if not worked else 25, "right")] if money else []
        rows = banded(self.nominees, itself, self._row, len(columns))
        if self.prizes:
            blank = ("",) if worked else ()
            rows += (Row(("", "Tổng cộng", "", *blank, dong(self.prizes.total(self.nominees))), bold=True),)
        return Table(tuple(columns), rows)

    @property
    def _shows_work(self) -> bool:
        return self.prizes is not None and any(self.prizes.worked)

    def _row(self, number: int, n: Nominee) -> Row:
        cells = [str(number), n.name, n.unit or DOTS]
        if self.prizes:
            cells += [self.prizes.work_of(n)] if self._shows_work else []
            cells.append(dong(self.prizes.of(n)))
        return Row(tuple(cells))
