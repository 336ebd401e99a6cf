"""DOCX: paragraphs as Word shows them, with the numbers of its lists, tables, notes, boxes, heads and feet."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

from thidua.core.wording import Say
from thidua.exchange.carried import FETCHES, tree
from thidua.exchange.hostile import DOCX, opened
from thidua.reading.received import Place
from thidua.reading.receiving.lines import Row
from thidua.reading.receiving.refusing import Trouble, refusal
from thidua.reading.receiving.word_runs import MC, Runs, Told
from thidua.reading.receiving.word_styles import Styles, W, numbering, on, value

_PART = re.compile(r"word/(header|footer)\d*\.xml")
_SKIPPED = {
    f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr")
}


def word_rows(path: Path) -> tuple[list[Row], list[Say]]:
    """The lines of a DOCX and what a reader must know of it.

    Raises Stopped or Refused where the file is unsound (`thidua.exchange.hostile`) or a field fetches content.
    """
    with opened(path, DOCX) as archive:
        parts = _Parts(path, archive)
        body = parts.tree("word/document.xml")
        if body is None:
            return [], []
        _check_fields(path, body)
        walk = _Walk(parts, any(True for _ in body.iter(f"{W}lastRenderedPageBreak")))
        rows = list(walk.block(body))
        heads, feet = (list(parts.edge(place, walk)) for place in ("header", "footer"))
        pages = max((row.page for row in rows), default=1)
        return [*heads, *rows, *(replace(row, page=pages) for row in feet)], list(walk.told.remarks())


def _check_fields(path: Path, body: Element) -> None:
    """Raise Refused where a field would fetch content when Word opens the file."""
    told = [e.text or "" for e in body.iter(f"{W}instrText")]
    told += [e.get(f"{W}instr", "") for e in body.iter(f"{W}fldSimple")]
    if FETCHES.search(" ".join(told)):
        why = Say("có trường lấy nội dung từ nơi khác", "a field fetches content")
        raise refusal(path.name, Trouble(why, DOCX.again))


class _Parts:
    """The parts of the archive, read without entities."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self._path, self._archive = path, archive
        self._names = set(archive.namelist())
        self.styles = Styles(self.tree("word/styles.xml"))
        self.numbers = numbering(self.tree("word/numbering.xml"))
        self.notes = {
            f"{sort}:{i}": note for sort in ("footnote", "endnote") for i, note in self._notes(sort)
        }

    def tree(self, name: str) -> Element | None:
        return tree(self._path, self._archive, name) if name in self._names else None

    def _notes(self, sort: str) -> Iterator[tuple[str, Element]]:
        root = self.tree(f"word/{sort}s.xml")
        for note in root if root is not None else ():
            if note.get(f"{W}type") in (None, "normal"):
                yield note.get(f"{W}id", ""), note

    def edge(self, place: str, walk: _Walk) -> Iterator[Row]:
        """Heads or feet of pages; the same one is said once."""
        seen: set[str] = set()
        for name in sorted(self._names):
            found = _PART.fullmatch(name)
            root = self.tree(name) if found and found[1] == place else None
            for row in (
                walk.apart(root, "header" if place == "header" else "footer") if root is not None else ()
            ):
                if row.text not in seen:
                    seen.add(row.text)
                    yield replace(row, page=1)


class _Walk:
    """Goes through a part from top to end."""

    def __init__(self, parts: _Parts, rendered: bool) -> None:
        self._parts, self.told = parts, Told()
        self._runs = Runs(parts.styles, self.told, rendered)
        self._tables = 0
        self._place: Place = ""

    def apart(self, element: Element, place: Place) -> Iterator[Row]:
        """The rows of what stands outside the run of the text."""
        before, self._place = self._place, place
        yield from list(self.block(element))
        self._place = before

    def block(self, element: Element, table: tuple[int, int, int] | None = None) -> Iterator[Row]:
        """The rows of everything below an element."""
        for child in element:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, table)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag == f"{MC}AlternateContent":
                yield from self.block(next(iter(child), child), table)
            elif child.tag not in _SKIPPED:
                yield from self.block(child, table)

    def _paragraph(self, paragraph: Element, table: tuple[int, int, int] | None) -> Iterator[Row]:
        settings = paragraph.find(f"{W}pPr")
        style = value(settings, "pStyle")
        read = self._runs.read(paragraph, style)
        marker = self._marker(settings, style) if any(line.strip() for line in read.lines) else ""
        align = value(settings, "jc") or self._parts.styles.of_paragraph(style, "jc")
        indent = value(settings, "ind", "left") or value(settings, "ind", "start") or "0"
        first = True
        for line, page in zip(read.lines, read.pages, strict=True):
            text = f"{marker} {line}".strip() if marker and first and line.strip() else line.strip()
            first = first and not line.strip()
            yield Row(
                text, page, bold=read.bold, italic=read.italic, centred=align == "center",
                indent=_letters(indent), table=table, place=self._place,
            )  # fmt: skip
        for box in read.boxes:
            yield from self.apart(box, "textbox")
        for note in read.notes:
            if note in self._parts.notes:
                yield from self.apart(self._parts.notes[note], "footnote")

    def _marker(self, settings: Element | None, style: str | None) -> str:
        number = value(settings, "numPr/numId")
        level = value(settings, "numPr/ilvl")
        if number is None:
            number = self._parts.styles.of_paragraph(style, "numPr/numId")
            level = level or self._parts.styles.of_paragraph(style, "numPr/ilvl")
        if number in (None, "", "0"):
            return ""
        return self._parts.numbers.marker(number or "", int(level) if level and level.isdigit() else 0)

    def _table(self, table: Element) -> Iterator[Row]:
        at = self._tables
        self._tables += 1
        rows = (r for r in _below(table, f"{W}tr") if r.find(f"{W}trPr/{W}del") is None)
        for row, element in enumerate(rows):
            column = 0
            for cell in _below(element, f"{W}tc"):
                settings = cell.find(f"{W}tcPr")
                span = value(settings, "gridSpan") or "1"
                if value(settings, "vMerge") in (None, "restart") or on(settings, "vMerge") is None:
                    yield from (r for r in self.block(cell, (at, row, column)) if r.text)
                column += int(span) if span.isdigit() and len(span) < 4 else 1


def _letters(twips: str) -> int:
    """A margin in letters of the usual size."""
    return int(twips) // 140 if twips.isascii() and twips.isdigit() and len(twips) < 6 else 0


def _below(element: Element, tag: str) -> Iterator[Element]:
    """Rows or cells, also those held in content controls; not those of tables within."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _below(child, tag)
