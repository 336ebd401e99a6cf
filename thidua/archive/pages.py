"""What every page of an archive is made of: tables, pairs, words, reasons; drawn without any script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from django.template.loader import render_to_string

from thidua.core.wording import Say

HERE = Path(__file__).parent


class Cell(NamedTuple):
    """Words in a table, and where they lead within the archive."""

    text: str
    href: str = ""
    mark: str = ""
    """How it is drawn: `met`, `unmet`, `missing`, `to_judge`, or a figure (`number`)."""


@dataclass(frozen=True)
class Block:
    """A part of a page under its own heading: a table, pairs of label and value, words or reasons."""

    heading: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    pairs: tuple[tuple[str, Cell], ...] = ()
    words: tuple[str, ...] = ()
    picture: Cell | None = None
    """A file of the archive, and what it shows in words."""
    clauses: tuple[Clause, ...] = ()
    empty: str = ""
    anchor: str = ""


class Clause(NamedTuple):
    """A sentence of a plan, or a criterion with its answer and reason."""

    number: str
    text: str
    level: int = 0
    answer: str = ""
    answer_said: str = ""
    reason: str = ""
    notes: tuple[Cell, ...] = ()
    anchor: str = ""


@dataclass(frozen=True)
class Page:
    """One file of the archive: its path, its title, its parts, what it is found by."""

    path: str
    title: str
    about: str = ""
    blocks: tuple[Block, ...] = ()
    found_by: str = ""
    """Words by which the search finds it beside its title; nothing keeps a page out of the search."""

    @property
    def up(self) -> str:
        """The way back to the top folder."""
        return "../" * self.path.count("/")


@dataclass
class Site:
    """Everything that an archive says, and how it says it."""

    title: str
    agency: str
    lang: str
    made: str
    public: bool = False
    pages: list[Page] = field(default_factory=list)
    files: dict[str, bytes | Path] = field(default_factory=dict)
    """Files beside the pages: their bytes, or where they lie."""

    def say(self, vi: str, en: str) -> str:
        """A sentence in the language of the archive."""
        return en if self.lang == "en" else vi

    def of(self, say: Say) -> str:
        """A sentence that another room says."""
        return say.of(self.lang)

    def table(
        self, heading: str, columns: Sequence[str], rows: Iterable[Sequence[Cell | str]], anchor: str = ""
    ) -> Block:
        """A table; plain words become cells, and an empty one says so."""
        cells = tuple(tuple(c if isinstance(c, Cell) else Cell(str(c)) for c in row) for row in rows)
        return Block(heading, tuple(columns), cells, empty=self.say("Không có.", "None."), anchor=anchor)


def pairs(heading: str, rows: Iterable[tuple[str, Cell | str]]) -> Block:
    """Labels and values; what has no value is left out."""
    told = ((label, c if isinstance(c, Cell) else Cell(str(c))) for label, c in rows)
    return Block(heading, pairs=tuple((label, c) for label, c in told if c.text))


def drawn(site: Site, page: Page) -> bytes:
    """A page as its file."""
    words = {"site": site, "page": page, "doors": doors(site)}
    return str(render_to_string("archive/page.html", words)).encode()


def doors(site: Site) -> list[tuple[str, str]]:
    """The pages that every page leads to, in their order."""
    top = [p for p in site.pages if "/" not in p.path]
    return [(p.path, p.title) for p in top]
