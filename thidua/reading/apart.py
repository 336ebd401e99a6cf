"""A document read in a process of its own: the server and the worker live on, whatever is in the files."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from thidua.core.errors import Refused
from thidua.core.plan.entries import spliced
from thidua.core.plan.writing import key_order
from thidua.core.wording import Say
from thidua.reading.drafting import draft_plan
from thidua.reading.placing import Placed, placed
from thidua.reading.received import Line
from thidua.reading.receiving import receive
from thidua.reading.understanding import understand

Tick = Callable[[int, int], None]
MEMORY = 3_000_000_000
"""Bytes that reading one document may take."""
SECONDS = 3600
"""Longest time to read one document: 200 scanned pages with room to spare."""
UNSURE = 60
"""Percent of sureness below which a word of a scan is underlined."""
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
    command = [sys.executable, "-X", "utf8", "-m", "thidua.reading.apart", code, *map(str, paths)]
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


def _confine() -> None:
    """Take away what reading does not need, where the system can."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent still stops a child that dawdles
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(paths: Sequence[Path], code: str, tick: Callable[..., None]) -> Read:
    received = receive(paths, tick)
    understood = understand(received)
    text = draft_plan(understood, code)
    return Read(
        received.kind,
        received.pages,
        "\n".join(line.text for line in received.lines),
        [[line.page, line.box, list(_unsure(line))] for line in received.lines],
        [[leaf.file, leaf.within, leaf.recognised] for leaf in received.leaves],
        [[*say] for say in [*received.remarks, *(say for say, _ in understood.document.faults)]],
        [[n, *say] for n, say in sorted(understood.document.aside.items())],
        text,
        [_plain(item) for item in placed(understood, text)],
    )


def _unsure(line: Line) -> Iterator[list[int]]:
    """The words of a line that were read with doubt: where they begin and end in it, and how sure."""
    at = 0
    for word in line.words:
        start = line.text.find(word.text, at)
        if start < 0 or not word.text:
            continue
        at = start + len(word.text)
        if word.sure is not None and word.sure < UNSURE:
            yield [start, at, word.sure]


def _plain(item: Placed) -> dict[str, Any]:
    told = asdict(item)
    if item.sort == "head":
        value = item.body["value"]
        told["body"] = value.isoformat() if isinstance(value, date) else str(value or "")
    else:
        told["body"] = "\n".join(spliced([], item.body, key_order(item.sort)))
    told["asks"] = [*item.asks] if item.asks else ["", ""]
    return told


def _say(**told: Any) -> None:
    print(json.dumps(told, ensure_ascii=False), flush=True)


def main(arguments: Sequence[str]) -> None:
    """Read the files named after the code of the plan; one line of JSON a page, the last one the result."""
    code, *paths = arguments
    _confine()
    try:
        read = _read([Path(p) for p in paths], code, lambda done, total, *_: _say(done=done, total=total))
    except Refused as refused:
        _say(refused=[[*reason] for reason in refused.reasons])
    else:
        _say(read=asdict(read))


if __name__ == "__main__":
    main(sys.argv[1:])
