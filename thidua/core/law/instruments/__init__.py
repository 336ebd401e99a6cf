"""Laws, decrees and circulars that plans cite: from when to when they are in force, and what followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from thidua.core.plan.text import read_yaml
from thidua.core.wording import Say


@dataclass(frozen=True)
class Instrument:
    """One instrument. `last` is its last day in force, None while it stands; `after` what replaced it."""

    number: str
    name: Say
    first: date | None
    last: date | None
    after: str | None
    source: Say
    verified: bool

    def in_force(self, day: date) -> bool:
        """Whether it was in force on a day, as far as its days are known."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @property
    def cited(self) -> Say:
        """Where its days are from, with the mark that nobody has verified them."""
        if self.verified:
            return self.source
        return Say(f"{self.source.vi}; chưa kiểm chứng", f"{self.source.en}; unverified")


@lru_cache(maxsize=1)
def instruments() -> dict[str, Instrument]:
    """All known instruments by their number."""
    told = read_yaml(files(__package__).joinpath("instruments.yaml").read_text("utf-8"))
    rows = (
        Instrument(
            str(row["number"]),
            Say(**row["name"]),
            row["first"],
            row["last"],
            row["after"],
            Say(**row["source"]),
            bool(row["verified"]),
        )
        for row in told["instruments"]
    )
    return {row.number: row for row in rows}


_TAILS = r"(?![\w/-])"


def named_in(text: str) -> Iterator[Instrument]:
    """The known instruments whose number stands in a text, however its dashes are typed.

    >>> [i.number for i in named_in("theo Nghị định số 91/2017/NĐ–CP")]
    ['91/2017/NĐ-CP']
    """
    plain = re.sub(r"\s*[‐-―−-]\s*", "-", text).upper()
    for number, row in instruments().items():
        if re.search(rf"(?<![\w/]){re.escape(number.upper())}{_TAILS}", plain):
            yield row
