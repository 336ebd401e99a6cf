"""The four answers, and how answers of parts make the answer of a group."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from thidua.core.facts.columns import Record

UNMET, MISSING, TO_JUDGE, MET = 0, 1, 2, 3
"""Codes in this order so that a group `all` is the smallest of its parts."""

NAMES = ("unmet", "missing", "to_judge", "met")


def code(name: str) -> int:
    """The code of an answer's name.

    >>> code("met")
    3
    """
    return NAMES.index(name)


def all_of(answers: Iterable[int]) -> int:
    """Unmet if any is, else missing, else to_judge, else met; met when there is none.

    >>> all_of([MET, TO_JUDGE, MISSING]) == MISSING
    True
    """
    return min(answers, default=MET)


_ONE_OF = {MET: 3, MISSING: 2, TO_JUDGE: 1, UNMET: 0}


def one_of(answers: Iterable[int]) -> int:
    """Met if any is, else missing, else to_judge, else unmet.

    >>> one_of([UNMET, TO_JUDGE, MISSING]) == MISSING
    True
    """
    return max(answers, key=_ONE_OF.__getitem__, default=UNMET)


class Finding(NamedTuple):
    """What a criterion found of one candidate.

    `why` names the sentence that tells it, `seen` what that sentence quotes; the sentence
    itself is made only when somebody reads it.
    """

    answer: int
    why: str = ""
    seen: tuple[Any, ...] = ()
    records: tuple[Record, ...] = ()
