"""PDF: its text by position, page by page, and which pages have to be read from their picture. In the child process."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from thidua.core.wording import Say
from thidua.reading.receiving import refusing
from thidua.reading.receiving.layers import doubt
from thidua.reading.receiving.limits import LIMITS
from thidua.reading.receiving.lines import Row
from thidua.reading.receiving.pages import page_rows
from thidua.reading.receiving.pdf_words import drawn, frame, words
from thidua.reading.receiving.refusing import refusal

LONGEST_SIDE = 5_000
"""Points of the longer side of a page that is drawn to be recognised; A3 at 300 dpi has 4,960."""


@dataclass
class PdfText:
    """What a PDF carries as text: rows, number of pages, and for pages in doubt why."""

    pages: int = 0
    rows: list[Row] = field(default_factory=list)
    doubts: dict[int, Say] = field(default_factory=dict)


def opened(path: Path) -> pypdfium2.PdfDocument:
    """The document.

    Raises Refused when it is locked, damaged, or has too many pages.
    """
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise refusal(path.name, refusing.LOCKED if locked else refusing.BROKEN_PDF) from None
    if pdfium.FPDF_GetSecurityHandlerRevision(document.raw) != -1:
        raise refusal(path.name, refusing.LOCKED)
    if not len(document):
        raise refusal(path.name, refusing.BROKEN_PDF)
    if len(document) > LIMITS.pages:
        raise refusal(path.name, refusing.too_many_pages(len(document), LIMITS.pages))
    return document


def pdf_text(path: Path) -> PdfText:
    """The text of every page and the doubts about it."""
    with opened(path) as document:
        return text_of(document)


def text_of(document: pypdfium2.PdfDocument) -> PdfText:
    """The same of a document already opened."""
    found = PdfText(len(document))
    for at in range(len(document)):
        page = document[at]
        within = frame(page)
        placed, seen = words(page, within), drawn(page, within)
        rows = page_rows(placed, seen.rules, within.size, at + 1)
        if why := doubt("\n".join(row.text for row in rows), seen.pictured):
            found.doubts[at + 1] = why
        found.rows += rows
        page.close()
    return found


def pdf_picture(path: Path, page: int, dots: int = 300, width: int | None = None) -> Image.Image:
    """A page drawn in grey at so many dots an inch, or in colour at a width in points.

    Raises Refused when the page is not there or cannot be drawn.
    """
    with opened(path) as document:
        if not 1 <= page <= len(document):
            raise refusal(path.name, refusing.BROKEN_PDF, page)
        try:
            one = document[page - 1]
            wide, high = one.get_size()
            scale = width / max(wide, 1) if width else dots / 72
            scale = min(scale, LONGEST_SIDE / max(wide, high, 1))
            picture: Image.Image = one.render(scale=scale, grayscale=width is None).to_pil()
        except (pypdfium2.PdfiumError, MemoryError, ValueError):
            raise refusal(path.name, refusing.BROKEN_PDF, page) from None
        return picture
