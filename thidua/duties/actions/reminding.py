"""Reminding units of duties: a notice and a mail to who does them, once a day and duty at most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import today
from thidua.core.errors import Refused
from thidua.core.wording import Say, days
from thidua.duties.models import Reminder
from thidua.duties.queries.lines import LEFT, Line, work_of
from thidua.movements.models import Movement
from thidua.people.actions.notices import notify
from thidua.people.history import heirs
from thidua.people.models import Unit, User
from thidua.people.queries import clerks_of, holders, offices_of


@dataclass(frozen=True)
class Asked:
    """One duty in one turn of one unit, as a list picks it."""

    code: str
    turn: str
    unit: int

    @classmethod
    def read(cls, picked: str) -> Asked | None:
        """What was picked; None for words that pick nothing."""
        code, _, rest = picked.partition("|")
        turn, _, unit = rest.partition("|")
        return cls(code, turn, int(unit)) if code and unit.isdigit() else None


@action("duty.remind")
def remind(movement: Movement, asked: Sequence[Asked], *, by: Any) -> list[Reminder]:
    """Tell who does these duties that they wait; what was told today already is not told again.

    Raises Refused when nothing of it waits, or all was told today.
    """
    access.check("duty.remind", by, movement)
    wanted = {f"{a.code}|{a.turn}|{a.unit}" for a in asked}
    waiting = [x for x in work_of(movement, by).lines if x.pk in wanted and x.standing in LEFT and x.unit]
    told = set(Reminder.objects.filter(movement=movement, on=today()).values_list("code", "turn", "unit_id"))
    fresh = [x for x in waiting if x.unit and (x.duty.code, x.turn.name, x.unit.pk) not in told]
    if not fresh:
        raise Refused(_TOLD if waiting else _NOTHING)
    made: list[Reminder] = Reminder.objects.bulk_create(_row(movement, line, by) for line in fresh)
    for unit, lines in _by_unit(fresh):
        notify(who_does(unit, {line.role for line in lines}), _said(movement, lines), _page(movement))
    record("duty.remind", movement, by=by, told={"duties": len(fresh)})
    return made


def who_does(unit: Unit, roles: Iterable[str]) -> list[User]:
    """The accounts that do a unit's duties: who holds the roles there, else its clerks, else the office.

    In the place of a unit that has ended those of the units that came of it.
    """
    asked, found = list(roles), dict[int, User]()
    for place in heirs([unit], today()).get(unit.pk) or [unit]:
        there: list[User] = []
        for role in asked:
            there += list(clerks_of(place) if role == "clerk" else holders(role, place))
        found |= {user.pk: user for user in there or offices_of(place.agency)}
    return list(found.values())


def _row(movement: Movement, line: Line, by: Any) -> Reminder:
    return Reminder(
        agency_id=movement.agency_id,
        movement=movement,
        code=line.duty.code,
        turn=line.turn.name,
        unit=line.unit,
        on=today(),
        by=by,
    )


def _by_unit(lines: Iterable[Line]) -> list[tuple[Unit, list[Line]]]:
    found: dict[int, tuple[Unit, list[Line]]] = {}
    for line in lines:
        if line.unit:
            found.setdefault(line.unit.pk, (line.unit, []))[1].append(line)
    return list(found.values())


def _said(movement: Movement, lines: list[Line]) -> Say:
    first = min(lines, key=lambda x: (x.turn.last is None, x.turn.last or today()))
    until = days(first.turn.last) if first.turn.last else None
    vi, en = (f", hạn hết {until.vi}", f", due by the end of {until.en}") if until else ("", "")
    more = (
        Say(f" và {len(lines) - 1} việc khác", f" and {len(lines) - 1} more")
        if len(lines) > 1
        else Say("", "")
    )
    say, clause = first.say, first.duty.clause
    return Say(
        f"Nhắc nhiệm vụ: {say.vi} ({clause}){vi}{more.vi}. {movement.name}",
        f"Reminder of a duty: {say.en} ({clause}){en}{more.en}. {movement.name}",
    )


def _page(movement: Movement) -> str:
    return f"{reverse('duties:lines', args=[movement.pk])}?nam=0&standing=left"


_NOTHING = Say(
    "Không có việc nào để nhắc: chọn việc chưa báo cáo đã giao cho đơn vị.",
    "There is nothing to remind of: choose duties that were given to a unit and not reported.",
)
_TOLD = Say(
    "Hôm nay đã nhắc các việc này. Mỗi việc nhắc nhiều nhất một lần một ngày.",
    "These were reminded of today already: once a day and duty at most.",
)
