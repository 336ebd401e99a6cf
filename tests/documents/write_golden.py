"""Writes the golden text of every sample paper again: `python -m tests.documents.write_golden`, then read the diff."""

from pathlib import Path

from tests.documents.reading import docx_lines
from thidua.core.papers.samples import samples
from thidua.documents import docx

GOLDEN = Path(__file__).parent / "golden"

if __name__ == "__main__":
    for paper in samples():
        (GOLDEN / f"{paper.slug}.txt").write_text("\n".join(docx_lines(docx(paper))) + "\n", encoding="utf-8")
