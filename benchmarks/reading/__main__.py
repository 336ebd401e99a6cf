"""`python -m benchmarks.reading`: how well plans are read, by field and group of documents.

Open documents and the five sources always; `--held` adds the documents held back (totals only), `--scans`
scans made of the sources typed again, `--times` the time beside the bare tools. `--show FIELD` lists what
was missed in the open documents, `--only NAME` reads some. `--write` puts the table into RESULTS.md.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks.reading import results, scans, timing
from benchmarks.reading.score import HIGH, LEAST, Score, score, together
from benchmarks.reading.table import shown
from benchmarks.reading.truth import HELD, Document, documents, received, recognised, retyped
from benchmarks.reading.watch import answers_closed

HELD_BACK = "held back"
Reader = Callable[[Path], Mapping[str, Any]]


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    for switch in ("held", "scans", "times", "write"):
        asked.add_argument(f"--{switch}", action="store_true")
    asked.add_argument("--show", default="")
    asked.add_argument("--only", default="")
    asked.add_argument("--least", type=float, default=LEAST)
    told = asked.parse_args()
    try:
        from thidua.reading.answers import answers
    except ModuleNotFoundError:
        raise SystemExit("There is no reader yet: thidua/reading is what this measures.") from None

    found = dict(measured(chosen(told), answers, told.least))
    lines = list(shown(by_group(found)))
    print("\n".join(lines))
    print("\n".join(missed(found, told.show)))
    if told.times:
        lines += ["", *timing.measure()]
        print("\n".join(lines[-4:]))
    if told.write:
        results.write(lines)


def chosen(told: argparse.Namespace) -> Iterator[Document]:
    """The documents that were asked for."""
    open_ = chain(documents(), recognised(), received(), retyped())
    held = chain(documents(HELD, HELD_BACK), recognised(HELD, f"{HELD_BACK}, badly recognised"))
    scanned = scans.scanned() if told.scans else ()
    for document in chain(open_, held if told.held else (), scanned):
        if told.only in document.name:
            yield document


def measured(
    chosen: Iterator[Document], answers: Reader, least: float = LEAST
) -> Iterator[tuple[Document, Score]]:
    """Each document with its score; it is read from a folder that tells nothing."""
    for document in chosen:
        with tempfile.TemporaryDirectory() as folder:
            path = document.write(Path(folder))
            with answers_closed():
                told = answers(path)
        yield document, score(document.truth, told, document.tolerance, least)


def by_group(found: Mapping[Document, Score]) -> dict[str, Score]:
    groups = dict.fromkeys(d.group for d in found)
    return {g: together(s for d, s in found.items() if d.group == g) for g in groups}


def missed(found: Mapping[Document, Score], field: str) -> Iterator[str]:
    """What was wrong though sure, and all misses of one field; nothing of what is held back."""
    for document, told in found.items():
        if document.group.startswith(HELD_BACK):
            continue
        yield f"{document.name} ({document.group}): {told.total.f1:.3f}"
        for miss in told.misses:
            wrong = miss.sure is not None
            if (miss.sure or 0) >= HIGH or (field and miss.field.startswith(field)):
                how = f"sure {miss.sure:.2f}" if wrong else "lacking"
                yield f"  {miss.field} [{how}] {miss.what}"


if __name__ == "__main__":
    main()
