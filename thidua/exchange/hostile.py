"""Office files that may not be opened: bombs, macros, outside links, old or locked formats."""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from thidua.core.errors import Fault
from thidua.core.wording import Say
from thidua.exchange.carried import Kind, check_carried
from thidua.exchange.grid import Stopped

MEMBERS, UNPACKED = 2_000, 200_000_000
RATIO, SMALL = 100, 10_000_000
"""A part larger than SMALL bytes may unpack to at most RATIO times its packed size."""

BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, EOFError, NotImplementedError, ValueError, OverflowError),
)
"""How an archive breaks while its list or a part is read; a name that is no text is a ValueError."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN = {
    "DOCX": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
_NESTED = (".zip", ".xlsx", ".xlsm", ".docx", ".ods", ".7z", ".rar", ".gz")


class Form(NamedTuple):
    """One kind of office file: its name, the old one it replaced, and how to make a sound copy."""

    name: str
    old: str
    again: Say
    smaller: Say


XLSX = Form(
    "XLSX",
    ".xls",
    Say(
        "Mở bằng bảng tính, chép giá trị sang một tệp .xlsx mới rồi lưu.",
        "Open it in a spreadsheet, copy the values into a new .xlsx and save.",
    ),
    Say("Dùng thư mục CSV cho số liệu lớn.", "Use a folder of CSV files for large facts."),
)
DOCX = Form(
    "DOCX",
    ".doc",
    Say(
        "Mở bằng trình soạn thảo rồi xuất ra PDF, hoặc chép chữ sang một tệp .docx mới.",
        "Open it in a word processor and export a PDF, or copy the text into a new .docx.",
    ),
    Say("Xuất tệp ra PDF rồi gửi tệp PDF.", "Export the file as PDF and send the PDF."),
)
ODS = Form("ODS", ".xls", XLSX.again, Say("Chia tệp theo năm.", "Split the file by year."))
ODT = Form(
    "ODT",
    ".doc",
    Say(
        "Mở bằng trình soạn thảo rồi xuất ra PDF, hoặc chép chữ sang một tệp mới.",
        "Open it in a word processor and export a PDF, or copy the text into a new file.",
    ),
    DOCX.smaller,
)


def _refuse(path: Path, what: Say, cure: Say) -> Stopped:
    return Stopped(Fault(path.name, what, cure))


def opened(path: Path, form: Form = XLSX) -> zipfile.ZipFile:
    """The office file as an archive whose parts are sound.

    Raises Stopped when it is of another form, is locked, carries macros or links, or unpacks too large.
    """
    archive = sound(path, form)
    check_carried(path, archive, Kind(form.name, _MAIN[form.name], form.again))
    return archive


def sound(path: Path, form: Form) -> zipfile.ZipFile:
    """The file as an archive that unpacks to a bearable size, without macros or odd parts; its links are not looked at.

    Raises Stopped when it is old, locked or damaged, carries macros, or unpacks too large.
    """
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError:
        raise _refuse(path, Say("Không mở được tệp.", "The file cannot be opened."), form.again) from None
    if start == _OLE:
        raise _refuse(
            path,
            Say(
                f"Tệp {form.old} cũ hoặc có mật khẩu.",
                f"An old {form.old} or a file locked by a password.",
            ),
            Say(
                f"Bỏ mật khẩu và lưu lại thành {form.old}x.",
                f"Remove the password and save as {form.old}x.",
            ),
        )
    try:
        archive = zipfile.ZipFile(path)
    except BROKEN:
        raise _refuse(
            path, Say(f"Không phải tệp {form.name}.", f"Not a {form.name} file."), form.again
        ) from None
    parts = archive.infolist()
    _check_sizes(path, parts, form)
    _check_names(path, parts, form)
    _check_content(path, archive, form)
    return archive


def _check_sizes(path: Path, parts: list[zipfile.ZipInfo], form: Form) -> None:
    total = sum(p.file_size for p in parts)
    swollen = any(p.file_size > SMALL and p.file_size > RATIO * max(p.compress_size, 1) for p in parts)
    if len(parts) > MEMBERS or total > UNPACKED or swollen:
        raise _refuse(
            path,
            Say(
                f"Tệp bung ra quá lớn ({total // 1_000_000} MB, {len(parts)} phần).",
                f"The file unpacks too large ({total // 1_000_000} MB, {len(parts)} parts).",
            ),
            form.smaller,
        )


def _is_odd(part: zipfile.ZipInfo) -> bool:
    """Whether a part would lie outside its folder, is a link, or is an archive of its own."""
    name = part.filename
    outside = name.startswith("/") or "\\" in name or ".." in PurePosixPath(name).parts
    return outside or stat.S_ISLNK(part.external_attr >> 16) or name.lower().endswith(_NESTED)


def _check_names(path: Path, parts: list[zipfile.ZipInfo], form: Form) -> None:
    low = [p.filename.lower() for p in parts]
    if any(_is_odd(p) for p in parts) or len(set(low)) != len(low):
        what = Say(
            f"Tệp {form.name} có phần lạ bên trong.",
            f"The {form.name} holds parts that do not belong there.",
        )
        raise _refuse(path, what, form.again)
    if any(p.flag_bits & 1 for p in parts):
        raise _refuse(path, Say("Tệp có mật khẩu.", "The file is locked by a password."), form.again)
    if any("vbaproject" in n or "/macrosheets/" in n for n in low):
        raise _refuse(path, Say("Tệp có macro.", "The file carries macros."), form.again)
    if any(n.startswith("xl/externallinks/") for n in low):
        raise _refuse(
            path,
            Say(
                "Bảng tính lấy số từ tệp khác (liên kết ngoài).",
                "The workbook takes figures from other files.",
            ),
            Say(
                "Ngắt liên kết (Data > Edit Links > Break) rồi lưu.",
                "Break the links (Data > Edit Links) and save.",
            ),
        )


def _check_content(path: Path, archive: zipfile.ZipFile, form: Form) -> None:
    """Unpack every part once, counting real bytes; XML may not declare a document type."""
    try:
        for part in archive.infolist():
            with archive.open(part) as file:
                plain = _is_plain(file)
            if part.filename.lower().endswith((".xml", ".rels")) and not plain:
                what = Say("XML trong tệp có khai báo lạ.", "The XML in the file is not plain.")
                raise _refuse(path, what, form.again)
    except BROKEN:
        what = Say(f"Tệp {form.name} hỏng.", f"The {form.name} is damaged.")
        raise _refuse(path, what, form.again) from None


def _is_plain(file: IO[bytes]) -> bool:
    """Read a part to its end; whether it is free of document types and of codes that could hide one."""
    plain, tail = True, b""
    while block := file.read(1 << 20):
        plain = plain and b"<!DOCTYPE" not in tail + block and b"\x00" not in block
        tail = block[-16:]
    return plain
