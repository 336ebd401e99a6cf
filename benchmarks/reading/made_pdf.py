"""A described paper as PDF, set in the layout of Decree 30/2020 by the project's own typesetter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from benchmarks.reading.layout import Block, Layout
from thidua.core.papers import blocks as b
from thidua.core.papers.frame import Paper
from thidua.core.papers.template import Template, Words
from thidua.core.wording import Say
from thidua.documents.pdf_file import pdf as set_as_pdf


@dataclass(frozen=True)
class Described(Paper):
    """A paper whose blocks are given."""

    slug: ClassVar[str] = "described"
    label: ClassVar[Say] = Say("Văn bản mẫu", "sample paper")
    given: tuple[b.Block, ...] = ()

    def words(self) -> Words:
        return {}

    @property
    def title(self) -> str:
        return "Văn bản mẫu"

    def blocks(self, template: Template | None = None) -> tuple[b.Block, ...]:
        return self.given


def pdf(layout: Layout) -> bytes:
    """The file; the same description gives the same bytes."""
    return set_as_pdf(Described(tuple(_blocks(layout.blocks))))


def _blocks(blocks: Sequence[Block]) -> Iterator[b.Block]:
    recipients: tuple[str, ...] = next((k.words for k in blocks if k.role == "to"), ())
    signed = any(k.role == "sign" for k in blocks)
    for block in blocks:
        if block.role == "sign":
            authority, post, name = block.words
            bare = tuple(one.removeprefix("- ") for one in recipients)
            yield b.Closing(None, b.Signature(authority, post, "", name), bare)
        elif block.role == "to" and not signed:
            yield from (b.Para("body", b.text(one)) for one in ("Nơi nhận:", *block.words))
        elif block.role == "annex":
            yield b.AnnexBreak()
            yield b.Title(block.words[0], " ".join(block.words[1:]))
        elif block.role != "to":
            yield _block(block)


def _block(block: Block) -> b.Block:
    if block.role == "head":
        return b.Letterhead(*block.words)
    if block.role == "title":
        return b.Title(block.words[0], " ".join(block.words[1:]))
    if block.role == "table":
        head, *rows = block.rows
        shares = [max(4, min(30, max(len(r[n]) for r in block.rows))) for n in range(len(head))]
        columns = tuple(b.Column(name, share) for name, share in zip(head, shares, strict=True))
        return b.Table(columns, tuple(b.Row(row) for row in rows))
    return b.Para("heading" if block.role == "heading" else "body", b.text(block.words[0]))
