"""A file of another form than XLSX at the door: known by its name and its bytes, and made a workbook."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from thidua.core.errors import Fault
from thidua.core.wording import Say
from thidua.exchange.grid import Stopped
from thidua.exchange.older.child import SECONDS
from thidua.exchange.older.xls import OLE

FORMS = {"xls": OLE, "ods": b"PK\x03\x04", "csv": b""}
"""The other forms that are read, with their first bytes."""
MOST_BYTES = 10_000_000
_FOREIGN = (OLE, b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"\x7fELF", b"MZ")


def form_of(name: str) -> str | None:
    """The other form that a name claims; None for XLSX and whatever is not read.

    >>> form_of("Bảng.XLS"), form_of("bang.xlsx")
    ('xls', None)
    """
    last = name.rpartition(".")[2].lower() if "." in name else ""
    return last if last in FORMS else None


def workbook_of(data: bytes, name: str) -> bytes:
    """A .xls, .ods or .csv as the XLSX that is kept of it: same file, same bytes.

    Raises Stopped with the reason: it is not what its name says, carries macros, objects or links, is locked,
    damaged or too large.
    """
    form = form_of(name) or ""
    if len(data) > MOST_BYTES:
        raise Stopped(Fault(name, *_TOO_LARGE))
    foreign = form == "csv" and data.startswith(_FOREIGN)
    if not data or foreign or not data.startswith(FORMS[form]):
        raise Stopped(Fault(name, *(_other(form) if data else _EMPTY)))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / (re.sub(r"[^\w .()-]", "-", name)[-80:].lstrip(" .-") or f"tep.{form}")
        made = Path(folder) / "made" / "made.xlsx"
        made.parent.mkdir()
        source.write_bytes(data)
        if told := _converted(source, made):
            raise Stopped(Fault(told["where"], Say(*told["what"]), Say(*told["cure"])))
        return made.read_bytes()


def _converted(source: Path, made: Path) -> dict[str, Any]:
    """What the child process says; one that dies or dawdles means a file that cannot be read."""
    command = [sys.executable, "-X", "utf8", "-m", "thidua.exchange.older.child", str(source), str(made)]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=SECONDS, check=True, stdin=subprocess.DEVNULL
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        return {"where": source.name, "what": _UNREAD[0], "cure": _UNREAD[1]}
    return found


def _other(form: str) -> tuple[Say, Say]:
    return (
        Say(f"Tên nói là .{form} nhưng nội dung không phải.", f"Named .{form}, its content is not."),
        _AGAIN,
    )


_AGAIN = Say("Mở bằng bảng tính rồi lưu thành .xlsx.", "Open it in a spreadsheet and save it as .xlsx.")
_EMPTY = (Say("Tệp rỗng.", "The file is empty."), _AGAIN)
_TOO_LARGE = (
    Say("Tệp lớn hơn 10 MB.", "The file is larger than 10 MB."),
    Say("Chia tệp, hoặc lưu thành .xlsx.", "Split it, or save it as .xlsx."),
)
_UNREAD = (Say("Không đọc được tệp.", "The file cannot be read."), _AGAIN)
