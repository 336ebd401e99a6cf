"""Movements that their offices have put on the public site, their plans and calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from thidua.clock import today
from thidua.core.calendar import Due
from thidua.core.plan.model import Award, Clause
from thidua.core.wording import Say
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement
from thidua.movements.queries.calendar import calendar_of
from thidua.portal.models import Shown
from thidua.rounds.pages.naming import award_full

ON_SITE = Q(shown__isnull=False, shown__hidden_at=None)


@dataclass(frozen=True)
class Dated:
    """One deadline with the words of the clause that sets it, and how that clause is called."""

    due: Due
    text: Say
    called: Say

    @property
    def is_past(self) -> bool:
        """Whether its last day is over."""
        return self.due.last is not None and self.due.last < today()


def shown_movements() -> QuerySet[Movement]:
    """Movements on the public site, the latest opened first."""
    rows = Movement.objects.filter(ON_SITE).select_related("agency", "plan", "shown")
    return rows.order_by("-opened_at", "-pk")


def dated(movement: Movement) -> list[Dated]:
    """The calendar of a movement: what is due, until when, by which clause."""
    plan = plan_of(movement.plan)
    found = []
    for due in calendar_of(movement):
        words = plan.by_id[due.clause].text if due.clause in plan.by_id else ""
        text = Say(words, plan.gloss.get(due.clause) or words)
        found.append(Dated(due, text, plan.called(due.clause)))
    return found


@dataclass(frozen=True)
class Told:
    """One clause of a plan: how deep it stands, its words, its English."""

    clause: Clause
    depth: int
    gloss: str

    @property
    def level(self) -> int:
        """The level of its heading, where it is one."""
        return min(self.depth + 2, 6)

    @property
    def marker(self) -> str:
        """What is printed before it."""
        return "" if self.clause.marker == "|" else self.clause.marker


def clauses(movement: Movement) -> list[Told]:
    """The plan of a movement, clause by clause as it was issued; no rule, no doubt, no source."""
    plan = plan_of(movement.plan)
    depths = ((c, sum(1 for _ in plan.ancestors(c.id)) - 1) for c in plan.clauses)
    return [Told(c, min(depth, 5), plan.gloss.get(c.id, "")) for c, depth in depths]


def coming(rows: list[Dated], most: int) -> list[Dated]:
    """The next deadlines that are known."""
    ahead = [row for row in rows if row.due.last and not row.is_past]
    return sorted(ahead, key=lambda row: row.due.last or date.max)[:most]


def awards_said(movement: Movement) -> list[Say]:
    """The awards that a plan names, in full official words."""
    awards: tuple[Award, ...] = tuple(plan_of(movement.plan).awards)
    return list(dict.fromkeys(award_full(award) for award in awards))


def is_shown(movement: Movement) -> bool:
    """Whether a movement is on the public site now."""
    found: Shown | None = getattr(movement, "shown", None)
    return found is not None and found.hidden_at is None
