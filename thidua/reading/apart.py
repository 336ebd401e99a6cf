"""A document read in a process of its own (`alone.py`): the server lives on, whatever is in the files.

Nothing here knows how a document is read, so a server does not load it.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thidua.core.errors import Refused
from thidua.core.wording import Say

Tick = Callable[[int, int], None]
SECONDS = 3600
"""Longest time to read one document: 200 scanned pages with room to spare."""
_PAUSE = 1.0


@dataclass(frozen=True)
class Read:
    """What came of a document, in plain values.

    `lines` holds for each line of the source [page, box or null, [[start, end, sureness], …]]; `leaves`
    for each page [file from 0, page in it from 1, whether it was recognised from a picture];
    `aside` the lines that are no part of it, with why, as [line, Vietnamese, English];
    `items` the proposals as `placing.Placed` has them, their bodies as written in plan.md.
    """

    kind: str
    pages: int
    source: str
    lines: list[list[Any]]
    leaves: list[list[Any]]
    remarks: list[list[str]]
    aside: list[list[Any]]
    plan: str
    items: list[dict[str, Any]]


def read_apart(paths: Sequence[Path], code: str, tick: Tick | None = None) -> Read:
    """Read a document of one or many files and draft a plan of it.

    `tick` is told pages done and their number, about once a second, and may raise to stop the work.
    Raises Refused with what is wrong with the files.
    """
    command = [sys.executable, "-X", "utf8", "-m", "thidua.reading.alone", code, *map(str, paths)]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as child:
        try:
            said = _heard(child, tick)
        finally:
            _end(child)
    if said is None:
        raise Refused(
            Say(
                "Không đọc được văn bản: quá lâu hoặc quá nặng. Chia nhỏ tệp, hoặc lưu lại thành PDF rồi gửi lại.",
                "The document could not be read: it takes too long or too much. Split it, or save it as PDF.",
            )
        )
    if "refused" in said:
        raise Refused(*(Say(*pair) for pair in said["refused"]))
    return Read(**said["read"])


def _heard(child: subprocess.Popen[bytes], tick: Tick | None) -> dict[str, Any] | None:
    """The last word of the child; None where it died, or took too long."""
    lines: queue.Queue[bytes | None] = queue.Queue()
    threading.Thread(target=_listen, args=(child.stdout, lines), daemon=True).start()
    threading.Thread(target=_listen, args=(child.stderr, queue.Queue()), daemon=True).start()
    done, total, until = 0, 0, time.monotonic() + SECONDS
    while time.monotonic() < until:
        if tick:
            tick(done, total)
        try:
            line = lines.get(timeout=_PAUSE)
        except queue.Empty:
            continue
        if line is None:
            return None
        said: dict[str, Any] = json.loads(line)
        if "done" not in said:
            return said
        done, total = said["done"], said["total"]
    return None


def _listen(stream: Any, lines: queue.Queue[bytes | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child with everything that it started."""
    if child.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    child.wait()
