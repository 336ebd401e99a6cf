"""What was understood becomes a plan folder: the text as read, sure proposals as marks, the rest as questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from thidua.core.plan.entries import spliced
from thidua.core.plan.writing import FRONT_ORDER, key_order, one_line
from thidua.core.wording import fold
from thidua.reading.naming import NO_ISSUER, Names
from thidua.reading.parts import Piece
from thidua.reading.proposals import ASKED_BELOW, Proposal
from thidua.reading.understanding import Understood

_ONCE = ("period", "content", "duty", "narrative")
"""Marks that a clause has once, without a key."""
_SIGNS = ("`", "|", "#", "<", "{", "---")
_PLAN_NUMBER = re.compile(r"/KH-|-KH/")


def draft_plan(understood: Understood, code: str) -> str:
    """The text of plan.md; it passes the check of plans, and what is not sure stands in it as a doubt."""
    names = Names(understood)
    lines = ["---", *spliced([], _front(understood, code, names), FRONT_ORDER), "---", ""]
    for text, where, marks in _preamble(understood, names):
        lines += [f"{{#{where[0]}}}", text, f"<!-- source {where[1]} -->", *marks, ""]
    by_clause: dict[str, list[Proposal]] = {}
    for proposal in understood.proposals:
        by_clause.setdefault(proposal.clause, []).append(proposal)
    for stem, group in groupby(understood.document.pieces, key=_table):
        rows = list(group)
        if stem:
            lines += _rows(stem, rows, by_clause, names)
            continue
        for piece in rows:
            lines += _clause(piece, by_clause.get(piece.id, []), names)
    return "\n".join(lines).rstrip() + "\n"


def write_draft(understood: Understood, source: str, folder: Path) -> None:
    """Write the folder of a draft plan: plan.md and the text as it was read.

    Raises FileExistsError where the folder holds a plan already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "plan.md").exists():
        raise FileExistsError(folder / "plan.md")
    (folder / "source.txt").write_text(source, "utf-8")
    (folder / "plan.md").write_text(draft_plan(understood, folder.name), "utf-8")


def _front(understood: Understood, code: str, names: Names) -> dict[str, Any]:
    document, said = understood.document, understood.document.said
    told = {name: one.value for name, one in said.items()}
    return {
        "code": code,
        "kind": "plan",
        "title": one_line(str(told.get("title") or code)),
        "issuer": {
            "name": one_line(str(told.get("issuer") or NO_ISSUER)),
            "kind": names.issuer_kind,
            "level": names.issuer_level,
            "superior": told.get("superior"),
        },
        **{name: told.get(name) for name in ("number", "issued", "place")},
        "signatory": {"name": None, "post": None},
        "recipients": {"names": [one_line(name) for name, _ in document.recipients]},
        "grounds": [
            {"number": g.number, "issued": g.issued}
            | ({} if g.number else {"title": one_line(g.words)})
            | {"source": _source(g.lines)}
            for g in understood.grounds
        ],
        **_parent(understood),
        "movement": {"name": one_line(names.movement)},
        "secondary": False,
        "rounds": {"annual": names.years, "stage": names.stage},
        "actors": names.actors,
    }


def _parent(understood: Understood) -> dict[str, Any]:
    """The plan among the grounds: what this one carries further."""
    plan = next((g for g in understood.grounds if _PLAN_NUMBER.search(g.number or "")), None)
    if plan is None:
        return {}
    told = {"number": plan.number, "issued": plan.issued, "issuer": None, "plan": None, "held": False}
    return {"parent": told}


def _preamble(understood: Understood, names: Names) -> Iterator[tuple[str, tuple[str, str], list[str]]]:
    document = understood.document
    for at, ground in enumerate(document.grounds, 1):
        yield (
            _line(ground.text),
            (f"can-cu.{at}", _source((ground.first, ground.last))),
            _block("narrative", {}),
        )
    for at, opening in enumerate(document.opening):
        marks = _block("theme", {"words": one_line(names.movement)}) if at == 0 else _block("narrative", {})
        period = next((p for p in understood.of("period") if p.clause == f"mo-dau{at or ''}"), None)
        if period:
            marks += [line for block in _marks_of(period, names, set()) for line in block]
        yield _line(opening.text), (f"mo-dau{at or ''}", _source((opening.first, opening.last))), marks


def _clause(piece: Piece, proposals: list[Proposal], names: Names) -> list[str]:
    lines = [f"{{#{piece.id}}}"] if piece.written else []
    text = _line(piece.text)
    depth = {10: "#", 11: "#", 20: "##", 21: "###", 22: "####", 30: "####"}.get(piece.level, "#####")
    lines.append(f"{depth} {text}" if piece.heading else text)
    lines.append(f"<!-- source {_source(piece.lines)} -->")
    marks = [line for block in _marks(piece, proposals, names) for line in block]
    return [*lines, *marks, ""]


def _marks(piece: Piece, proposals: list[Proposal], names: Names) -> list[list[str]]:
    """The marks under a clause, each as a block of lines; a clause without any says that it has no effect."""
    blocks = [_scope(piece, proposals, names)]
    keys: set[tuple[str, str]] = set()
    for proposal in proposals:
        blocks += _marks_of(proposal, names, keys)
    blocks = [b for b in blocks if b]
    return blocks or ([] if piece.heading else [_block("narrative", {})])


def _table(piece: Piece) -> str:
    """The identity of the table that a row stands in; empty for text."""
    return piece.id.rpartition(".r")[0] if piece.table else ""


def _rows(stem: str, rows: list[Piece], by_clause: Mapping[str, list[Proposal]], names: Names) -> list[str]:
    """A table as plans write it: heads, rows with their lines, then the marks of each row."""
    lines = [f"{{#{stem}}}"] if rows[0].written else []
    lines += [_cells(rows[0].heads or rows[0].cells), _cells(("---",) * len(rows[0].cells))]
    marks: list[str] = []
    for number, piece in enumerate(rows, 1):
        lines += [_cells(piece.cells), f"<!-- source {_source(piece.lines)} -->"]
        marks += [
            line
            for block in _marks(piece, by_clause.get(piece.id, []), names)
            for line in _in_row(block, number)
        ]
    return [*lines, "", *marks, ""]


def _cells(cells: Sequence[str]) -> str:
    return "| " + " | ".join(one_line(c).replace("|", "/") or "…" for c in cells) + " |"


def _in_row(block: list[str], number: int) -> list[str]:
    """A mark that says which row of the table above it is about."""
    return [block[0], f"row: {number}", *block[1:]]


def _line(text: str) -> str:
    """Words as one line; where they begin like a sign of the plan file, dots stand before them."""
    line = one_line(text)
    return f"… {line}" if line.startswith(_SIGNS) else line


def _scope(piece: Piece, proposals: Iterable[Proposal], names: Names) -> list[str]:
    """For which awards the criteria of a clause stand."""
    asked = [p for p in proposals if p.sort in ("rule", "attest")]
    if not asked:
        return []
    serves = sorted({a for p in asked for a in names.serving(p.who, p.round)})
    below = "one_of" if re.search(r"mot trong (cac|so)|it nhat mot", piece.folded.plain) else "all"
    return _block("scope", {"for": serves, "below": below}) if serves else []


def _marks_of(proposal: Proposal, names: Names, keys: set[tuple[str, str]]) -> list[list[str]]:
    """A proposal as blocks: the mark itself where it is sure, a doubt that asks where it is not."""
    told = names.body(proposal)
    asks = proposal.asks.vi if proposal.asks else None
    if told is None or proposal.sure < ASKED_BELOW:
        maybe = one_line(proposal.words)[:200] or None
        return [_doubt(proposal, keys, asks or names.question(proposal), maybe)]
    if proposal.sort not in ("award", *_ONCE):
        told = {"key": _key(proposal.sort, proposal, keys), **told}
    elif proposal.sort in _ONCE and (proposal.sort, "") in keys:
        return []
    keys.add((proposal.sort, ""))
    return [_block(proposal.sort, told), *([_doubt(proposal, keys, asks, None)] if asks else [])]


def _doubt(proposal: Proposal, keys: set[tuple[str, str]], asks: str, maybe: str | None) -> list[str]:
    key = _key("doubt", proposal, keys)
    return _block("doubt", {"key": key, "asks": asks} | ({"maybe": maybe} if maybe else {}))


def _key(sort: str, proposal: Proposal, keys: set[tuple[str, str]]) -> str:
    stem = "-".join(fold(proposal.words).split()[:3]) or sort
    stem = re.sub(r"[^a-z0-9-]", "", stem).strip("-") or sort
    key = stem
    number = 2
    while (sort, key) in keys:
        key, number = f"{stem}-{number}", number + 1
    keys.add((sort, key))
    return key


def _block(sort: str, body: Mapping[str, Any]) -> list[str]:
    return [f"```{sort}", *spliced([], body, key_order(sort)), "```"]


def _source(lines: tuple[int, int]) -> str:
    first, last = lines
    return f"{first}-{last}" if last > first else str(first)
