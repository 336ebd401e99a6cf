"""What a file is by its content, and whether its name agrees; a file that deceives is refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

from thidua.core.wording import Say
from thidua.reading.receiving import refusing
from thidua.reading.receiving.limits import LIMITS
from thidua.reading.receiving.refusing import Trouble, refusal

ENDINGS = {
    ".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".docx": "docx", ".odt": "odt", ".pdf": "pdf", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg",
    ".tif": "tiff", ".tiff": "tiff",
}  # fmt: skip
"""Endings of names that are read, with the kind."""
PICTURES = {"png", "jpeg", "tiff"}
TEXTS = {"txt", "md", "html"}
_STARTS = (
    (b"%PDF-", "pdf"), (b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"), (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"), (b"{\\rtf", "rtf"), (b"MZ", "exe"),
    (b"\x7fELF", "exe"), (b"Rar!", "rar"), (b"7z\xbc\xaf", "7z"), (b"\x1f\x8b", "gz"), (b"GIF8", "gif"),
    (b"RIFF", "webp"), (b"BM", "bmp"), (b"II+\x00", "bigtiff"), (b"MM\x00+", "bigtiff"),
)  # fmt: skip
_LABELS = {
    "pdf": "PDF", "png": "PNG", "jpeg": "JPEG", "tiff": "TIFF", "docx": "DOCX", "odt": "ODT", "rtf": "RTF",
    "exe": "chương trình (EXE)", "rar": "RAR", "7z": "7z", "gz": "GZ", "zip": "ZIP", "xlsx": "XLSX", "gif": "GIF",
    "webp": "WEBP", "bmp": "BMP", "bigtiff": "BigTIFF", "txt": "TXT", "md": "Markdown", "html": "HTML",
}  # fmt: skip
_TAKEN = Say(
    "Chỉ đọc .docx, .odt, .pdf, .txt, .md, .html, .png, .jpg, .tif; hãy lưu thành một trong các loại đó.",
    "Only .docx, .odt, .pdf, .txt, .md, .html, .png, .jpg, .tif are read; save it as one of these.",
)
_OLD = Trouble(
    Say("tệp Office kiểu cũ hoặc có mật khẩu", "an old Office file or one locked by a password"),
    Say("Bỏ mật khẩu, lưu thành .docx hoặc .pdf.", "Remove the password and save it as .docx or .pdf."),
)
_MACROS = Trouble(
    Say("tệp có macro", "the file carries macros"),
    Say(
        "Lưu thành .docx (không macro) hoặc xuất ra PDF.", "Save it as .docx without macros, or export a PDF."
    ),
)


def kind_of(path: Path) -> str:
    """The kind on which name and content agree.

    Raises Refused for an empty file, one too large, a kind that is not read, or a name that deceives.
    """
    name, ending = path.name, path.suffix.lower()
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError:
        raise refusal(name, refusing.BROKEN) from None
    if not start.strip(b"\0\t\r\n "):
        raise refusal(name, refusing.EMPTY)
    found = _by_content(path, start)
    if found == "ole":
        raise refusal(name, _OLD)
    if ending in (".docm", ".dotm"):
        raise refusal(name, _MACROS)
    told = ENDINGS.get(ending)
    if told is None:
        seen = (
            Say(f"không đọc tệp {ending}", f"{ending} is not read")
            if ending
            else Say("thiếu đuôi", "no ending")
        )
        raise refusal(name, Trouble(seen, _TAKEN))
    if not (told == found or (told in TEXTS and found == "txt")):
        raise refusal(name, _not_what_it_says(told, found))
    most = most_bytes(told)
    if size > most:
        raise refusal(name, refusing.too_large(size, most))
    return told


def most_bytes(kind: str) -> int:
    """Most bytes of a file of one kind."""
    if kind in TEXTS:
        return LIMITS.text_bytes
    if kind == "pdf":
        return LIMITS.pdf_bytes
    return LIMITS.picture_bytes if kind in PICTURES else LIMITS.office_bytes


def _by_content(path: Path, start: bytes) -> str:
    for magic, kind in _STARTS:
        if start.startswith(magic):
            return kind
    if start.startswith(b"PK"):
        return _packed(path)
    return "txt"


def _packed(path: Path) -> str:
    """The kind of a ZIP, by its list of parts: nothing is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        return "zip"
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names:
        return "odt"
    return "xlsx" if "xl/workbook.xml" in names else "zip"


def _not_what_it_says(told: str, found: str) -> Trouble:
    said, seen = _LABELS[told], _LABELS.get(found, found.upper())
    if found == "txt":
        why = Say(f"tên nói là {said} nhưng nội dung không phải", f"it is named {said}, its content is not")
    else:
        why = Say(f"tên nói là {said} nhưng nội dung là {seen}", f"it is named {said}, its content is {seen}")
    cure = Say(
        f"Mở bằng chương trình đã tạo ra nó, lưu lại thành {said}; hoặc đặt lại đúng đuôi tệp.",
        f"Open it in its program and save it as {said}, or give it its right ending.",
    )
    return Trouble(why, cure if found in ENDINGS.values() or found == "txt" else _TAKEN)
