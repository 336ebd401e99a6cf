"""First steps: what an agency needs before there is any other work, told to who can do it."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from thidua.core.wording import Say
from thidua.home.tasks import Task, Work
from thidua.movements.models import Movement, PlanVersion
from thidua.people.models import Appointment, Person, Unit, User
from thidua.people.queries import standing
from thidua.records.models import NumberSeries

_INVITE = Say("Mời người dùng", "Invite")


def without_administrator(user: User, _day: date) -> Work:
    """Agencies that nobody administers yet."""
    held = Appointment.objects.filter(unit=OuterRef("pk"), role="agency_admin", ended_on=None)
    left = Unit.objects.filter(standing(), ~Exists(held), is_agency=True)
    if not (yield left):
        return
    names = list(left.order_by("path").values_list("name", flat=True))
    if names:
        yield Task(
            Say(
                f"Mời người quản trị cho {len(names)} cơ quan",
                f"Invite an administrator for {len(names)} agenc{'y' if len(names) == 1 else 'ies'}",
            ),
            names[0] if len(names) == 1 else "",
            reverse("people:invite"),
            _INVITE,
            count=len(names),
        )


def staffless(user: User, day: date) -> Work:
    """What an agency's administrator sets up: its people, its movement office, its books of numbers."""
    mine = [h.agency_id for h in user.holdings if h.role == "agency_admin"]
    agencies = Unit.objects.filter(standing(), pk__in=mine).order_by("path")
    people = Person.objects.filter(agency=OuterRef("pk"))
    for agency in (yield from _some(agencies.filter(~Exists(people)))):
        yield Task(
            Say("Ghi đơn vị và cá nhân của cơ quan", "Enter the agency's units and people"),
            agency.name,
            reverse("people:import"),
            Say("Nhập từ Excel", "Import from Excel"),
        )
    office = Appointment.objects.filter(unit=OuterRef("pk"), role="office", ended_on=None)
    for agency in (yield from _some(agencies.filter(~Exists(office)))):
        yield Task(
            Say("Mời người của cơ quan thường trực", "Invite the movement office"),
            agency.name,
            reverse("people:invite"),
            _INVITE,
        )
    running = Movement.objects.filter(agency=OuterRef("pk"), state="open")
    books = NumberSeries.objects.filter(agency=OuterRef("pk"), year=day.year)
    for agency in (yield from _some(agencies.filter(Exists(running), ~Exists(books)))):
        yield Task(
            Say(f"Mở sổ cấp số năm {day.year}", f"Open the books of numbers for {day.year}"),
            agency.name,
            reverse("records:open"),
            Say("Mở sổ", "Open a book"),
        )


def to_launch(user: User, _day: date) -> Work:
    """Plans on their way to a movement: one to bring in, to publish, to open."""
    held = [h for h in user.holdings if h.role == "office" and h.movement_id is None and h.agency_id]
    plans = yield from _some(_waiting([h.agency_id for h in held]))
    for plan in plans:
        draft = plan.state == "draft"
        yield Task(
            Say("Rà soát và công bố kế hoạch", "Review and publish the plan")
            if draft
            else Say("Mở phong trào theo kế hoạch", "Open the movement of the plan"),
            plan.title,
            reverse("movements:plan" if draft else "movements:open", args=[plan.pk]),
            Say("Mở kế hoạch", "Open the plan") if draft else Say("Mở phong trào", "Open the movement"),
        )
    if plans or not held:
        return
    lines = {int(part) for h in held for part in (h.path or "").split("/") if part}
    if not (yield Movement.objects.filter(agency__in=lines)):
        yield Task(
            Say("Nạp kế hoạch phát động phong trào", "Bring in the plan of a movement"),
            "",
            reverse("movements:plan_bring"),
            Say("Nạp kế hoạch", "Bring a plan in"),
        )


def _waiting(agencies: list[int | None]) -> QuerySet[PlanVersion]:
    """Drafts, and published plans that no movement follows, by their agency."""
    runs = Movement.objects.filter(plan__agency=OuterRef("agency"), plan__code=OuterRef("code"))
    own = PlanVersion.objects.filter(agency__in=agencies, state__in=("draft", "published"))
    return own.filter(~Exists(runs)).order_by("code", "number")


def _some(rows: QuerySet[Any]) -> Generator[QuerySet[Any], bool, list[Any]]:
    """The rows, read only where there are any."""
    return list(rows) if (yield rows) else []
