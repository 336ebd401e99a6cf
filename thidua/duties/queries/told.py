"""What a leader reads in a minute: what is late, how far each unit is, which contents were acted on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from thidua.core.duties import DONE, Duty
from thidua.core.wording import Say, several
from thidua.duties.queries.lines import COUNTED, Line, Work
from thidua.movements.models import Movement
from thidua.people.models import Unit

AHEAD = timedelta(days=30)
SHOWN = 8
"""So many late lines and deadlines stand on the page; the list has all."""


@dataclass
class Minute:
    """One year of a movement's duties in figures, and the few lines that a leader must know.

    What is late is told whatever its year: nobody should have to look for it.
    """

    year: int
    total: int
    done: int
    late: list[Line]
    ahead: list[Line]
    waiting: list[Line]
    units: list[tuple[Unit, int, int]] = field(default_factory=list)
    """Each unit with how much of its work is done, of how much whose turn has come."""

    @property
    def open(self) -> int:
        """How much of what has come is not done."""
        return self.total - self.done


def minute_of(work: Work, year: int, day: date) -> Minute:
    """The figures of a year: only work whose turn has come counts."""
    come = [line for line in work.of_year(year) if line.standing in COUNTED]
    late = sorted((x for x in work.lines if x.standing == "late"), key=lambda x: x.last_key)
    ahead = [x for x in come if x.standing not in DONE and x.turn.last and day <= x.turn.last <= day + AHEAD]
    return Minute(
        year,
        len(come),
        sum(line.standing in DONE for line in come),
        late,
        sorted(ahead, key=lambda x: x.last_key),
        [line for line in come if line.standing == "reported"],
        _by_unit(come),
    )


def _by_unit(lines: Iterable[Line]) -> list[tuple[Unit, int, int]]:
    found: dict[int, list[Line]] = {}
    for line in lines:
        if line.unit:
            found.setdefault(line.unit.pk, []).append(line)
    rows = [
        (of[0].unit, sum(line.standing in DONE for line in of), len(of))
        for of in found.values()
        if of[0].unit
    ]
    return sorted(rows, key=lambda row: (row[1] / row[2], row[0].path))


def sentences(minute: Minute, work: Work, day: date) -> list[Say]:
    """The three things to know, in words."""
    late = len(minute.late)
    if late:
        longest = max((day - x.turn.last).days for x in minute.late if x.turn.last)
        first = Say(
            f"{late} việc quá hạn, lâu nhất {longest} ngày.",
            f"{several(late, 'duty')} overdue, the longest by {several(longest, 'day')}.",
        )
    else:
        first = Say("Không có việc nào quá hạn.", "Nothing is overdue.")
    second = Say(
        f"Năm {minute.year}: đã báo cáo {minute.done}/{minute.total} việc đã đến kỳ.",
        f"Year {minute.year}: {minute.done} of {minute.total} pieces of work whose turn has come are reported.",
    )
    left = len(work.unassigned)
    third = (
        Say(
            f"{left} vai trong kế hoạch chưa giao cho ai.", f"{left} of the plan's names are given to nobody."
        )
        if left
        else Say("Mọi vai trong kế hoạch đã có đơn vị làm.", "Each of the plan's names has a unit.")
    )
    return [first, second, third]


@dataclass(frozen=True)
class Matrix:
    """Units by contents of the movement in a year; a cell is a line, or None where it is not the unit's."""

    contents: tuple[Duty, ...]
    rows: list[tuple[Unit, list[Line | None]]]

    @property
    def totals(self) -> list[tuple[int, int]]:
        """For each content how many units acted on it, of how many."""
        columns = [[row[at] for _unit, row in self.rows] for at in range(len(self.contents))]
        return [
            (sum(bool(x and x.standing in DONE) for x in c), sum(x is not None for x in c)) for c in columns
        ]


def matrix_of(work: Work, year: int) -> Matrix:
    """How far each content was acted on, by unit."""
    contents = tuple(d for d in work.duties if d.is_content)
    cells: dict[tuple[int, str], Line] = {}
    units: dict[int, Unit] = {}
    for line in work.of_year(year):
        if line.unit and line.duty.is_content:
            units.setdefault(line.unit.pk, line.unit)
            cells.setdefault((line.unit.pk, line.duty.code), line)
    ordered = sorted(units.values(), key=lambda u: u.path)
    return Matrix(contents, [(u, [cells.get((u.pk, d.code)) for d in contents]) for u in ordered])


def movements(by: Any) -> QuerySet:
    """Movements with how many units were given duties and how much was reported, as far as one sees it."""
    seen = Movement.objects.visible_to(by)
    mine = Q(agency__in=by.agencies_staffed) | Q(pk__in=by.movements) | Q(agency__in=by.agencies)
    above = Q(duty_owners__unit__agency__in=by.agencies)
    rows = seen.filter(pk__in=seen.filter(mine | above).values("pk")).select_related("agency")
    done = Q(duty_reports__state__in=DONE)
    return rows.annotate(
        given=Count("duty_owners__unit", distinct=True),
        reported=Count("duty_reports", done, distinct=True),
        waiting=Count("duty_reports", Q(duty_reports__state="reported"), distinct=True),
    ).order_by("folded", "pk")
