"""An archive as one ZIP of which every byte follows from its files."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from thidua.archive import verifier

DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
"""Every member bears this day, so that the same content is the same file."""


def pack(folder: Path, target: Path) -> None:
    """An archive as one ZIP: stored, in order, so that every byte of it follows from its files."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as book:
        for path, member in _members(folder):
            with path.open("rb") as source, book.open(member, "w") as out:
                shutil.copyfileobj(source, out, verifier.PIECE)


def _members(folder: Path) -> Iterator[tuple[Path, zipfile.ZipInfo]]:
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        member = zipfile.ZipInfo(path.relative_to(folder).as_posix(), DAY_OF_ZIP)
        member.external_attr, member.create_system = 0o644 << 16, 3
        member.file_size = path.stat().st_size
        yield path, member


def same_zip(folder: Path, target: Path) -> bool:
    """Whether a ZIP is, byte for byte, what its own files make."""
    anew = folder.with_name(f"{folder.name}.zip")
    pack(folder, anew)
    try:
        return verifier.digests_at(anew) == verifier.digests_at(target)
    finally:
        anew.unlink()
