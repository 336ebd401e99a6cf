"""What a paper is made of: the few blocks that a renderer must know, and nothing else.

A paper class turns its data into these blocks; DOCX and PDF are both made from them, so
the two say the same words. A new paper needs a class here and no code in a renderer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from thidua.core.papers.charts import Chart
from thidua.core.papers.sheets import Sheet

Align = Literal["left", "centre", "right", "justify"]
Role = Literal[
    "masthead",
    "addressee",
    "addressee_head",
    "addressee_item",
    "ground",
    "body",
    "item",
    "heading",
    "chapter",
    "section",
    "article",
    "point",
    "authority",
    "enact",
    "attached",
]


@dataclass(frozen=True)
class Run:
    """Words in one style inside a paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


Text = tuple[Run, ...]


def text(*parts: str | Run) -> Text:
    """Words and styled words as one text.

    >>> text("Kính gửi: ", Run("Sở Nội vụ", bold=True))[0].text
    'Kính gửi: '
    """
    return tuple(p if isinstance(p, Run) else Run(p) for p in parts if p)


@dataclass(frozen=True)
class Letterhead:
    """The two columns at the head: agency and number at left, motto and date at right."""

    upper: str
    agency: str
    number: str
    dateline: str
    mark: str = ""
    """A boxed word under the number, such as DỰ THẢO."""
    about: str = ""
    """What an official letter (công văn) is about, “V/v …”, under its number; other papers have a title."""


@dataclass(frozen=True)
class Title:
    """The kind of paper and what it is about, centred, with a rule below."""

    name: str
    abstract: str = ""
    rule: bool = True


@dataclass(frozen=True)
class Para:
    """One paragraph; its role decides how it looks."""

    role: Role
    text: Text


@dataclass(frozen=True)
class Blank:
    """Words and then dots to the right margin, with further dotted lines, to be filled in by hand."""

    label: str
    lines: int = 0


@dataclass(frozen=True)
class Pairs:
    """Labels and what stands beside them, without rules."""

    rows: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class Column:
    """A column of a table; widths are shares of the width between the margins."""

    label: str
    share: int
    align: Align = "left"


@dataclass(frozen=True)
class Row:
    """A row of a table; a band is one cell over the whole width, kept with the row below."""

    cells: tuple[str, ...]
    band: bool = False
    bold: bool = False


@dataclass(frozen=True)
class Table:
    """A ruled table whose headings repeat on every page and whose rows do not break."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Signature:
    """The right to sign, the post, a hint below them and the name under the space for signing."""

    authority: str
    post: str
    hint: str
    name: str


@dataclass(frozen=True)
class Code:
    """A QR code, 20 mm wide, with its check code under it, to be typed where nothing can scan."""

    link: str
    """What the QR code says: the address of the page that tells whether the paper is genuine."""
    check: str
    says: str = ""
    """Small words beside it: what it is for."""


@dataclass(frozen=True)
class Closing:
    """The end of a paper: who signs at left and right, who receives it, and by what it is checked."""

    left: Signature | None
    right: Signature | None
    recipients: tuple[str, ...] = ()
    code: Code | None = None


@dataclass(frozen=True)
class Signatures:
    """The end of a paper that several people sign beside each other, up to three in a row."""

    signers: tuple[Signature, ...]
    recipients: tuple[str, ...] = ()
    code: Code | None = None


@dataclass(frozen=True)
class AnnexBreak:
    """An annex begins: a new page, pages counted anew.

    At the very beginning of a paper it begins no page and only says how the sheet lies.
    """

    landscape: bool = False
    """The sheet lies on its long side, for tables too wide to stand (Decree 30/2020, annex I)."""


@dataclass(frozen=True)
class SignedLine:
    """At the top right of an annex kept in a file of its own: whose annex it is and when that was signed."""

    number: str
    at: datetime

    @property
    def words(self) -> str:
        """Number, and time with its zone as ISO 8601 writes it (Decree 30/2020, annex I).

        >>> SignedLine("12/QĐ-SM", datetime.fromisoformat("2025-01-15T14:30:00+07:00")).words
        'Số: 12/QĐ-SM; 2025-01-15T14:30:00+07:00'
        """
        return f"Số: {self.number}; {self.at.isoformat(timespec='seconds')}"


@dataclass(frozen=True)
class Notes:
    """Small lines at the end: whether the law is verified, digests, that the data are samples."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Placed:
    """Words that stand at a place of a certificate, which the table of its sheet tells by this name."""

    name: str
    words: str


@dataclass(frozen=True)
class Board:
    """A certificate: a sheet of its own, its words by the name of their place; a place without words stays empty."""

    sheet: Sheet
    words: tuple[tuple[str, str], ...]
    code: Code | None = None
    gridded: bool = False
    """With rulers, a grid and the boxes, for printing on trial."""


Block = (
    Letterhead
    | Title
    | Para
    | Blank
    | Pairs
    | Table
    | Chart
    | Closing
    | Signatures
    | AnnexBreak
    | SignedLine
    | Notes
    | Placed
    | Board
)


def punctuated(lines: Iterable[str]) -> tuple[str, ...]:
    """Lines ended by semicolons, the last by a full stop.

    >>> punctuated(["Như Điều 3", "Sở Nội vụ"])
    ('Như Điều 3;', 'Sở Nội vụ.')
    """
    bare = [line.rstrip(" ;.,") for line in lines]
    return tuple(line + (";" if i < len(bare) - 1 else ".") for i, line in enumerate(bare))


def addressees(names: tuple[str, ...]) -> tuple[Para, ...]:
    """To whom a paper goes: on one line, or as a list when there are several."""
    if len(names) == 1:
        return (Para("addressee", text(f"Kính gửi: {names[0]}")),)
    head = Para("addressee_head", text("Kính gửi:"))
    return (head, *(Para("addressee_item", text(f"- {line}")) for line in punctuated(names)))
