"""What strace wrote is read call by call, whatever the numbers of the processes are."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.kills.images import Disk, calls

ROOT = Path("/d")
FILE = ROOT / "f"
AS_STRACE_TELLS = r"""{pid} openat(AT_FDCWD<\x2f>, "\x2f\x64\x2f\x66", O_RDWR|O_CREAT, 0644) = 3<\x2f\x64\x2f\x66>
{pid} pwrite64(3<\x2f\x64\x2f\x66>, "\x61\x62", 2, 0) = 2
{pid} fdatasync(3<\x2f\x64\x2f\x66> <unfinished ...>
{pid} <... fdatasync resumed>)  = 0
{pid} fsync(4<\x2f\x64>)        = 0
{pid} pwrite64(3<\x2f\x64\x2f\x66>, "\x63", 1, 2) = 1
{pid} pwrite64(3<\x2f\x64\x2f\x66>, "\x63", 1, 3) = -1 ENOSPC
"""


@pytest.fixture(params=["7    ", "4400 ", "123456"], ids=["one figure", "four figures", "six figures"])
def log(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The log of a process with a short or a long number, which strace fills up to five places."""
    written = tmp_path / "log"
    written.write_text(AS_STRACE_TELLS.format(pid=request.param), encoding="ascii")
    return written


def test_every_call_that_succeeded_is_told_and_where_a_sync_began(log: Path) -> None:
    told = [(call.name, call.ended) for call in calls(log)]
    assert told == [
        ("openat", True),
        ("pwrite64", True),
        ("fdatasync", False),
        ("fdatasync", True),
        ("fsync", True),
        ("pwrite64", True),
    ]


def test_what_was_synced_is_there_after_a_power_cut_and_the_rest_is_lost(log: Path, tmp_path: Path) -> None:
    disk = Disk(ROOT, {}, {})
    disk.follow(log)
    disk.build(tmp_path / "image", random.Random(1), kept=0.0)
    assert (tmp_path / "image" / "f").read_bytes() == b"ab"
