"""How a made page is written: its head, its tables, its code words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from thidua.core.wording import Say

ROOT = Path(__file__).parents[2]
MADE = "<!-- Trang sinh từ mã nguồn · made from the code: make docs-pages -->"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """A table in Markdown."""
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return ["| " + " | ".join(line) + " |" for line in lines] + [""]


def codes(names: Iterable[str]) -> str:
    """Several names as code, between commas."""
    return ", ".join(f"`{name}`" for name in names)


def opening(say: Say, vi: str, en: str) -> list[str]:
    """Title of a page, what it holds, and the note that nobody edits it by hand."""
    return [f"# {say.vi} · {say.en}", "", MADE, "", f"{vi} *{en}*", ""]
