"""Who takes part, what is due, how far the dossiers are."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from django.urls import reverse

from thidua import access
from thidua.clock import today
from thidua.core import terms
from thidua.core.calendar import Due, dues
from thidua.core.wording import Say, days, several
from thidua.movements.queries.movements import STEPS
from thidua.people.models import Unit
from thidua.reports.queries.catalogue import Alert, Row, Shown, report
from thidua.reports.queries.desk import Came, Desk
from thidua.rounds.pages.naming import cap
from thidua.screens.charts import Bar

AHEAD = 30
"""Days to come whose deadlines are shown."""
SOON = 7
ENDED = (Say("kết thúc, không được tặng", "ended without an award"), ("not_passed", "not_chosen", "revoked"))


@report("dang-ky", Say("Đăng ký tham gia", "Registration"))
def registration(desk: Desk) -> Shown | None:
    """How many of the units that are asked have registered, by kind of unit."""
    url = reverse("registrations:round", args=[desk.round.pk])
    if not desk.came and (wait := _not_open(desk)):
        return Shown(wait, url=url)
    if not desk.units:
        return Shown(Say("Chưa có đơn vị nào được mời tham gia.", "No unit is asked to take part yet."))
    missing = [u for u in desk.units if not desk.has_come(u)]
    absent = {u.pk for u in missing}
    remind = access.may("registration.remind", desk.by, desk.round)
    behind = reverse("registrations:missing", args=[desk.round.pk]) if remind else url
    by_kind: dict[str, list[Unit]] = {}
    for unit in desk.units:
        by_kind.setdefault(unit.kind, []).append(unit)
    rows = [
        Bar(
            cap(terms.label("unit_kind", kind)),
            sum(u.pk not in absent for u in units),
            len(units),
            f"{behind}?kind={kind}" if remind else behind,
        )
        for kind, units in by_kind.items()
    ]
    said = _registered(len(missing), len(desk.units)) if desk.whole else _own(missing, desk.units)
    alert = Alert(said, behind, 3 * len(missing)) if missing else None
    return Shown(said, "bars", rows, Say("đơn vị", "units"), behind, note=_who(desk.came), alert=alert)


def _not_open(desk: Desk) -> Say | None:
    """Why nobody can have registered yet, and from when there are figures."""
    begins = desk.round.registration_from
    if desk.is_ahead and begins is None:
        begins = date(desk.span.first, 1, 1)
    if begins is None or begins <= today():
        return None
    told = days(begins)
    return Say(
        f"Chưa đến hạn đăng ký. Số liệu hiện từ {told.vi}.",
        f"Registration is not open yet. Figures appear from {told.en}.",
    )


def _registered(missing: int, asked: int) -> Say:
    if not missing:
        return Say(f"Cả {asked} đơn vị đã đăng ký.", f"All {several(asked, 'unit')} have registered.")
    return Say(
        f"{missing}/{asked} đơn vị chưa đăng ký.",
        f"{missing} of {several(asked, 'unit')} {'has' if missing == 1 else 'have'} not registered.",
    )


def _own(missing: list[Unit], units: list[Unit]) -> Say:
    if not missing:
        return Say("Đơn vị bạn đã đăng ký.", "Your unit has registered.")
    if len(units) == 1:
        return Say("Đơn vị bạn chưa đăng ký.", "Your unit has not registered.")
    return _registered(len(missing), len(units))


def _who(came: list[Came]) -> Say:
    people = sum(row.person is not None for row in came)
    teams = len(came) - people
    return Say(
        f"Đã đăng ký: {teams} tập thể, {people} cá nhân.",
        f"Registered: {several(teams, 'collective')}, {several(people, 'individual')}.",
    )


@report("han", Say("Hạn 30 ngày tới", "Deadlines of the next 30 days"))
def deadlines(desk: Desk) -> Shown:
    """What is due within thirty days, by the plan's own calendar."""
    known = [d for d in dues(desk.plan, desk.view) if d.last and d.round in (None, desk.span)]
    coming = [d for d in known if d.last and d.last >= today()]
    near = [d for d in coming if d.last and d.last <= today() + timedelta(days=AHEAD)]
    url = reverse("movements:calendar", args=[desk.movement.pk])
    show = Say("Mở lịch", "Open the calendar")
    if not near:
        return Shown(_none_near(coming), url=url, open=show)
    rows = [Row(due.say, (), url, _told(due)) for due in near]
    first = near[0]
    said = _next(first)
    alert = Alert(said, url, 40) if first.last and (first.last - today()).days <= SOON else None
    return Shown(said, "list", rows, url=url, open=show, alert=alert)


def _none_near(coming: list[Due]) -> Say:
    none = Say(f"Không có hạn nào trong {AHEAD} ngày tới.", f"Nothing is due within {AHEAD} days.")
    if not coming or coming[0].last is None:
        return none
    on, what = days(coming[0].last), coming[0].say
    return Say(
        f"{none.vi} Hạn gần nhất: {what.vi}, hết {on.vi}.",
        f"{none.en} The nearest: {what.en}, until the end of {on.en}.",
    )


def _next(due: Due) -> Say:
    assert due.last
    left, on = (due.last - today()).days, days(due.last)
    when = (
        Say(f"còn {left} ngày", f"{several(left, 'day')} left") if left else Say("hết hôm nay", "ends today")
    )
    return Say(f"{cap(due.say).vi}: {when.vi}, hết {on.vi}.", f"{cap(due.say).en}: {when.en}, until {on.en}.")


def _told(due: Due) -> Say:
    assert due.last
    on, clause = days(due.last), f" · {due.clause}" if due.clause else ""
    return Say(f"hết {on.vi}{clause}", f"until {on.en}{clause}")


@report("ho-so", Say("Hồ sơ đến đâu", "How far the dossiers are"))
def steps(desk: Desk) -> Shown | None:
    """How many dossiers stand at each step; those being prepared are their unit's own affair."""
    url = f"{reverse('nominations:list')}?round={desk.round.name}"
    if not desk.cases:
        return Shown(
            Say(
                f"Chưa có hồ sơ nào được gửi trong đợt {desk.round.name}.",
                f"No dossier has been sent in round {desk.round.name}.",
            )
        )
    found = Counter(case.state for case in desk.cases)
    counts = [(say, sum(found[s] for s in states)) for say, states in (*STEPS, ENDED)]
    total = len(desk.cases)
    rows = [Bar(cap(say), n, total, url) for say, n in counts if n]
    say, most = max(counts, key=lambda pair: pair[1])
    said = Say(
        f"{total} hồ sơ đã gửi; nhiều nhất: {say.vi}, {most}.",
        f"{several(total, 'dossier')} sent; most are {say.en}: {most}.",
    )
    return Shown(said, "bars", rows, Say("hồ sơ", "dossiers"), url)
