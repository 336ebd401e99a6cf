"""A movement is opened, paused, carried on and closed, each by a numbered act."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django_tasks import task

from thidua import access
from thidua.audit.writing import action, record
from thidua.clock import now, today
from thidua.core.errors import Refused
from thidua.core.rounds import Round as CoreRound
from thidua.core.wording import Say, fold, several
from thidua.core.workflow import next_state
from thidua.movements.compiled import plan_of
from thidua.movements.models import Movement, MovementAct, PlanVersion, Round
from thidua.movements.queries.calendar import window_by
from thidua.movements.queries.movements import DONE
from thidua.people.actions.notices import notify
from thidua.people.models import Unit, User
from thidua.people.queries import offices_of
from thidua.screens import jobs
from thidua.screens.models import Job


@dataclass(frozen=True)
class NewMovement:
    """What is asked when a movement is opened: its rounds, and what it runs under."""

    rounds: tuple[str, ...]
    name: str = ""
    parent: Movement | None = None
    parent_outside: str = ""


@dataclass(frozen=True)
class Act:
    """A numbered act with its day and its reason."""

    number: str
    on: date
    reason: str = ""


RIGHT_OF = {"continue": "resume"}
"""The right to a way of the table, where it has another name."""


@action("movement.open")
def open_movement(plan: PlanVersion, new: NewMovement, *, by: Any) -> Movement:
    """Open a movement that runs a published plan in the agency of the plan.

    Registration is open until the day that the plan names. Raises Refused for a draft, for a plan that
    already runs here, and without a round.
    """
    plan = (
        PlanVersion.objects.select_for_update(of=("self",), no_key=True)
        .select_related("agency")
        .get(pk=plan.pk)
    )
    access.check("movement.open", by, plan)
    if not new.rounds:
        raise Refused(Say("Chọn ít nhất một đợt.", "Choose at least one round."))
    not_running(plan, plan.agency)
    _is_above(new.parent, plan.agency)
    made = create(plan, plan.agency, new, by)
    record("movement.open", made, by=by, told={"to": made.state})
    return made


@action("movement.open_below")
def open_below(
    movement: Movement, agencies: Iterable[Unit], *, by: Any, tell: Callable[[int, int], None] | None = None
) -> list[Movement]:
    """Open the same plan for agencies below, each under the nearest agency above it that runs it.

    All or nothing. Offices are told. Raises Refused for an agency that is not below or runs it already.
    """
    movement = (
        Movement.objects.select_for_update(of=("self",), no_key=True)
        .select_related("agency", "plan")
        .get(pk=movement.pk)
    )
    access.check("movement.open_below", by, movement)
    next_state("movement", "suspend", movement.state)  # whatever may be suspended runs
    ordered = sorted(agencies, key=lambda a: str(a.path))
    made: list[Movement] = []
    for number, agency in enumerate(ordered, 1):
        made.append(_open_one(movement, agency, made, by))
        if tell:
            tell(number, len(ordered))
    record("movement.open_below", movement, by=by, told={"movements": len(made)})
    return made


def _open_one(movement: Movement, agency: Unit, opened: list[Movement], by: Any) -> Movement:
    if (
        not agency.is_agency
        or agency.pk == movement.agency_id
        or not agency.path.startswith(movement.agency.path)
    ):
        raise Refused(
            Say(f"{agency} không phải cơ quan cấp dưới.", f"{agency} is not an agency below."),
        )
    not_running(movement.plan, agency)
    above = [m for m in opened if agency.path.startswith(m.agency.path)]
    rounds = tuple(r.name for r in movement.rounds.all())
    new = NewMovement(rounds, movement.name, parent=above[-1] if above else movement)
    made = create(movement.plan, agency, new, by)
    told = Say(
        f"Phong trào mới mở cho cơ quan: {made.name}", f"A movement opened for your agency: {made.name}"
    )
    notify(offices_of(agency), told, reverse("movements:movement", args=[made.pk]))
    return made


def start_below(movement: Movement, agencies: Iterable[Unit], *, by: Any) -> Job:
    """Open for agencies below in the background; the job's page tells how far it is."""
    access.check("movement.open_below", by, movement)
    ids = [a.pk for a in agencies]
    if not ids:
        raise Refused(Say("Chọn ít nhất một cơ quan.", "Choose at least one agency."))
    say = Say(f"Mở phong trào cho {len(ids)} cơ quan", f"Opening the movement for {len(ids)} agencies")
    back = reverse("movements:movement", args=[movement.pk])
    return jobs.begin(by, say, open_in_background, back, movement=movement.pk, agencies=ids, by=by.pk)


@task()
def open_in_background(job_id: int, movement: int, agencies: list[int], by: int) -> None:
    """The work of `start_below`."""

    def work(tell: Callable[[int, int], None]) -> Say:
        found = Movement.objects.get(pk=movement)
        made = open_below(found, Unit.objects.filter(pk__in=agencies), by=User.objects.get(pk=by), tell=tell)
        return Say(f"Đã mở {len(made)} phong trào.", f"{several(len(made), 'movement')} opened.")

    jobs.carry_out(job_id, work)


@action("movement.suspend")
def suspend(movement: Movement, act: Act, *, by: Any) -> Movement:
    """Pause a movement: nothing is registered, sent or decided until it goes on."""
    return change(movement, "suspend", act, by)


@action("movement.resume")
def resume(movement: Movement, act: Act, *, by: Any) -> Movement:
    """Carry a paused movement on."""
    return change(movement, "continue", act, by)


@action("movement.close")
def close(movement: Movement, act: Act, *, by: Any) -> Movement:
    """End a movement for good.

    Raises Refused while nominations wait for somebody.
    """
    return change(movement, "close", act, by)


def change(
    movement: Movement,
    way: str,
    act: Act,
    by: Any,
    *,
    hindered: Callable[[], dict[str, Say]] | None = None,
) -> Movement:
    """Change a movement's state by a numbered act, within an action; `hindered` is asked after the right."""
    name = f"movement.{RIGHT_OF.get(way, way)}"
    movement = (
        Movement.objects.select_for_update(of=("self",), no_key=True)
        .select_related("agency", "plan")
        .get(pk=movement.pk)
    )
    access.check(name, by, movement)
    old = movement.state
    movement.state = next_state(
        "movement", way, old, _hindrances(movement, act) | (hindered() if hindered else {})
    )
    movement.save(update_fields=["state"])
    MovementAct.objects.create(
        movement=movement, action=way, number=act.number, on=act.on, reason=act.reason, by=by
    )
    record(name, movement, by=by, told={"from": old, "to": movement.state, "number": act.number})
    return movement


def _hindrances(movement: Movement, act: Act) -> dict[str, Say]:
    found = {}
    if not act.number.strip():
        found["numbered"] = Say("Ghi số của quyết định.", "Write the number of the decision.")
    elif act.on > today():
        found["numbered"] = Say("Ngày quyết định chưa tới.", "The day of the decision has not come.")
    waiting = movement.nominations.exclude(state__in=DONE).count()
    if waiting:
        found["nothing_open"] = Say(
            f"Còn {waiting} hồ sơ chưa xong: quyết định hoặc rút trước khi kết thúc phong trào.",
            f"{several(waiting, 'dossier')} still open: decide or withdraw them before closing the movement.",
        )
    return found


def not_running(plan: PlanVersion, agency: Unit) -> None:
    """Raises Refused where an agency runs the plan already."""
    running = Movement.objects.filter(plan__code=plan.code, agency=agency, state__in=("open", "suspended"))
    if running.exists():
        raise Refused(
            Say(f"Kế hoạch này đang chạy ở {agency.name}.", f"This plan runs at {agency.name} already.")
        )


def _is_above(parent: Movement | None, agency: Unit) -> None:
    if parent is None:
        return
    if parent.agency_id == agency.pk or not agency.path.startswith(parent.agency.path):
        raise Refused(
            Say(
                "Phong trào cấp trên phải do một cơ quan cấp trên mở.",
                "The parent movement must be one of an agency above.",
            )
        )


def create(plan: PlanVersion, agency: Unit, new: NewMovement, by: Any) -> Movement:
    """A movement with its rounds, their windows as the plan names them."""
    hindrances = {}
    if plan.state != "published":
        hindrances["published"] = Say(
            "Chỉ mở được phong trào từ kế hoạch đã công bố.", "A movement opens only from a published plan."
        )
    state = next_state("movement", "open", "-", hindrances)
    name = " ".join((new.name or plan.title).split())[:300]
    made: Movement = Movement.objects.create(
        agency=agency,
        plan=plan,
        parent=new.parent,
        parent_outside=new.parent_outside,
        state=state,
        name=name,
        folded=fold(name),
        opened_at=now(),
        opened_by=by,
    )
    read = plan_of(plan)
    for round_ in (CoreRound.read(r) for r in new.rounds):
        window = window_by(read, round_)
        Round.objects.create(
            movement=made,
            name=round_.name,
            kind=round_.kind,
            registration_from=window.start,
            registration_to=window.end,
            registration_clause=window.clause,
        )
    return made
