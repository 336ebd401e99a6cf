"""Duties that wait: to be done by a person's unit, to be given, to be confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Count, Min, Q
from django.urls import reverse

from thidua.core.duties import duties_of
from thidua.core.wording import Say, several
from thidua.duties.models import Difficulty, Owner, Report
from thidua.duties.queries.lines import LEFT, Line, asked_of, by_actor, lines_of, mine_doing
from thidua.duties.tables import address_of
from thidua.home.tasks import Task, Work
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement, Round
from thidua.movements.queries.calendar import views_of
from thidua.people.models import User

AHEAD = timedelta(days=60)
_REPORT = Say("Báo cáo", "Report")
_DUTY = Say("Nhiệm vụ", "Duty")


def to_do(user: User, day: date) -> Work:
    """What one's units have to do now: each duty with a day, the others of a movement in one line."""
    owners: dict[int, list[Owner]] = {}
    for owner in mine_doing(user):
        owners.setdefault(owner.movement_id, []).append(owner)
    if not owners:
        return
    movements = list(Movement.objects.filter(pk__in=owners).select_related("plan"))
    views = views_of(movements, day)
    reports = _reports(owners)
    names: dict[int, set[str]] = {}
    for pk, name in Round.objects.filter(movement__in=owners).values_list("movement_id", "name"):
        names.setdefault(pk, set()).add(name)
    for movement in movements:
        rounds = frozenset(names.get(movement.pk, ()))
        asked = asked_of(plan_of(movement.plan), views[movement.pk], rounds)
        kept = reports.get(movement.pk, {})
        lines = lines_of(asked, by_actor(owners[movement.pk]), kept, assigned={"*"})
        yield from _tasks(movement, [x for x in lines if _is_due(x, day)], day)


def _reports(owners: dict[int, list[Owner]]) -> dict[int, dict[tuple[str, str, int], Report]]:
    units = {unit.pk for of in owners.values() for o in of for unit in (o.unit, o.was) if unit}
    found: dict[int, dict[tuple[str, str, int], Report]] = {}
    for row in Report.objects.filter(movement__in=owners, unit__in=units):
        found.setdefault(row.movement_id, {})[row.code, row.turn, row.unit_id] = row
    return found


def _is_due(line: Line, day: date) -> bool:
    """What is late, was sent back, has its day soon, or belongs to this year without any day."""
    if line.standing not in LEFT:
        return False
    if line.standing in ("late", "returned"):
        return True
    return line.turn.last <= day + AHEAD if line.turn.last else line.turn.touches(day.year)


def _tasks(movement: Movement, lines: Iterable[Line], day: date) -> Work:
    undated: list[Line] = []
    for line in lines:
        if line.turn.last is None and line.standing != "returned":
            undated.append(line)
            continue
        say = line.say
        verb = Say("Bổ sung báo cáo", "Mend the report") if line.standing == "returned" else _REPORT
        named = verb if line.standing == "returned" else _DUTY
        what = Say(f"{named.vi}: {say.vi}", f"{named.en}: {say.en}")
        about = f"{line.unit} · {movement.name}"
        yield Task(what, about, address_of(movement, line), verb, line.turn.last, line.duty.clause)
    if undated:
        count, year = len(undated), day.year
        yield Task(
            Say(
                f"{count} việc của năm {year} không có hạn, chưa báo cáo",
                f"{several(count, 'piece')} of work of {year} without a deadline, not reported",
            ),
            movement.name,
            f"{reverse('duties:lines', args=[movement.pk])}?{urlencode({'standing': 'left', 'nam': year})}",
            Say("Xem việc", "See them"),
            count=count,
        )


def to_assign(user: User, _day: date) -> Work:
    """Movements of one's office in which names of the plan are given to nobody."""
    mine = [h.agency_id for h in user.holdings if h.role == "office" and h.movement_id is None]
    rows = Movement.objects.filter(agency__in=mine, state="open")
    if not (yield rows):
        return
    movements = list(rows.select_related("plan"))
    taken: dict[int, set[str]] = {}
    for pk, actor in Owner.objects.filter(movement__in=movements).values_list("movement_id", "actor"):
        taken.setdefault(pk, set()).add(actor)
    for movement in movements:
        asked = {a for d in duties_of(plan_of(movement.plan)) for a in d.actors}
        left = len(asked - taken.get(movement.pk, set()))
        if left:
            yield Task(
                Say(
                    f"Giao việc cho {left} tên gọi trong kế hoạch chưa có người làm",
                    f"Give work to {several(left, 'name')} of the plan that nobody has taken",
                ),
                movement.name,
                reverse("duties:owners", args=[movement.pk]),
                Say("Giao việc", "Give the work"),
                count=left,
            )


def to_answer(user: User, day: date) -> Work:
    """Difficulties that wait for an answer in the movements of one's office."""
    mine = [h.agency_id for h in user.holdings if h.role == "office" and h.movement_id is None]
    rows = Difficulty.objects.filter(movement__agency__in=mine, state="open").order_by()
    if not (yield rows):
        return
    counted = rows.values("movement", "movement__name").annotate(n=Count("pk"), since=Min("made_on"))
    for row in counted.order_by("movement"):
        longest = (day - row["since"]).days
        yield Task(
            Say(
                f"Trả lời {row['n']} khó khăn của đơn vị, lâu nhất {longest} ngày",
                f"Answer {row['n']} of the units' difficulties, the longest for {several(longest, 'day')}",
            ),
            row["movement__name"],
            f"{reverse('duties:difficulties', args=[row['movement']])}?state=open",
            Say("Mở danh sách", "Open the list"),
            count=row["n"],
        )


def to_confirm(user: User, _day: date) -> Work:
    """Reports of duties that wait in the movements of one's office, but for one's own."""
    mine = [h.agency_id for h in user.holdings if h.role == "office" and h.movement_id is None]
    rows = Report.objects.filter(~Q(made_by=user.pk), movement__agency__in=mine, state="reported")
    if not (yield rows):
        return
    counted = rows.order_by().values("movement", "movement__name").annotate(n=Count("pk"))
    for row in counted.order_by("movement"):
        yield Task(
            Say(f"Xác nhận {row['n']} báo cáo nhiệm vụ", f"Confirm {several(row['n'], 'report')} of duties"),
            row["movement__name"],
            f"{reverse('duties:lines', args=[row['movement']])}?nam=0&standing=reported",
            Say("Mở danh sách", "Open the list"),
            count=row["n"],
        )
