"""A proposal: what a clause seems to say, the words it rests on, how sure, and the question where it is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thidua.core.wording import Say

ASKED_BELOW = 70
"""Percent of sureness below which a proposal is a question, not an answer."""


@dataclass(frozen=True)
class Proposal:
    """A mark that a clause seems to call for; `body` holds the keys of its sort (plan format)."""

    sort: str
    clause: str
    body: Mapping[str, Any]
    words: str
    lines: tuple[int, int]
    sure: int
    asks: Say | None = None
    who: str | None = None
    round: str | None = None
    figures: tuple[str, ...] = ()
    """The figures that its words compare with, as printed."""

    @property
    def is_question(self) -> bool:
        """Whether a person must answer before it stands."""
        return self.asks is not None or self.sure < ASKED_BELOW
