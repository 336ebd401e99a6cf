"""What came in: lines of text with the page they stand on and how sure the reader is of each word."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.wording import Say


@dataclass(frozen=True)
class Word:
    text: str
    sure: int | None = None
    box: tuple[int, int, int, int] | None = None


@dataclass(frozen=True)
class Line:
    text: str
    page: int
    number: int
    words: tuple[Word, ...] = ()
    bold: bool = False
    italic: bool = False
    centred: bool = False
    indent: int = 0
    table: tuple[int, int, int] | None = None


@dataclass(frozen=True)
class Received:
    lines: tuple[Line, ...]
    pages: int
    kind: str
    remarks: tuple[Say, ...]
    digest: str


def receive(paths, tick=None):
    text = "\n".join(p.read_text("utf-8") for p in paths)
    return Received(tuple(Line(t, 1, n) for n, t in enumerate(text.splitlines(), 1)), 1, "txt", (), "")
