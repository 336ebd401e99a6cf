"""Nobody who reads may look the answer up: while a document is read, folders of truth cannot be opened."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CLOSED = tuple(str(p) + os.sep for p in (HERE.parents[1] / "plans", HERE / "documents"))
_now = {"closed": False, "hooked": False}


@contextmanager
def answers_closed() -> Iterator[None]:
    """Within it, opening a plan folder or a truth raises PermissionError."""
    if not _now["hooked"]:
        sys.addaudithook(_look)
        _now["hooked"] = True
    _now["closed"] = True
    try:
        yield
    finally:
        _now["closed"] = False


def _look(event: str, told: tuple[Any, ...]) -> None:
    if not (_now["closed"] and event in ("open", "os.listdir", "os.scandir")):
        return
    named = isinstance(told[0], str | os.PathLike)
    if named and (os.path.realpath(told[0]) + os.sep).startswith(CLOSED):
        raise PermissionError(f"the answers stand there: {told[0]}")
