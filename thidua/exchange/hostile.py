"""Workbooks that may not be opened: bombs, macros, outside links, old or locked formats."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO

from thidua.core.errors import Fault
from thidua.core.wording import Say
from thidua.exchange.grid import Stopped

MEMBERS, UNPACKED = 2_000, 200_000_000
RATIO, SMALL = 100, 10_000_000
"""A part larger than SMALL bytes may unpack to at most RATIO times its packed size."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NESTED = (".zip", ".xlsx", ".xlsm", ".docx", ".ods", ".7z", ".rar", ".gz")
_AGAIN = Say(
    "Mở bằng bảng tính, chép giá trị sang một tệp .xlsx mới rồi lưu.",
    "Open it in a spreadsheet, copy the values into a new .xlsx and save.",
)


def _refuse(path: Path, what: Say, cure: Say = _AGAIN) -> Stopped:
    return Stopped(Fault(path.name, what, cure))


def opened(path: Path) -> zipfile.ZipFile:
    """The workbook as an archive whose parts are sound.

    Raises Stopped when it is not an XLSX, is locked, carries macros or links, or unpacks too large.
    """
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except OSError:
        raise _refuse(path, Say("Không mở được tệp.", "The file cannot be opened.")) from None
    if start == _OLE:
        raise _refuse(
            path,
            Say("Tệp .xls cũ hoặc có mật khẩu.", "An old .xls or a workbook locked by a password."),
            Say("Bỏ mật khẩu và lưu lại thành .xlsx.", "Remove the password and save as .xlsx."),
        )
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError):
        raise _refuse(path, Say("Không phải tệp XLSX.", "Not an XLSX file.")) from None
    parts = archive.infolist()
    _check_sizes(path, parts)
    _check_names(path, parts)
    _check_content(path, archive)
    return archive


def _check_sizes(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    total = sum(p.file_size for p in parts)
    swollen = any(p.file_size > SMALL and p.file_size > RATIO * max(p.compress_size, 1) for p in parts)
    if len(parts) > MEMBERS or total > UNPACKED or swollen:
        raise _refuse(
            path,
            Say(
                f"Bảng tính bung ra quá lớn ({total // 1_000_000} MB, {len(parts)} phần).",
                f"The workbook unpacks too large ({total // 1_000_000} MB, {len(parts)} parts).",
            ),
            Say("Dùng thư mục CSV cho số liệu lớn.", "Use a folder of CSV files for large facts."),
        )


def _check_names(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    names = [p.filename for p in parts]
    odd = [n for n in names if n.startswith("/") or "\\" in n or ".." in PurePosixPath(n).parts]
    if odd or len(set(names)) != len(names) or any(n.lower().endswith(_NESTED) for n in names):
        raise _refuse(
            path, Say("Tệp XLSX có phần lạ bên trong.", "The XLSX holds parts that do not belong there.")
        )
    if any(p.flag_bits & 1 for p in parts):
        raise _refuse(path, Say("Tệp có mật khẩu.", "The workbook is locked by a password."))
    low = [n.lower() for n in names]
    if any("vbaproject" in n or "/macrosheets/" in n for n in low):
        raise _refuse(path, Say("Bảng tính có macro.", "The workbook carries macros."))
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


def _check_content(path: Path, archive: zipfile.ZipFile) -> None:
    """Unpack every part once, counting real bytes; XML may not declare a document type."""
    try:
        for part in archive.infolist():
            with archive.open(part) as file:
                plain = _is_plain(file)
            if part.filename.lower().endswith((".xml", ".rels")) and not plain:
                raise _refuse(path, Say("XML trong tệp có khai báo lạ.", "The XML in the file is not plain."))
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError):
        raise _refuse(path, Say("Tệp XLSX hỏng.", "The XLSX is damaged.")) from None


def _is_plain(file: IO[bytes]) -> bool:
    """Read a part to its end; whether it is free of document types and of codes that could hide one."""
    plain, tail = True, b""
    while block := file.read(1 << 20):
        plain = plain and b"<!DOCTYPE" not in tail + block and b"\x00" not in block
        tail = block[-16:]
    return plain
