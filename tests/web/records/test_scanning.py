"""Files go through the office's virus scanner: a small one that speaks as clamd does stands for it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingUnixStreamServer
from threading import Thread
from typing import Any, ClassVar

import pytest

from thidua.cli.doctor.kept import deaf_scanner
from thidua.core.errors import Refused
from thidua.records.inspection import Kind, inspect

BAD = b"EICAR-mau"


class Scanner(BaseRequestHandler):
    """Finds one word; breaks off beyond a hundred thousand bytes, as clamd does beyond its limit."""

    seen: ClassVar[list[int]] = []

    def handle(self) -> None:
        """One file."""
        file = self.request.makefile("rb")
        if file.read(6) == b"zPING\0":
            self.request.sendall(b"PONG\0")
            return
        assert file.read(4) == b"EAM\0"
        found = b""
        while length := struct.unpack(">I", file.read(4))[0]:
            found += file.read(length)
        self.seen.append(len(found))
        told = b"stream: Mau.Test FOUND" if BAD in found else b"stream: OK"
        self.request.sendall(
            (b"INSTREAM size limit exceeded. ERROR" if len(found) > 100_000 else told) + b"\0"
        )


@pytest.fixture
def scanner(tmp_path: Path, settings: Any) -> Iterator[str]:
    """Its socket, which the office has set."""
    settings.SCANNER = str(tmp_path / "clamd")
    with ThreadingUnixStreamServer(settings.SCANNER, Scanner) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield settings.SCANNER
        server.shutdown()


def written(tmp_path: Path, body: bytes) -> Path:
    path = tmp_path / "tep"
    path.write_bytes(body)
    return path


def test_a_clean_file_passes_and_the_scanner_saw_all_of_it(scanner: str, tmp_path: Path) -> None:
    body = "Điều 1. Mẫu\n".encode() * 50
    assert inspect(written(tmp_path, body), "mau.txt", [Kind.TXT]).size == len(body)
    assert Scanner.seen[-1] == len(body)


@pytest.mark.parametrize(
    ("body", "why"), [(b"chu " + BAD, "có mã độc"), (b"x" * 100_001, "chưa quét được vi-rút")]
)
def test_what_is_found_or_could_not_be_looked_through_is_refused(
    scanner: str, tmp_path: Path, body: bytes, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        inspect(written(tmp_path, body), "mau.txt", [Kind.TXT])


def test_the_doctor_asks_whether_it_is_there(scanner: str, settings: Any) -> None:
    assert list(deaf_scanner()) == []
    settings.SCANNER = "/khong/co/clamd"
    assert list(deaf_scanner()) == [("/khong/co/clamd", {})]


@pytest.mark.parametrize("address", ["/khong/co/clamd", "127.0.0.1:9"])
def test_while_the_scanner_does_not_answer_nothing_is_kept(
    settings: Any, tmp_path: Path, address: str
) -> None:
    settings.SCANNER = address
    with pytest.raises(Refused, match="máy quét không trả lời"):
        inspect(written(tmp_path, b"chu"), "mau.txt", [Kind.TXT])
