"""A paper as it is described in a `.layout` file, before any renderer: head, title, lines, tables, ends.

`@head upper | agency | number | place and day`, `@title KIND | about`, `@table` with rows of cells parted
by `|` until `@end`, `@sign authority | post | name`, `@to` with one recipient a line until `@end`,
`@annex NAME | about`, `@heading words`, `@page`; any other line is one paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Block:
    """One piece of a paper; `rows` are the cells of a table."""

    role: str
    words: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Layout:
    """The pieces from top to end, and how the file is to be made."""

    blocks: tuple[Block, ...]
    told: dict[str, str] = field(default_factory=dict)


def read(path: Path) -> Layout:
    """The description in a file; keys above the first `---`."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    told = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    return Layout(tuple(_blocks(iter(body.splitlines()))), told)


def _blocks(lines: Iterator[str]) -> Iterator[Block]:
    for line in lines:
        role, _, rest = line.partition(" ")
        if role == "@table":
            yield Block("table", rows=tuple(_cells(row) for row in _until_end(lines)))
        elif role == "@to":
            yield Block("to", tuple(_until_end(lines)))
        elif role.startswith("@"):
            yield Block(role[1:], _cells(rest))
        elif line.strip():
            yield Block("line", (line.strip(),))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split("|"))


def _until_end(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line.strip() == "@end":
            return
        if line.strip():
            yield line.strip()
