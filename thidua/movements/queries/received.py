"""The document as it was received: its pages and lines, which of them belong to a clause, which were set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.core.plan.asides import asides
from thidua.core.plan.model import Clause
from thidua.movements.models import PlanReading, PlanVersion
from thidua.movements.queries.confirming import Desk, Piece, doubted, pieces
from thidua.records.inspection.kinds import Kind

DRAWN = (Kind.PDF, Kind.PNG, Kind.JPEG, Kind.TIFF)
"""Kinds of files whose pages can be shown as they are."""


@dataclass(frozen=True)
class Written:
    """One line as it was received; `box` is where it stands on its page, in ten-thousandths of both sides."""

    number: int
    pieces: tuple[Piece, ...]
    clause: str
    marked: bool
    aside: str
    box: tuple[int, int, int, int] | None

    @property
    def rect(self) -> dict[str, int]:
        """Its box as a drawing has it."""
        left, top, right, bottom = self.box or (0, 0, 0, 0)
        return {"x": left, "y": top, "width": right - left, "height": bottom - top}


@dataclass(frozen=True)
class Sheet:
    """One page of the document with its lines; `drawn` where a picture of it can be shown."""

    number: int
    drawn: bool
    lines: tuple[Written, ...]

    @property
    def marked(self) -> tuple[Written, ...]:
        """The lines of the chosen clause."""
        return tuple(line for line in self.lines if line.marked)


def sheets(
    desk: Desk, version: PlanVersion, chosen: Clause | None, lines: tuple[int, int] | None
) -> list[Sheet]:
    """Every page with its lines; those of the chosen clause, or of the head's words, are marked."""
    reading, source = desk.reading, version.source.splitlines()
    kinds = {
        part.place - 1: part.file.kind for part in reading.parts.select_related("file").defer("file__text")
    }
    drawn = {n: kinds.get(leaf[0]) in DRAWN for n, leaf in enumerate(reading.leaves, 1)}
    by_page: dict[int, list[Written]] = {}
    marked = set(_numbers(chosen)) if chosen else set(range(lines[0], lines[1] + 1)) if lines else set()
    owner = {n: clause.id for clause in desk.plan.clauses for n in _numbers(clause)}
    aside = asides(desk.plan.front)
    for number, (words, told) in enumerate(zip(source, reading.lines, strict=False), 1):
        shown = tuple(pieces(words, doubted(reading, source, iter([number]))))
        line = Written(number, shown, owner.get(number, ""), number in marked, aside.get(number, ""), told[1])
        by_page.setdefault(told[0], []).append(line)
    return [Sheet(n, drawn.get(n, False), tuple(found)) for n, found in sorted(by_page.items())]


def set_aside_lines(desk: Desk, version: PlanVersion) -> list[tuple[int, str, str]]:
    """The lines that are no part of the document: number, words, why."""
    source = version.source.splitlines()
    found = asides(desk.plan.front).items()
    return [
        (n, source[n - 1].strip(), why) for n, why in found if 0 < n <= len(source) and source[n - 1].strip()
    ]


def leaf_of(reading: PlanReading, page: int) -> tuple[int, int] | None:
    """Which file a page is of (from 1), and its number there; None for no page of the document."""
    if not 0 < page <= len(reading.leaves):
        return None
    file, within = reading.leaves[page - 1][:2]
    return file + 1, within


def _numbers(clause: Clause) -> Iterator[int]:
    return (n for a, b in clause.source for n in range(a, b + 1))
