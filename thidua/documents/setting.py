"""The typesetter: one compiler kept alive, asked by one thread at a time."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from thidua.documents.face import FONTS
from thidua.documents.layout import Layout

HERE = Path(__file__).parent
PAPER, CHART = HERE / "paper.typ", HERE / "chart_alone.typ"
STANDARD: list[typst.PDFStandard] = ["a-2b"]
"""For keeping: faces inside, nothing that needs another program."""
PIXELS = 300.0
"""Of a picture, an inch."""
_ONE_AT_A_TIME = Lock()
"""A compiler refuses a second thread while it works."""


@lru_cache(maxsize=4)
def _compiler(fonts: Path) -> typst.Compiler:
    """One compiler a face, kept alive: loading faces costs more than setting a page."""
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)])
    return typst.Compiler(PAPER, root=HERE, font_paths=faces)


@lru_cache(maxsize=4)
def _measures(layout: Layout) -> str:
    return json.dumps(asdict(layout), default=str)


def typeset(paper: Any, layout: Layout, fonts: Path = FONTS) -> bytes:
    """A paper in plain data as PDF/A-2b.

    Its data stand in the text that calls the template, not among the inputs: with other inputs the
    compiler takes nothing over from the paper before.
    """
    quoted = json.dumps(paper).replace("\\", "\\\\").replace('"', '\\"')
    called = f'#import "{PAPER.name}": made\n#made(json(bytes("{quoted}")))'.encode()
    inputs = {"layout": _measures(layout)}
    with _ONE_AT_A_TIME:
        made = _compiler(fonts).compile(called, format="pdf", sys_inputs=inputs, pdf_standards=STANDARD)
    assert isinstance(made, bytes)  # a list comes only from formats with one file a page
    return made


def chart_picture(piece: Any, layout: Layout) -> bytes:
    """A piece of a chart as PNG, for those who edit in Word."""
    inputs = {"piece": json.dumps(piece), "layout": _measures(layout)}
    with _ONE_AT_A_TIME:
        made = _compiler(FONTS).compile(CHART, format="png", ppi=PIXELS, sys_inputs=inputs)
    assert isinstance(made, bytes)  # it has one page
    return made
