"""The duties of a movement as lines of work: which duty, in which turn, for which unit, how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from thidua.clock import today
from thidua.core import duties as rules
from thidua.core import terms
from thidua.core.calendar import rounds_of
from thidua.core.duties import ANYBODY, Duty, Turn, duties_of
from thidua.core.facts.view import FactsView
from thidua.core.plan.model import Plan
from thidua.core.wording import Say, join
from thidua.duties.models import Owner, Report
from thidua.duties.queries.heirs import doing
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement
from thidua.movements.queries.calendar import view_of
from thidua.people.models import Unit

LEFT = ("late", "returned", "open")
"""Standings in which a unit still has something to do now."""
COUNTED = (*LEFT, "reported", "confirmed")
"""Standings of work whose turn has come."""


@dataclass(frozen=True)
class Line:
    """One duty in one turn for one unit; `unit` is None while nobody was given the duty."""

    duty: Duty
    turn: Turn
    actor: str
    unit: Unit | None
    role: str
    report: Report | None
    standing: str
    was: Unit | None = None
    """The ended unit from which the work came to `unit`."""

    @property
    def pk(self) -> str:
        """By what a list picks it."""
        return "|".join((self.duty.code, self.turn.name, str(self.unit.pk if self.unit else "")))

    @property
    def say(self) -> Say:
        """What is to be done, in words."""
        return does_said(self.duty)

    @property
    def done_late(self) -> bool:
        """Whether what was reported was done after its day."""
        return bool(self.report and rules.done_late(self.turn, self.report.done_on))

    @property
    def what_key(self) -> str:
        """By what lists sort the work."""
        return self.say.vi

    @property
    def unit_key(self) -> str:
        """By what lists sort the units; what nobody was given comes last."""
        return str(self.unit.path) if self.unit else "~"

    @property
    def last_key(self) -> date:
        """By what lists sort the days; what has none comes last."""
        return self.turn.last or date.max

    @property
    def standing_key(self) -> int:
        """By what lists sort the standings: the pressing first."""
        return terms.order("duty_standing", self.standing)

    def __str__(self) -> str:
        return f"{self.say.vi} · {self.unit or ''}"


@dataclass
class Work:
    """All duties of a movement, as far as a person sees them, on a day."""

    movement: Movement
    plan: Plan
    duties: tuple[Duty, ...]
    whole: bool
    lines: list[Line] = field(default_factory=list)
    unassigned: tuple[str, ...] = ()

    def of_year(self, year: int) -> list[Line]:
        """The lines that belong to a year."""
        return [line for line in self.lines if line.turn.touches(year)]

    def duty(self, code: str) -> Duty | None:
        """A duty by its code."""
        return next((d for d in self.duties if d.code == code), None)

    def quoted(self, duty: Duty) -> Say:
        """The plan's words for a duty, with their gloss."""
        clause = self.plan.by_id.get(duty.mark.clause)
        own = clause.quote(duty.mark) if clause else duty.mark.says or ""
        whole = self.plan.gloss.get(duty.mark.clause, own)
        return Say(own, self.plan.gloss.get(duty.mark.name, own if duty.mark.key else whole))

    @property
    def years(self) -> list[int]:
        """The years that the movement runs, in order."""
        return years_of(self.plan)


def years_of(plan: Plan) -> list[int]:
    """Every year that one of the plan's rounds touches."""
    return sorted({year for round_ in rounds_of(plan) for year in round_.years})


def year_now(plan: Plan, day: date | None = None) -> int:
    """The present year, or the nearest one in which the movement runs."""
    years, this = years_of(plan), (day or today()).year
    return min(max(this, years[0]), years[-1]) if years else this


def does_said(duty: Duty) -> Say:
    """What a duty asks, in the words of the field: “tuyên truyền”, “kiểm tra, đôn đốc; báo cáo”."""
    return join([terms.label(duty.group, code) for code in duty.does])


def actor_said(plan: Plan, key: str) -> Say:
    """A name of the plan; in words also where the plan names nobody."""
    if key == ANYBODY:
        return Say(
            "mọi đơn vị tham gia (kế hoạch không nêu ai)", "every unit taking part (the plan names none)"
        )
    return plan.actor_say(key)


def sees_whole(movement: Movement, by: Any) -> bool:
    """Whether a person sees the work of every unit of a movement."""
    return movement.agency_id in by.agencies_staffed or movement.pk in by.movements


def work_of(movement: Movement, by: Any) -> Work:
    """The duties of a movement with what was reported, for one person; six queries however many there are."""
    plan = plan_of(movement.plan)
    names = frozenset(r.name for r in movement.rounds.all())
    found = asked_of(plan, view_of(movement), names)
    given = Owner.objects.filter(movement=movement).select_related("unit").order_by("unit__path")
    owners = doing(given)
    reports = _reports_of(movement, by, owners)
    whole = sees_whole(movement, by)
    work = Work(movement, plan, found, whole)
    seen = owners if whole else [o for o in owners if _is_mine(o.unit, by)]
    kept = {(r.code, r.turn, r.unit_id): r for r in reports}
    work.lines = list(lines_of(found, by_actor(seen), kept, {o.actor for o in owners} if not whole else None))
    taken = {o.actor for o in owners}
    work.unassigned = tuple(dict.fromkeys(a for d in found for a in d.actors if a not in taken))
    return work


def whole_lines(movement: Movement) -> list[Line]:
    """The work of every unit of a movement that was given to somebody, whoever asks."""
    owners = doing(
        Owner.objects.filter(movement=movement).select_related("unit__agency").order_by("unit__path")
    )
    if not owners:
        return []
    names = frozenset(r.name for r in movement.rounds.all())
    asked = asked_of(plan_of(movement.plan), view_of(movement), names)
    rows = Report.objects.filter(movement=movement).select_related("unit")
    kept = {(r.code, r.turn, r.unit_id): r for r in rows}
    return list(lines_of(asked, by_actor(owners), kept, assigned=set()))


def _reports_of(movement: Movement, by: Any, owners: Iterable[Owner]) -> Iterable[Report]:
    """What one may see of a movement's reports; of ended units also those whose work one's own unit took over."""
    rows = Report.objects.filter(movement=movement).select_related("unit")
    seen = rows.filter(pk__in=Report.objects.visible_to(by).filter(movement=movement).values("pk"))
    took = {o.was.pk for o in owners if o.was and _is_mine(o.unit, by)}
    return seen | rows.filter(unit__in=took) if took else seen


def asked_of(plan: Plan, view: FactsView, rounds: frozenset[str]) -> tuple[Duty, ...]:
    """The plan's duties in the rounds that a movement runs; one whose rounds do not run keeps its own."""
    return tuple(_running(duty, rounds) for duty in duties_of(plan, view))


def _running(duty: Duty, rounds: frozenset[str]) -> Duty:
    turns = tuple(t for t in duty.turns if not t.name or t.name in rounds)
    return Duty(duty.code, duty.mark, duty.who, duty.does, turns or duty.turns)


def by_actor(owners: Iterable[Owner]) -> dict[str, list[Owner]]:
    """Owners by the plan's name for them."""
    found: dict[str, list[Owner]] = {}
    for owner in owners:
        found.setdefault(owner.actor, []).append(owner)
    return found


def lines_of(
    duties: Iterable[Duty],
    owners: Mapping[str, list[Owner]],
    reports: Mapping[tuple[str, str, int], Report],
    assigned: set[str] | None = None,
) -> Iterator[Line]:
    """Each duty in each turn for each unit that owns it, a unit once.

    `assigned` says which names are given to somebody that the person does not see; None where all is seen.
    """
    day = today()
    for duty in duties:
        mine: dict[tuple[int, Unit | None], Owner] = {}
        for actor in duty.actors:
            for owner in owners.get(actor, ()):
                mine.setdefault((owner.unit_id, owner.was), owner)
        acting = sorted(mine.values(), key=lambda owner: owner.was is not None)
        for turn in duty.turns:
            told: dict[int, Line] = {}
            for owner in acting:
                line = _line(duty, turn, owner, reports, day)
                told.setdefault(line.unit.pk if line.unit else 0, line)
            yield from told.values()
            if assigned is None:
                for actor in duty.actors:
                    if actor not in owners:
                        yield Line(duty, turn, actor, None, "", None, "unassigned")


def _line(
    duty: Duty,
    turn: Turn,
    owner: Owner,
    reports: Mapping[tuple[str, str, int], Report],
    day: date,
) -> Line:
    """The work of one unit; what the unit before it had done stays told as that unit's."""
    report = reports.get((duty.code, turn.name, owner.unit_id))
    before = reports.get((duty.code, turn.name, owner.was.pk)) if owner.was else None
    if report is None and before is not None and before.state in rules.DONE:
        standing = rules.standing(turn, before.state, day)
        return Line(duty, turn, owner.actor, owner.was, owner.role, before, standing)
    kept = report or before
    state = rules.standing(turn, kept.state if kept else "", day)
    return Line(duty, turn, owner.actor, owner.unit, owner.role, kept, state, owner.was)


def _is_mine(unit: Unit, by: Any) -> bool:
    mine = unit.agency_id in by.agencies_seen_whole or by.is_clerk_of(unit)
    return mine or bool(by.person_id and unit.pk == by.person.unit_id)


def mine_of(by: Any) -> Q:
    """Owners that a person answers for: their role in that very unit, or clerk of a unit above it."""
    found = Q(pk=0)
    for held in by.holdings:
        if held.movement_id is not None or not held.path:
            continue
        if held.role == "clerk":
            found |= Q(role="clerk", unit__path__startswith=held.path, unit__agency=held.agency_id)
        else:
            found |= Q(role=held.role, unit__path=held.path)
    return found


def mine_doing(by: Any) -> list[Owner]:
    """What a person answers for in movements that run: given to their units, or come to them from ended ones."""
    ended = Q(unit__valid_to__lte=today())
    rows = Owner.objects.filter(mine_of(by) | ended, movement__state="open").select_related("unit")
    return [o for o in doing(rows.order_by("unit__path")) if _answers_for(by, o)]


def _answers_for(by: Any, owner: Owner) -> bool:
    for held in by.holdings:
        if held.movement_id is not None or not held.path or held.role != owner.role:
            continue
        below = owner.unit.path.startswith(held.path) and owner.unit.agency_id == held.agency_id
        if below if held.role == "clerk" else owner.unit.path == held.path:
            return True
    return False
