"""The words of one PDF page with their places, its drawn lines and pictures. Runs in the child process."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from thidua.reading.receiving.grids import Rule
from thidua.reading.receiving.layout import Placed

_LINE = re.compile(r"[^\r\n]+")
_WORD = re.compile(r"[^\s\ufffe\ufeff]+")
_BOLD, _ITALIC = re.compile(r"bold|black|heavy|semibold|-bd", re.I), re.compile(r"italic|oblique", re.I)
_HEAVY, _SPACE = 600, (9, 10, 13)
_MOST_OBJECTS = 50_000
_THIN, _SHORT = 2.5, 8.0
"""In points: a path thinner than that is a drawn line, if it is longer than the other."""


class Frame(NamedTuple):
    """The visible part of a page and how it is turned (quarter turns to the right)."""

    left: float
    bottom: float
    right: float
    top: float
    turned: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as it is seen."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.turned % 2 else (wide, high)

    def seen(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A box of the page as it is seen: left, top, right, bottom, y downwards."""
        if self.turned == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.turned == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turned == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left


def frame(page: pypdfium2.PdfPage) -> Frame:
    """The frame of a page."""
    left, bottom, right, top = page.get_cropbox()
    return Frame(left, bottom, right, top, (page.get_rotation() // 90) % 4)


def words(page: pypdfium2.PdfPage, within: Frame) -> list[Placed]:
    """The words of a page; how they are set is looked up at both ends of each line that the PDF writes at once."""
    text_page = page.get_textpage()
    letters = _Letters(text_page.raw)
    found: list[Placed] = []
    text, seen, boxed = letters.text, within.seen, letters.box
    for line in _LINE.finditer(text):
        spans = [m.span() for m in _WORD.finditer(text, *line.span())]
        if spans:
            bold, italic = letters.set_by({spans[0][0], spans[len(spans) // 2][0], spans[-1][0]})
            found += [
                Placed(*seen(*box), text[start:end], None, bold, italic)
                for start, end in spans
                if (box := boxed(start, end - 1))
            ]
    text_page.close()
    return found


class _Letters:
    """The letters of a page and their boxes."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self.text = self._all(pdfium.FPDFText_CountChars(raw))
        self._first, self._last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
        self._name, self._flags = ctypes.create_string_buffer(200), ctypes.c_int()

    def _all(self, count: int) -> str:
        """One character for each letter of the page, so that places in the text are places of letters."""
        held = (ctypes.c_ushort * (count + 1))()
        if pdfium.FPDFText_GetText(self._raw, 0, count, held) == count + 1:
            text = bytes(held)[: 2 * count].decode("utf-16-le", "replace")
            if len(text) == count:
                return text.replace("\x02", "-")
        each = (pdfium.FPDFText_GetUnicode(self._raw, at) for at in range(count))
        return "".join("-" if c == 2 else chr(c) if c in _SPACE or _is_letter(c) else " " for c in each)

    def box(self, first: int, last: int) -> tuple[float, float, float, float] | None:
        """Left, bottom, right and top of the letters from one to another, as high as their font."""
        one, other = self._first, self._last
        if not pdfium.FPDFText_GetLooseCharBox(self._raw, first, one):
            return None
        if first == last or not pdfium.FPDFText_GetLooseCharBox(self._raw, last, other):
            return one.left, one.bottom, one.right, one.top
        left, bottom, right, top = one.left, one.bottom, one.right, one.top
        return (
            left if left < other.left else other.left,
            bottom if bottom < other.bottom else other.bottom,
            right if right > other.right else other.right,
            top if top > other.top else other.top,
        )

    def set_by(self, places: Iterable[int]) -> tuple[bool, bool]:
        """Whether the letters at some places are all bold, and all italic."""
        bold = italic = True
        for at in places:
            name = self._font(at)
            bold = bold and bool(_BOLD.search(name) or pdfium.FPDFText_GetFontWeight(self._raw, at) >= _HEAVY)
            italic = italic and bool(_ITALIC.search(name))
            if not (bold or italic):
                break
        return bold, italic

    def _font(self, at: int) -> str:
        size = pdfium.FPDFText_GetFontInfo(self._raw, at, self._name, 200, self._flags)
        return self._name.raw[: max(0, min(size, 200) - 1)].decode("utf-8", "replace")


def _is_letter(code: int) -> bool:
    return 31 < code < 0xD800 or 0xDFFF < code < 0x110000


class Drawn(NamedTuple):
    """What is drawn on a page beside letters: lines, and the share of it that its largest picture fills."""

    rules: list[Rule]
    pictured: float


def drawn(page: pypdfium2.PdfPage, within: Frame) -> Drawn:
    """The drawn lines and the largest picture of a page."""
    rules: list[Rule] = []
    wide, high = within.size
    pictured = 0.0
    for kind, (left, top, right, bottom) in _objects(page, within):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictured = max(pictured, (right - left) * (bottom - top) / max(wide * high, 1))
        elif right - left < 0.97 * wide and bottom - top < 0.97 * high:
            rules += _edges(left, top, right, bottom)
    return Drawn(rules, pictured)


def _objects(
    page: pypdfium2.PdfPage, within: Frame
) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    edges = [ctypes.c_float() for _ in range(4)]
    for at in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        one = pdfium.FPDFPage_GetObject(page.raw, at)
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH) and (
            pdfium.FPDFPageObj_GetBounds(one, *edges)
        ):
            left, bottom, right, top = (e.value for e in edges)
            yield kind, within.seen(left, bottom, right, top)


def _edges(left: float, top: float, right: float, bottom: float) -> Iterator[Rule]:
    """A thin path is a line; a box has four."""
    wide, high = right - left, bottom - top
    if min(wide, high) <= _THIN:
        if max(wide, high) >= _SHORT:
            yield Rule(left, top, right, bottom)
    elif wide > _SHORT and high > _SHORT:
        yield from (Rule(left, top, right, top), Rule(left, bottom, right, bottom))
        yield from (Rule(left, top, left, bottom), Rule(right, top, right, bottom))
