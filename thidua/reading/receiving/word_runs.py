"""The letters of one DOCX paragraph as a reader sees them: changes accepted, hidden words left out, notes apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from thidua.core.wording import Say
from thidua.reading.receiving.word_styles import Styles, W, on, value

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TAB = "    "
_SIGNS = {f"{W}tab": TAB, f"{W}noBreakHyphen": "-", f"{W}ptab": TAB}
_GONE = {f"{W}del", f"{W}moveFrom"}
_CHANGED = (*_GONE, f"{W}ins", f"{W}moveTo")


@dataclass
class Told:
    """What has to be said of a document beside its lines."""

    changes: int = 0
    hidden: int = 0

    def remarks(self) -> Iterator[Say]:
        """Each thing as one sentence."""
        if self.changes:
            yield Say(
                f"Tệp còn {self.changes} chỗ sửa đang theo dõi (Track Changes): đọc như đã chấp nhận mọi chỗ sửa.",
                f"The file still tracks changes ({self.changes}): it was read as if all were accepted.",
            )
        if self.hidden:
            yield Say(
                f"Tệp có {self.hidden} đoạn chữ ẩn: không đọc.",
                f"Hidden words in {self.hidden} places were not read.",
            )


@dataclass
class Read:
    """One paragraph: its lines with the page of each, the boxes and notes that hang on it."""

    lines: list[str] = field(default_factory=lambda: [""])
    pages: list[int] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    bolds: list[bool] = field(default_factory=list)
    italics: list[bool] = field(default_factory=list)

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return bool(self.bolds) and all(self.bolds)

    @property
    def italic(self) -> bool:
        """Whether every word is italic."""
        return bool(self.italics) and all(self.italics)


class Runs:
    """Reads paragraphs and counts pages: where Word noted its page breaks by those, else by breaks set by hand."""

    def __init__(self, styles: Styles, told: Told, rendered: bool) -> None:
        self._styles, self._told, self._rendered = styles, told, rendered
        self._page = 1

    def read(self, paragraph: Element, style: str | None) -> Read:
        """The letters of a paragraph of a style."""
        read = Read(pages=[self._page])
        if not self._rendered and on(paragraph.find(f"{W}pPr"), "pageBreakBefore"):
            self._turn(read)
        self._within(paragraph, read, style)
        return read

    def _within(self, element: Element, read: Read, style: str | None) -> None:
        for child in element:
            if child.tag in _CHANGED:
                self._told.changes += 1
            if child.tag in _GONE or child.tag == f"{W}pPr":
                continue
            if child.tag == f"{W}r":
                self._run(child, read, style)
            elif child.tag == f"{MC}AlternateContent":
                self._within(next(iter(child), child), read, style)
            elif child.tag == f"{W}txbxContent":
                read.boxes.append(child)
            else:
                self._within(child, read, style)

    def _run(self, run: Element, read: Read, style: str | None) -> None:
        settings = run.find(f"{W}rPr")
        if on(settings, "vanish"):
            self._told.hidden += 1
            return
        capitals = self._switch(settings, style, "caps")
        for child in run:
            if child.tag == f"{W}t":
                text = child.text or ""
                read.lines[-1] += text.upper() if capitals else text
                if text.strip():
                    read.bolds.append(self._switch(settings, style, "b"))
                    read.italics.append(self._switch(settings, style, "i"))
            elif child.tag in _SIGNS:
                read.lines[-1] += _SIGNS[child.tag]
            elif child.tag in (f"{W}br", f"{W}cr", f"{W}lastRenderedPageBreak"):
                self._break(child, read)
            elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                sort = child.tag.removeprefix(W).removesuffix("Reference")
                read.notes.append(f"{sort}:{child.get(f'{W}id', '')}")
            elif child.tag != f"{W}rPr":
                self._boxes(child, read)

    def _switch(self, settings: Element | None, style: str | None, name: str) -> bool:
        own = on(settings, name)
        if own is None and (letters := value(settings, "rStyle")):
            own = self._styles.switch(letters, name) or None
        return self._styles.switch(style, name) if own is None else own

    def _break(self, sign: Element, read: Read) -> None:
        if sign.tag == f"{W}lastRenderedPageBreak":
            self._turn(read)
        elif sign.get(f"{W}type") == "page":
            if not self._rendered:
                self._turn(read)
        else:
            read.lines.append("")
            read.pages.append(self._page)

    def _turn(self, read: Read) -> None:
        """A page ends; a line of which nothing was read yet stands on the next."""
        self._page += 1
        if not read.lines[-1].strip():
            read.pages[-1] = self._page

    def _boxes(self, element: Element, read: Read) -> None:
        if element.tag == f"{W}txbxContent":
            read.boxes.append(element)
        elif element.tag == f"{MC}AlternateContent":
            self._boxes(next(iter(element), element), read)
        else:
            for child in element:
                self._boxes(child, read)
