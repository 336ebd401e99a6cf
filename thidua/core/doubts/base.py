"""A doubt about a fact, what a check may look at, and the register of checks."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from thidua.core.facts.columns import Record
from thidua.core.wording import Say, fold


@dataclass(frozen=True)
class Document:
    """A file that proves a fact: its content, its words (empty where they are few), what was read in them."""

    content: str
    words: str = ""
    sums: tuple[tuple[Decimal, Decimal], ...] = ()
    dated: date | None = None


@dataclass(frozen=True)
class Proved:
    """A record with the documents that prove it; `unit` is the unit that it belongs to."""

    key: int
    record: Record
    unit: str
    documents: tuple[Document, ...] = ()

    @property
    def decision(self) -> str:
        """The decision that it names, folded; empty where it names none."""
        return fold(str(getattr(self.record, "decision", None) or ""))


@dataclass(frozen=True)
class Around:
    """Other facts that a check may compare with: by a document's content or words, and by their subject.

    `near` are those with a document of which much stands in this one, with the percent of this one's words.
    """

    sharing: Mapping[str, Sequence[Proved]] = field(default_factory=dict)
    figures: Mapping[str, Sequence[Proved]] = field(default_factory=dict)
    near: Mapping[str, Sequence[tuple[Proved, int]]] = field(default_factory=dict)


NOBODY = Around()


@dataclass(frozen=True)
class Doubt:
    """One thing to look at: what was seen, and the other facts that it concerns."""

    check: str
    what: Say
    others: tuple[int, ...] = ()

    @property
    def sign(self) -> str:
        """By which an answer is kept for exactly this: another finding asks again."""
        told = f"{self.check}|{self.what.vi}|{sorted(self.others)}"
        return hashlib.sha256(told.encode()).hexdigest()[:16]


Found = Iterator[tuple[Say, tuple[int, ...]]]


@dataclass(frozen=True)
class Check:
    """A kind of doubt: its name, why it matters, what to do, and the function that looks."""

    say: Say
    why: Say
    cure: Say
    look: Callable[[Proved, Around], Found]


CHECKS: dict[str, Check] = {}


def check(say: Say, why: Say, cure: Say) -> Callable[[Callable[[Proved, Around], Found]], Any]:
    """Register a function as a check by its name."""

    def keep(look: Callable[[Proved, Around], Found]) -> Callable[[Proved, Around], Found]:
        CHECKS[look.__name__] = Check(say, why, cure, look)
        return look

    return keep


def doubts(one: Proved, around: Around = NOBODY) -> list[Doubt]:
    """Everything to look at in one fact, in the order of the checks."""
    return [Doubt(name, what, ids) for name, c in CHECKS.items() for what, ids in c.look(one, around)]
