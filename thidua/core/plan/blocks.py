"""The text of plan.md taken apart clause by clause and put together again, every id kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace

from thidua.core.plan.model import Clause, Lines, Plan
from thidua.core.plan.outline import Outline

_WRITTEN = re.compile(r"^\{#[^}\s]+\}\s*$")
_SOURCE = re.compile(r"^<!--\s*source\b.*-->\s*$")
_FENCE = "```"


@dataclass(frozen=True)
class Part:
    """One clause as it is written: its words with their marker, the lines of its source, what stands below."""

    id: str
    words: str
    head: str = ""
    source: Lines = ()
    rest: tuple[str, ...] = ()
    row: bool = False
    written: bool = field(default=False)

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands below it but a narrative without words."""
        return self.fences in ([], [(f"{_FENCE}narrative", _FENCE)])

    @property
    def fences(self) -> list[tuple[str, ...]]:
        """The blocks below it, each with its lines."""
        found: list[tuple[str, ...]] = []
        open_: list[str] = []
        for line in self.rest:
            if open_ or line.startswith(_FENCE):
                open_.append(line)
            if len(open_) > 1 and line.startswith(_FENCE):
                found.append(tuple(open_))
                open_ = []
        return found

    def below(self, fences: Iterable[Sequence[str]]) -> Part:
        """The same clause with other blocks below it; with none it says that it has no effect."""
        lines = [line for fence in fences for line in fence]
        empty = not lines and not self.head
        return replace(self, rest=tuple(lines or ([f"{_FENCE}narrative", _FENCE] if empty else [])))


def take_apart(text: str, plan: Plan) -> tuple[list[str], list[Part]]:
    """The lines before the first clause, and every clause as a part; lines bear no endings."""
    lines = text.splitlines()
    starts = [_start(lines, clause) for clause in plan.clauses]
    ends = [*starts[1:], len(lines)]
    parts = [_part(c, lines[a:b]) for c, a, b in zip(plan.clauses, starts, ends, strict=True)]
    return lines[: starts[0]] if starts else lines, parts


def put_together(front: Sequence[str], parts: Iterable[Part], *, crlf: bool = False) -> str:
    """The text of these parts; an id that the order would not give is written before its clause."""
    outline, lines = Outline(), list(front)
    for part in parts:
        if part.row:
            outline.known.append(part.id)
            lines += [part.words, *part.rest]
            continue
        tried = deepcopy(outline)
        plain = not part.written and tried.place(part.words, heading=bool(part.head), written=None) == part.id
        if not plain:
            tried = outline
            tried.place(part.words, heading=bool(part.head), written=part.id)
            lines.append(f"{{#{part.id}}}")
        outline = tried
        lines += [f"{part.head} {part.words}" if part.head else part.words]
        lines += [f"<!-- source {ranges(part.source)} -->"] if part.source else []
        lines += [*part.rest, ""] if part.rest[-1:] != ("",) else part.rest
    end = "\r\n" if crlf else "\n"
    return end.join(lines).rstrip() + end


def ranges(source: Lines) -> str:
    """Ranges of lines as plan.md writes them: `12-14, 20`."""
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in source)


def merged(*sources: Lines) -> Lines:
    """Several ranges as few as they can be.

    >>> merged(((3, 4),), ((5, 7), (9, 9)))
    ((3, 7), (9, 9))
    """
    return _runs({n for source in sources for a, b in source for n in range(a, b + 1)})


def less(source: Lines, line: int) -> Lines:
    """Ranges without one line.

    >>> less(((3, 5),), 4)
    ((3, 3), (5, 5))
    """
    return _runs({n for a, b in source for n in range(a, b + 1)} - {line})


def _runs(numbers: set[int]) -> Lines:
    found: list[tuple[int, int]] = []
    for n in sorted(numbers):
        if found and found[-1][1] == n - 1:
            found[-1] = (found[-1][0], n)
        else:
            found.append((n, n))
    return tuple(found)


def _start(lines: Sequence[str], clause: Clause) -> int:
    at = clause.line - 1
    return at - 1 if at and clause.marker != "|" and _WRITTEN.match(lines[at - 1]) else at


def _part(clause: Clause, lines: Sequence[str]) -> Part:
    if clause.marker == "|":
        return Part(clause.id, lines[0], rest=tuple(lines[1:]), row=True)
    written = bool(_WRITTEN.match(lines[0]))
    own = lines[1:] if written else lines
    bare = own[0].lstrip("#")
    head = own[0][: len(own[0]) - len(bare)]
    rest = tuple(line for line in own[1:] if not _SOURCE.match(line.strip()))
    return Part(clause.id, bare.strip(), head, clause.source, rest, written=written)
