"""A layout as plain text, wrapped and paged as a print of it would be."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from benchmarks.reading.layout import Block, Layout

WIDE, HIGH = 78, 46
"""Letters in a line and lines on a page."""
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def typed(layout: Layout) -> str:
    """The text of a paper; lines break where a print would break them."""
    return "\n".join(line for block in layout.blocks for line in _lines(block)).strip() + "\n"


def _lines(block: Block) -> Iterator[str]:
    words = block.words
    if block.role == "head":
        upper, agency, number, when = words
        yield from (
            f"{left}    {right}".strip() for left, right in ((upper, NATION), (agency, MOTTO), (number, when))
        )
    elif block.role in ("title", "annex"):
        yield ""
        yield from (line for part in words if part for line in textwrap.wrap(part, WIDE))
    elif block.role == "table":
        yield from ("  ".join(row) for row in block.rows)
    elif block.role == "to":
        yield "Nơi nhận:"
        bare = [one.removeprefix("- ").rstrip(";.") for one in words]
        yield from (f"- {one};" for one in bare[:-1])
        yield f"- {bare[-1]}."
    elif block.role == "sign":
        yield from (part for part in words if part)
    elif block.role in ("line", "heading"):
        yield from textwrap.wrap(words[0], WIDE, break_long_words=False, break_on_hyphens=False)
    if block.role != "head":
        yield ""
