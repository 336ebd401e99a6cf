"""An annex in a file of its own, as it is sent when a paper is signed without its annexes inside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from thidua.core.papers.blocks import AnnexBreak, Block, SignedLine, Title
from thidua.core.papers.frame import Paper
from thidua.core.papers.template import Template, Words
from thidua.core.wording import Say


@dataclass(frozen=True)
class SeparateAnnex(Paper):
    """One annex of a paper, with the line that ties it to the signed paper (Decree 30/2020, annex I)."""

    slug: ClassVar[str] = "phu-luc"
    label: ClassVar[Say] = Say("Phụ lục điện tử", "Electronic annex")

    whole: Annotated[Paper, "Văn bản có phụ lục"]
    which: Annotated[int, "Phụ lục thứ mấy, từ 1"]
    signed: Annotated[SignedLine | None, "Số văn bản và thời gian ký; để trống khi chưa ký"] = None

    @property
    def issued_on(self) -> date | None:
        return self.whole.issued_on

    @property
    def title(self) -> str:
        heads = [b for b in self.blocks() if isinstance(b, Title)]
        told = " ".join(filter(None, (heads[0].name, heads[0].abstract))) if heads else self.label.vi
        return f"{told} - {self.whole.title}"

    def words(self) -> Words:
        return self.whole.words()

    def blocks(self, template: Template | None = None) -> tuple[Block, ...]:
        """The annex; raises IndexError when the paper has no such annex."""
        found = annexes(self.whole.blocks(template))[self.which - 1]
        line: tuple[Block, ...] = (self.signed,) if self.signed else ()
        return (found[0], *line, *found[1:])


def annexes(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], ...]:
    """The annexes among the blocks of a paper, each from its break on."""
    starts = [i for i, b in enumerate(blocks) if isinstance(b, AnnexBreak) and i]
    return tuple(blocks[a:b] for a, b in zip(starts, [*starts[1:], len(blocks)], strict=True))
