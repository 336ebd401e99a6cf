"""What an agency decides itself: the draft award decision with its annexed list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.frame import DOTS, DRAFT, Frame, Paper, dong
from thidua.core.papers.nominees import Nominee, Subject, banded, beside, headcount, itself, kinds, present
from thidua.core.papers.template import Parts, Words
from thidua.core.wording import Say


@dataclass(frozen=True)
class Prizes:
    """Money that goes with an award, in đồng for one collective, one person and one household."""

    collective: Annotated[int, "Tiền thưởng một tập thể (đồng)"]
    individual: Annotated[int, "Tiền thưởng một cá nhân (đồng)"]
    fund: Annotated[str, "Nguồn chi"]
    basis: Annotated[str, "Căn cứ tính mức tiền thưởng"] = ""
    worked: Annotated[tuple[str, str], "Cách tính của một tập thể, một cá nhân; để trống thì không in"] = (
        "",
        "",
    )
    household: Annotated[int | None, "Tiền thưởng một hộ gia đình (đồng); để trống thì như tập thể"] = None
    household_worked: Annotated[str, "Cách tính của một hộ gia đình; để trống thì không in"] = ""

    def work_of(self, nominee: Nominee) -> str:
        """The multiplication that gives this nominee's money."""
        if nominee.subject == "household" and self.household is not None:
            return self.household_worked
        return self.worked[1 if nominee.subject == "individual" else 0]

    def of(self, nominee: Nominee) -> int:
        """What this nominee receives."""
        return self.each(nominee.subject)

    def each(self, subject: Subject) -> int:
        """What one of a kind receives."""
        if subject == "household" and self.household is not None:
            return self.household
        return self.individual if subject == "individual" else self.collective

    def total(self, nominees: tuple[Nominee, ...]) -> int:
        """What all of them receive."""
        return sum(self.of(n) for n in nominees)


@dataclass(frozen=True)
class DraftDecision(Paper):
    """Dự thảo quyết định khen thưởng, only for awards that the issuer may give itself."""

    slug: ClassVar[str] = "du-thao-quyet-dinh"
    label: ClassVar[Say] = Say("Dự thảo quyết định khen thưởng", "Draft award decision")
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

    def words(self) -> Words:
        money = self.prizes
        return {
            "người quyết định": self.decider,
            "hình thức": self.award,
            "phong trào": self.occasion,
            "đối tượng": kinds(self.nominees),
            "số lượng": headcount(self.nominees),
            "căn cứ": self.grounds,
            "quyết định này": f"{self.frame.cited('Quyết định', self.kind)} của {self.decider}",
            "tiền thưởng từng loại": self._each(),
            "tổng tiền thưởng": dong(money.total(self.nominees)) if money else "",
            "nguồn chi": money.fund if money else "",
            "người thi hành": self.carried_out_by or DOTS * 5,
        }

    def parts(self) -> Parts:
        mark = "" if self.issued else DRAFT
        return {**self.frame.parts(self.kind, mark), "danh sách": (self._table(),)}

    def _each(self) -> str:
        if self.prizes is None:
            return ""
        basis = f" ({self.prizes.basis})" if self.prizes.basis else ""
        given = (
            f"mỗi {word} {dong(self.prizes.each(kind))} đồng" for kind, word, _ in present(self.nominees)
        )
        return ", ".join(given) + basis

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
        cells = [str(number), n.name, beside(n)]
        if self.prizes:
            cells += [self.prizes.work_of(n)] if self._shows_work else []
            cells.append(dong(self.prizes.of(n)))
        return Row(tuple(cells))
