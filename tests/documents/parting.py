"""What pages part that belongs together, told from the pages of a paper and its blocks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tests.documents.reading import pages
from thidua.core.papers.blocks import Block, Closing, Notes, Para, Signatures, Table, Title
from thidua.core.papers.charts import Chart
from thidua.documents.layout import STYLES


def parted(pdf: bytes, blocks: Sequence[Block]) -> Iterator[str]:
    """Every page that ends with what leads on, begins with a signature, or holds notes alone.

    Of three rows of signatures and more the later ones may begin a page: one page need not hold them all.
    """
    signed = [block for block in blocks if isinstance(block, Closing | Signatures)]
    free = signed[1:] if len(signed) > 2 else []
    told = [_words(page) for page in pages(pdf)]
    for number, page in enumerate(told, 1):
        inside = page[1:] if page[:1] and page[0].isdigit() else page
        for block in (b for b in blocks if not any(b is one for one in free)):
            if fault := _fault(inside, block, number > 1):
                yield f"page {number} {fault}"
        for chart, table in pairwise(blocks):
            if isinstance(chart, Chart) and isinstance(table, Table) and _stands(chart.title, inside):
                heads = " ".join(column.label for column in table.columns)
                if not _stands(heads, inside):
                    yield f"page {number} has a chart without its table: {chart.title}"


def _fault(page: list[str], block: Block, later: bool) -> str:
    said = _said(block)
    if said and _leads(block, said) and page[-len(said) :] == said:
        return f"ends with what leads on: {' '.join(said)}"
    if later and isinstance(block, Notes) and page[:6] == said[:6]:
        return "holds notes alone"
    if later and isinstance(block, Closing | Signatures):
        starts = [["Nơi", "nhận:"], *_posts(block)]
        if begins := next((start for start in starts if start and page[: len(start)] == start), None):
            return f"begins with a signature: {' '.join(begins)}"
    return ""


def _leads(block: Block, said: list[str]) -> bool:
    if isinstance(block, Para):
        return STYLES[block.role].keep or said[-1].endswith(":")
    return isinstance(block, Title)


def _said(block: Block) -> list[str]:
    if isinstance(block, Title):
        return _words(f"{block.name} {block.abstract}")
    if isinstance(block, Para):
        return _words("".join(run.text for run in block.text))
    return _words(" ".join(block.lines)) if isinstance(block, Notes) else []


def _posts(block: Closing | Signatures) -> list[list[str]]:
    signers = block.signers if isinstance(block, Signatures) else (block.left, block.right)
    return [_words(f"{s.authority} {s.post}") for s in signers if s]


def _stands(words: str, page: list[str]) -> bool:
    return " ".join(_words(words)) in " ".join(page)


def _words(text: str) -> list[str]:
    """Words with the dots to write on, unlike those that are compared between the two forms."""
    return unicodedata.normalize("NFC", text.replace("\ufffe", "").replace("\u200b", "")).split()
