"""Every uploaded file goes through the office's virus scanner (clamd), where one is set; unscanned nothing is kept."""

from __future__ import annotations

import socket
import struct
from contextlib import closing
from pathlib import Path

from django.conf import settings

from thidua.core.wording import Say
from thidua.records.inspection.kinds import refusal

_PATIENCE = 60
_BLOCK = 1 << 20
_ASK = Say(
    "Đợi vài phút rồi tải lại; vẫn vậy thì báo quản trị.", "Wait some minutes, send it again, else ask IT."
)


def scan(path: Path, name: str) -> None:
    """Raise Refused where the scanner finds something, or cannot say that it found nothing."""
    if not settings.SCANNER:
        return
    try:
        told = _asked(path)
    except OSError:
        what = Say(
            "chưa quét được vi-rút: máy quét không trả lời", "not scanned: the scanner does not answer"
        )
        raise refusal(name, what, _ASK) from None
    if told.endswith(" FOUND"):
        raise refusal(
            name,
            Say("tệp có mã độc", "the file carries a virus"),
            Say(
                "Không mở tệp; báo người phụ trách máy tính.", "Do not open it; tell who minds the computers."
            ),
        )
    if not told.endswith(" OK"):
        raise refusal(name, Say("chưa quét được vi-rút", "it could not be scanned"), _ASK)


def answers() -> bool:
    """Whether the scanner is there."""
    try:
        with closing(_line()) as line:
            line.sendall(b"zPING\0")
            return line.recv(64).startswith(b"PONG")
    except OSError:
        return False


def _asked(path: Path) -> str:
    """What the scanner says of the bytes of a file, sent as a stream of blocks with their lengths."""
    with closing(_line()) as line, path.open("rb") as file:
        line.sendall(b"zINSTREAM\0")
        while block := file.read(_BLOCK):
            line.sendall(struct.pack(">I", len(block)) + block)
        line.sendall(struct.pack(">I", 0))
        told = b""
        while not told.endswith(b"\0") and (more := line.recv(4096)):
            told += more
    return told.rstrip(b"\0").decode("utf-8", "replace")


def _line() -> socket.socket:
    address = settings.SCANNER
    if not address.startswith("/"):
        host, _, port = address.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(_PATIENCE)
    line.connect(address)
    return line
