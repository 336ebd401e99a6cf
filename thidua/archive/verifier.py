"""Checks a Thi Đua archive with plain Python 3 alone: run `python kiem-tra.py` inside its folder.

Everything here is meant to be read by the person who checks, in ten years too:
`danh-muc.json` lists every file with its size and two digests; `niem-phong.json` holds the digests of that
list. Whoever kept the seal line (it is printed when the archive is made) compares it with what is told here.
The diary's entries are digested again too: each with what it says and the entry before it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

LIST, SEAL, DIARY = "danh-muc.json", "niem-phong.json", "nhat-ky.jsonl"
PIECE = 1 << 20


def digests(file: IO[bytes]) -> dict[str, Any]:
    """Size and digests of a file, read piece by piece."""
    first, second, size = hashlib.sha256(), hashlib.sha3_256(), 0
    while piece := file.read(PIECE):
        first.update(piece)
        second.update(piece)
        size += len(piece)
    return {"size": size, "sha256": first.hexdigest(), "sha3_256": second.hexdigest()}


def digests_at(path: Path) -> dict[str, Any]:
    """Size and digests of the file at a path."""
    with path.open("rb") as file:
        return digests(file)


def canonical(value: Any) -> bytes:
    """A value as the one JSON text it has: keys in order, no spaces, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sealed(seal: dict[str, Any]) -> bytes:
    """A seal as its file: what it says, and the digest of that."""
    told = {key: value for key, value in seal.items() if key != "digest"}
    return canonical(told | {"digest": hashlib.sha256(canonical(told)).hexdigest()})


def seal_line(folder: Path) -> str:
    """The line that others keep: the digest of the seal."""
    return hashlib.sha256((folder / SEAL).read_bytes()).hexdigest()


def faults(folder: Path) -> list[str]:
    """Everything that is not as it was when the archive was made, in words; nothing where all is whole."""
    try:
        return list(_faults(folder))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        return [f"Không đọc được gói lưu trữ · the archive cannot be read: {error}"]


def _faults(folder: Path) -> Iterator[str]:
    told = (folder / SEAL).read_bytes()
    seal = json.loads(told)
    if sealed(seal) != told:
        yield f"{SEAL}: không còn nguyên · was changed"
    if digests_at(folder / LIST) != seal["list"]:
        yield f"{LIST}: không khớp niêm phong · does not match the seal"
        return
    listed = json.loads((folder / LIST).read_bytes())
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} - {LIST, SEAL}
    yield from (f"{name}: mất · is gone" for name in sorted(listed.keys() - there))
    yield from (
        f"{name}: không có trong danh mục · is not on the list" for name in sorted(there - listed.keys())
    )
    for name in sorted(there & listed.keys()):
        if digests_at(folder / name) != listed[name]:
            yield f"{name}: đã bị sửa · was changed"
    yield from _diary_faults(folder / DIARY)


def _diary_faults(path: Path) -> Iterator[str]:
    """Entries of the diary whose digest is not that of what they say."""
    if not path.is_file():
        return
    for line in path.read_text("utf-8").splitlines():
        entry = json.loads(line)
        digest = entry.pop("digest")
        if hashlib.sha256(b"\x00" + canonical(entry)).hexdigest() != digest:
            yield f"{DIARY}, mục {entry.get('number')}: không còn nguyên · entry was changed"


def main() -> int:
    """Check the folder that this file lies in, or the one that is named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    found = faults(folder)
    print("\n".join(found) or f"Nguyên vẹn · intact. Niêm phong · seal: {seal_line(folder)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
