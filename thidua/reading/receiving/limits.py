"""How much a document may ask of the machine; what is beyond is refused with words, before it is opened."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """The limits of one reading; `docs/reference/reading.md` tells them to officials."""

    files: int = 300
    """Most files of one document."""
    text_bytes: int = 5_000_000
    """Largest text, Markdown or web page."""
    office_bytes: int = 25_000_000
    """Largest DOCX or ODT, packed."""
    pdf_bytes: int = 50_000_000
    """Largest PDF."""
    picture_bytes: int = 50_000_000
    """Largest PNG, JPEG or TIFF."""
    all_bytes: int = 300_000_000
    """All files of a document together."""
    pages: int = 300
    """Most pages of a document."""
    recognised_pages: int = 100
    """Most pages that are read from pictures."""
    lines: int = 60_000
    """Most lines of a document."""
    side: int = 20_000
    """Longest side of a picture, in points."""
    points: int = 60_000_000
    """Most points of a picture; the sharpest ordinary telephone takes 50 million."""
    page_seconds: int = 60
    """Longest time for a page that is recognised, and for a page that is drawn."""
    text_seconds: int = 30
    """Longest time for the text of one PDF."""
    memory: int = 2_000_000_000
    """Most memory of a process that reads, in bytes."""
    processes: int = 2
    """Pages recognised side by side."""


LIMITS = Limits()
