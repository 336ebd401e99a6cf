"""The sections of one achievement report: what is written, what is still empty."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.report_sections import Section, sections_for, words_in
from thidua.nominations.models import Nomination, ReportSection


@dataclass(frozen=True)
class Written:
    """One section with its place in the report and what has been written."""

    number: int
    section: Section
    row: ReportSection | None

    @property
    def text(self) -> str:
        """What is written so far."""
        return str(self.row.text) if self.row else ""

    @property
    def words(self) -> int:
        """How many words are written."""
        return words_in(self.text)

    @property
    def is_written(self) -> bool:
        """Whether anything is written."""
        return self.words > 0


def who_of(nomination: Nomination) -> str:
    """Whether the report is of a collective or of an individual."""
    return "individual" if nomination.person_id else "collective"


def sections(nomination: Nomination) -> list[Written]:
    """Every section in order, written or not: one query."""
    rows = {row.key: row for row in nomination.sections.all()}
    asked = sections_for(who_of(nomination))
    return [Written(number, section, rows.get(section.key)) for number, section in enumerate(asked, 1)]


def written(sections_: list[Written]) -> int:
    """How many sections are written."""
    return sum(s.is_written for s in sections_)
