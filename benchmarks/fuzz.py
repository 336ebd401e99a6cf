"""Readers under bytes that nobody wrote: `python -m benchmarks.fuzz TARGET --seconds N`.

Each target may refuse with a reason (Refused, Stopped, Unread, faults); anything else that it raises is a fault of the
program. What was found is kept under `tests/fuzzed/`, and read again by the tests.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import fuzz_books

FOUND = Path(__file__).parents[1] / "tests" / "fuzzed"
PLAN = Path(__file__).parents[1] / "plans" / "mau" / "plan.md"


def plan(data: bytes) -> None:
    """The text of a plan with its marks."""
    from thidua.core.plan.check import faults_of
    from thidua.core.plan.file import read_texts

    read, _faults = read_texts(data.decode("utf-8", "replace"))
    faults_of(read)


def text(data: bytes) -> None:
    """A text file of unknown letters."""
    from thidua.reading.receiving.plain import markdown_rows, text_rows

    text_rows(data, "van-ban.txt")
    markdown_rows(data, "van-ban.md")


def web(data: bytes) -> None:
    """A page of the web, kept as a file."""
    from thidua.reading.receiving.web import web_rows

    web_rows(data, "trang.html")


def word(data: bytes) -> None:
    """The body of a document, inside a package that is whole."""
    from thidua.reading.receiving.word import word_rows

    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(_with_body(data))
        file.flush()
        word_rows(Path(file.name))


def cells(data: bytes) -> None:
    """What may stand in one cell, read as each kind of figure and day."""
    from thidua.exchange import dates, figures
    from thidua.exchange.cells import Unread, text_of

    words = data.decode("utf-8", "replace")
    readers = (dates.day_of, dates.known_day_of, dates.year_of, dates.round_of, dates.period_of, text_of)
    for read in (*readers, figures.score, figures.points, figures.percentage, figures.count, figures.truth):
        try:
            read(words)
        except Unread:
            continue


TARGETS: dict[str, Callable[[bytes], None]] = {
    "plan": plan,
    "text": text,
    "web": web,
    "word": word,
    "cells": cells,
    **fuzz_books.TARGETS,
}


def refused() -> tuple[type[Exception], ...]:
    """How a reader says no."""
    from thidua.core.errors import PlanFaults, Refused
    from thidua.exchange.grid import Stopped

    return (Refused, PlanFaults, Stopped)


def tried(target: str, data: bytes) -> None:
    """Read some bytes; a refusal with its reason is an answer like any other."""
    try:
        TARGETS[target](data)
    except refused():
        return


def _with_body(body: bytes) -> bytes:
    import docx

    out, whole = io.BytesIO(), io.BytesIO()
    docx.Document().save(whole)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
    return out.getvalue()


def seeds(target: str) -> list[bytes]:
    """What the altering begins with: sound examples."""
    if target in fuzz_books.TARGETS:
        return fuzz_books.seeds(target)
    if target == "plan":
        return [PLAN.read_bytes()]
    if target == "cells":
        told = "31/12/2025|2025-12-31|12,5|1.234,5|95%|quý I/2025|năm 2025|có|không|Tháng 3/2025|1e9|−5|½"
        return [word.encode() for word in told.split("|")]
    if target == "word":
        import docx

        made, out = docx.Document(), io.BytesIO()
        made.add_paragraph("Điều 1. Mục đích")
        made.add_table(2, 2)
        made.save(out)
        with zipfile.ZipFile(out) as packed:
            return [packed.read("word/document.xml")]
    if target == "web":
        return [
            "<html><body><p>Điều 1</p><table><tr><td colspan=2>a</td></tr></table></body></html>".encode()
        ]
    return [PLAN.read_bytes()[:4000], "Điều 1. Mục đích\r\n- một\r\n".encode("utf-16")]


def altered(data: bytes, by: random.Random) -> bytes:
    """The bytes with a few cuts, doublings and strangers; the same for the same number."""
    found = bytearray(data)
    for _turn in range(by.randint(1, 6)):
        at = by.randint(0, len(found))
        end = min(len(found), at + by.randint(0, 40))
        found[at:end] = by.choice(
            (b"", bytes(found[at:end]) * 2, by.randbytes(3), b"\0", "١²½−".encode(), b"9" * 30, b"- {", b"%d")
        )
    return bytes(found)


def blind(target: str, count: int, seed: int = 1) -> Iterator[bytes]:
    """Altered examples, without looking at what the reader does: quick, and the same each time."""
    by = random.Random(seed)
    first = seeds(target)
    for _turn in range(count):
        yield altered(by.choice(first), by)


def kept(target: str, data: bytes) -> Path:
    """Keep what was found for the tests."""
    folder = FOUND / target
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / hashlib.sha256(data).hexdigest()[:16]
    path.write_bytes(data)
    return path


def main() -> None:
    """Alter by what the reader's branches tell (atheris), until the time is over or something is found."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("target", choices=sorted(TARGETS))
    asked.add_argument("--seconds", type=int, default=60)
    asked.add_argument("--blind", action="store_true", help="without atheris")
    told = asked.parse_args()
    if told.blind:
        _blindly(told.target, told.seconds)
        return
    import atheris

    with atheris.instrument_imports(include=["thidua"]):
        tried(told.target, seeds(told.target)[0])  # what the reader needs is imported, with its branches told

    def one(data: bytes) -> None:
        try:
            tried(told.target, data)
        except Exception:
            print(f"kept: {kept(told.target, data)}", file=sys.stderr)
            raise

    with tempfile.TemporaryDirectory() as corpus:
        for number, data in enumerate(seeds(told.target)):
            Path(corpus, str(number)).write_bytes(data)
        atheris.Setup(
            [sys.argv[0], f"-max_total_time={told.seconds}", "-max_len=60000", "-len_control=0", corpus], one
        )
        atheris.Fuzz()


def _blindly(target: str, seconds: int) -> None:
    end, count = time.monotonic() + seconds, 0
    faults: dict[str, Any] = {}
    for data in blind(target, 10_000_000, seed=int(time.time())):
        if time.monotonic() > end:
            break
        count += 1
        try:
            tried(target, data)
        except Exception as fault:
            last = fault.__traceback__
            while last and last.tb_next:
                last = last.tb_next
            where = f"{type(fault).__name__} {last and last.tb_frame.f_code.co_filename}:{last and last.tb_lineno}"
            if where not in faults:
                faults[where] = kept(target, data)
    print(f"{target}: {count} tried, {len(faults)} faults")
    for where, path in faults.items():
        print(f"    {where} {path}")


if __name__ == "__main__":
    main()
