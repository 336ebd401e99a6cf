"""A described paper as the file that its description asks for: DOCX, ODT or PDF."""

from __future__ import annotations

from pathlib import Path

from benchmarks.reading.layout import Layout
from benchmarks.reading.made_docx import docx
from benchmarks.reading.made_odt import odt
from benchmarks.reading.made_pdf import pdf

MAKERS = {"docx": docx, "odt": odt, "pdf": pdf}


def made(layout: Layout, to: Path, name: str) -> Path:
    """Write the paper into a folder; the path of the file."""
    kind = layout.told["as"]
    path = to / f"{name}.{kind}"
    path.write_bytes(MAKERS[kind](layout))
    return path
