"""A paper as pictures of its pages, for looking at before anything is saved."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

import pypdfium2

from thidua.core.papers import Paper
from thidua.documents import pdf

SHARP = 1.1
"""Pixels a point: an A4 page is some 650 pixels wide."""
PAGES = 3
"""Most pages that are shown; the rest is in the file."""


def pictures(paper: Paper) -> tuple[list[bytes], int]:
    """The first pages as PNG pictures, and how many pages there are.

    Raises Faults when the paper cannot be printed.
    """
    document = pypdfium2.PdfDocument(pdf(paper))
    count = len(document)
    shown = [_picture(document[n]) for n in range(min(count, PAGES))]
    document.close()
    return shown, count


def _picture(page: pypdfium2.PdfPage) -> bytes:
    out = BytesIO()
    page.render(scale=SHARP, grayscale=True).to_pil().quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()


def inline(picture: bytes) -> str:
    """A picture as an address that needs no second question."""
    return "data:image/png;base64," + b64encode(picture).decode()
