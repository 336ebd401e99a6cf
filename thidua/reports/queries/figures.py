"""The figures of a report as they are frozen, what has changed since, and what the units below have reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from thidua.clock import moment, now, today
from thidua.core import terms
from thidua.core.rounds import Round as CoreRound
from thidua.core.wording import Say
from thidua.movements.models import Movement, Round
from thidua.movements.queries.movements import expected
from thidua.people.models import Unit, User
from thidua.reports.models import Report
from thidua.reports.queries.desk import LEADERS, Case, Desk, line_of
from thidua.reports.queries.obstacles import MOST, stopping

TOTALS = {
    "units": (Say("Đơn vị thuộc đối tượng", "Units asked to take part"), Say("đơn vị", "units")),
    "registered": (Say("Đơn vị đã đăng ký", "Units registered"), Say("đơn vị", "units")),
    "collectives": (Say("Tập thể đăng ký", "Collectives registered"), Say("tập thể", "collectives")),
    "individuals": (Say("Cá nhân đăng ký", "Individuals registered"), Say("cá nhân", "individuals")),
    "nominated": (Say("Hồ sơ đề nghị", "Dossiers"), Say("hồ sơ", "dossiers")),
    "awarded": (Say("Được khen thưởng", "Awarded"), Say("trường hợp", "cases")),
}
"""The figures that are compared and added up, with their units of measure."""
HOLDERS = {
    "collective": Say("Tập thể", "Collectives"),
    "leader": Say("Cá nhân giữ chức vụ lãnh đạo", "Individuals who lead"),
    "other": Say("Cá nhân không giữ chức vụ lãnh đạo", "Other individuals"),
}


@dataclass(frozen=True)
class Changed:
    """One figure that is no longer what it was when the report took it."""

    say: Say
    before: int
    now: int


_ENDS = {"q1": (3, 31), "q2": (6, 30), "h1": (6, 30), "q3": (9, 30), "m9": (9, 30), "q4": (12, 31)}
"""By the part of a year its last month and day."""
_BEGINS = {"q2": 4, "q3": 7, "q4": 10}
"""By the part of a year the month in which it begins, where that is not January."""


def part_of(part: str, round_: str) -> tuple[date, date] | None:
    """The first and the last day of a part of a round's year; None for the whole round.

    >>> part_of("q2", "2024")
    (datetime.date(2024, 4, 1), datetime.date(2024, 6, 30))
    """
    if part not in _ENDS:
        return None
    year = CoreRound.read(round_).last
    return date(year, _BEGINS.get(part, 1), 1), date(year, *_ENDS[part])


def counted_until(part: str, round_: str) -> date | None:
    """The day up to which a report counts: the last of its part once that has passed; None for as it stands."""
    span = part_of(part, round_)
    return span[1] if span and span[1] < today() else None


def as_of(part: str, round_: str) -> datetime:
    """The hour of the figures: the end of the part that has passed, else this one."""
    until = counted_until(part, round_)
    return moment(until, 23) + timedelta(minutes=59) if until else now()


def desk_for(report: Report, by: User) -> Desk:
    """What a report counts: the whole movement for the agency that runs it, else its own unit.

    Of a quarter that has passed it counts what stood at its end.
    """
    whole = report.unit_id == report.movement.agency_id
    until = counted_until(report.part, report.round.name)
    return Desk(report.round, by, None if whole else (report.unit.path,), until)


def figures_of(report: Report, by: User) -> dict[str, Any]:
    """Every figure of a report as it stands now, ready to be frozen."""
    desk = desk_for(report, by)
    former = before(report.round)
    past = totals(Desk(former, by, desk.paths, _year_before(report, former))) if former else None
    return {
        "totals": totals(desk),
        "before": past,
        "round_before": former.name if former else "",
        "coverage": list(_coverage(desk)),
        "criteria": list(_criteria(desk)),
        "awards": _awards(desk),
        "aims": _aims(desk),
        "reported": [[unit.name, *found] for unit, found in _reported(report, by)],
    }


def _year_before(report: Report, former: Round) -> date | None:
    """The same day of the year before, for the part of a year."""
    span = part_of(report.part, former.name)
    return span[1] if span else None


def before(round_: Round) -> Round | None:
    """The round of the year before, of the same kind."""
    rows = Round.objects.filter(movement=round_.movement_id, kind=round_.kind, name__lt=round_.name)
    found: Round | None = rows.select_related("movement__agency", "movement__plan").order_by("-name").first()
    return found


def totals(desk: Desk) -> dict[str, int]:
    """The figures that are compared and added up."""
    return {
        "units": len(desk.units),
        "registered": sum(map(desk.has_come, desk.units)),
        "collectives": sum(row.person is None for row in desk.came),
        "individuals": sum(row.person is not None for row in desk.came),
        "nominated": len(desk.cases),
        "awarded": sum(case.state == "granted" for case in desk.cases),
    }


def _coverage(desk: Desk) -> Iterator[list[Any]]:
    by_kind: dict[str, list[Unit]] = {}
    for unit in desk.units:
        by_kind.setdefault(unit.kind, []).append(unit)
    kinds = {unit.path: unit.kind for unit in desk.units}
    counted: Counter[tuple[str | None, bool]] = Counter()
    for row in desk.came:
        kind = next((kinds[path] for path in line_of(row.path) if path in kinds), None)
        counted[kind, row.person is not None] += 1
    for name, units in by_kind.items():
        came = sum(map(desk.has_come, units))
        yield [name, len(units), came, counted[name, False], counted[name, True]]


def _criteria(desk: Desk) -> Iterator[list[Any]]:
    for one, words in list(stopping(desk))[:MOST]:
        yield [one.point.clause, words.vi, words.en, one.met, one.unmet, one.missing, one.to_judge]


def _awards(desk: Desk) -> list[list[Any]]:
    asked = Counter(_holder(case) for case in desk.cases)
    given = Counter(_holder(case) for case in desk.cases if case.state == "granted")
    return [[kind, asked[kind], given[kind]] for kind in HOLDERS]


def _holder(case: Case) -> str:
    if case.person is None:
        return "collective"
    return "leader" if case.leadership in LEADERS else "other"


def _aims(desk: Desk) -> list[list[Any]]:
    """How many collectives and individuals were aimed at, beside how many were awarded."""
    given = [case.person is not None for case in desk.cases if case.state == "granted"]
    teams = sum(r.collectives if r.collectives is not None else 1 for r in desk.came if r.person is None)
    named = sum(r.person is not None for r in desk.came)
    people = max(named, sum(r.individuals or 0 for r in desk.came))
    if not desk.came:
        return []
    return [["collectives", teams, given.count(False)], ["individuals", people, given.count(True)]]


def changes(report: Report, by: User) -> list[Changed]:
    """The totals that differ from those that the report took."""
    now, then = totals(desk_for(report, by)), report.figures["totals"]
    return [
        Changed(say, then.get(name, 0), now[name])
        for name, (say, _unit) in TOTALS.items()
        if now[name] != then.get(name, 0)
    ]


def from_below(report: Report, by: User) -> QuerySet[Report]:
    """What units below have sent to the agency of a report, of the same round, kind and part."""
    same = Q(round__name=report.round.name, kind=report.kind, part=report.part)
    rows = Report.objects.visible_to(by).filter(same, into=report.movement, sent_at__isnull=False)
    return rows.exclude(pk=report.pk).select_related("unit", "round").order_by("unit__path")


def reporters(movement: Movement) -> list[Unit]:
    """Who is asked to report to the agency that runs a movement: units directly below, and movements below."""
    rows = list(expected(movement))
    known = {unit.pk for unit in rows}
    children = movement.children.exclude(state="closed").select_related("agency").order_by("agency__path")
    return rows + [child.agency for child in children if child.agency_id not in known]


def _reported(report: Report, by: User) -> Iterator[tuple[Unit, list[int | None]]]:
    """Each unit that is asked with its registered, nominated and awarded; nothing where nothing has come."""
    if report.unit_id != report.movement.agency_id:
        return
    came = {r.unit_id: r.figures["totals"] for r in from_below(report, by).filter(state="received")}
    for unit in reporters(report.movement):
        found = came.get(unit.pk)
        told = found and [found["collectives"] + found["individuals"], found["nominated"], found["awarded"]]
        yield unit, told or [None, None, None]


def missing(movement: Movement, round_: str, kind: str, part: str) -> list[Unit]:
    """Who is asked to report and has sent nothing that stands."""
    sent = Report.objects.filter(
        into=movement, round__name=round_, kind=kind, part=part, state__in=("sent", "received")
    )
    came = set(sent.values_list("unit", flat=True))
    return [unit for unit in reporters(movement) if unit.pk not in came]


def said_kind(code: str) -> Say:
    """A kind of unit in words."""
    return terms.label("unit_kind", code)
