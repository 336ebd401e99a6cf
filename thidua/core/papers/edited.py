"""A paper with words that an office has changed by hand: its own paragraphs, everything else as the data says.

Head, number, date, tables, signatures and recipients are never taken from the hand; a paragraph that
was left as it was is set anew from the data, so that number and date come into it when they are known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, get_args

from thidua.core.papers.blocks import (
    Blank,
    Block,
    Closing,
    Letterhead,
    Pairs,
    Para,
    Role,
    Run,
    Signatures,
    Table,
    Title,
)
from thidua.core.papers.charts import Chart
from thidua.core.papers.frame import Paper
from thidua.core.papers.template import Parts, Template, Words

ROLES = frozenset(get_args(Role))
ANY = "any"
"""Words in a style of nobody's: they are what stood in their place, else body text."""
FENCES = (Letterhead, Table, Pairs, Closing)
"""Blocks between which words stand; the hand may neither add nor leave out one."""
SPOKEN = (Title, Para, Blank)
"""Blocks that are words; all others stay where they stand."""
GIVEN = frozenset({"attached"})
"""Words with number and date of the paper: never by hand."""


@dataclass(frozen=True)
class Line:
    """One paragraph of words: what it is, and its runs as text, bold, italic."""

    role: str
    runs: tuple[tuple[str, bool, bool], ...]

    @property
    def text(self) -> str:
        """Its words, with single spaces."""
        return " ".join("".join(run[0] for run in self.runs).split())


@dataclass(frozen=True)
class Change:
    """A difference that a reader sees: words that went, words that came."""

    was: str
    now: str


DOTTED = Line("blank", (("…", False, False),))
"""A dotted line to be filled in by hand."""

Patch = list[list[Any]]
"""For each stretch of words: the number of a paragraph that stays, or [role, runs] of one by hand."""


class Edited(Paper):
    """A paper in the words of a hand; it prints wherever a paper prints."""

    def __init__(self, paper: Paper, patch: Patch) -> None:
        self.paper, self.patch = paper, patch
        self.slug, self.label = paper.slug, paper.label  # type: ignore[misc]  # it stands for a paper of any kind
        self.frame = getattr(paper, "frame", None)

    @property
    def title(self) -> str:
        return self.paper.title

    def words(self) -> Words:
        return self.paper.words()

    def parts(self) -> Parts:
        return self.paper.parts()

    def blocks(self, template: Template | None = None) -> tuple[Block, ...]:
        return tuple(_patched(self.paper.blocks(template), self.patch))


def stretches(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks between the fences, first to last."""
    return [stretch for stretch, _fence in _fenced(blocks)]


def _fenced(blocks: Sequence[Block]) -> Iterator[tuple[list[Block], Block | None]]:
    """Each stretch with the fence behind it; a block that a DOCX sets as several tables is several fences."""
    stretch: list[Block] = []
    for block in blocks:
        tables = _tables(block)
        if not tables:
            stretch.append(block)
            continue
        yield stretch, block
        yield from (([], None) for _ in range(tables - 1))
        stretch = []
    yield stretch, None


def _tables(block: Block) -> int:
    if isinstance(block, Signatures):
        return -(-len(block.signers) // 3)
    return int(isinstance(block, FENCES) or (isinstance(block, Chart) and block.figures))


def lines(stretch: Sequence[Block]) -> list[Line]:
    """The words of a stretch as they are compared; a title is two lines, a dotted line one."""
    return [line for block in stretch for line in _spoken(block)]


def _spoken(block: Block) -> list[Line]:
    found: list[Line] = []
    if isinstance(block, Title):
        found = [
            Line("title", ((block.name, False, False),)),
            Line("abstract", ((block.abstract, False, False),)),
        ]
    elif isinstance(block, Blank):
        found = [Line("body", ((block.label, False, False),)), *[DOTTED] * block.lines]
    elif isinstance(block, Para):
        found = [Line(block.role, tuple((r.text, r.bold, r.italic) for r in block.text))]
    return [line for line in found if line.text]


def compared(was: list[list[Line]], now: list[list[Line]]) -> tuple[Patch, list[Change]]:
    """What a hand has changed, as it is kept and as it is read; the stretches are as many."""
    patch: Patch = []
    changes: list[Change] = []
    for before, after in zip(was, now, strict=True):
        made: list[Any] = []
        told = SequenceMatcher(None, [x.text for x in before], [x.text for x in after], autojunk=False)
        for tag, i1, i2, j1, j2 in told.get_opcodes():
            if tag == "equal":
                made += range(i1, i2)
                continue
            gone, come = before[i1:i2], after[j1:j2]
            roles = [line.role for line in gone] if len(gone) == len(come) else ["body"] * len(come)
            made += [
                [role if line.role == ANY else line.role, [list(run) for run in line.runs]]
                for line, role in zip(come, roles, strict=True)
            ]
            for n in range(max(len(gone), len(come))):
                changes.append(
                    Change(gone[n].text if n < len(gone) else "", come[n].text if n < len(come) else "")
                )
        patch.append(made)
    return patch, changes


def given_by_data(was: list[list[Line]], patch: Patch) -> list[str]:
    """Paragraphs that only the data may say and that the hand has changed or left out."""
    return [
        line.text
        for before, made in zip(was, patch, strict=True)
        for n, line in enumerate(before)
        if line.role in GIVEN and n not in made
    ]


def _patched(blocks: Sequence[Block], patch: Patch) -> Iterator[Block]:
    for n, (stretch, fence) in enumerate(_fenced(blocks)):
        yield from _set(stretch, patch[n] if n < len(patch) else list(range(len(lines(stretch)))))
        if fence is not None:
            yield fence


def _set(stretch: Sequence[Block], made: list[Any]) -> Iterator[Block]:
    """A stretch in the words of the hand; what is not words stays behind the words that it stood behind."""
    old = [(line, block) for block in stretch for line in _spoken(block)]
    others: list[tuple[int, Block]] = []
    before = 0
    for block in stretch:
        if not isinstance(block, SPOKEN):
            others.append((before, block))
        before += len(_spoken(block))
    ruled = all(block.rule for block in stretch if isinstance(block, Title))
    yield from _due(others, 0)
    new: list[tuple[Line, Block | None]] = []
    for one in made:
        if not isinstance(one, int):
            new.append((Line(one[0], tuple((t, b, i) for t, b, i in one[1])), None))
        elif one < len(old):
            if others and others[0][0] <= one:
                yield from _blocks(new, ruled)
                yield from _due(others, one)
                new = []
            new.append(old[one])
    yield from _blocks(new, ruled)
    yield from _due(others, len(old))


def _due(others: list[tuple[int, Block]], at: int) -> Iterator[Block]:
    while others and others[0][0] <= at:
        yield others.pop(0)[1]


def _blocks(new: list[tuple[Line, Block | None]], ruled: bool) -> Iterator[Block]:
    at = 0
    while at < len(new):
        line, block = new[at]
        whole = _spoken(block) if block is not None else []
        if block is not None and new[at : at + len(whole)] == [(one, block) for one in whole]:
            yield block
            at += len(whole)
            continue
        at += 1
        if line.role == "title":
            abstract = ""
            if at < len(new) and new[at][0].role == "abstract":
                abstract, at = new[at][0].text, at + 1
            yield Title(line.text, abstract, ruled)
        elif isinstance(block, Blank):
            yield Blank("", 1) if line == DOTTED else Blank(block.label)
        else:
            role: Role = line.role if line.role in ROLES else "body"  # type: ignore[assignment]  # one of them
            yield Para(role, tuple(Run(*run) for run in line.runs))
