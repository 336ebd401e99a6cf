"""The calendar of a plan as the page shows it: this round first, against the as-of day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua.core.calendar import Due
from thidua.core.plan.model import Plan
from thidua.core.plan.readings import used
from thidua.core.wording import NOTHING, Say, days, several
from thidua.rounds.pages.naming import actors_named, awards_named, cap
from thidua.rounds.pages.when import when_said
from thidua.rounds.result import RoundResult

SOON = 7
"""From how many days before the last day a deadline is marked as near."""


@dataclass(frozen=True)
class Date:
    """One deadline, ready to be shown."""

    clause: str
    what: Say
    round: Say
    last: date | None
    told: Say
    wrote: Say
    quote: str
    left: Say
    state: str
    who: Say
    awards: Say
    others: tuple[tuple[str, Say, Say], ...]

    @property
    def on(self) -> Say:
        """The last day as a clerk writes it."""
        return days(self.last) if self.last else NOTHING


def calendar(result: RoundResult) -> tuple[list[Date], list[Date]]:
    """Dates of this round (and of the whole movement), then those of other rounds."""
    mine: list[Date] = []
    others: list[Date] = []
    for due in result.dues:
        shown = _shown(result, due)
        (mine if due.round in (None, result.judging.round) else others).append(shown)
    return mine, others


def _shown(result: RoundResult, due: Due) -> Date:
    plan, body = result.plan, used(due.mark)
    who, to = actors_named(plan, body.get("who")), actors_named(plan, body.get("to"))
    ends = (
        Say(f"{who.vi}, gửi {to.vi}", f"{who.en}, to {to.en}") if to.vi and who.vi else who if who.vi else to
    )
    state, left = against(due.last, result.judging.view.as_of)
    return Date(
        due.clause,
        cap(due.say),
        cap(due.round.say) if due.round else Say("Cả phong trào", "The whole movement"),
        due.last,
        cap(due.told()),
        _wrote(due, when_said(body.get("when"))),
        due.mark.says or "",
        left,
        state,
        cap(ends) if due.what != "period" else NOTHING,
        awards_named(plan, body.get("for")) if due.awards else NOTHING,
        tuple(_others(plan, due)),
    )


def _wrote(due: Due, said: Say) -> Say:
    """The plan's own reckoning, where it says more than the last day."""
    return NOTHING if said.vi == due.told().vi else said


def _others(plan: Plan, due: Due) -> list[tuple[str, Say, Say]]:
    found = []
    for name, last in due.other_readings.items():
        on = days(last) if last else Say("chưa tính được", "not known yet")
        found.append((name, on, plan.said(due.mark, name)))
    return found


def against(last: date | None, as_of: date) -> tuple[str, Say]:
    """How a last day stands against the as-of day."""
    if last is None:
        return "open", NOTHING
    left = (last - as_of).days
    if left < 0:
        return "past", Say(f"đã hết hạn {-left} ngày", f"closed {several(-left, 'day')} ago")
    if left == 0:
        return "soon", Say("hết hôm nay, 24:00", "ends today, 24:00")
    return ("soon" if left <= SOON else "ahead"), Say(f"còn {left} ngày", f"{several(left, 'day')} left")
