"""What came in: lines of text, where each stands on its page, and how sure the recogniser is of each word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from thidua.core.wording import Say

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in ten-thousandths of the width and height of the page, from its upper left corner."""
Place = Literal["", "header", "footer", "footnote", "textbox", "site"]
"""Where a line stands that is not in the run of the text; `site`: menus and borders of a web page."""


class Word(NamedTuple):
    """One word as the recogniser read it: `sure` in percent, None for text that came as text."""

    text: str
    sure: int | None = None
    box: Box | None = None


@dataclass(frozen=True)
class Line:
    """One line, or one paragraph where the file keeps paragraphs (DOCX, ODT, HTML).

    `number` counts lines through the document from 1, `page` pages from 1; `table` is table, row and
    column from 0 for the text of a cell (two columns side by side are a table of one row); `indent` in letters.
    """

    text: str
    page: int
    number: int
    words: tuple[Word, ...] = ()
    bold: bool = False
    italic: bool = False
    centred: bool = False
    indent: int = 0
    table: tuple[int, int, int] | None = None
    place: Place = ""
    box: Box | None = None

    @property
    def sure(self) -> int | None:
        """How sure the recogniser is of the least sure word, in percent; None for text that came as text."""
        told = [w.sure for w in self.words if w.sure is not None]
        return min(told) if told else None


@dataclass(frozen=True)
class Page:
    """Where one page came from: which file (from 0, in reading order), its page there (from 1), how it was read."""

    file: int
    within: int
    recognised: bool = False
    sure: int | None = None


@dataclass(frozen=True)
class Received:
    """A document as it came in, from one file or several: nothing mended, nothing left out without a remark.

    `kind` is `txt`, `md`, `html`, `docx`, `odt`, `pdf` or `scan` (pictures, or a PDF read from its pictures);
    `digest` is the SHA-256 of all files in order; `files` their names in order, `leaves` one entry a page.
    """

    lines: tuple[Line, ...]
    pages: int
    kind: str
    remarks: tuple[Say, ...]
    digest: str
    files: tuple[str, ...] = ()
    leaves: tuple[Page, ...] = ()
