"""What is dear to make is made once, however many workers of the test run ask for it."""

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def shared(factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of this run that all its workers see."""
    base = factory.getbasetemp()
    return base if worker_id == "master" else base.parent


def once(at: Path, make: Callable[[Path], object]) -> Path:
    """A folder that the first who asks for it fills, while the others wait."""
    with at.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not at.exists():
            half = at.with_suffix(".half")
            shutil.rmtree(half, ignore_errors=True)
            half.mkdir()
            make(half)
            half.rename(at)
    return at
