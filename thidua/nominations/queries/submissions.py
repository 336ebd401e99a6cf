"""What changed between two sendings of a dossier, word by word."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core import terms
from thidua.core.report_sections import sections_for
from thidua.core.word_diff import Piece, differs, pieces
from thidua.core.wording import Say
from thidua.nominations.models import Nomination, Submission
from thidua.nominations.queries.report import who_of


@dataclass(frozen=True)
class Section:
    """One section of the report in both sendings."""

    title: Say
    pieces: tuple[Piece, ...]
    changed: bool


@dataclass(frozen=True)
class PaperChange:
    """One paper whose state or files changed."""

    name: Say
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """Two sendings side by side."""

    old: Submission
    new: Submission
    sections: tuple[Section, ...]
    papers: tuple[PaperChange, ...]


def difference(nomination: Nomination, old: Submission, new: Submission) -> Difference:
    """What changed from one sending to another: sections that did not change are named only."""
    told = []
    for section in sections_for(who_of(nomination)):
        before, after = str(old.report.get(section.key, "")), str(new.report.get(section.key, ""))
        changed = differs(before, after)
        told.append(Section(section.title, tuple(pieces(before, after)) if changed else (), changed))
    return Difference(old, new, tuple(told), tuple(_papers(old, new)))


def _papers(old: Submission, new: Submission) -> list[PaperChange]:
    before, after = _files(old), _files(new)
    return [
        PaperChange(terms.label("paper", paper), before.get(paper, ()), after.get(paper, ()))
        for paper in dict.fromkeys([*after, *before])
        if before.get(paper, ()) != after.get(paper, ())
    ]


def _files(submission: Submission) -> dict[str, tuple[str, ...]]:
    return {
        str(p["paper"]): tuple(
            f"{f['name']}{', tr. ' + f['page'] if f.get('page') else ''}" for f in p["files"]
        )
        for p in submission.papers
    }
