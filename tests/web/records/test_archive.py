"""The backup archive: what goes in comes out, byte for byte, and nothing else does."""

import os
import tarfile
from pathlib import Path

import pytest

from tests.web.records.archives import rewritten
from thidua.cli.archive import pack, unpack
from thidua.core.errors import Refused

STORED = "ab/" + "c" * 40


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """An archive of a database and one file, with strangers beside them that stay outside."""
    database, files = tmp_path / "database.sqlite3", tmp_path / "files"
    database.write_bytes(b"SQLite format 3" + os.urandom(20_000))
    for name, data in ((STORED, b"%PDF-1.7"), ("arriving/half", b"x"), ("ab/note.txt", b"x")):
        (files / name).parent.mkdir(parents=True, exist_ok=True)
        (files / name).write_bytes(data)
    target = tmp_path / "sao lưu.tar.gz"
    pack(target, database, files, {"diary": "2024-11-01 0 a"})
    return target


def test_what_went_in_comes_out(saved: Path, tmp_path: Path) -> None:
    into = tmp_path / "out"
    listed = unpack(saved, into)
    assert (into / "database.sqlite3").read_bytes() == (tmp_path / "database.sqlite3").read_bytes()
    assert (into / "files" / STORED).read_bytes() == b"%PDF-1.7"
    assert sorted(listed["members"]) == ["database.sqlite3", f"files/{STORED}"]
    assert listed["diary"] == "2024-11-01 0 a"
    assert (into / "files" / STORED).stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob("*.partial"))


@pytest.mark.parametrize(
    "change",
    [
        {"database.sqlite3": b"SQLite format 3 other"},
        {f"files/{STORED}": b"%PDF-1.8"},
        {"files/ab/" + "d" * 40: b"more"},
        {"../../etc/cron.d/x": b"x"},
        {"/etc/x": b"x"},
        {"files/ab/../../x": b"x"},
        {"backup.json": b"{}"},
        {"backup.json": b"[]"},
        {"backup.json": b"not json"},
    ],
)
def test_a_changed_archive_is_refused(saved: Path, tmp_path: Path, change: dict[str, bytes]) -> None:
    with pytest.raises(Refused, match="hỏng hoặc không phải của Thi Đua"):
        unpack(rewritten(saved, change), tmp_path / "out")
    assert not (tmp_path.parent / "x").exists()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE])
def test_nothing_but_plain_files_is_unpacked(tmp_path: Path, kind: bytes) -> None:
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as tar:
        info = tarfile.TarInfo(f"files/{STORED}")
        info.type, info.linkname = kind, "/etc/passwd"
        tar.addfile(info)
    with pytest.raises(Refused):
        unpack(tmp_path / "a.tar.gz", tmp_path / "out")


@pytest.mark.parametrize("cut", [0, 10, 5_000, -600])
def test_an_archive_cut_short_is_refused(saved: Path, tmp_path: Path, cut: int) -> None:
    saved.write_bytes(saved.read_bytes()[:cut])
    with pytest.raises(Refused):
        unpack(saved, tmp_path / "out")


def test_one_flipped_bit_anywhere_is_found(saved: Path, tmp_path: Path) -> None:
    whole = saved.read_bytes()
    for place in range(100, len(whole) - 1000, len(whole) // 15):
        data = bytearray(whole)
        data[place] ^= 4
        saved.write_bytes(bytes(data))
        with pytest.raises(Refused):
            unpack(saved, tmp_path / f"out{place}")
