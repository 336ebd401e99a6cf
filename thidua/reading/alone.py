"""The process in which one document is read: confined, it says as lines of JSON how far it is and what it read."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from thidua.core.errors import Refused
from thidua.core.plan.entries import spliced
from thidua.core.plan.writing import key_order
from thidua.reading.apart import Read
from thidua.reading.drafting import draft_plan
from thidua.reading.placing import Placed, placed
from thidua.reading.received import Line
from thidua.reading.receiving import receive
from thidua.reading.understanding import understand

MEMORY = 3_000_000_000
"""Bytes that reading one document may take."""
UNSURE = 60
"""Percent of sureness below which a word of a scan is underlined."""


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
