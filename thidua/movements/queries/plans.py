"""Which plans and versions a person may read, and what stands in a plan about each award."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from thidua.core.calendar import Due, dues
from thidua.core.errors import Fault
from thidua.core.plan.asking.parent import against_parent
from thidua.core.plan.model import Award, Mark, Plan
from thidua.core.plan.readings import used
from thidua.core.plan.remark import Remark
from thidua.core.plan.shapes import bodies
from thidua.core.plan.standards import served
from thidua.core.wording import NOTHING, Say, days
from thidua.movements.compiled import draft_of
from thidua.movements.models import Movement, PlanVersion
from thidua.movements.queries.plan_text import Rule, lines_of, remarks_of
from thidua.people.models import User
from thidua.rounds.pages.naming import actors_named, award_kind, award_name, awards_named, cap

GATHERED = ("quota", "allowance", "order", "deadline", "dossier", "route")
"""Sorts of marks that tell of an award something else than its criteria."""


def plans_of(user: User, *, replaced: bool = False) -> QuerySet[PlanVersion]:
    """Versions that a person may read; those replaced by a newer one only when asked for."""
    rows = PlanVersion.objects.visible_to(user).select_related("agency").defer("text", "gloss", "source")
    rows = rows.order_by("title", "-number")
    return rows if replaced else rows.exclude(state="replaced")


def versions_of(version: PlanVersion, user: User) -> QuerySet[PlanVersion]:
    """All versions of the same plan that a person may read, newest first."""
    mine = PlanVersion.objects.visible_to(user).filter(agency=version.agency_id, code=version.code)
    return mine.select_related("made_by").defer("text", "gloss", "source").order_by("-number")


def movements_of(version: PlanVersion, user: User) -> QuerySet[Movement]:
    """The movements that run any version of this plan, those running first."""
    mine = Movement.objects.visible_to(user).filter(plan__agency=version.agency_id, plan__code=version.code)
    return mine.select_related("plan", "agency").prefetch_related("rounds").order_by("-state", "pk")


def parent_of(version: PlanVersion, user: User) -> PlanVersion | None:
    """The plan of the level above that this one names, where it is here and published."""
    parent = draft_of(version).plan.front.get("parent")
    code = parent.get("plan") if isinstance(parent, dict) else None
    if not code:
        return None
    found = PlanVersion.objects.visible_to(user).filter(code=code).exclude(state="draft")
    return found.order_by("-number").first()


@dataclass(frozen=True)
class Review:
    """What is wrong with a plan, and what is worth asking about it."""

    faults: tuple[tuple[str, Fault], ...]
    remarks: tuple[Remark, ...]
    open: tuple[Rule, ...]
    doubts: tuple[Rule, ...]
    settled: tuple[Rule, ...]

    @property
    def count(self) -> int:
        """How many things wait for an answer."""
        return len(self.faults) + len(self.remarks) + len(self.open) + len(self.doubts)


def review_of(version: PlanVersion, parent: PlanVersion | None = None) -> Review:
    """Faults with their clause, findings (also beside the parent), open readings, doubts."""
    draft = draft_of(version)
    rules = [rule for line in lines_of(version) for rule in line.rules]
    more: tuple[Remark, ...] = ()
    if parent and not draft.faults and not draft_of(parent).faults:
        more = tuple(replace(r, topic="parent") for r in against_parent(draft.plan, draft_of(parent).plan))
    read = [r for r in rules if r.readings]
    return Review(
        tuple((_clause_of(fault), fault) for fault in draft.faults),
        (*remarks_of(version), *more),
        tuple(r for r in read if not r.mark.body.get("settled_by")),
        tuple(r for r in rules if r.mark.sort == "doubt"),
        tuple(r for r in read if r.mark.body.get("settled_by")),
    )


def _clause_of(fault: Fault) -> str:
    inside = fault.where.partition("(")[2]
    return inside.removesuffix(")") if inside.endswith(")") else ""


@dataclass(frozen=True)
class Date:
    """One deadline of one round, in words."""

    due: Due
    what: Say
    round: Say
    who: Say
    to: Say
    awards: Say
    others: tuple[tuple[Say, Say], ...]

    @property
    def last(self) -> date | None:
        """The last day in time."""
        return self.due.last


def dates_of(version: PlanVersion) -> list[Date]:
    """Every deadline of a plan in order of time, those that cannot be told last."""
    plan, faults = draft_of(version)
    return [] if faults else [_date(plan, due) for due in dues(plan)]


def _date(plan: Plan, due: Due) -> Date:
    body = used(due.mark)
    unknown = Say("chưa tính được", "not known yet")
    whole = Say("Cả phong trào", "The whole movement")
    return Date(
        due,
        cap(due.say),
        cap(due.round.say) if due.round else whole,
        actors_named(plan, body.get("who")),
        NOTHING if "from" in body else actors_named(plan, body.get("to")),  # of a span, `to` is its last day
        awards_named(plan, body.get("for")) if due.awards else NOTHING,
        tuple((plan.said(due.mark, n), days(d) if d else unknown) for n, d in due.other_readings.items()),
    )


@dataclass(frozen=True)
class Gathered:
    """One award with everything that the plan says about it, wherever it stands."""

    award: Award
    name: Say
    kind: Say
    criteria: tuple[Rule, ...]
    about: tuple[tuple[str, tuple[Rule, ...]], ...]


def awards_of(version: PlanVersion) -> list[Gathered]:
    """Every award of a plan with its criteria, places, dates and papers."""
    plan = draft_of(version).plan
    rules = [rule for line in lines_of(version) for rule in line.rules]
    return [_gathered(plan, award, rules) for award in plan.awards]


def _gathered(plan: Plan, award: Award, rules: list[Rule]) -> Gathered:
    mine = [r for r in rules if _is_about(plan, r.mark, award)]
    about = ((s, tuple(r for r in mine if r.mark.sort == s)) for s in GATHERED)
    asked = tuple(r for r in mine if r.asked)
    return Gathered(
        award, award_name(award), award_kind(award), asked, tuple((s, found) for s, found in about if found)
    )


def _is_about(plan: Plan, mark: Mark, award: Award) -> bool:
    """Whether a mark tells of an award: by its own `for` or its scope's; one without any tells of all."""
    if mark.sort == "eligible" and not mark.body.get("for"):
        return mark.body.get("who") in (None, award.who)
    named = [b["for"] for b in bodies(mark) if b.get("for") is not None] or [served(plan, mark)]
    names = [n for found in named for n in found] if all(isinstance(n, list) for n in named) else []
    return award in plan.awards_for(names, place=True) or (not names and mark.sort in GATHERED)


def duties_of(version: PlanVersion, day: date) -> Iterator[tuple[Rule, date | None]]:
    """What the plan asks of whom, with the next day on which it is due."""
    for rule in (r for line in lines_of(version) for r in line.rules if r.mark.sort == "duty"):
        yield rule, min((d.last for d in rule.dues if d.last and d.last >= day), default=None)
