"""What came in: lines of text with the page they stand on and how sure the reader is of each word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from thidua.core.errors import Refused
from thidua.core.wording import Say, both


@dataclass(frozen=True)
class Word:
    """One word of a line; `sure` in percent and `box` (left, top, right, bottom) where it was recognised."""

    text: str
    sure: int | None = None
    box: tuple[int, int, int, int] | None = None


@dataclass(frozen=True)
class Line:
    """One line as received; `table` is table, row and cell, each counted from 1."""

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
    """A document that came in: its lines, how many pages, the kind of file, what must be said of it."""

    lines: tuple[Line, ...]
    pages: int
    kind: str
    remarks: tuple[Say, ...]
    digest: str


def receive(paths: Sequence[Path], tick: Callable[[int, int, Say], None] | None = None) -> Received:
    """The lines of one or many text files, in their order; `tick` is told files done and files in all.

    Raises:
        Refused: a file is no text in Unicode.
    """
    texts = []
    for done, path in enumerate(paths, 1):
        texts.append(_text(path))
        if tick:
            tick(done, len(paths), both(path.name))
    whole = "\n".join(texts)
    lines = tuple(Line(text, 1, number) for number, text in enumerate(whole.splitlines(), 1))
    return Received(lines, 1, "txt", (), sha256(whole.encode()).hexdigest())


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        what = Say(
            f"{path.name}: không phải tệp chữ Unicode (UTF-8). Hãy lưu lại thành tệp .txt mã UTF-8.",
            f"{path.name} is no Unicode text (UTF-8). Save it again as a .txt file in UTF-8.",
        )
        raise Refused(what) from None
