"""PDF: nothing that runs, opens or carries other files; pages and text read in a process of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
import zipfile
import zlib
from pathlib import Path
from typing import Any

from thidua.core.wording import Say
from thidua.records.inspection.kinds import PAGE_LIMIT, TEXT_LIMIT, Seen, refusal

SECONDS = 30
"""Longest time to read one PDF."""
_UNPACKED, _STEP = 100_000_000, 1 << 16
_ACTIVE = re.compile(
    rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm|GoToE|Rendition)(?![A-Za-z])"
)
_PACKED = re.compile(rb"/ObjStm|/First\s+\d+\b(?!\s+\d+\s+R)")
_FILTERS = re.compile(rb"/(\w+)Decode|/(?:Fl|LZW|A85|AHx|RL)(?!\w)|/Predictor")
_STREAM = re.compile(rb"(?<!end)stream[ \t]*(?:\r\n|\n|\r)")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_PRINT = Say(
    "Mở tệp, chọn In → Lưu thành PDF, rồi tải tệp mới.", "Open it, print it to a new PDF and send that."
)
_WHY = {
    "password": Say("PDF có mật khẩu hoặc bị khóa", "the PDF is locked or encrypted"),
    "script": Say("PDF có mã chạy bên trong", "the PDF holds code that runs"),
    "attached": Say("PDF mang theo tệp khác", "the PDF carries other files"),
    "form": Say("PDF là biểu mẫu động XFA", "the PDF is a dynamic XFA form"),
    "broken": Say("không đọc được PDF", "the PDF cannot be read"),
    "pages": Say(f"PDF quá {PAGE_LIMIT} trang", f"the PDF has more than {PAGE_LIMIT} pages"),
    "odd": Say("PDF có phần lạ", "the PDF holds parts that do not belong there"),
}
_CURE = {
    "password": Say(
        "Mở bằng mật khẩu, chọn In → Lưu thành PDF, rồi tải tệp mới (bản gốc có chữ ký số thì giữ ở cơ quan).",
        "Open it with the password, print it to a new PDF and send that.",
    ),
    "pages": Say("Chia thành nhiều tệp.", "Split it into several files."),
}


def inside_pdf(path: Path, name: str) -> Seen:
    """Pages and text of a PDF in which nothing is active.

    Raises Refused when it is locked, damaged, too long, or holds scripts, launches or other files.
    """
    read = _read(path)
    problem = read.get("problem") or ("odd" if zipfile.is_zipfile(path) else "") or _active(path.read_bytes())
    if problem:
        raise refusal(name, _WHY[problem], _CURE.get(problem, _PRINT))
    return Seen(read["pages"], unicodedata.normalize("NFC", read["text"])[:TEXT_LIMIT])


def _read(path: Path) -> dict[str, Any]:
    """What the child process read; a child that dies or dawdles means a file that cannot be read."""
    child = Path(__file__).with_name("pdf_child.py")
    command = [sys.executable, "-I", "-X", "utf8", str(child), str(path), str(PAGE_LIMIT), str(TEXT_LIMIT)]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=SECONDS, check=True, stdin=subprocess.DEVNULL
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        return {"problem": "broken"}
    return found


def _active(data: bytes) -> str:
    """The problem that names of actions betray, also when written with escapes or packed in object streams."""
    if _ACTIVE.search(_plain(data)):
        return "script"
    room, last = _UNPACKED, 0
    for found in _STREAM.finditer(data):
        head, last = _plain(data[last : found.start()]), found.end()
        if not _PACKED.search(head):
            continue
        if [m[0] for m in _FILTERS.finditer(head)] != [b"/FlateDecode"]:
            return "odd"
        objects = _inflated(data, found.end(), room)
        room -= len(objects)
        if not objects or room <= 0:
            return "odd"
        if _ACTIVE.search(_plain(objects)):
            return "script"
    return ""


def _inflated(data: bytes, start: int, most: int) -> bytes:
    """What a packed stream holds, up to `most` bytes; nothing where it is not packed as it says."""
    machine, pieces, size = zlib.decompressobj(), [], 0
    try:
        for at in range(start, len(data), _STEP):
            pieces.append(machine.decompress(data[at : at + _STEP], most - size))
            size += len(pieces[-1])
            if machine.eof or size >= most:
                return b"".join(pieces)
    except zlib.error:
        pass
    return b""


def _plain(data: bytes) -> bytes:
    """Bytes with the escapes of names undone: `/J#61vaScript` is `/JavaScript`."""
    return _ESCAPED.sub(lambda m: bytes([int(m[1], 16)]), data)
