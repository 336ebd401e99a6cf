"""Results of a counted session: votes, threshold, places, ties, as the page and the chair need them."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.ballots.counting import Outcome
from thidua.core.ballots.places import Place, Placed, placed, to_break
from thidua.core.plan.model import Award
from thidua.core.quotas.places import EVERY, quota_of
from thidua.core.wording import Say
from thidua.councils.models import Agenda, Case
from thidua.evidence.judging import judging_of
from thidua.voting.queries import outcomes
from thidua.voting.queries.results import rule_said


@dataclass(frozen=True)
class Result:
    """One nominee after the count."""

    case: Case
    outcome: Outcome
    rule: Say
    placed: Placed

    @property
    def place_said(self) -> Say:
        """Where the nominee stands by votes against the places."""
        return PLACES[self.placed.place]


@dataclass(frozen=True)
class AwardResults:
    """The nominees of one award: who passed, in the order of votes, and what is still to settle."""

    award: Award
    places: int | None
    why: Say
    rows: tuple[Result, ...]
    to_settle: Say | None

    @property
    def open_rows(self) -> list[Result]:
        """Those among whom the council still chooses."""
        return [r for r in self.rows if r.placed.place is Place.TIED]

    @property
    def passed(self) -> int:
        """How many passed."""
        return sum(r.outcome.passed for r in self.rows)


def results_of(agenda: Agenda) -> list[AwardResults]:
    """The results of every award of a session; raises Refused before the count."""
    found = {item.pk: outcome for item, outcome in outcomes(agenda.session).items()}
    cases = list(agenda.cases.select_related("item", "nomination__unit", "nomination__person"))
    judging = judging_of(agenda.round, about=[c.nomination.unit for c in cases])
    by_award: dict[str, list[Case]] = {}
    for case in cases:
        by_award.setdefault(case.nomination.award, []).append(case)
    told = []
    for award_id, mine in by_award.items():
        award = judging.plan.award(award_id)
        quota = quota_of(judging.occasion, award)
        places = None if quota.places in (None, EVERY) else quota.places
        standing = placed({c.pk: found[c.item_id] for c in mine}, places)
        rows = [Result(c, found[c.item_id], rule_said(c.item), standing[c.pk]) for c in mine]
        rows.sort(key=lambda r: (r.placed.rank is None, r.placed.rank or 0, r.case.item.number))
        told.append(AwardResults(award, places, quota.why, tuple(rows), to_break(standing, places)))
    return told


PLACES = {
    Place.IN: Say("trong số suất", "within the places"),
    Place.TIED: Say("bằng phiếu ở vạch, Hội đồng quyết định", "level at the line, the council decides"),
    Place.BELOW: Say("dưới vạch theo số phiếu", "below the line by votes"),
    Place.NOT_PASSED: Say("không thông qua", "not passed"),
}
