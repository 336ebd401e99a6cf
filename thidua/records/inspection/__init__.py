"""Looks inside a file before it is kept: what it is by content, how large, how many pages, what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from thidua.core.wording import Say
from thidua.records.inspection.kinds import KINDS, ORDINARY, Inspected, Kind, Seen, refusal
from thidua.records.inspection.names import clean_name, ending
from thidua.records.inspection.office import inside_docx, inside_odt, inside_xlsx
from thidua.records.inspection.pdfs import inside_pdf
from thidua.records.inspection.pictures import pages_of, redrawn
from thidua.records.inspection.scanning import scan
from thidua.records.inspection.texts import inside_text

__all__ = ["KINDS", "Inspected", "Kind", "digests", "inspect"]

_INSIDE: dict[Kind, Callable[[Path, str], Seen]] = {
    Kind.PDF: inside_pdf,
    Kind.DOCX: inside_docx,
    Kind.XLSX: inside_xlsx,
    Kind.PNG: lambda path, name: redrawn(path, name, "PNG"),
    Kind.JPEG: lambda path, name: redrawn(path, name, "JPEG"),
    Kind.TXT: inside_text,
    Kind.HTML: inside_text,
    Kind.ODT: inside_odt,
    Kind.TIFF: pages_of,
}


def inspect(path: Path, name: str, kinds: Sequence[Kind] = ORDINARY) -> Inspected:
    """What an uploaded file is, once nothing in it speaks against keeping it.

    `path` holds the bytes as they came, `name` is what the sender calls them, `kinds` what is taken.
    Where the answer carries `content`, those bytes are kept in place of the file (pictures, drawn again
    without their hidden parts); size and digests are those of what is to be kept.

    Raises Refused with what is wrong and how to mend it.
    """
    name = clean_name(name)
    kind = _kind(path, name, kinds)
    _check_size(path, name, kind)
    scan(path, name)
    seen = _INSIDE[kind](path, name)
    size, sha256, sha3 = digests(path if seen.content is None else seen.content)
    return Inspected(name, kind, size, sha256, sha3, seen)


def digests(source: Path | bytes) -> tuple[int, str, str]:
    """Size, SHA-256 and SHA3-256 of a file: two digests, so that the end of one is not the end of both."""
    sha256, sha3, size = hashlib.sha256(), hashlib.sha3_256(), 0
    if isinstance(source, bytes):
        sha256.update(source)
        sha3.update(source)
        return len(source), sha256.hexdigest(), sha3.hexdigest()
    with source.open("rb") as file:
        while block := file.read(1 << 20):
            sha256.update(block)
            sha3.update(block)
            size += len(block)
    return size, sha256.hexdigest(), sha3.hexdigest()


def _kind(path: Path, name: str, kinds: Sequence[Kind]) -> Kind:
    """The kind on which name and first bytes agree; a workbook and a text document begin alike."""
    told = ending(name, kinds)
    with path.open("rb") as file:
        start = file.read(16)
    if not start:
        raise refusal(
            name,
            Say("tệp rỗng", "the file is empty"),
            Say("Mở lại tệp gốc xem có nội dung không rồi tải lại.", "Open the original and check it."),
        )
    found = {kind for kind, form in KINDS.items() if form.magic and start.startswith(form.magic)}
    found = found or {kind for kind, form in KINDS.items() if not form.magic}
    if told not in found:
        raise _not_what_it_says(name, told, start)
    return told


def _not_what_it_says(name: str, told: Kind, start: bytes) -> Exception:
    if start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return refusal(
            name,
            Say("tệp Office kiểu cũ hoặc có mật khẩu", "an old Office file or one locked by a password"),
            Say("Bỏ mật khẩu, lưu thành .docx, .xlsx hoặc .pdf.", "Remove the password, save as .docx."),
        )
    label = KINDS[told].label
    return refusal(
        name,
        Say(f"tên nói là {label} nhưng nội dung không phải", f"named {label}, its content is not"),
        Say(
            f"Mở tệp bằng chương trình đã tạo ra nó rồi lưu lại thành {label}.",
            f"Open it in the program that made it and save it as {label}.",
        ),
    )


def _check_size(path: Path, name: str, kind: Kind) -> None:
    limit, size = KINDS[kind].most_bytes, path.stat().st_size
    if size > limit:
        raise refusal(
            name,
            Say(
                f"tệp {size / 1e6:.1f} MB, tối đa {limit // 1_000_000} MB".replace(".", ","),
                f"{size / 1e6:.1f} MB, at most {limit // 1_000_000} MB",
            ),
            Say("Quét ở 200 dpi, đen trắng hoặc chia làm nhiều tệp.", "Scan at 200 dpi or split the file."),
        )
