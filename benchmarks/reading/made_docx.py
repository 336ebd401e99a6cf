"""A described paper as DOCX, as officials type it: two columns at the head, bold titles, real tables.

`numbering: word` lets Word count parts, sections, points and dashes: their markers stand nowhere in the text.
"""

from __future__ import annotations

import io
from typing import Any

from docx import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from benchmarks.reading.layout import Block, Layout
from benchmarks.reading.typed import MOTTO, NATION
from thidua.core.plan.outline import marker_of

NUM_ID = 77
FORMATS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"))
LEVELS = {"part": 0, "number": 1, "letter": 2, "dash": 3}


def docx(layout: Layout) -> bytes:
    """The file."""
    paper = Docx()
    paper.styles["Normal"].font.name, paper.styles["Normal"].font.size = "Times New Roman", Pt(14)
    counted = layout.told.get("numbering") == "word"
    if counted:
        _numbering(paper)
    if layout.told.get("footer"):
        paper.sections[0].footer.paragraphs[0].text = layout.told["footer"]
    ends = [block for block in layout.blocks if block.role in ("sign", "to")]
    for block in layout.blocks:
        if block.role not in ("sign", "to"):
            _put(paper, block, counted)
        elif block is ends[-1]:
            _end(paper, ends)
    held = io.BytesIO()
    paper.save(held)
    return held.getvalue()


def _numbering(paper: Any) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(FORMATS)
    )
    root = paper.part.numbering_part.element
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{NUM_ID}">{levels}</w:abstractNum>'
    root.insert(0, parse_xml(abstract))
    root.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{NUM_ID}"><w:abstractNumId w:val="{NUM_ID}"/></w:num>')
    )


def _put(paper: Any, block: Block, counted: bool) -> None:
    if block.role == "head":
        _head(paper, block.words)
    elif block.role == "table":
        _table(paper, block.rows)
    elif block.role == "page":
        paper.add_page_break()
    elif block.role in ("title", "annex"):
        for words in block.words:
            if words:
                _line(paper, words, bold=True).alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        _clause(paper, block, counted)


def _clause(paper: Any, block: Block, counted: bool) -> None:
    kind, _, rest = marker_of(block.words[0])
    counts = counted and kind in LEVELS
    line = _line(paper, rest if counts else block.words[0], bold=block.role == "heading")
    if counts:
        told = (
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{LEVELS[kind]}"/><w:numId w:val="{NUM_ID}"/></w:numPr>'
        )
        line._p.get_or_add_pPr().insert_element_before(parse_xml(told), "w:ind")


def _line(paper: Any, words: str, bold: bool = False) -> Any:
    line = paper.add_paragraph()
    line.add_run(words).bold = bold
    return line


def _head(paper: Any, words: tuple[str, ...]) -> None:
    upper, agency, number, when = words
    cells = paper.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text = "\n".join(w for w in (upper, agency, "-------", number) if w)
    cells[1].text = "\n".join((NATION, MOTTO, "---------------", when))


def _end(paper: Any, ends: list[Block]) -> None:
    """Recipients at left, the signature at right."""
    cells = paper.add_table(rows=1, cols=2).rows[0].cells
    told = {block.role: block.words for block in ends}
    cells[0].text = "\n".join(("Nơi nhận:", *told.get("to", ())))
    cells[1].text = "\n".join(w for w in told.get("sign", ()) if w)


def _table(paper: Any, rows: tuple[tuple[str, ...], ...]) -> None:
    made = paper.add_table(rows=len(rows), cols=max(map(len, rows)))
    made.style = "Table Grid"
    for at, row in enumerate(rows):
        for place, words in enumerate(row):
            made.rows[at].cells[place].text = words
