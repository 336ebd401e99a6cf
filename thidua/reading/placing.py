"""Where each proposal stands in the draft that was made of a document: its mark, its question, or both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from thidua.core.plan.file import read_texts
from thidua.core.plan.marks import SORTS
from thidua.core.plan.model import Clause, Mark, Plan
from thidua.core.wording import Say
from thidua.reading.naming import Names
from thidua.reading.proposals import ASKED_BELOW, Proposal
from thidua.reading.understanding import Understood

HEAD = ("number", "issued", "issuer", "superior", "place", "title")
"""What the head of a document says of itself, in the order in which a person looks at it."""
_ONCE = ("content", "duty", "period")
"""Sorts without a key: a clause bears one of each."""


@dataclass(frozen=True)
class Placed:
    """One thing to be confirmed. `mark` is the sort of its mark, empty where only a question stands.

    `body` holds the entries of the mark as the plan format has them, or what is known of them where
    `whole` is False.
    """

    sort: str
    clause: str
    body: Mapping[str, Any]
    whole: bool
    words: str
    lines: tuple[int, int]
    sure: int
    asks: Say | None = None
    mark: str = ""
    key: str | None = None
    doubt: str = ""


def placed(understood: Understood, text: str) -> Iterator[Placed]:
    """Everything that was understood, each with the place at which the draft `text` says it."""
    for name in HEAD:
        if said := understood.document.said.get(name):
            value = {"value": said.value}
            asks = _blank(name) if said.value is None else None
            yield Placed("head", "", value, True, said.words, said.lines, said.sure, asks, key=name)
    names = Names(understood)
    plan, _ = read_texts(text)
    named = _named(understood, plan)
    for clause in plan.clauses:
        mine = [p for p in understood.proposals if p.clause == named.get(clause.id, clause.id)]
        yield from _under(clause, mine, names)


def _named(understood: Understood, plan: Plan) -> dict[str, str]:
    """What the reader calls each clause of the draft: after an id that had to be written the next ones may differ."""
    pieces = understood.document.pieces
    return dict(zip((c.id for c in plan.clauses[-len(pieces) :]), (p.id for p in pieces), strict=False))


def _under(clause: Clause, proposals: list[Proposal], names: Names) -> Iterator[Placed]:
    """The proposals of one clause beside its marks, both in the order in which they were written."""
    left = [m for m in clause.marks if m.sort not in ("scope", "narrative", "theme")]
    for proposal in proposals:
        told = names.body(proposal)
        stands = told is not None and proposal.sure >= ASKED_BELOW
        found = _taken(left, proposal.sort) if stands else None
        if stands and found is None:
            continue  # its clause says the same already
        doubt = _taken(left, "doubt") if proposal.asks or not stands else None
        yield Placed(
            proposal.sort,
            clause.id,
            told if told is not None else _known(proposal),
            told is not None,
            proposal.words,
            proposal.lines,
            proposal.sure,
            proposal.asks or (None if stands else _asked(doubt)),
            found.sort if found else "",
            found.key if found else None,
            (doubt.key or "") if doubt else "",
        )


def _taken(marks: list[Mark], sort: str) -> Mark | None:
    found = next((m for m in marks if m.sort == sort), None)
    if found:
        marks.remove(found)
    return found


def _known(proposal: Proposal) -> dict[str, Any]:
    """What may be filled in beforehand where the whole mark cannot be made."""
    keys = SORTS[proposal.sort].keys if proposal.sort in SORTS else ()
    known = {k: v for k, v in proposal.body.items() if v is not None}
    if proposal.sort == "rule":
        return known
    return {k: v for k, v in known.items() if k in keys and k not in ("who", "units", "to")}


def _asked(doubt: Mark | None) -> Say | None:
    asks = str(doubt.body.get("asks") or "") if doubt else ""
    return Say(asks, asks) if asks else None


def _blank(name: str) -> Say:
    if name == "number":
        return Say(
            "Văn bản để trống số. Điền số nếu đã có.", "The number is blank. Fill it in if there is one."
        )
    return Say("Văn bản để trống chỗ này. Điền nếu đã có.", "This is blank. Fill it in if it is known.")


__all__ = ["Placed", "placed"]
