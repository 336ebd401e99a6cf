"""The clauses of a plan as blocks of a paper, in its own order and with its own numbering."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from thidua.core.papers.blocks import Block, Column, Para, Role, Row, Table, Title, text
from thidua.core.plan.model import Clause, Plan
from thidua.core.wording import fold

Heads = Mapping[str, tuple[str, ...]]
"""Headings of tables, by the clause that each stands under."""
_POINT = re.compile(r"[a-zđ]\)|\(\d+\)")
_WIDTH = 165
_GROUNDS = ("can cu ", "thuc hien ", "theo ")


def annexed(plan: Plan) -> tuple[tuple[Clause, ...], ...]:
    """The body of the plan, then each annex with its heading first."""
    parts: list[list[Clause]] = [[]]
    for clause in plan.clauses:
        if opens_annex(clause):
            parts.append([])
        parts[-1].append(clause)
    return tuple(map(tuple, parts))


def opens_annex(clause: Clause) -> bool:
    """Whether an annex begins: an unnumbered heading with a written id in capitals, such as M1."""
    return clause.heading and not clause.marker and clause.parent is None and clause.id[:1].isupper()


def body_blocks(clauses: Sequence[Clause], heads: Heads) -> Iterator[Block]:
    """Opening paragraphs, then parts, sections, points, dashes and tables as they stand in the plan."""
    first = next((i for i, c in enumerate(clauses) if c.heading or c.marker), len(clauses))
    yield from _opening(clauses[:first])
    yield from set_clauses(clauses[first:], heads)


def set_clauses(clauses: Sequence[Clause], heads: Heads) -> Iterator[Block]:
    """Clauses as paragraphs; rows of one table together."""
    for base, group in groupby(clauses, _table_of):
        if base:
            rows = [c.text.split(" | ") for c in group]
            yield _table(heads.get(base) or ("",) * max(map(len, rows)), rows)
        else:
            yield from (Para(_role(c), text(numbered_words(c))) for c in group)


def numbered_words(clause: Clause) -> str:
    """The clause as it is written, its marker before it."""
    return f"{clause.marker} {clause.text}" if clause.marker else clause.text


def annex_title(words: str) -> Title:
    """A heading whose capitals are the name of the paper and whose rest says what it is about.

    >>> annex_title("ĐĂNG KÝ Thi đua hằng năm").abstract
    'Thi đua hằng năm'
    """
    told = words.split()
    small = next((i for i, word in enumerate(told) if word != word.upper()), len(told))
    if small == 0:
        return Title(words, rule=False)
    return Title(" ".join(told[:small]), " ".join(told[small:]), rule=False)


def _table_of(clause: Clause) -> str:
    return clause.id.rpartition(".r")[0] if clause.marker == "|" else ""


def _table(heads: Sequence[str], rows: list[list[str]]) -> Table:
    """A table whose columns are as wide as what they hold asks for."""
    lines = [list(heads), *rows]
    most = max(len(line) for line in lines)
    filled = [line + [""] * (most - len(line)) for line in lines]
    longest = [min(60, max(8, *(len(line[i]) for line in filled))) for i in range(most)]
    shares = [max(1, round(n * _WIDTH / sum(longest))) for n in longest]
    columns = tuple(Column(head, share) for head, share in zip(filled[0], shares, strict=True))
    return Table(columns, tuple(Row(tuple(line)) for line in filled[1:]))


def _role(clause: Clause) -> Role:
    if clause.heading:
        return "point" if _POINT.fullmatch(clause.marker) else "heading"
    return "item" if clause.marker in ("-", "–", "—", "+", "*") else "body"


def _opening(clauses: Sequence[Clause]) -> Iterator[Para]:
    """Grounds and the sentence that leads in; pieces of one paragraph of the source stand as one."""
    paragraphs: list[list[Clause]] = []
    for clause in clauses:
        goes_on = paragraphs and _touches(paragraphs[-1][-1], clause)
        paragraphs[-1].append(clause) if goes_on else paragraphs.append([clause])
    for pieces in paragraphs:
        grounds = all(c.id.startswith("can-cu") for c in pieces)
        role: Role = "ground" if grounds and fold(pieces[0].text).startswith(_GROUNDS) else "body"
        yield Para(role, text(" ".join(c.text for c in pieces)))


def _touches(before: Clause, after: Clause) -> bool:
    """Whether a clause begins on the line of the source on which the one before it ends."""
    return bool(before.source and after.source) and before.source[-1][1] == after.source[0][0]
