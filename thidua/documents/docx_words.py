"""The words of a DOCX that an office has edited: paragraphs by their styles, between the tables."""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from thidua.core.papers.edited import ROLES, Line
from thidua.documents.docx_markup import style_id
from thidua.documents.layout import LABELS

SPOKEN = {style_id(role): role for role in (*ROLES, "title", "abstract") if role in LABELS}
"""Styles of words; whoever pastes a plain paragraph has written body text."""
PLAIN = {"Normal", ""}


def words_of(content: bytes) -> tuple[list[list[Line]], list[str]]:
    """The words between the tables, and what stands in each table."""
    package = Document(BytesIO(content))
    found: list[list[Line]] = [[]]
    tables = []
    for element in package.element.body.iterchildren():
        if element.tag == qn("w:tbl"):
            told = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in element.iter(qn("w:p")))
            tables.append(" ".join(" ".join(told).split()))
            found.append([])
        elif element.tag == qn("w:p"):
            line = _line(Paragraph(element, package))
            if line is not None:
                found[-1].append(line)
    return found, tables


def _line(paragraph: Paragraph) -> Line | None:
    style = str(paragraph.style.style_id) if paragraph.style is not None else ""
    role = "body" if style in PLAIN else SPOKEN.get(style, "")
    runs = tuple((r.text, bool(r.bold), bool(r.italic)) for r in paragraph.runs if r.text)
    line = Line(role, runs)
    return line if role and line.text else None
