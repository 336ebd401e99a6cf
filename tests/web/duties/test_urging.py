"""The daily reminder of duties: once for each stage of a deadline, gathered, never twice, and switched off."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.web.world import World
from thidua.cli.serving import chores
from thidua.clock import moment, set_to
from thidua.duties import actions
from thidua.duties.actions import NewReport
from thidua.duties.models import Urged
from thidua.duties.queries.lines import work_of
from thidua.duties.urging import urge
from thidua.movements.models import Movement
from thidua.people.models import Notice, User


def last_day(world: World, movement: Movement) -> date:
    """The last day of the only duty in 2024 that has one: the office's own."""
    lines = work_of(movement, world.users["a-office"]).lines
    return next(x.turn.last for x in lines if x.turn.last and x.turn.last.year == 2024)


def told(world: World, who: str = "a-office") -> list[str]:
    rows = Notice.objects.filter(user=world.users[who], vi__startswith="Nhiệm vụ:").order_by("pk")
    return list(rows.values_list("vi", flat=True))


def on(day: date) -> int:
    with set_to(moment(day)):
        return urge()


def test_a_person_is_told_a_week_before_the_day_before_and_each_week_after(
    world: World, given: Movement
) -> None:
    last = last_day(world, given)
    at = [last.fromordinal(last.toordinal() + n) for n in (-8, -7, -6, -1, 0, 1, 2, 8, 9)]
    counts = []
    for day in at:
        on(day)
        counts.append(len(told(world)))
    assert counts == [0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert "1 việc sắp đến hạn" in told(world)[0]
    assert "1 việc quá hạn" in told(world)[-1]


def test_all_is_gathered_into_one_notice_and_one_mail_and_never_told_twice(
    world: World, given: Movement, mailoutbox: list
) -> None:
    last = last_day(world, given)
    assert on(last) > 0
    assert len(told(world)) == 1
    letters = len(mailoutbox)
    rows = Urged.objects.count()
    assert on(last) == 0
    assert (len(told(world)), len(mailoutbox), Urged.objects.count()) == (1, letters, rows)


def test_a_day_on_which_nothing_ran_is_made_up_for(world: World, given: Movement) -> None:
    last = last_day(world, given)
    on(last.fromordinal(last.toordinal() - 3))
    assert len(told(world)) == 1


def test_what_is_reported_is_not_told_and_who_switched_it_off_hears_nothing(
    world: World, given: Movement
) -> None:
    last = last_day(world, given)
    client = world.client("a-office")
    page = client.get(reverse("people:account")).content.decode()
    assert "Nhắc tôi việc sắp đến hạn, quá hạn" in page
    off = client.post(reverse("people:account"), {"language": "vi", "once": str(uuid4())})
    assert off.status_code == 302
    assert not User.objects.get(pk=world.users["a-office"].pk).reminded
    on(last)
    assert told(world) == []
    world.users["a-office"].refresh_from_db()
    client.post(reverse("people:account"), {"language": "vi", "reminded": "on", "once": str(uuid4())})
    line = next(
        x
        for x in work_of(given, world.users["a-office"]).lines
        if x.turn.last == last and x.unit == world.units["A"]
    )
    new = NewReport(given, line.duty.code, line.turn.name, world.units["A"], "Đã làm (mẫu).", last)
    with set_to(moment(last)):
        actions.report(new, by=world.users["a-office"])
    on(last.fromordinal(last.toordinal() + 1))
    assert told(world) == []


@pytest.mark.parametrize("state", ["suspended", "closed"])
def test_movements_that_do_not_run_remind_of_nothing(world: World, given: Movement, state: str) -> None:
    last = last_day(world, given)
    given.state = state
    given.save()
    assert on(last) == 0


def test_it_is_one_of_the_daily_chores() -> None:
    assert urge in chores()
