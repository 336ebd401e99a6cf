"""The daily reminder: each person once for every stage of a deadline, all their duties in one notice and mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.urls import reverse

from thidua.clock import today
from thidua.core.wording import Say, days, several
from thidua.duties.actions.reminding import who_does
from thidua.duties.models import Urged
from thidua.duties.queries.lines import LEFT, Line, whole_lines
from thidua.movements.models import Movement
from thidua.people.actions.notices import notify
from thidua.people.models import User

WEEK = 7


@dataclass(frozen=True)
class Due:
    """One duty of a unit that a person is to be told of, and at which stage."""

    movement: Movement
    line: Line
    stage: str

    @property
    def key(self) -> tuple[int, str, str, int, str]:
        """What tells it from others."""
        assert self.line.unit
        return (self.movement.pk, self.line.duty.code, self.line.turn.name, self.line.unit.pk, self.stage)


def stage_of(last: date | None, day: date) -> str:
    """The stage of a deadline on a day; empty while it is far, and where there is none.

    >>> stage_of(date(2024, 11, 8), date(2024, 11, 1)), stage_of(date(2024, 11, 9), date(2024, 11, 1))
    ('week', '')
    >>> stage_of(date(2024, 11, 1), date(2024, 11, 1)), stage_of(date(2024, 11, 1), date(2024, 11, 2))
    ('day', 'late-0')
    >>> stage_of(date(2024, 11, 1), date(2024, 11, 9))
    'late-1'
    """
    if last is None:
        return ""
    left = (last - day).days
    if left < 0:
        return f"late-{(-left - 1) // WEEK}"
    return "day" if left <= 1 else "week" if left <= WEEK else ""


def urge() -> int:
    """Tell everybody of their duties that fall due or are overdue; how many people were told.

    May be done at any time and again: what somebody was told at a stage is not told again, and a day on
    which nothing ran is made up for on the next.
    """
    mine: dict[int, list[Due]] = {}
    people: dict[int, User] = {}
    for movement in Movement.objects.filter(state="open").select_related("plan", "agency"):
        for due, users in _dues(movement):
            for user in users:
                people[user.pk] = user
                mine.setdefault(user.pk, []).append(due)
    return sum(_told(people[pk], dues) for pk, dues in sorted(mine.items()))


def _dues(movement: Movement) -> Iterator[tuple[Due, list[User]]]:
    """What of a movement has come to a stage, with who does it and wants to be told."""
    day, doers = today(), dict[tuple[int, str], list[User]]()
    for line in whole_lines(movement):
        stage = stage_of(line.turn.last, day)
        if line.unit is None or not stage or line.standing not in LEFT:
            continue
        who = (line.unit.pk, line.role)
        if who not in doers:
            doers[who] = [u for u in who_does(line.unit, [line.role]) if u.reminded]
        yield Due(movement, line, stage), doers[who]


@transaction.atomic
def _told(user: User, dues: list[Due]) -> bool:
    """Tell one person what they were not told yet; False where nothing is left to tell."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    rows = Urged.objects.filter(user=user, movement__in={d.movement.pk for d in dues})
    known = set(rows.values_list("movement_id", "code", "turn", "unit_id", "stage"))
    fresh = {d.key: d for d in dues if d.key not in known}
    if not fresh:
        return False
    Urged.objects.bulk_create(
        Urged(user=user, movement_id=m, code=code, turn=turn, unit_id=unit, stage=stage, on=today())
        for m, code, turn, unit, stage in fresh
    )
    notify([user], _said(list(fresh.values())), _page(list(fresh.values())))
    return True


def _said(dues: list[Due]) -> Say:
    """How many are overdue and how many fall due, and the first of them in words."""
    late = sum(d.stage.startswith("late") for d in dues)
    soon = len(dues) - late
    vi = [f"{late} việc quá hạn"] * bool(late) + [f"{soon} việc sắp đến hạn"] * bool(soon)
    en = [f"{late} overdue"] * bool(late) + [f"{soon} due within a week"] * bool(soon)
    first = min(dues, key=lambda d: (d.line.last_key, d.key))
    say, on = first.line.say, days(first.line.last_key)
    about = f"{first.line.unit} · {first.movement.name}"
    several_vi = "Gấp nhất: " if len(dues) > 1 else ""
    several_en = "The first: " if len(dues) > 1 else ""
    return Say(
        f"Nhiệm vụ: {', '.join(vi)}. {several_vi}{say.vi} ({first.line.duty.clause}), hạn hết {on.vi}. {about}",
        f"{several(len(dues), 'duty')}: {', '.join(en)}. "
        f"{several_en}{say.en} ({first.line.duty.clause}), due by the end of {on.en}. {about}",
    )


def _page(dues: list[Due]) -> str:
    movements = {d.movement.pk for d in dues}
    if len(movements) > 1:
        return reverse("duties:list")
    return f"{reverse('duties:lines', args=[movements.pop()])}?nam=0&standing=left"
