"""Backup archives as they are, and with some members changed."""

import io
import tarfile
from pathlib import Path


def member(tar: tarfile.TarFile, name: str | tarfile.TarInfo) -> bytes:
    """The bytes of one member."""
    content = tar.extractfile(name)
    assert content is not None
    return content.read()


def rewritten(saved: Path, change: dict[str, bytes]) -> Path:
    """An archive with some members replaced or added, beside the one that was saved."""
    other, left = saved.with_name("other.tar.gz"), dict(change)
    with tarfile.open(saved) as old, tarfile.open(other, "w:gz") as new:
        for info in old:
            data = left.pop(info.name, None) or member(old, info)
            info.size = len(data)
            new.addfile(info, io.BytesIO(data))
        for name, data in left.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            new.addfile(info, io.BytesIO(data))
    return other
