"""The kinds of file that are taken, what is told of each, and how one is refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from thidua.core.errors import Refused
from thidua.core.wording import Say

TEXT_LIMIT = 400_000
"""Most characters of text kept for search and comparison."""
PAGE_LIMIT = 500
"""Most pages of a PDF."""


class Kind(StrEnum):
    """A kind of file that is taken; anything else is refused."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PNG = "png"
    JPEG = "jpeg"


@dataclass(frozen=True)
class Form:
    """How a kind is known and served: its name on screen, endings, first bytes, type and largest size."""

    label: str
    endings: tuple[str, ...]
    magic: bytes
    media_type: str
    most_bytes: int


_OFFICE = "application/vnd.openxmlformats-officedocument."

KINDS = {
    Kind.PDF: Form("PDF", (".pdf",), b"%PDF-", "application/pdf", 50_000_000),
    Kind.DOCX: Form("DOCX", (".docx",), b"PK\x03\x04", _OFFICE + "wordprocessingml.document", 25_000_000),
    Kind.XLSX: Form("XLSX", (".xlsx",), b"PK\x03\x04", _OFFICE + "spreadsheetml.sheet", 25_000_000),
    Kind.PNG: Form("PNG", (".png",), b"\x89PNG\r\n\x1a\n", "image/png", 25_000_000),
    Kind.JPEG: Form("JPEG", (".jpg", ".jpeg"), b"\xff\xd8\xff", "image/jpeg", 25_000_000),
}


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
