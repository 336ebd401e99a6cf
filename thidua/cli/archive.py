"""The backup archive: database, files, and a list of digests by which every byte is checked."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from thidua.core.errors import Refused
from thidua.core.wording import Say

FORM = 1
LIST = "backup.json"
_MEMBER = re.compile(r"database\.(?:sqlite3|pgdump)|files/[0-9a-f]{2}/[0-9a-f]{40}")


class _Digesting(io.RawIOBase):
    """A file that is digested while it is read."""

    def __init__(self, file: Any) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block: bytes = self.file.read(size)
        self.digest.update(block)
        return block


def pack(target: Path, database: Path, files: Path, told: dict[str, Any]) -> dict[str, Any]:
    """Write the archive whole or not at all; the list of digests stands last in it.

    `told` is what the list says beside: when, which version, how far the diary went.
    """
    partial = target.with_name(target.name + ".partial")
    members: dict[str, dict[str, Any]] = {}
    try:
        with tarfile.open(partial, "w:gz", compresslevel=1, format=tarfile.PAX_FORMAT) as tar:
            for name, path in _sources(database, files):
                members[name] = _put(tar, name, path)
            listed = told | {"form": FORM, "members": members}
            text = json.dumps(listed, ensure_ascii=False, indent=1).encode()
            info = tarfile.TarInfo(LIST)
            info.size = len(text)
            tar.addfile(info, io.BytesIO(text))
        _settle(partial, target)
    finally:
        partial.unlink(missing_ok=True)
    return listed


def _sources(database: Path, files: Path) -> Iterator[tuple[str, Path]]:
    yield database.name, database
    for path in sorted(files.glob("??/*")):
        if _MEMBER.fullmatch(f"files/{path.parent.name}/{path.name}"):
            yield f"files/{path.parent.name}/{path.name}", path


def _put(tar: tarfile.TarFile, name: str, path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        info = tarfile.TarInfo(name)
        info.size, info.mode, info.mtime = path.stat().st_size, 0o600, int(path.stat().st_mtime)
        reader = _Digesting(file)
        tar.addfile(info, reader)
    return {"size": info.size, "sha256": reader.digest.hexdigest()}


def _settle(partial: Path, target: Path) -> None:
    """Make the archive durable, then give it its name."""
    for path in (partial, target.parent):
        if path == target.parent:
            partial.rename(target)
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def unpack(archive: Path, into: Path) -> dict[str, Any]:
    """Unpack an archive into an empty folder; gives its list once every byte agrees with it.

    Raises Refused when the archive is damaged, holds what does not belong there, or lacks a member.
    """
    found: dict[str, dict[str, Any]] = {}
    listed: dict[str, Any] = {}
    try:
        with tarfile.open(archive, "r:gz") as tar:
            for info in tar:
                content = tar.extractfile(info) if info.isreg() else None
                if content is None or not (info.name == LIST or _MEMBER.fullmatch(info.name)):
                    raise _damaged(archive, f"“{info.name[:80]}”")
                if info.name == LIST:
                    listed = json.loads(content.read(info.size))
                else:
                    found[info.name] = _take(content, into / info.name)
    except (tarfile.TarError, zlib.error, EOFError, OSError, ValueError) as error:
        raise _damaged(archive, str(error)) from None
    if not isinstance(listed, dict) or listed.get("form") != FORM or listed.get("members") != found:
        different = sorted(set(listed.get("members", {})) ^ set(found)) if isinstance(listed, dict) else []
        raise _damaged(archive, ", ".join(different[:3]) or LIST)
    return listed


def _take(content: Any, path: Path) -> dict[str, Any]:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    reader, size = _Digesting(content), 0
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
        while block := reader.read(1 << 20):
            size += file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return {"size": size, "sha256": reader.digest.hexdigest()}


def _damaged(archive: Path, what: str) -> Refused:
    return Refused(
        Say(
            f"Bản sao lưu {archive.name} hỏng hoặc không phải của Thi Đua ({what}). Dùng bản khác.",
            f"The backup {archive.name} is damaged or not one of Thi Đua ({what}). Use another.",
        )
    )
