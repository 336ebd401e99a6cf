"""Measures of a made PDF: words with face, type and place, drawn lines; mm from the upper left corner."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

MM = 25.4 / 72


@dataclass(frozen=True)
class Words:
    """Some words on a page."""

    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    """The greatest type, points."""
    face: str
    """Faces, with / between several."""

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def bold(self) -> bool:
        return "Bold" in self.face

    @property
    def italic(self) -> bool:
        return "Italic" in self.face


@dataclass(frozen=True)
class Rule:
    """A drawn horizontal line."""

    left: float
    right: float
    y: float

    @property
    def length(self) -> float:
        return self.right - self.left

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


class Measured:
    """One page of a PDF."""

    def __init__(self, pdf: bytes, page: int = 0) -> None:
        self.document = pypdfium2.PdfDocument(pdf)
        self.page = self.document[page]
        self.text = self.page.get_textpage()
        self.width, self.height = (v * MM for v in self.page.get_size())

    def words(self, told: str, nth: int = 0) -> Words:
        """Words by what they say; they must stand in one line."""
        search = self.text.search(told, match_case=True)
        for _ in range(nth + 1):
            found = search.get_next()
            assert found, told
        at, count = found
        seen = [i for i in range(at, at + count) if self.text.get_text_range(i, 1).strip()]
        words = self._of(seen)
        assert "/" not in words.face, words
        return words

    def line(self, told: str, start: int = 0) -> tuple[Words, Words, int] | None:
        """Words found from a letter on, the line that goes on from them, and the letter after them.

        `told` is what stands on the line at most; the words looked for are its first four.
        """
        lead = " ".join(told.split()[:4])
        found = self.text.search(lead, index=start, match_case=True).get_next()
        if not found:
            return None
        at, count = found
        first = [i for i in range(at, at + count) if self.text.get_text_range(i, 1).strip()]
        whole, i, last = list(first), at + count, self.text.count_chars()
        while i < last and len(whole) < len("".join(told.split())):
            if self.text.get_text_range(i, 1).strip():
                if abs(self._baseline(i) - self._baseline(at)) > 0.5:
                    break
                whole.append(i)
            i += 1
        return self._of(first), self._of(whole), at + count

    def _baseline(self, index: int) -> float:
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self.text, index, x, y)
        return y.value

    def _of(self, seen: list[int]) -> Words:
        boxes = [self.text.get_charbox(i) for i in seen]
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self.text, seen[0], x, y)
        sizes = {round(pdfium.FPDFText_GetFontSize(self.text, i), 2) for i in seen}
        faces = {self._face(i) for i in seen}
        left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
        top, bottom = max(b[3] for b in boxes), min(b[1] for b in boxes)
        high = self.height
        return Words(
            left * MM,
            high - top * MM,
            right * MM,
            high - bottom * MM,
            high - y.value * MM,
            max(sizes),
            "/".join(sorted(faces)),
        )

    def _face(self, index: int) -> str:
        flags, name = ctypes.c_int(), ctypes.create_string_buffer(128)
        pdfium.FPDFText_GetFontInfo(self.text, index, name, 128, flags)
        return name.value.decode().split("+")[-1]

    def lines(self) -> list[Words]:
        """Every line of the page: letters that share a baseline, from the top down."""
        rows: dict[float, list[int]] = {}
        for i in range(self.text.count_chars()):
            if self.text.get_text_range(i, 1).strip():
                x, y = ctypes.c_double(), ctypes.c_double()
                pdfium.FPDFText_GetCharOrigin(self.text, i, x, y)
                rows.setdefault(round(y.value, 1), []).append(i)
        return [self._of(rows[y]) for y in sorted(rows, reverse=True)]

    def rules(self) -> list[Rule]:
        """Drawn horizontal lines, from the top down; nothing underlined is drawn, so all of them are rules."""
        found = []
        for obj in self.page.get_objects():
            left, bottom, right, top = obj.get_bounds()
            if obj.type == pdfium.FPDF_PAGEOBJ_PATH and top - bottom < 1.5 and right - left > 5:
                found.append(Rule(left * MM, right * MM, self.height - (top + bottom) / 2 * MM))
        return sorted(found, key=lambda rule: rule.y)
