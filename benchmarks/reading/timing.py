"""Time beside the bare tools: a text plan beside pypdfium2, a scanned page beside one call of tesseract.

By turns, so that a busy machine slows both alike; the ratio of the medians is kept.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pypdfium2

from benchmarks.reading import scans, sources
from benchmarks.reading.layout import Layout
from benchmarks.reading.made_pdf import pdf

TEXT_ROUNDS, SCAN_ROUNDS = 15, 5
FIVE_PAGES = "ha-nam-so-tu-phap-2023"
ONE_PAGE = 14
"""Blocks of the source typed again that fill a page."""


def measure() -> Iterator[str]:
    """Lines for the table: what was read, the bare tool, the ratio."""
    from thidua.reading.answers import answers

    with tempfile.TemporaryDirectory() as folder:
        yield "| | read | the bare tool alone | ratio |"
        yield "|---|---|---|---|"
        path = Path(folder) / "plan.pdf"
        path.write_bytes(pdf(sources.retyped(sources.plan_of(FIVE_PAGES))))
        yield _row(
            f"text plan of {_pages(path)} pages", lambda: answers(path), lambda: bare_text(path), TEXT_ROUNDS
        )
        if shutil.which("tesseract"):
            scan = one_page(Path(folder) / "page.png")
            yield _row("scanned page, 300 dpi", lambda: answers(scan), lambda: bare_scan(scan), SCAN_ROUNDS)


def _row(name: str, ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> str:
    mine, bare = by_turns(ours, theirs, rounds)
    return f"| {name} | {mine:.3f} s | {bare:.3f} s | **{mine / bare:.1f}** |"


def by_turns(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Medians of both in seconds, after one turn that is not counted."""
    times: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds + 1):
        for held, work in zip(times, (ours, theirs), strict=True):
            begun = time.perf_counter()
            work()
            if turn:
                held.append(time.perf_counter() - begun)
    return median(times[0]), median(times[1])


def _pages(path: Path) -> int:
    with pypdfium2.PdfDocument(path) as paper:
        return len(paper)


def bare_text(path: Path) -> str:
    """What pypdfium2 does for the text of a PDF."""
    with pypdfium2.PdfDocument(path) as paper:
        return "\n".join(page.get_textpage().get_text_range() for page in paper)


def bare_scan(path: Path) -> bytes:
    """One call of tesseract for one page."""
    called = ["tesseract", str(path), "stdout", "-l", "vie", "--dpi", "300", "tsv"]
    return subprocess.run(called, check=True, capture_output=True).stdout


def one_page(path: Path) -> Path:
    """A page of a source typed again, scanned badly."""
    whole = sources.retyped(sources.plan_of("thac-mo-ubnd-phuong-2024"))
    file = pdf(Layout(whole.blocks[:ONE_PAGE]))
    return scans.kept(scans.scan(file, 300, "one page"), 300, path)
