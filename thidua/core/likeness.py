"""Which passages of two texts are alike, so that a person can look at both.

Reports must be the nominee's own, not copied between nominees (law.md §4.4). The same two texts
always give the same answer; short or official phrases that everybody writes are left aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from rapidfuzz import fuzz

from thidua.core.wording import fold

FEWEST_WORDS = 12
"""Shorter passages are not compared."""
ALIKE = 85
"""Likeness, of 100, from which two passages are shown side by side."""


@dataclass(frozen=True)
class Passage:
    """A paragraph as written, its place, and the form in which it is compared."""

    place: str
    text: str
    folded: str


@dataclass(frozen=True)
class Alike:
    """Two passages and how alike they are, 0 to 100."""

    mine: Passage
    theirs: Passage
    likeness: int


def passages(texts: Iterable[tuple[str, str]]) -> tuple[Passage, ...]:
    """The paragraphs of texts (place, text) that are long enough to be compared."""
    return tuple(p for place, text in texts for p in _split(place, text))


def _split(place: str, text: str) -> Iterator[Passage]:
    for part in re.split(r"\n+|(?<=[.;])\s+(?=[-–•])", text):
        folded = " ".join(re.sub(r"[^\w\s]", " ", fold(part)).split())
        if len(folded.split()) >= FEWEST_WORDS:
            yield Passage(place, part.strip(), folded)


def alike(mine: Iterable[Passage], theirs: Iterable[Passage]) -> list[Alike]:
    """For each passage of mine, the one of theirs most like it, if it is alike enough.

    >>> one = passages([("a", "Phòng đã rút ngắn thời gian giải quyết hồ sơ từ mười ngày xuống bảy ngày")])
    >>> two = passages([("b", "Phòng đã rút ngắn thời gian giải quyết hồ sơ từ mười ngày xuống sáu ngày")])
    >>> [a.likeness > 90 for a in alike(one, two)]
    [True]
    """
    others = tuple(theirs)
    found = (_best(passage, others) for passage in mine)
    return [a for a in found if a is not None]


def _best(mine: Passage, theirs: tuple[Passage, ...]) -> Alike | None:
    best: Alike | None = None
    for other in theirs:
        score = fuzz.ratio(mine.folded, other.folded, score_cutoff=max(ALIKE, best.likeness if best else 0))
        if score and (best is None or int(score) > best.likeness):
            best = Alike(mine, other, int(score))
    return best


RUN = 6
"""Words of a run that is compared as one."""
ONE_OF = 8
"""One run of so many is kept, the same ones in every text."""
FEWEST_RUNS = 4
"""A text of which fewer are kept is too short to say that a part of it stands elsewhere."""
NEARLY = 30
"""Percent of a text found in another from which the two are told of."""


def runs_of(text: str) -> set[int]:
    """Marks of runs of words, the same runs in every text however it is set: what two share is a share of words.

    >>> one = " ".join(f"chữ {n}" for n in range(200))
    >>> two = one.upper().replace(" ", "\\n")
    >>> runs_of(one) == runs_of(two), len(runs_of(one)) > FEWEST_RUNS
    (True, True)
    """
    words = re.sub(r"[^\w\s]", " ", fold(text)).split()
    told = (" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1))
    marks = (blake2b(run.encode(), digest_size=8).digest() for run in told)
    numbers = (int.from_bytes(mark, "big", signed=True) for mark in marks)
    return {number for number in numbers if number % ONE_OF == 0}


def titles_alike(mine: str, theirs: str) -> int:
    """How alike two titles are, 0 to 100, whatever the order of their words and without accents.

    >>> titles_alike("Gộp bước tiếp nhận và số hóa hồ sơ", "Số hóa và tiếp nhận hồ sơ, gộp bước") > 90
    True
    """
    one, two = (" ".join(re.sub(r"[^\w\s]", " ", fold(t)).split()) for t in (mine, theirs))
    return int(fuzz.token_sort_ratio(one, two))
