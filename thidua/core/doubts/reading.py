"""What a document says that checks look at: its words, its day, its printed totals."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from thidua.core.doubts.base import Document
from thidua.core.wording import fold

FEWEST_WORDS = 30
"""Texts with fewer words are too common to compare."""
TOTAL = ("tong", "tong so", "tong cong", "cong", "total")
"""Words with which a printed total begins."""


def read(content: str, text: str) -> Document:
    """What a document says that checks look at."""
    return Document(content, mark_of(text), tuple(wrong_sums(text)), day_of(text))


def mark_of(text: str) -> str:
    """A mark that texts of the same words share, however they are set; empty where the words are few."""
    words = fold(text).split()
    return hashlib.sha256(" ".join(words).encode()).hexdigest() if len(words) >= FEWEST_WORDS else ""


_NUMBER = re.compile(r"(?<![\d.,/-])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?\s*$")
_DAY = re.compile(r"ngay\s+(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})")
HEAD = 1500
"""Letters at the beginning of a document within which its own day stands."""


def day_of(text: str) -> date | None:
    """The day at the head of a document.

    >>> day_of("Kiên Giang, ngày 5 tháng 3 năm 2024")
    datetime.date(2024, 3, 5)
    """
    for found in _DAY.finditer(" ".join(fold(text[:HEAD]).split())):
        day, month, year = map(int, found.groups())
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def wrong_sums(text: str) -> Iterator[tuple[Decimal, Decimal]]:
    """Printed totals that the rows above them do not add up to: (printed, added).

    Only rows of one even run count: each ends in a number, two at least; numbered 1.1, 1.2 stand under
    their 1 and are left out where a 1 is there. Years and lone numbers are no rows.

    >>> list(wrong_sums("1. Thể chế 10,5\\n2. Thủ tục 20\\nTổng cộng 31"))
    [(Decimal('31'), Decimal('30.5'))]
    """
    run: list[tuple[str, Decimal]] = []
    for line in text.splitlines():
        if not line.strip():
            continue
        value = _number(line)
        if value is None:
            run = []
        elif fold(line).strip(" :.-").startswith(TOTAL):
            rows = _tops(run)
            added = sum((v for _, v in rows), Decimal(0))
            if len(rows) >= 2 and added != value:
                yield value, added
            run = []
        else:
            run.append((line.strip(), value))


def _tops(run: list[tuple[str, Decimal]]) -> list[tuple[str, Decimal]]:
    numbers = [(re.match(r"(\d+(?:\.\d+)*)[.)]?\s", line), line, value) for line, value in run]
    known = {m[1] for m, _, _ in numbers if m}
    return [
        (line, value)
        for m, line, value in numbers
        if not (m and "." in m[1] and m[1].rpartition(".")[0] in known)
    ]


def _number(line: str) -> Decimal | None:
    found = _NUMBER.search(line.rstrip(" ;."))
    if not found or not re.search(r"[^\W\d_]{2}", line):
        return None
    return Decimal(found[1].replace(".", "") + (f".{found[2]}" if found[2] else ""))
