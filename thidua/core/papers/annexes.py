"""Annexes of a paper are numbered when there are several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from thidua.core.papers.blocks import AnnexBreak, Block, Title

ANNEX = "Phụ lục"
_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def roman(number: int) -> str:
    """A number below a hundred in Roman figures.

    >>> roman(4), roman(19)
    ('IV', 'XIX')
    """
    return _TENS[number // 10] + _ONES[number % 10]


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Annexes that are only called “Phụ lục” get Roman numbers when there are several (Decree 30/2020).

    >>> several = (AnnexBreak(), Title("Phụ lục", "A"), AnnexBreak(), Title("Phụ lục", "B"))
    >>> [b.name for b in numbered(several) if isinstance(b, Title)]
    ['Phụ lục I', 'Phụ lục II']
    """
    whole = tuple(blocks)
    heads = [b for a, b in pairwise(whole) if isinstance(a, AnnexBreak) and _bare(b)]
    if len(heads) < 2:
        return whole
    told: list[Block] = []
    for before, block in zip((None, *whole), whole, strict=False):
        if isinstance(block, Title) and isinstance(before, AnnexBreak) and _bare(block):
            at = sum(isinstance(b, Title) and b.name.startswith(f"{ANNEX} ") for b in told) + 1
            told.append(replace(block, name=f"{ANNEX} {roman(at)}"))
        else:
            told.append(block)
    return tuple(told)


def _bare(block: Block) -> bool:
    return isinstance(block, Title) and block.name == ANNEX
