"""The kinds of file that are taken, what is told of each, and how one is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from thidua.core.errors import Refused
from thidua.core.wording import Say

TEXT_LIMIT = 400_000
"""Most characters of text kept for search and comparison."""
PAGE_LIMIT = 500
"""Most pages of a PDF."""


class Kind(StrEnum):
    """A kind of file that is taken somewhere; anything else is refused."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PNG = "png"
    JPEG = "jpeg"
    TXT = "txt"
    HTML = "html"
    ODT = "odt"
    TIFF = "tiff"


@dataclass(frozen=True)
class Form:
    """How a kind is known and served: its name on screen, endings, first bytes, type and largest size."""

    label: str
    endings: tuple[str, ...]
    magic: bytes | tuple[bytes, ...]
    media_type: str
    most_bytes: int


_OFFICE = "application/vnd.openxmlformats-officedocument."

KINDS = {
    Kind.PDF: Form("PDF", (".pdf",), b"%PDF-", "application/pdf", 50_000_000),
    Kind.DOCX: Form("DOCX", (".docx",), b"PK\x03\x04", _OFFICE + "wordprocessingml.document", 25_000_000),
    Kind.XLSX: Form("XLSX", (".xlsx",), b"PK\x03\x04", _OFFICE + "spreadsheetml.sheet", 25_000_000),
    Kind.PNG: Form("PNG", (".png",), b"\x89PNG\r\n\x1a\n", "image/png", 25_000_000),
    Kind.JPEG: Form("JPEG", (".jpg", ".jpeg"), b"\xff\xd8\xff", "image/jpeg", 25_000_000),
    Kind.TXT: Form("TXT", (".txt", ".md"), b"", "text/plain", 5_000_000),
    # A page that somebody sent is saved as words and never opened here.
    Kind.HTML: Form("HTML", (".html", ".htm"), b"", "text/plain", 5_000_000),
    Kind.ODT: Form("ODT", (".odt",), b"PK\x03\x04", "application/vnd.oasis.opendocument.text", 25_000_000),
    Kind.TIFF: Form("TIFF", (".tif", ".tiff"), (b"II*\x00", b"MM\x00*"), "image/tiff", 50_000_000),
}
ORDINARY = (Kind.PDF, Kind.DOCX, Kind.XLSX, Kind.PNG, Kind.JPEG)
"""What is taken as a file of a case."""
DOCUMENTS = (
    *(Kind.PDF, Kind.DOCX, Kind.ODT, Kind.TXT, Kind.HTML),
    *(Kind.PNG, Kind.JPEG, Kind.TIFF),
)
"""What is taken as a document to be read."""


def endings(kinds: Iterable[Kind]) -> str:
    """The endings of some kinds, as they are told."""
    return ", ".join(ending for kind in kinds for ending in KINDS[kind].endings)


@dataclass(frozen=True)
class Seen:
    """What was found inside: pages where they can be counted, text, and bytes that replace the file's."""

    pages: int | None = None
    text: str = ""
    content: bytes | None = None


@dataclass(frozen=True)
class Inspected:
    """A file that may be kept: its cleaned name, kind, size in bytes, both digests, what is inside."""

    name: str
    kind: Kind
    size: int
    sha256: str
    sha3_256: str
    seen: Seen


def refusal(name: str, why: Say, cure: Say) -> Refused:
    """The refusal of one file: which, why, and what to do."""
    shown = name if len(name) <= 60 else name[:57] + "…"
    return Refused(
        Say(f"Chưa nhận tệp “{shown}”: {why.vi}. {cure.vi}", f"“{shown}” was not taken: {why.en}. {cure.en}")
    )
