"""Papers as PDF, set by typst with the shipped face only."""

from __future__ import annotations

import re
from pathlib import Path

from thidua.core.papers.frame import Paper
from thidua.documents.face import FONTS, width
from thidua.documents.layout import Layout, layout_on
from thidua.documents.setting import typeset
from thidua.documents.tree import Tree, laid, tree

LONG_CODE = re.compile(r"\S{8,}")
SIGNS = re.compile(r"(?<=[_:/.*-])")


def pdf(paper: Paper, fonts: Path = FONTS, layout: Layout | None = None) -> bytes:
    """The paper as a PDF/A-2b, in the layout of its day; the same paper gives the same bytes.

    `fonts` is a folder that holds Tinos. Raises Faults when a letter cannot be printed.
    """
    layout = layout or layout_on(paper.issued_on)
    made_of = tree(paper, layout)
    for section in made_of["sections"]:
        for table in _tables(section["blocks"]):
            _part_wide_codes(table, laid(section, layout))
    return typeset(made_of, layout, fonts)


def _tables(blocks: list[Tree]) -> list[Tree]:
    charted = [b["table"] for b in blocks if b["block"] == "Chart" and b["table"]]
    return [b for b in blocks if b["block"] == "Table"] + charted


def _part_wide_codes(table: Tree, layout: Layout) -> None:
    """Let a code wider than its cell part after its signs, as Word does by itself.

    Only such a one: the sign that lets it part stays in the text of the PDF, where it would
    spoil the search for shorter ones.
    """
    shares = [column["share"] for column in table["columns"]]
    rooms = [share * layout.measure / sum(shares) - 2.5 for share in shares]
    size = layout.styles["cell"].size
    for row in table["rows"]:
        if not row["band"]:
            row["cells"] = [
                _parted(words, size, room) for words, room in zip(row["cells"], rooms, strict=True)
            ]


def _parted(words: str, size: float, room: float) -> str:
    def part(code: re.Match[str]) -> str:
        return SIGNS.sub("\u200b", code[0]) if width(code[0], size) > room else code[0]

    return LONG_CODE.sub(part, words)
