"""Finds the ruled lines of tables on a picture whose lines lie level, so that cells are told as in a drawn page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PIL import Image

from thidua.reading.receiving.grids import Rule

_ACROSS, _DOWN = 16, 8
"""Length of the pieces that a line is looked at in, in half points of the picture."""
_RUN = re.compile(rb"\x01{6,}")
"""So many pieces on end are a line: letters are shorter."""
_FILLED = 0.75
"""Share of a piece that ink must fill: no row of letters does so on end."""


def ruled(grey: Image.Image, edge: float) -> list[Rule]:
    """The lines across and down, in points of the picture; what is darker than `edge` is ink."""
    ink = grey.reduce(2).point([255 if tone < edge else 0 for tone in range(256)])
    wide, high = ink.size
    across = ink.resize((max(1, wide // _ACROSS), high), Image.Resampling.BOX)
    down = ink.resize((wide, max(1, high // _DOWN)), Image.Resampling.BOX)
    lines = [Rule(start, at, end, at) for at, start, end in _runs(across, 2 * _ACROSS)]
    turned = down.transpose(Image.Transpose.TRANSPOSE)
    return lines + [Rule(at, start, at, end) for at, start, end in _runs(turned, 2 * _DOWN)]


def _runs(pieces: Image.Image, step: int) -> Iterator[tuple[float, float, float]]:
    """Where each line lies, begins and ends; a piece is `step` points long, rows are two apart."""
    filled = pieces.point([1 if tone >= _FILLED * 255 else 0 for tone in range(256)])
    for row in range(filled.height):
        line = filled.crop((0, row, filled.width, row + 1)).tobytes()
        for run in _RUN.finditer(line):
            yield 2 * row + 1, (run.start() - 0.5) * step, (run.end() + 0.5) * step
