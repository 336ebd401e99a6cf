"""Papers as PDF, set by typst with the shipped face only."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

import typst

from thidua.core.papers.frame import Paper
from thidua.documents.face import FONTS
from thidua.documents.layout import DECREE_30_2020, Layout
from thidua.documents.tree import tree

TEMPLATE = Path(__file__).parent / "paper.typ"


@lru_cache(maxsize=4)
def _compiler(fonts: Path) -> typst.Compiler:
    """One compiler a face, kept alive: loading faces costs more than setting a page."""
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
    return typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=faces)


def pdf(paper: Paper, fonts: Path = FONTS, layout: Layout = DECREE_30_2020) -> bytes:
    """The paper as a PDF; the same paper gives the same bytes.

    `fonts` is a folder that holds Tinos. Raises Faults when a letter cannot be printed.
    """
    inputs = {"paper": json.dumps(tree(paper, layout)), "layout": _measures(layout)}
    made = _compiler(fonts).compile(format="pdf", sys_inputs=inputs)
    assert isinstance(made, bytes)  # a list comes only from formats with one file a page
    return made


def _measures(layout: Layout) -> str:
    return json.dumps(asdict(layout), default=str)
