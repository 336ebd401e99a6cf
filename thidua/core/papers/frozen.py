"""An issued paper: its blocks as they read at that moment, kept as plain data and printed from them ever after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from thidua.core.papers import blocks as _blocks
from thidua.core.papers import charts, sheets
from thidua.core.papers.blocks import AnnexBreak, Block, Board, Closing, Code, Letterhead, Signatures
from thidua.core.papers.frame import Frame, Office, Paper, Signer
from thidua.core.papers.template import Template, Words
from thidua.core.wording import Say

KINDS: dict[str, type[Any]] = {
    name: kind
    for module in (_blocks, charts, sheets)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and is_dataclass(kind)
}
"""Everything that a block is made of, by its name."""
P = TypeVar("P", bound=Paper)


class Frozen(Paper):
    """An issued paper; no later change of data or wording reaches it."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.told = told
        self.slug, self.label = told["slug"], Say(*told["label"])  # type: ignore[misc]  # it stands for a paper of any kind
        self.frame = Frame(Office("", "", ""), Signer("", name=told["signer"]), on=self.issued_on)

    @property
    def title(self) -> str:
        return str(self.told["title"])

    @property
    def issued_on(self) -> date | None:
        return date.fromisoformat(self.told["on"]) if self.told["on"] else None

    def words(self) -> Words:
        return {}

    def blocks(self, template: Template | None = None) -> tuple[Block, ...]:
        del template  # its words are those of the day it was issued
        return tuple(_thawed(block) for block in self.told["blocks"])


def frozen(paper: Paper, code: Code | None = None, signer: str = "") -> dict[str, Any]:
    """A paper as plain data, with its check code where it has none yet; `signer` is who signs it.

    >>> from thidua.core.papers.samples import samples
    >>> all(Frozen(frozen(paper)).blocks() == tuple(paper.blocks()) for paper in samples())
    True
    """
    told = coded(paper.blocks(), code)
    return {
        "slug": paper.slug,
        "label": [paper.label.vi, paper.label.en],
        "title": paper.title,
        "on": paper.issued_on.isoformat() if paper.issued_on else "",
        "signer": signer,
        "blocks": [_plain(block) for block in told],
    }


def coded(blocks: Sequence[Block], code: Code | None) -> tuple[Block, ...]:
    """The blocks with the code at the end of the paper itself, before its annexes; a certificate has its own.

    A form that nobody signs on bears it in a closing of its own.
    """
    if code is None or any(isinstance(b, Board) or getattr(b, "code", None) for b in blocks):
        return tuple(blocks)
    breaks = [n for n, b in enumerate(blocks) if isinstance(b, AnnexBreak) and n]
    body = breaks[0] if breaks else len(blocks)
    ends = [n for n, b in enumerate(blocks[:body]) if isinstance(b, Closing | Signatures)]
    if not ends:
        return (*blocks[:body], Closing(None, None, (), code), *blocks[body:])
    last = blocks[ends[-1]]
    assert isinstance(last, Closing | Signatures)
    return (*blocks[: ends[-1]], replace(last, code=code), *blocks[ends[-1] + 1 :])


def number_of(paper: Paper) -> str:
    """What stands at the place of the number in the head of a paper, without “Số:”; empty where it bears none."""
    heads = [b for b in paper.blocks() if isinstance(b, Letterhead)]
    return heads[0].number.partition(":")[2].strip() if heads else ""


def framed(paper: P, **change: Any) -> P:
    """The paper with its frame changed: number, day, signer; certificates of a set keep theirs.

    >>> from thidua.core.papers.samples import samples
    >>> letter = next(p for p in samples() if p.slug == "de-nghi-cap-tren")
    >>> number_of(framed(letter, written="07/TTr-SM"))
    '07/TTr-SM'
    """
    told: dict[str, Any] = {}
    for name, value in _parts(paper):
        if isinstance(value, Frame):
            told[name] = replace(value, **change)
        elif isinstance(value, Paper):
            told[name] = framed(value, **change)
    return replace(paper, **told) if told else paper  # type: ignore[type-var]  # it has fields, so it is a dataclass


def frame_of(paper: Paper) -> Frame | None:
    """The frame of a paper, or of the paper that it is made of."""
    for _name, value in _parts(paper):
        found = value if isinstance(value, Frame) else frame_of(value) if isinstance(value, Paper) else None
        if found is not None:
            return found
    return None


def _parts(paper: Paper) -> list[tuple[str, Any]]:
    return [(f.name, getattr(paper, f.name)) for f in fields(paper)] if is_dataclass(paper) else []


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        told = {field.name: _plain(getattr(value, field.name)) for field in fields(value) if field.init}
        return {"is": type(value).__name__, **told}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        return {"is": "Decimal", "of": str(value)}
    if isinstance(value, datetime | date):
        return {"is": "datetime" if isinstance(value, datetime) else "date", "of": value.isoformat()}
    return value


_VALUES: dict[str, Callable[[str], Any]] = {
    "Decimal": Decimal,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
}


def _thawed(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_thawed(one) for one in value)
    if not isinstance(value, dict):
        return value
    if value["is"] in _VALUES:
        return _VALUES[value["is"]](value["of"])
    return KINDS[value["is"]](**{name: _thawed(one) for name, one in value.items() if name != "is"})
