"""ODT: paragraphs as Writer shows them, with the numbers of its lists, tables, notes, frames, heads and feet."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.etree.ElementTree import Element

from thidua.core.wording import Say
from thidua.exchange.carried import tree
from thidua.exchange.hostile import ODT, sound
from thidua.reading.received import Place
from thidua.reading.receiving.lines import Row
from thidua.reading.receiving.odt_styles import DRAW, LINK, OFFICE, STYLE, TABLE, TEXT, Counted, Styles
from thidua.reading.receiving.refusing import Trouble, refusal

_OUTSIDE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|\.\./|/)", re.IGNORECASE)
_SIGNS = {f"{TEXT}tab": "    ", f"{TEXT}line-break": "\n"}
_UNREAD = {
    f"{TEXT}tracked-changes",
    f"{OFFICE}annotation",
    f"{OFFICE}forms",
    f"{TEXT}sequence-decls",
    f"{TEXT}variable-decls",
}
_KIND = b"application/vnd.oasis.opendocument.text"
_MOST_REPEATS = 1_000


def odt_rows(path: Path) -> tuple[list[Row], list[Say]]:
    """The lines of an ODT and what a reader must know of it.

    Raises Stopped or Refused where the file is unsound, locked, or takes content from elsewhere.
    """
    with sound(path, ODT) as archive:
        _check_carried(path, archive)
        content = tree(path, archive, "content.xml")
        roots = [content]
        if "styles.xml" in archive.namelist():
            roots.insert(0, tree(path, archive, "styles.xml"))
        _check_links(path, roots)
        walk = _Walk(Styles(roots))
        body = content.find(f"{OFFICE}body/{OFFICE}text")
        rows = list(walk.block(body)) if body is not None else []
        pages = max((row.page for row in rows), default=1)
        heads = list(walk.edge(roots, "header"))
        feet = [replace(row, page=pages) for row in walk.edge(roots, "footer")]
        return [*heads, *rows, *feet], list(walk.remarks())


def _check_carried(path: Path, archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if "mimetype" not in names or archive.read("mimetype").strip() != _KIND:
        raise refusal(path.name, Trouble(Say("bên trong không phải ODT", "inside is no ODT"), ODT.again))
    if any(n.startswith(("Basic/", "Scripts/")) for n in names):
        raise refusal(path.name, Trouble(Say("tệp có macro", "the file carries macros"), ODT.again))
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        locked = Say("tệp có mật khẩu", "the file is locked by a password")
        raise refusal(
            path.name, Trouble(locked, Say("Bỏ mật khẩu rồi lưu lại.", "Remove the password and save it."))
        )


def _check_links(path: Path, roots: list[Element]) -> None:
    """A link a reader may click is fine; content that a program would fetch by itself is not."""
    for root in roots:
        for one in root.iter():
            clicked = one.tag in (f"{TEXT}a", f"{DRAW}a")
            if not clicked and _OUTSIDE.match(one.get(LINK, "")):
                why = Say("có nội dung liên kết từ nơi khác", "it fetches content from elsewhere")
                raise refusal(path.name, Trouble(why, ODT.again))


@dataclass
class _Read:
    """One paragraph: its letters, how they are set, the frames and notes that hang on it."""

    text: str = ""
    bolds: list[bool] = field(default_factory=list)
    italics: list[bool] = field(default_factory=list)
    apart: list[tuple[Element, Place]] = field(default_factory=list)


class _Walk:
    """Goes through a document from top to end."""

    def __init__(self, styles: Styles) -> None:
        self._styles, self._counted = styles, Counted(styles)
        self._page, self._tables, self._changes, self._hidden = 1, 0, 0, 0
        self._place: Place = ""

    def remarks(self) -> Iterator[Say]:
        """What has to be said of the document beside its lines."""
        if self._changes:
            yield Say(
                f"Tệp còn {self._changes} chỗ sửa đang theo dõi: đọc như đã chấp nhận mọi chỗ sửa.",
                f"The file still tracks changes ({self._changes}): it was read as if all were accepted.",
            )
        if self._hidden:
            yield Say(
                f"Tệp có {self._hidden} đoạn chữ ẩn: không đọc.",
                f"Hidden words in {self._hidden} places were not read.",
            )

    def edge(self, roots: list[Element], place: Place) -> Iterator[Row]:
        """Heads or feet of pages; the same one is said once."""
        self._place, seen = place, set[str]()
        for root in roots:
            for one in root.iter(f"{STYLE}{place}"):
                for row in self.block(one):
                    if row.text and row.text not in seen:
                        seen.add(row.text)
                        yield replace(row, page=1)
        self._place = ""

    def block(self, element: Element, cell: tuple[int, int, int] | None = None) -> Iterator[Row]:
        """The rows of everything below an element."""
        for child in element:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(child, cell, self._heading(child))
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, cell, child.get(f"{TEXT}style-name", ""), 1)
            elif child.tag == f"{TABLE}table":
                yield from self._table(child)
            elif child.tag == f"{TEXT}soft-page-break":
                self._page += 1
            elif child.tag == f"{TEXT}tracked-changes":
                self._changes += len(child)
            elif child.tag == f"{DRAW}frame" or child.tag == f"{DRAW}text-box":
                yield from self._apart(child, "textbox")
            elif child.tag not in _UNREAD:
                yield from self.block(child, cell)

    def _apart(self, element: Element, place: Place) -> Iterator[Row]:
        before, self._place = self._place, self._place or place
        yield from list(self.block(element))
        self._place = before

    def _heading(self, one: Element) -> str:
        level = one.get(f"{TEXT}outline-level", "") if one.tag == f"{TEXT}h" else ""
        return self._counted.heading(int(level)) if level.isdigit() and len(level) < 3 else ""

    def _list(self, one: Element, cell: tuple[int, int, int] | None, style: str, level: int) -> Iterator[Row]:
        style = one.get(f"{TEXT}style-name", style)
        going_on = (
            one.get(f"{TEXT}continue-numbering") == "true"
            or f"{TEXT}continue-list" in one.attrib
            or level > 1
        )
        self._counted.begin(style, level, going_on)
        for item in one:
            marker = ""
            for child in item:
                if child.tag == f"{TEXT}list":
                    yield from self._list(child, cell, style, level + 1)
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    if item.tag == f"{TEXT}list-item" and child is next(iter(item)):
                        marker = self._counted.marker(style, level, item.get(f"{TEXT}start-value"))
                    yield from self._paragraph(child, cell, marker)
                    marker = ""

    def _paragraph(self, one: Element, cell: tuple[int, int, int] | None, marker: str) -> Iterator[Row]:
        name = one.get(f"{TEXT}style-name", "")
        own = self._styles.set_by(name)
        if own.new_page and cell is None and not self._place:
            self._page += 1
        read, page = _Read(), self._page
        self._letters(one, read, name)
        for at, line in enumerate(read.text.split("\n")):
            text = f"{marker} {line.strip()}".strip() if marker and at == 0 and line.strip() else line.strip()
            yield Row(
                text, page, bold=bool(read.bolds) and all(read.bolds), italic=bool(read.italics) and all(read.italics),
                centred=bool(own.centred), table=cell, place=self._place,
            )  # fmt: skip
        for element, place in read.apart:
            yield from self._apart(element, place)

    def _letters(self, one: Element, read: _Read, style: str) -> None:
        self._add(one.text, read, style)
        for child in one:
            if child.tag == f"{TEXT}s":
                many = child.get(f"{TEXT}c", "1")
                read.text += " " * (min(int(many), 40) if many.isdigit() and len(many) < 6 else 1)
            elif child.tag in _SIGNS:
                read.text += _SIGNS[child.tag]
            elif child.tag == f"{TEXT}note":
                body = child.find(f"{TEXT}note-body")
                read.apart += [(body, "footnote")] if body is not None else []
            elif child.tag.startswith(DRAW):
                read.apart.append((child, "textbox"))
            elif child.tag == f"{TEXT}soft-page-break":
                self._page += 1
            elif child.tag not in _UNREAD:
                self._letters(child, read, child.get(f"{TEXT}style-name", style))
            self._add(child.tail, read, style)

    def _add(self, text: str | None, read: _Read, style: str) -> None:
        if not text:
            return
        own = self._styles.set_by(style)
        if own.hidden:
            self._hidden += bool(text.strip())
            return
        read.text += re.sub(r"[ \t\r\n]+", " ", text)
        if text.strip():
            read.bolds.append(bool(own.bold))
            read.italics.append(bool(own.italic))

    def _table(self, table: Element) -> Iterator[Row]:
        at = self._tables
        self._tables += 1
        for row, element in enumerate(table.iter(f"{TABLE}table-row")):
            column = 0
            for one in element:
                if one.tag == f"{TABLE}table-cell":
                    yield from (r for r in self.block(one, (at, row, column)) if r.text)
                if one.tag in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                    many = one.get(f"{TABLE}number-columns-repeated", "1")
                    column += min(int(many), _MOST_REPEATS) if many.isdigit() and len(many) < 6 else 1
