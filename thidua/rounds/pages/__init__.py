"""Pages of a run: one self-contained, bilingual file that works without a server or a network."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from thidua.rounds.pages.lead import Entry, lead_words
from thidua.rounds.pages.look import render
from thidua.rounds.pages.page import page_words
from thidua.rounds.pages.papers import Files
from thidua.rounds.result import RoundResult

__all__ = ["Entry", "write", "write_lead"]


def write(result: RoundResult, out: Path, files: Files, *, sample: bool = False) -> Path:
    """Write `out/index.html`, the whole round on one page.

    `files` names the papers of the folder: path beside the page → what it is. `sample` marks
    the facts as sample data. The same result gives the same bytes.
    """
    return _written(out, render("page.html", page_words(result, files, sample=sample)))


def write_lead(entries: Iterable[Entry], out: Path) -> Path:
    """Write `out/index.html`, the page that leads into several runs."""
    return _written(out, render("lead.html", lead_words(list(entries))))


def _written(out: Path, text: str) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    path = out / "index.html"
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
