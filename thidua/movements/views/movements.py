"""Movements over HTTP: the list, one movement, its calendar and progress."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua import access
from thidua.clock import now, today
from thidua.core import terms
from thidua.core.calendar import Due
from thidua.core.plan.model import Award
from thidua.core.quotas.places import EVERY
from thidua.core.wording import Say, both
from thidua.core.workflow import allowed
from thidua.movements.compiled import name_of, plan_of
from thidua.movements.models import Allotment, Event, Movement
from thidua.movements.queries.calendar import calendar_of, given_to
from thidua.movements.queries.movements import below, detailed, listed, plans_to_open, progress, quotas, roles
from thidua.movements.views.movement_tables import MovementFilters, MovementTable
from thidua.rounds.ics import calendar_bytes
from thidua.screens.charts import Bar
from thidua.screens.lists import ListPage
from thidua.screens.spoken import language

PAGES = {"suspend": "suspend", "continue": "resume", "transfer": "transfer", "close": "close"}
"""By the way of the workflow, the right and the page that asks for it."""
NEVER = date.min
AHEAD = 5
"""How many deadlines the page of a movement shows."""


class Movements(ListPage):
    """Every movement; those that run come by their day."""

    table_class, filterset_class = MovementTable, MovementFilters
    template_name = "movements/movement_list.html"
    heading = gettext_lazy("Phong trào")
    unit = gettext_lazy("phong trào")
    measured_in = gettext_lazy("đăng ký")
    empty_link = (gettext_lazy("Xem kế hoạch"), reverse_lazy("movements:plans"))
    empty = gettext_lazy(
        "Chưa có phong trào nào. Cơ quan thường trực mở phong trào từ một kế hoạch đã công bố."
    )
    export_name = "phong-trao"

    def rows(self) -> QuerySet:
        """Movements with their rounds and registrations counted."""
        return listed(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The doors behind this one, and whether one may open a movement."""
        ready = plans_to_open(self.request.user) if access.may("movement.open", self.request.user) else []
        return super().get_context_data(**kwargs) | {"plans_to_open": ready}


def movement_for(request: HttpRequest, pk: int) -> Movement:
    """A movement that the person may see, else 404."""
    found: Movement = get_object_or_404(detailed(request.user), pk=pk)
    return found


def shell(request: HttpRequest, movement: Movement, here: str) -> dict[str, Any]:
    """What every page of a movement shows around its content: head, tabs, what may be done."""
    tabs = [
        {"url": reverse(f"movements:{name}", args=[movement.pk]), "label": label, "current": name == here}
        for name, label in (("movement", _("Tổng quan")), ("calendar", _("Lịch")), ("progress", _("Tiến độ")))
    ]
    url = reverse("duties:movement", args=[movement.pk])
    tabs.append({"url": url, "label": _("Nhiệm vụ"), "current": here == "duties"})
    if access.may("succession.view", request.user, movement):
        url = reverse("home:across", args=[movement.pk])
        tabs.append({"url": url, "label": _("Qua sắp xếp"), "current": here == "across"})
    rights = ("set_window", "appoint", "record_event", "allot", "receive_places", "open_below")
    may = {name: access.may(f"movement.{name}", request.user, movement) for name in rights}
    may["archive"] = access.may("archive.make", request.user, movement)
    return {
        "movement": movement,
        "plan": plan_of(movement.plan),
        "tabs": tabs,
        "heading": name_of(movement),
        "may": may,
        "runs": movement.state == "open",
        "today": today(),
        "every": EVERY,
    }


def movement(request: HttpRequest, pk: int) -> HttpResponse:
    """One movement: state, rounds, who works for it, places, what is due, acts, history."""
    found = movement_for(request, pk)
    dues, rounds = calendar_of(found), progress(found)
    seen = Allotment.objects.visible_to(request.user)
    ways = [
        (PAGES[b.action], access.RIGHTS[f"movement.{PAGES[b.action]}"].say)
        for b in allowed("movement", found.state)
        if access.may(f"movement.{PAGES[b.action]}", request.user, found)
    ]
    told = shell(request, found, "movement")
    told |= {
        "ways": ways,
        "progress": [p for p in rounds if not p.is_idle],
        "to_come": [p for p in rounds if p.is_idle],
        "has_below": told["may"]["open_below"] and below(found).exists(),
        "roles": _seen_roles(request, found),
        "ahead": [r for r in _texts(found, dues) if r["waits"] or (r["due"].last or NEVER) >= today()][
            :AHEAD
        ],
        "quotas": quotas(found),
        "given": _named(seen & given_to(found).select_related("movement__agency"), found),
        "allotted": _named(seen & found.allotments.exclude(to_movement=None), None),
        "children": found.children.select_related("agency").order_by("agency__path"),
        "acts": found.acts.select_related("by"),
    }
    return render(request, "movements/movement.html", told)


def _named(rows: QuerySet, receiver: Movement | None) -> list[tuple[Allotment, Say]]:
    """Places with the award in words, by the plan of whoever receives them."""
    found = []
    for row in rows.select_related("to_movement__agency", "to_movement__plan").order_by(
        "round", "award", "-decided_on"
    ):
        award = plan_of((receiver or row.to_movement).plan).awards_by_id.get(row.award)
        found.append((row, _award_said(award) if award else both(row.award)))
    return found


def _award_said(award: Award) -> Say:
    who = terms.label("who", award.who) if award.who else None
    return Say(f"{award.say.vi} ({who.vi})", f"{award.say.en} ({who.en})") if who else award.say


def _seen_roles(request: HttpRequest, found: Movement) -> QuerySet | None:
    """Who holds which role: for those who work at the agency or in the movement."""
    mine = found.agency_id in request.user.agencies or found.pk in request.user.movements
    return roles(found) if mine else None


def _texts(found: Movement, dues: list[Due]) -> list[dict[str, Any]]:
    plan = plan_of(found.plan)
    rows = []
    for due in dues:
        text = plan.by_id[due.clause].text if due.clause in plan.by_id else ""
        gloss = plan.gloss.get(due.clause)
        waits = terms.label("event", due.waits_for) if due.waits_for else None
        said = Say(text, f"{gloss}\n\n{text}" if gloss else text)
        rows.append({"due": due, "text": said, "waits": waits, "others": dict(due.other_readings)})
    return rows


def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Every deadline of the movement, the events they wait for, and the file for a calendar program."""
    found = movement_for(request, pk)
    rows = _texts(found, calendar_of(found))
    told = shell(request, found, "calendar") | {
        "ahead": [r for r in rows if r["due"].last and r["due"].last >= today()],
        "past": [r for r in rows if r["due"].last and r["due"].last < today()],
        "unknown": [r for r in rows if r["due"].last is None],
        "events": Event.objects.filter(movement=found).order_by("withdrawn_at", "-on"),
    }
    return render(request, "movements/movement_calendar.html", told)


def calendar_print(request: HttpRequest, pk: int) -> HttpResponse:
    """The calendar to print."""
    found = movement_for(request, pk)
    plan = plan_of(found.plan)
    told = {
        "movement": found,
        "rows": _texts(found, calendar_of(found)),
        "heading": _("Lịch của phong trào"),
        "agency_name": found.agency.name,
        "plan_version": plan.say_title,
        "back_url": reverse("movements:calendar", args=[found.pk]),
    }
    return render(request, "movements/movement_calendar_print.html", told)


def calendar_ics(request: HttpRequest, pk: int) -> HttpResponse:
    """The calendar for a calendar program, with a reminder a week before each day."""
    found = movement_for(request, pk)
    body = calendar_bytes(plan_of(found.plan), calendar_of(found), language())
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="lich-phong-trao-{found.pk}-{now():%Y%m%d}.ics"'
    return response


def progress_page(request: HttpRequest, pk: int) -> HttpResponse:
    """How far each round is: registered, and nominations at each step."""
    found = movement_for(request, pk)
    shown, rounds = [], progress(found)
    for one in (p for p in rounds if not p.is_idle):
        steps = [Bar(say, count, max(one.nominations, 1)) for say, count in one.steps]
        shown.append({"progress": one, "steps": steps})
    told = shell(request, found, "progress") | {"rounds": shown}
    told["to_come"] = [p.round.name for p in rounds if p.is_idle]
    return render(request, "movements/movement_progress.html", told)


urlpatterns = [
    path("", Movements.as_view(), name="list"),
    path("<int:pk>", movement, name="movement"),
    path("<int:pk>/lich", calendar, name="calendar"),
    path("<int:pk>/lich/in", calendar_print, name="calendar_print"),
    path("<int:pk>/lich.ics", calendar_ics, name="calendar_ics"),
    path("<int:pk>/tien-do", progress_page, name="progress"),
]
