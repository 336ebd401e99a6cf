"""Bytes on the disk: written whole and made durable before any row speaks of them."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from thidua.core.errors import Refused
from thidua.core.wording import Say
from thidua.records.models import File, Kept, folder

SPARE = 500_000_000
"""Bytes of the disk that uploads may not touch: the database needs them."""
DAY = 24 * 3600


@contextmanager
def spooled(chunks: Iterable[bytes]) -> Iterator[Path]:
    """The bytes that arrive, in a file that is gone after the block unless it was put away.

    Raises Refused when the disk is nearly full.
    """
    arriving = folder() / "arriving"
    arriving.mkdir(parents=True, exist_ok=True, mode=0o700)
    if shutil.disk_usage(arriving).free < SPARE:
        raise Refused(
            Say(
                "Chưa nhận tệp: ổ đĩa của máy chủ sắp đầy. Báo người quản trị hệ thống.",
                "The file was not taken: the server's disk is nearly full. Tell the system administrator.",
            )
        )
    path = arriving / secrets.token_hex(16)
    try:
        with path.open("xb") as file:
            for chunk in chunks:
                file.write(chunk)
        yield path
    finally:
        path.unlink(missing_ok=True)


def put(path: Path, content: bytes | None) -> str:
    """Put a spooled file away under a random name, durably; `content` replaces its bytes where given."""
    if content is not None:
        path.write_bytes(content)
    _sync(path)
    stored = secrets.token_hex(20)
    place = folder() / stored[:2]
    place.mkdir(mode=0o700, exist_ok=True)
    path.chmod(0o600)
    path.rename(place / stored)
    for one in (place, place.parent):
        _sync(one)
    return stored


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(older_than: float = DAY) -> list[str]:
    """Delete stored files that no row speaks of, and uploads that broke off, after a day.

    A row without its file is never made by this: rows are not touched.
    """
    limit, gone = time.time() - older_than, []
    for place in folder().glob("*/"):
        old = [p for p in place.iterdir() if p.is_file() and p.stat().st_mtime < limit]
        names = [p.name for p in old]
        known = {
            stored
            for model in (File, Kept)
            for stored in model.objects.filter(stored__in=names).values_list("stored", flat=True)
        }
        for path in old:
            if path.name not in known:
                path.unlink()
                gone.append(path.name)
    return gone


def missing() -> list[File | Kept]:
    """Rows whose bytes are not there or not as long as they were: what a backup must bring back."""
    return [f for model in (File, Kept) for f in model.objects.order_by("pk").iterator() if not _is_whole(f)]


def _is_whole(file: File | Kept) -> bool:
    return file.path.is_file() and file.path.stat().st_size == file.size
