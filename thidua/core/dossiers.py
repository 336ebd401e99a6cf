"""Which papers a dossier needs by the plan, which have come, and whether they came in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.core import terms
from thidua.core.calendar import dossier_due
from thidua.core.facts.acts import DossierPaper
from thidua.core.judging import Judging
from thidua.core.plan.model import Award, Mark
from thidua.core.plan.readings import used
from thidua.core.wording import Say, fold


@dataclass(frozen=True)
class PaperState:
    """One paper that an award's dossier needs, and what was received of it."""

    mark: Mark
    paper: str
    received_on: date | None
    last_day: date | None

    @property
    def late(self) -> bool:
        """Whether it came after the last day."""
        return bool(self.received_on and self.last_day and self.received_on > self.last_day)

    @property
    def say(self) -> Say:
        """The paper and its state in words."""
        name = terms.label("paper", self.paper)
        if self.received_on is None:
            return Say(f"{name.vi}: chưa có", f"{name.en}: not received")
        late = Say(", muộn", ", late") if self.late else Say("", "")
        on = f"{self.received_on:%d/%m/%Y}"
        return Say(f"{name.vi}: {on}{late.vi}", f"{name.en}: {on}{late.en}")


def papers_of(judging: Judging, award: Award) -> list[Mark]:
    """The marks that name papers for an award's dossier."""
    plan = judging.plan
    marks = [m for m in plan.sorted_as("dossier") if used(m).get("paper")]
    return [m for m in marks if not used(m).get("for") or award in plan.awards_for(used(m)["for"])]


def dossier(judging: Judging, award: Award, candidate: str) -> list[PaperState]:
    """The state of every paper of one candidate's dossier; empty where the plan names none."""
    marks = papers_of(judging, award)
    if not marks:
        return []
    due = dossier_due(judging.plan, judging.round, award.id, judging.view)
    received = dict(_received(judging, award, candidate))
    last = due.last if due else None
    papers = [(m, str(used(m)["paper"])) for m in marks]
    return [PaperState(m, paper, received.get(paper), last) for m, paper in papers]


def _received(judging: Judging, award: Award, candidate: str) -> Iterator[tuple[str, date]]:
    code = fold(judging.plan.code)
    rows = judging.view.grouped(DossierPaper, "candidate", "round").get((candidate, judging.round.name), ())
    for row in sorted(rows, key=lambda r: r.received_on or date.max, reverse=True):
        if fold(row.plan) == code and row.award in (award.id, award.base) and row.received_on:
            yield row.paper, row.received_on
