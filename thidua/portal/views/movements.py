"""Movements on the public site: which run, their plans word by word, their calendars."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from thidua.appraisals.queries.comments import open_periods
from thidua.movements.compiled import name_of, plan_of
from thidua.movements.models import Movement
from thidua.movements.queries.calendar import calendar_of
from thidua.portal.queries.roll import decisions
from thidua.portal.queries.shown import awards_said, clauses, coming, dated, shown_movements
from thidua.portal.queries.stories import stories
from thidua.portal.queries.told import news
from thidua.portal.views.shell import page, paged, public
from thidua.rounds.ics import calendar_bytes
from thidua.screens.spoken import language, said

AHEAD = 5
"""How many deadlines stand on the page of a movement."""
NEWEST = 5
"""How many of the latest things stand on the first page."""


@public
def home(request: HttpRequest) -> HttpResponse:
    """The first page: what runs, who is open for comment, what was decided, the doors."""
    movements = list(shown_movements()[:NEWEST])
    told = {
        "heading": _("Thi đua cải cách hành chính"),
        "about": _("Phong trào, bảng vinh danh, góp ý và dữ liệu mở."),
        "movements": [(m, name_of(m)) for m in movements],
        "periods": [(p, name_of(p.movement)) for p in open_periods()[:NEWEST]],
        "decisions": list(decisions()[:NEWEST]),
        "news": list(news()[:NEWEST]),
        "stories": list(stories()[:NEWEST]),
    }
    return page(request, "home", told, {"@type": "WebSite"})


@public
def movements(request: HttpRequest) -> HttpResponse:
    """Every movement that is public, the latest first."""
    found, rows = paged(request, shown_movements(), lambda m: (m, name_of(m)))
    about = _("Phong trào thi đua đã công khai: kế hoạch, lịch, hình thức khen thưởng.")
    told = {"heading": _("Phong trào thi đua"), "about": about, "page": found, "rows": rows}
    return page(request, "movements", told | {"door": "movements"})


def shown_or_404(pk: int) -> Movement:
    """A movement on the public site; any other is not there."""
    found: Movement = get_object_or_404(shown_movements(), pk=pk)
    return found


@public
def movement(request: HttpRequest, pk: int) -> HttpResponse:
    """One movement: whose, in which state, what is due next, which awards it has."""
    found = shown_or_404(pk)
    heading = said(name_of(found))
    told = {
        "heading": heading,
        "about": _("%(agency)s: kế hoạch, lịch và hình thức khen thưởng.") % {"agency": found.agency.name},
        "movement": found,
        "coming": coming(dated(found), AHEAD),
        "awards": awards_said(found),
        "periods": list(open_periods().filter(movement=found)),
        "decisions": list(decisions().filter(movement=found)[:NEWEST]),
        "door": "movements",
    }
    return page(request, "movement", told, _as_event(found, heading))


def _as_event(found: Movement, heading: str) -> dict[str, object]:
    by = {"@type": "GovernmentOrganization", "name": found.agency.name}
    return {"@type": "Event", "name": heading, "startDate": f"{found.opened_at:%Y-%m-%d}", "organizer": by}


@public
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan of a movement, clause by clause as it was issued."""
    found = shown_or_404(pk)
    lines = clauses(found)
    told = {
        "heads": [line for line in lines if line.clause.heading and line.depth == 0],
        "heading": _("Kế hoạch"),
        "about": said(name_of(found)),
        "movement": found,
        "name": name_of(found),
        "lines": lines,
        "door": "movements",
    }
    return page(request, "plan", told, {"@type": "GovernmentDocument"} | _number(found))


def _number(found: Movement) -> dict[str, str]:
    return {"identifier": found.plan.document} if found.plan.document else {}


@public
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The calendar of a movement: every deadline with its clause."""
    found = shown_or_404(pk)
    rows = dated(found)
    told = {
        "heading": _("Lịch của phong trào"),
        "about": said(name_of(found)),
        "movement": found,
        "name": name_of(found),
        "ahead": coming(rows, len(rows)),
        "unknown": [row for row in rows if row.due.last is None],
        "past": [row for row in rows if row.is_past],
        "door": "movements",
    }
    return page(request, "calendar", told)


@public
def calendar_ics(request: HttpRequest, pk: int) -> HttpResponse:
    """The calendar for a calendar program."""
    found = shown_or_404(pk)
    body = calendar_bytes(plan_of(found.plan), calendar_of(found), language())
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="lich-phong-trao-{found.pk}.ics"'
    return response


__all__ = ["calendar", "calendar_ics", "home", "movement", "movements", "plan"]
