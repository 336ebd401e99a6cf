"""The part of RESULTS.md that is about reading: what stands between its marks is written anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

RESULTS = Path(__file__).parents[1] / "RESULTS.md"
BEGIN, END = "<!-- reading: begin -->", "<!-- reading: end -->"


def write(lines: Sequence[str], path: Path = RESULTS) -> None:
    """Put the lines between the marks of the file."""
    before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    path.write_text(before + "\n".join((BEGIN, *lines, END)) + after, encoding="utf-8")
