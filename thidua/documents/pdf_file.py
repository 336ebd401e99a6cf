"""Papers as PDF, set by typst with the shipped face only."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from threading import Lock

import typst

from thidua.core.papers.frame import Paper
from thidua.documents.face import FONTS, width
from thidua.documents.layout import DECREE_30_2020, Layout
from thidua.documents.tree import Tree, tree

TEMPLATE = Path(__file__).parent / "paper.typ"
LONG_CODE = re.compile(r"\S{8,}")
SIGNS = re.compile(r"(?<=[_:/.*-])")
_ONE_AT_A_TIME = Lock()
"""A compiler refuses a second thread while it works."""


@lru_cache(maxsize=4)
def _compiler(fonts: Path) -> typst.Compiler:
    """One compiler a face, kept alive: loading faces costs more than setting a page."""
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
    return typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=faces)


def pdf(paper: Paper, fonts: Path = FONTS, layout: Layout = DECREE_30_2020) -> bytes:
    """The paper as a PDF; the same paper gives the same bytes.

    `fonts` is a folder that holds Tinos. Raises Faults when a letter cannot be printed.
    """
    made_of = tree(paper, layout)
    for block in made_of["blocks"]:
        if block["block"] == "Table":
            _part_wide_codes(block, layout)
    inputs = {"paper": json.dumps(made_of), "layout": _measures(layout)}
    with _ONE_AT_A_TIME:
        made = _compiler(fonts).compile(format="pdf", sys_inputs=inputs)
    assert isinstance(made, bytes)  # a list comes only from formats with one file a page
    return made


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


def _measures(layout: Layout) -> str:
    return json.dumps(asdict(layout), default=str)
