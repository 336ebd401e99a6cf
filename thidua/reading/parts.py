"""The parts of a document once told apart: what its head says, clauses, recipients, signature, annexes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from thidua.core.wording import Say
from thidua.reading.folding import Folded, folded
from thidua.reading.paragraphs import Paragraph
from thidua.reading.received import Line


@dataclass(frozen=True)
class Said:
    """Something that the document says of itself: the value, the words read, the lines, how sure (percent)."""

    value: str | date | None
    words: str
    lines: tuple[int, int]
    sure: int = 95


@dataclass(frozen=True, eq=False)
class Piece:
    """One clause: `folded` is of its words without the marker, `written` says that its identity must be."""

    id: str
    text: str
    folded: Folded
    heading: bool
    level: int
    marker: str
    lines: tuple[int, int]
    source: tuple[Line, ...]
    written: bool = False
    table: bool = False
    cells: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The text without its marker."""
        return self.folded.text.strip()


@dataclass
class Document:
    """A document told apart into its parts; `aside` holds lines that are none of it, each with why."""

    said: dict[str, Said] = field(default_factory=dict)
    grounds: list[Paragraph] = field(default_factory=list)
    opening: list[Paragraph] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    recipients: list[tuple[str, tuple[int, int]]] = field(default_factory=list)
    signature: list[Paragraph] = field(default_factory=list)
    annexes: list[list[Paragraph]] = field(default_factory=list)
    aside: dict[int, Say] = field(default_factory=dict)
    faults: list[tuple[Say, tuple[int, int]]] = field(default_factory=list)
    noisy: bool = False

    def fold(self, text: str) -> Folded:
        """The folded twin of words of this document."""
        return folded(text, noisy=self.noisy)

    def keep(self, name: str, value: str | date | None, paragraph: Paragraph, words: tuple[str, int]) -> None:
        """Note what the document says of itself, with the words read and how sure; the first telling stays."""
        self.said.setdefault(name, Said(value, words[0], (paragraph.first, paragraph.last), words[1]))
