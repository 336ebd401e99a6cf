"""Rows of tables whose columns speak of different matters, or of different people, as the clauses that they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.reading.folding import bare, folded
from thidua.reading.meaning.topics import named, topics
from thidua.reading.meaning.turns import round_in
from thidua.reading.meaning.whom import noun_in
from thidua.reading.parts import Piece
from thidua.reading.tables import SUM

_SECTION = 89
"""The level of a row that heads the rows below it."""
_PEOPLE = re.compile(
    r"^\W*(?:doi voi |ve |cho )?(?:cac )?(tap the|ca nhan)(?: (?:lop|to|phong|don vi|nho|khoa|doi))?\W*$"
)
_SET = re.compile(r"^\W*(?:\d[\d.,/%]*|[ivx]{1,4}|[a-z])?\W*$")
"""A cell that only counts, numbers or is empty."""
_SAYS = 3
"""So many words a cell has at least that says something by itself."""
_LABEL = 8
"""So many words a label has at most."""
_FIGURES = re.compile(r"^\W*(?:khong qua |toi da )?\d{1,4}(?:[.,]\d+)? ?%?\W*$")


def by_columns(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The same pieces; a row that says several things is given as what it says, each under its head."""
    over = ""
    above: Piece | None = None
    for own in pieces:
        piece = above = _filled(own, above)
        if not piece.table:
            over = piece.folded.plain if piece.heading else over
            yield piece
        elif (label := _section(piece)) is not None:
            yield _made(piece, label, heading=True)
        else:
            yield from _parted(piece, over) or (piece,)


def _filled(row: Piece, above: Piece | None) -> Piece:
    """A row whose first cell is joined with that of the row above, which names a round, as if it stood in both."""
    if above is None or not (row.table and above.table) or row.heads != above.heads or row.cells[0].strip():
        return row
    turn = above.cells[0]
    if (
        not round_in(bare(turn))
        or not any(re.search(r"[^\W\d]", cell) for cell in row.cells[1:])
        or SUM.match(row.folded.plain)
    ):
        return row
    cells = (turn, *row.cells[1:])
    return replace(row, cells=cells, text=" | ".join(cells), folded=folded(" : ".join(cells)))


def _parted(row: Piece, over: str) -> list[Piece]:
    """What a row says, column by column; nothing where it is one thing."""
    pairs = [(head, cell) for head, cell in zip(row.heads, row.cells, strict=False) if cell.strip()]
    label = next((cell for _, cell in pairs if not _SET.search(bare(cell))), "")
    if len(pairs) < len(("label", "value")) or not label:
        return []
    return (
        _by_label(row, pairs, label)
        or _by_people(row, pairs, label, over)
        or _by_matter(row, pairs, label, over)
    )


def _by_label(row: Piece, pairs: Sequence[tuple[str, str]], label: str) -> list[Piece]:
    """`Đối tượng | Các thôn`: a row under heads that say nothing, its first cell is the heading of the second."""
    plain = bare(label)
    heads = set().union(*(topics(bare(head)) for head, _ in pairs))
    value = next((cell for _, cell in pairs if cell is not label and not _FIGURES.match(bare(cell))), "")
    speaks = topics(plain) - {"contents", "review"} and plain.count(" ") < _LABEL
    several = sum(cell is not label and not _SET.search(bare(cell)) for _, cell in pairs) > 1
    if several or heads - {"contents"} or not speaks or value.count(" ") < _SAYS - 1 or value == label:
        return []
    return [_made(row, f"{label.rstrip(' :')}: {value}")]


def _by_people(row: Piece, pairs: Sequence[tuple[str, str]], label: str, over: str) -> list[Piece]:
    """Columns for collectives and for individuals that ask something of each."""
    asked = [(head, cell) for head, cell in pairs if _PEOPLE.match(bare(head)) and cell is not label]
    worded = [cell for _, cell in asked if cell.count(" ") >= _SAYS - 1 and not _FIGURES.match(bare(cell))]
    if len(asked) < len(("collective", "individual")) or not worded or topics(over) != {"criteria"}:
        return []
    return [_made(row, f"{head} - {label}: {cell}") for head, cell in asked]


def _by_matter(row: Piece, pairs: Sequence[tuple[str, str]], label: str, over: str) -> list[Piece]:
    """Columns of criteria, or of those who take part, beside columns of awards; the row itself stays for these."""
    told = {head: topics(bare(head)) for head, _ in pairs}
    matters = frozenset[str]().union(*told.values())
    if "criteria" not in matters or not matters & {"awards", "quota", "praise"}:
        return []
    found = []
    for head, cell in pairs:
        if told[head] == {"criteria"} and cell.count(" ") >= _SAYS - 1:
            found.append(_made(row, f"{head} - {label}: {cell}" if cell is not label else f"{head}: {cell}"))
        elif told[head] == {"eligible"} and "eligible" in named(over):
            found.append(_made(row, f"{head}: {cell}"))
    who = noun_in(bare(label))
    rest = [(head, cell) for head, cell in pairs if told[head] != {"criteria"}]
    cells, heads = tuple(cell for _, cell in rest), tuple(head for head, _ in rest)
    said = " : ".join(cells)
    kept = replace(row, cells=cells, heads=heads, folded=folded(said)) if who else row
    return [*found, kept] if found else []


def _section(row: Piece) -> str | None:
    """The words of a row that only names whom the rows below it are about: `I | Tập thể | | 100`."""
    worded = [cell for cell in row.cells if cell.strip() and not _SET.search(bare(cell))]
    return worded[0] if len(worded) == 1 and _PEOPLE.match(bare(worded[0])) and _is_open(row) else None


def _is_open(row: Piece) -> bool:
    """Whether nothing but a sum stands beside the label, in a table of more than two columns."""
    return len(row.cells) > len(("label", "value")) and "" in row.cells


def _made(row: Piece, text: str, *, heading: bool = False) -> Piece:
    return replace(
        row,
        text=text,
        folded=folded(text),
        heading=heading,
        level=_SECTION if heading else row.level,
        table=False,
        cells=(),
        heads=(),
    )
