"""The sections of an achievement report, one a page, for collectives and for individuals.

The sections are data, in `report_sections.yaml`, from the forms of Decrees 91/2017 (form 07) and 152/2025
as far as seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from thidua.core.plan.text import read_yaml
from thidua.core.wording import Say


@dataclass(frozen=True)
class Section:
    """One section: its title, what to write, and about how many words (0 = as many as it takes)."""

    key: str
    title: Say
    hint: Say
    words: int
    who: str


def _read() -> tuple[Section, ...]:
    told = read_yaml((files("thidua.core") / "report_sections.yaml").read_text("utf-8"))
    return tuple(
        Section(row["key"], Say(**row["title"]), Say(**row["hint"]), int(row["words"]), who)
        for who, rows in told.items()
        for row in rows
    )


SECTIONS = _read()
"""Every section, those of collectives first, each in the order of the report."""


def sections_for(who: str) -> tuple[Section, ...]:
    """The sections of a report in order; `who` is `collective` or `individual`.

    >>> [s.key for s in sections_for("individual")][:3]
    ['summary', 'traits', 'duties']
    """
    return tuple(s for s in SECTIONS if s.who == who)


def words_in(text: str) -> int:
    """How many words a text has, as a writer counts them.

    >>> words_in("Rút ngắn 02 ngày.")
    4
    """
    return len(text.split())
