"""The decision that recognises initiatives at one level, with its annexed list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import Column, Row, Table
from thidua.core.papers.frame import DOTS, Frame, Paper, counted
from thidua.core.papers.template import Parts, Words
from thidua.core.wording import Say

EMPTY_ROWS = 2


@dataclass(frozen=True)
class RecognisedInitiative:
    """One initiative of the list."""

    name: Annotated[str, "Tên sáng kiến"]
    authors: Annotated[tuple[str, ...], "Tác giả, đồng tác giả, kèm tỷ lệ đóng góp"] = ()
    unit: Annotated[str, "Đơn vị"] = ""


@dataclass(frozen=True)
class RecognitionDecision(Paper):
    """Quyết định công nhận sáng kiến (Law 06/2022/QH15 Article 3.4)."""

    slug: ClassVar[str] = "quyet-dinh-cong-nhan-sang-kien"
    label: ClassVar[Say] = Say("Quyết định công nhận sáng kiến", "Decision recognising initiatives")
    kind: ClassVar[str] = "QĐ"

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, số, ngày tháng, nơi nhận"]
    decider: Annotated[str, "Chức danh người quyết định"]
    level: Annotated[str, "Cấp công nhận, ví dụ cấp cơ sở"]
    scope: Annotated[str, "Phạm vi ảnh hưởng"]
    initiatives: Annotated[tuple[RecognisedInitiative, ...], "Sáng kiến được công nhận"] = ()
    council: Annotated[str, "Kết quả của Hội đồng sáng kiến làm căn cứ"] = ""
    grounds: Annotated[tuple[str, ...], "Căn cứ, mỗi căn cứ một dòng"] = ()
    carried_out_by: Annotated[str, "Ai chịu trách nhiệm thi hành"] = ""

    @property
    def title(self) -> str:
        return f"QUYẾT ĐỊNH Về việc công nhận sáng kiến {self.level}"

    def words(self) -> Words:
        return {
            "người quyết định": self.decider,
            "cấp công nhận": self.level,
            "phạm vi ảnh hưởng": self.scope,
            "số lượng": f"{counted(len(self.initiatives))} sáng kiến",
            "quyết định này": f"{self.frame.cited('Quyết định', self.kind)} của {self.decider}",
            "căn cứ": self.grounds,
            "kết quả biểu quyết": self.council,
            "người thi hành": self.carried_out_by or DOTS * 5,
        }

    def parts(self) -> Parts:
        return {**self.frame.parts(self.kind), "danh sách": (self._table(),)}

    def _table(self) -> Table:
        columns = (
            Column("STT", 12, "centre"),
            Column("Tên sáng kiến", 68),
            Column("Tác giả, đồng tác giả", 45),
            Column("Đơn vị", 40),
        )
        told = self.initiatives or (RecognisedInitiative(DOTS),) * EMPTY_ROWS
        rows = (
            Row((str(n), i.name, "; ".join(i.authors) or DOTS, i.unit or DOTS)) for n, i in enumerate(told, 1)
        )
        return Table(columns, tuple(rows))


@dataclass(frozen=True)
class RecognitionRevoked(Paper):
    """Quyết định hủy bỏ công nhận sáng kiến: no law found gives it a form."""

    slug: ClassVar[str] = "quyet-dinh-huy-cong-nhan-sang-kien"
    label: ClassVar[Say] = Say(
        "Quyết định hủy bỏ công nhận sáng kiến", "Decision revoking the recognition of an initiative"
    )
    kind: ClassVar[str] = "QĐ"

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, số, ngày tháng, nơi nhận"]
    decider: Annotated[str, "Chức danh người quyết định"]
    name: Annotated[str, "Tên sáng kiến"]
    authors: Annotated[tuple[str, ...], "Tác giả, đồng tác giả hoặc đơn vị"]
    level: Annotated[str, "Cấp công nhận, ví dụ cấp cơ sở"]
    recognised_by: Annotated[str, "Quyết định công nhận: số, ngày"]
    reason: Annotated[str, "Lý do"]
    grounds: Annotated[tuple[str, ...], "Căn cứ, mỗi căn cứ một dòng"] = ()
    carried_out_by: Annotated[str, "Ai chịu trách nhiệm thi hành"] = ""

    @property
    def title(self) -> str:
        return f"QUYẾT ĐỊNH Về việc hủy bỏ công nhận sáng kiến {self.level}"

    def words(self) -> Words:
        return {
            "người quyết định": self.decider,
            "cấp công nhận": self.level,
            "tên": self.name,
            "tác giả": ", ".join(self.authors),
            "quyết định công nhận": self.recognised_by,
            "lý do": self.reason.rstrip(". "),
            "căn cứ": self.grounds,
            "người thi hành": self.carried_out_by or DOTS * 5,
        }

    def parts(self) -> Parts:
        return self.frame.parts(self.kind)
