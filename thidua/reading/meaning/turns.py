"""Which round words speak of: every year, or a stage with its reviews."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_YEAR = r"(?:19|20)\d\d"
_OF = r"(?: (?:cong tac|hoat dong|phong trao|thi dua|khen thuong|,))*"
"""What a review may be of before its year is told."""
_ANNUAL = re.compile(
    r"\b(?:hang|hing|heng|moi|tung) ?nam\b|\bthuong nien\b|\bnam hoc\b|\bcuoi nam\b(?! (?:hoc )?(?:19|20)\d\d)|"
    r"\b(?:thi dua|khen thuong|thuong|khen) nam\b|"
    rf"\b(?:tong ket|ket thuc){_OF} (?:cuoi )?nam\b(?! {_YEAR})|"
    r"^\W*(?:\w{1,4}[.)] )?(?:ca |toan )?nam :"
)
_STAGE = re.compile(
    r"\b(?:giai doan|chuyen de|dot xuat|nhiem ky|cuoi ky|giua ky)\b|\b(?:0?5|nam) nam\b(?! hoc)|"
    rf"\b(?:so|tong) ket\b(?!{_OF} (?:cuoi |hang |moi |tung )?nam\b)|"
    rf"\b(?:so|tong) ket\b(?: [a-z]+){{0,4}} nam {_YEAR}|"
    r"\b(?:ket thuc|cuoi|het) (?:phong trao|chuong trinh|giai doan|cuoc (?:thi|van dong)|nhiem ky|ke hoach)\b|"
    r"\b(?:ket thuc|sau|ca|trong) (?:hai|ba|bon|\d+) nam\b(?! (?:hoc|lien|tro|truoc))|"
    r"^\W*(?:cau (?:hoi )?\d{1,2}[.:] )?(?:ca |het |sau )?(?:hai|ba|bon|nam|"
    r"\d{1,2}) nam,? (?:thi )?(?:duoc )?(?:khen|xet|binh|tang)\b|"
    r"\b(?:so|tong) ket (?:0?\d{1,2}|hai|ba|bon|muoi) nam\b"
)
_TOGETHER = re.compile(r" va | , | hoac ")


@lru_cache(maxsize=64)  # the same headings stand over many clauses
def round_in(plain: str) -> str | None:
    """The round that words speak of, None where of none or of both.

    >>> round_in("so ket nam 2028"), round_in("dip tong ket nam"), round_in("hang nam va giai doan")
    ('stage', 'annual', None)
    """
    annual, stage = _ANNUAL.search(plain), _STAGE.search(plain)
    if annual and stage:
        first, last = sorted((annual, stage), key=lambda found: found.start())
        between = plain[first.end() : last.start()]
        return None if _TOGETHER.search(f"{between} ") or first is stage else "annual"
    return "annual" if annual else "stage" if stage else None


def round_of(heads: Sequence[str]) -> str | None:
    """The round that the nearest words tell that tell one."""
    return next((told for words in heads if (told := round_in(words))), None)
