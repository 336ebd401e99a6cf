"""The words of a DOCX that an office has edited: paragraphs by their styles, between the tables.

A word processor may rename the ids of styles (LibreOffice) or drop styles (Google Docs): a style is known by
its id or by its name, and words of a style of nobody's are words all the same. What words cannot carry back,
a change that still waits or a picture, is told, never left out in silence.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from thidua.core.papers.edited import ANY, DOTTED, ROLES, Line
from thidua.documents.docx_markup import PREFIX, style_id
from thidua.documents.layout import LABELS

SPOKEN = {style_id(role): role for role in (*ROLES, "title", "abstract", "blank") if role in LABELS}
"""Styles of words; whoever pastes a plain paragraph has written body text."""
NAMED = {f"{PREFIX}{label}": style_id(role) for role, label in LABELS.items()}
"""Ids of the project's styles by their names."""
UNSPOKEN = {style_id(role) for role in LABELS} - set(SPOKEN)
"""Styles of what the program sets itself between the tables: its notes."""
SILENT = ""
_WRAPS = tuple(qn(tag) for tag in ("w:sdt", "w:sdtContent", "w:customXml"))
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_STRANGE = {
    "tracked": tuple(qn(t) for t in ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel")),
    "comment": (qn("w:commentReference"),),
    "footnote": (qn("w:footnoteReference"), qn("w:endnoteReference")),
    "picture": (*(qn(t) for t in ("w:drawing", "w:pict", "w:object", "w:sym")), _MATH),
}


@dataclass(frozen=True)
class Strange:
    """Something that words cannot carry back: what, and in which paragraph."""

    what: str
    where: str


@dataclass(frozen=True)
class Words:
    """What a DOCX says."""

    stretches: list[list[Line]]
    """The words between the tables."""
    tables: list[str]
    """What stands in each table."""
    silent: frozenset[str]
    """Lines between the tables that are no words of the paper: its notes."""
    strange: tuple[Strange, ...]


def words_of(content: bytes) -> Words:
    """The words between the tables, what stands in each table, and what words cannot carry."""
    package = Document(BytesIO(content))
    found: list[list[Line]] = [[]]
    tables: list[str] = []
    silent: set[str] = set()
    for element in _unwrapped(package.element.body):
        if element.tag == qn("w:tbl"):
            runs = (p.iter(qn("w:t"), qn("w:br")) for p in element.iter(qn("w:p")))
            told = ("".join(t.text or " " for t in told) for told in runs)
            tables.append(_plain(" ".join(told)))
            found.append([])
        elif element.tag == qn("w:p"):
            line = _line(Paragraph(element, package))
            if line.text and line.role == SILENT:
                silent.add(line.text)
            elif line.text:
                found[-1].append(line)
    return Words(found, tables, frozenset(silent), tuple(_strange(package.element.body)))


def without(words: Words, silent: Iterable[str]) -> list[list[Line]]:
    """The words but for lines that the program sets itself, where a word processor dropped their style."""
    notes = frozenset(silent)
    return [[line for line in part if line.role != ANY or line.text not in notes] for part in words.stretches]


def _line(paragraph: Paragraph) -> Line:
    runs = [Run(r, paragraph) for r in paragraph._p.iter(qn("w:r"))]
    told = tuple((unicodedata.normalize("NFC", r.text), bool(r.bold), bool(r.italic)) for r in runs if r.text)
    line = Line(_role(paragraph), told)
    return DOTTED if line.role == DOTTED.role and not line.text.strip(" .…") else line


def _role(paragraph: Paragraph) -> str:
    style = paragraph.style
    known = str(style.style_id) if style is not None else ""
    if known not in SPOKEN and known not in UNSPOKEN and style is not None:
        known = NAMED.get(unicodedata.normalize("NFC", str(style.name)), known)
    return SILENT if known in UNSPOKEN else SPOKEN.get(known, ANY)


def _unwrapped(body: Any) -> Iterator[Any]:
    for element in body.iterchildren():
        if element.tag in _WRAPS:
            yield from _unwrapped(element)
        else:
            yield element


def _strange(body: Any) -> Iterator[Strange]:
    for what, tags in _STRANGE.items():
        for element in body.iter(*tags):
            paragraph = next((p for p in element.iterancestors(qn("w:p"))), element)
            yield Strange(what, _plain("".join(t.text or "" for t in paragraph.iter(qn("w:t")))))


def _plain(words: str) -> str:
    return unicodedata.normalize("NFC", " ".join(words.split()))
