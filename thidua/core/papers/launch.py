"""The plan itself in print: its head, its own words clause by clause, annexes, who signs and receives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from thidua.core.papers.annexed import annexed_form, is_whole_form
from thidua.core.papers.blocks import AnnexBreak, Block
from thidua.core.papers.clauses import annex_title, annexed, body_blocks, set_clauses
from thidua.core.papers.frame import DRAFT, Frame, Paper
from thidua.core.papers.issuer import frame_of
from thidua.core.papers.template import Parts, Words
from thidua.core.plan.model import Clause, Plan
from thidua.core.wording import Say

_NAMED = re.compile(r"^Kế hoạch\s+", re.IGNORECASE)
RETOLD = "Chép theo bài thuật lại kế hoạch, không phải nguyên văn đã ban hành."


@dataclass(frozen=True)
class LaunchPlan(Paper):
    """Kế hoạch phát động phong trào thi đua, as its text stands."""

    slug: ClassVar[str] = "ke-hoach-phat-dong"
    label: ClassVar[Say] = Say(
        "Kế hoạch phát động phong trào thi đua", "Plan launching an emulation movement"
    )
    kind: ClassVar[str] = "KH"

    frame: Annotated[Frame, "Thể thức: cơ quan, người ký, số, ngày tháng, nơi nhận"]
    about: Annotated[str, "Trích yếu"]
    body: Annotated[tuple[Block, ...], "Căn cứ, các phần, khoản, điểm của kế hoạch, nguyên văn"]
    annexes: Annotated[tuple[tuple[Block, ...], ...], "Phụ lục, mẫu kèm theo"] = ()
    draft: Annotated[bool, "Còn là dự thảo: in chữ dự thảo"] = False

    @property
    def title(self) -> str:
        return f"KẾ HOẠCH {self.about}"

    def words(self) -> Words:
        return {"cơ quan": self.frame.office.spoken(), "trích yếu": self.about}

    def parts(self) -> Parts:
        more = tuple(block for annex in self.annexes for block in (AnnexBreak(), *annex))
        mark = DRAFT if self.draft else ""
        return {**self.frame.parts(self.kind, mark), "nội dung": self.body, "phụ lục": more}


def launch_plan(plan: Plan, notes: tuple[str, ...] = (), draft: bool = False) -> LaunchPlan:
    """A plan as the paper that launches its movement; what it leaves blank stays blank."""
    body, *annexes = annexed(plan)
    about = _NAMED.sub("", plan.title)
    return LaunchPlan(
        frame_of(plan, (*notes, *_caution(plan))),
        about[:1].upper() + about[1:],
        tuple(body_blocks(body, plan.heads)),
        tuple(tuple(_annex(plan, clauses)) for clauses in annexes),
        draft,
    )


def _annex(plan: Plan, clauses: tuple[Clause, ...]) -> Iterator[Block]:
    if is_whole_form(clauses):
        yield from annexed_form(plan, clauses).blocks()
    else:
        yield annex_title(clauses[0].text)
        yield from set_clauses(clauses[1:], plan.heads)


def _caution(plan: Plan) -> Iterator[str]:
    """What whoever uses the print must know of how the text was read."""
    if plan.front.get("secondary"):
        yield RETOLD
    doubts = sum(1 for _ in plan.sorted_as("doubt"))
    if doubts:
        yield f"Bản chép còn {doubts} chỗ chưa đọc chắc; đối chiếu với bản gốc trước khi ký."
